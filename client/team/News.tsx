import { useState } from 'react'
import { sayDay } from '#shared/speech.ts'
import { kindMessage, silentDays } from '#shared/team.ts'
import { useActor } from '../actor.ts'
import { useToday } from '../today.ts'
import { announce } from '../ui/announcements.ts'
import { Button, buttonClass } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { TextArea } from '../ui/Field.tsx'
import { Row } from '../ui/Stack.tsx'
import type { Member } from './known.ts'

/** Nothing noted for a month: a question, with its words ready, and no reproach. */
export function News({ members }: { members: readonly Member[] }) {
  const silent = members.filter(({ isSilent }) => isSilent)
  return (
    <section aria-labelledby="news">
      <h2 id="news">Prendre des nouvelles</h2>
      {silent.length === 0 ? (
        <p>{`Chacun a noté un accompagnement dans les ${silentDays} derniers jours.`}</p>
      ) : (
        <>
          <p className="mention">
            {`Rien de noté depuis ${silentDays} jours\u00a0: un congé, le réseau, des journées trop pleines. Une question suffit souvent.`}
          </p>
          <ul className="team-news">
            {silent.map((member) => (
              <Silent key={member.id} member={member} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Silent({ member }: { member: Member }) {
  const { id, name, firstName, structureName, lastDay, email, absences } = member
  const { today } = useToday()
  const sender = useActor()?.name ?? ''
  const message = kindMessage({ firstName, lastDay }, sender, today)
  const [body, setBody] = useState(message.body)
  const [isOpen, setOpen] = useState(false)
  const copy = () =>
    navigator.clipboard
      .writeText(body)
      .then(() => announce({ message: 'Message copié.' }))
      .catch(() => announce({ message: 'Le navigateur ne veut pas copier. Copiez-le dans le champ.' }))
  return (
    <Card as="li">
      <h3>{name}</h3>
      <p>{structureName}</p>
      <p>
        {lastDay === null ? 'Rien de noté jusqu’ici.' : `Dernière séance notée le ${sayDay(lastDay, 'fr')}.`}
      </p>
      {absences.length > 0 && <p>{`Absence\u00a0: ${absences.join('\u00a0; ')}.`}</p>}
      {isOpen ? (
        <>
          <TextArea
            id={`message-${id}`}
            label={`Message pour ${firstName}`}
            rows={9}
            value={body}
            onChange={(event) => setBody(event.currentTarget.value)}
          />
          <Row>
            {email !== null && (
              <a className={buttonClass('primary')} href={mailTo(email, message.subject, body)}>
                Ouvrir dans ma messagerie
              </a>
            )}
            <Button type="button" look="secondary" onClick={() => void copy()}>
              Copier le message
            </Button>
          </Row>
        </>
      ) : (
        <Button type="button" look="secondary" aria-label={`Écrire à ${name}`} onClick={() => setOpen(true)}>
          Écrire
        </Button>
      )}
    </Card>
  )
}

const mailTo = (email: string, subject: string, body: string) =>
  `mailto:${email}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
