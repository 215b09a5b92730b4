import { useState } from 'react'
import { sayDayAndTime } from '#shared/speech.ts'
import { handFile } from './hand-file.ts'
import { Mend, MendReopened, type Reopened } from './Mend.tsx'
import type { Entry } from './offline/acts.ts'
import { fileOf, sayEntry, sayRefusal } from './offline/entry-words.ts'
import { useEntries, useOutbox, useOutboxState } from './offline/use-outbox.ts'
import { useToday } from './today.ts'
import { Title } from './Title.tsx'
import { Alert } from './ui/Alert.tsx'
import { Button } from './ui/Button.tsx'
import { EmptyState } from './ui/Card.tsx'
import { capitalised, plural } from './ui/lang.ts'
import { PageHead } from './ui/PageHead.tsx'
import { Row, Stack } from './ui/Stack.tsx'
import './sending.css'

/** « En attente d’envoi »: what waits, what was refused and why, what left since yesterday. */
export function SendingPage() {
  const outbox = useOutbox()
  const entries = useEntries()
  const state = useOutboxState()
  const [reopened, setReopened] = useState<Reopened | null>(null)
  const { today } = useToday()
  const of = (wanted: Entry['state']) => entries.filter((entry) => entry.state === wanted)
  const [waiting, refused, sent] = [of('waiting'), of('refused'), of('sent').toReversed()]
  return (
    <Stack gap="large">
      <Title>En attente d’envoi</Title>
      <PageHead
        title="En attente d’envoi"
        lead="Ce que vous notez est gardé ici d’abord, puis envoyé, dans l’ordre."
      >
        <Row>
          <Button
            type="button"
            busy={state === 'sending'}
            disabled={waiting.length === 0}
            onClick={() => void outbox?.flush()}
          >
            Envoyer maintenant
          </Button>
          {waiting.length + refused.length > 0 && (
            <Button type="button" look="secondary" onClick={() => handFile(fileOf(entries, today))}>
              Exporter dans un fichier
            </Button>
          )}
        </Row>
      </PageHead>
      {!outbox && (
        <Alert tone="warning" title="Cet appareil ne peut rien garder">
          <p>
            {
              'Le navigateur ne sait chiffrer que sur une adresse sûre (https). Ici, chaque enregistrement demande le réseau\u00a0: rien n’est perdu, mais rien n’attend non plus.'
            }
          </p>
        </Alert>
      )}
      {outbox && outbox.illegible() > 0 && (
        <Alert tone="error" title="Des envois ne peuvent plus être lus">
          <p>
            {`${plural('fr', outbox.illegible(), 'envoi gardé', 'envois gardés')} ici ne s’ouvre plus\u00a0: ce navigateur a perdu de quoi le lire. Notez-le à nouveau si vous ne le trouvez pas dans votre journal.`}
          </p>
        </Alert>
      )}
      {outbox && entries.length === 0 && (
        <EmptyState title="Rien n’attend">
          <p>Tout ce que vous avez noté est enregistré.</p>
        </EmptyState>
      )}
      <Entries title="Refusés" entries={refused} onReopen={setReopened} />
      <Entries title="En attente" entries={waiting} />
      <Entries title="Envoyés depuis hier" entries={sent} />
      {reopened && <MendReopened entry={reopened} onClose={() => setReopened(null)} />}
    </Stack>
  )
}

type Reopening = { onReopen?: ((entry: Reopened) => void) | undefined }

function Entries({ title, entries, onReopen }: { title: string; entries: readonly Entry[] } & Reopening) {
  if (entries.length === 0) return null
  return (
    <section aria-label={title}>
      <h2>
        {title} <span className="count figures">({entries.length})</span>
      </h2>
      <ul className="sending">
        {entries.map((entry) => (
          <li key={entry.id}>
            <Told entry={entry} onReopen={onReopen} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Told({ entry, onReopen }: { entry: Entry } & Reopening) {
  const { zone } = useToday()
  const moment = sayDayAndTime(entry.sentAt ?? entry.keptAt, zone, 'fr')
  return (
    <>
      <p>
        <strong>{sayEntry(entry)}</strong>
      </p>
      <p className="mention">
        {entry.sentAt === null ? 'Noté le ' : 'Envoyé le '}
        {moment}
      </p>
      {entry.state === 'refused' && (
        <>
          <p>{capitalised(sayRefusal(entry))}</p>
          <Mend entry={entry} onReopen={onReopen} />
        </>
      )}
    </>
  )
}
