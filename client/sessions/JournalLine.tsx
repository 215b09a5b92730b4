import { channelLabels } from '#shared/sessions.ts'
import { sayDay, sayDuration } from '#shared/speech.ts'
import { themeLabels, themeOf, themes, topicTable } from '#shared/themes.ts'
import { Badge } from '../ui/Card.tsx'
import { plural } from '../ui/lang.ts'
import { ThemeSwatch } from '../ui/ThemeMark.tsx'
import type { Line } from './first-told.ts'
import { LineAct, LineLink } from './LineActs.tsx'

/** One session, one line: how long, which themes, where, who. */
export function JournalLine({ line, onWithdraw }: { line: Line; onWithdraw: (id: string) => void }) {
  const named = `${whoOf(line)}, ${sayDay(line.day, 'fr', 'without year')}`
  return (
    <li className="line">
      <span className="line-time figures">{sayDuration(line.minutes, 'fr')}</span>
      <Themes topics={line.topics} />
      <div className="line-what">
        <p>
          <strong>{whoOf(line)}</strong> <span className="mention">{topicsOf(line)}</span>
        </p>
        <p className="mention">{whereOf(line)}</p>
        {line.tags.length > 0 && (
          <ul className="line-tags" aria-label="Étiquettes">
            {line.tags.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        )}
      </div>
      <div className="line-acts">
        {line.isMine ? (
          <>
            <LineLink does="Corriger" named={named} search={{ session: line.id }} />
            <LineLink does="Dupliquer" named={named} search={{ comme: line.id }} />
            <LineAct does="Retirer" named={named} onClick={() => onWithdraw(line.id)} />
          </>
        ) : (
          <>
            <Badge>avec {line.advisorName}</Badge>
            <LineLink does="Voir" named={named} search={{ session: line.id }} />
          </>
        )}
      </div>
    </li>
  )
}

/** The three themes always in the same order and column, so that the eye reads down the page. */
function Themes({ topics }: Pick<Line, 'topics'>) {
  const touched = themes.filter((theme) => topics.some((topic) => themeOf(topic) === theme))
  return (
    <span className="line-themes">
      <span className="heard-only">{touched.map((theme) => themeLabels[theme].short).join(', ')}</span>
      {themes.map((theme) => (
        <span key={theme} className="line-theme">
          {touched.includes(theme) && <ThemeSwatch theme={theme} />}
        </span>
      ))}
    </span>
  )
}

export function whoOf({
  kind,
  person,
  participants,
  title,
}: Pick<Line, 'kind' | 'person' | 'participants' | 'title'>): string {
  if (kind === 'individual') return person ?? '1\u00a0personne'
  return `${title || 'Atelier'}, ${plural('fr', participants, 'personne', 'personnes')}`
}

const topicsOf = ({ topics }: Line) => topics.map((topic) => topicTable[topic].label).join(', ')

function whereOf({
  channel,
  placeName,
  communeName,
  communeAssumed,
  colleagues,
  isMine,
  hasNotes,
  revisedAt,
}: Line) {
  const where = channel === 'place' ? (placeName ?? communeName) : `${channelLabels[channel]}, ${communeName}`
  const more = [
    communeAssumed && 'commune supposée',
    colleagues > 0 && isMine && `avec ${plural('fr', colleagues, 'collègue', 'collègues')}`,
    hasNotes && 'note',
    revisedAt !== null && 'corrigé',
  ]
  return [where, ...more.filter(Boolean)].join(' · ')
}
