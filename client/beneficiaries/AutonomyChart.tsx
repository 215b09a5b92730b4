import { autonomies, autonomyLabels } from '#shared/sessions.ts'
import { sayDay } from '#shared/speech.ts'
import { daysBetween } from '#shared/time.ts'
import { ChartOrTable } from '../ui/charts/ChartOrTable.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import type { FollowUp } from './followed.ts'

type Level = FollowUp['sessions'][number] & { autonomy: (typeof autonomies)[number] }

const [width, height, margin] = [480, 112, 14]

/** How much somebody does alone, session after session; nothing before there are two to compare. */
export function AutonomyChart({ sessions }: { sessions: FollowUp['sessions'] }) {
  const levels = sessions.filter((session): session is Level => session.autonomy !== null).toReversed()
  const [first, last] = [levels.at(0), levels.at(-1)]
  if (!first || !last || levels.length < 2) return null
  const span = Math.max(1, daysBetween(first.day, last.day))
  const points = levels.map(({ id, day, autonomy }) => ({
    id,
    x: margin + ((width - 2 * margin) * daysBetween(first.day, day)) / span,
    y: heightOf(autonomies.indexOf(autonomy)),
  }))
  return (
    <ChartOrTable
      title="Autonomie au fil des séances"
      chart={
        <>
          <div className="autonomy">
            <ul className="autonomy-levels">
              {autonomies.toReversed().map((autonomy) => (
                <li key={autonomy}>{starsOf(autonomy)}</li>
              ))}
            </ul>
            <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
              {autonomies.map((autonomy, at) => (
                <path key={autonomy} className="autonomy-grid" d={`M0 ${heightOf(at)}H${width}`} />
              ))}
              <polyline className="autonomy-line" points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
              {points.map(({ id, x, y }) => (
                <path key={id} className="autonomy-point" d={`M${x} ${y}h0.01`} />
              ))}
            </svg>
            <p className="autonomy-days mention">
              <span>{sayDay(first.day, 'fr', 'short')}</span>
              <span>{sayDay(last.day, 'fr', 'short')}</span>
            </p>
          </div>
          <p>{`De «\u00a0${autonomyLabels[first.autonomy]}\u00a0» à «\u00a0${autonomyLabels[last.autonomy]}\u00a0» en ${levels.length}\u00a0séances.`}</p>
        </>
      }
      table={
        <DataTable
          caption="Autonomie à chaque séance"
          captionHidden
          columns={[
            { key: 'day', label: 'Séance', cell: ({ day }) => sayDay(day, 'fr') },
            {
              key: 'autonomy',
              label: 'Autonomie',
              cell: ({ autonomy }) => `${starsOf(autonomy)} ${autonomyLabels[autonomy]}`,
            },
          ]}
          rows={levels}
          rowKey={({ id }) => id}
        />
      }
    />
  )
}

/** The more stars, the higher. */
const heightOf = (level: number) =>
  height - margin - ((height - 2 * margin) * level) / (autonomies.length - 1)

const starsOf = (autonomy: Level['autonomy']) => '★'.repeat(autonomies.indexOf(autonomy) + 1)
