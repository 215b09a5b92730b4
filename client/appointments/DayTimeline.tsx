import { sayDuration, sayTimeAt } from '#shared/speech.ts'
import { type Instant, minute } from '#shared/time.ts'
import { PinIcon } from '../ui/icons.tsx'
import { EntryRow } from './EntryRow.tsx'
import type { Block } from './timeline.ts'

/** The day from top to bottom: where one is, who comes, the road between. */
export function DayTimeline({ blocks, zone }: { blocks: Block[]; zone: string }) {
  return (
    <ol className="timeline">
      {blocks.map((block) => (
        <li key={block.key} className={`timeline-${block.kind}`}>
          <BlockContent block={block} zone={zone} />
        </li>
      ))}
    </ol>
  )
}

function BlockContent({ block, zone }: { block: Block; zone: string }) {
  switch (block.kind) {
    case 'opening':
      return (
        <>
          <p className="timeline-place">
            <PinIcon />
            <strong>{block.title ?? block.placeName ?? 'À distance'}</strong>
            <span className="mention figures">{hours(block, zone)}</span>
          </p>
          {block.entries.length > 0 ? (
            <ol className="entries">
              {block.entries.map((entry) => (
                <EntryRow key={entry.key} entry={entry} zone={zone} />
              ))}
            </ol>
          ) : (
            <p className="mention timeline-nobody">
              {block.title ? 'Personne d’inscrit' : 'Aucun rendez-vous'}
            </p>
          )}
        </>
      )
    case 'alone':
      return (
        <ol className="entries">
          <EntryRow entry={block.entry} zone={zone} isAlone />
        </ol>
      )
    case 'road':
      return (
        <p className="mention">
          Trajet vers {block.to}
          {block.endsAt > block.startsAt &&
            ` (${sayDuration((block.endsAt - block.startsAt) / minute, 'fr')} entre les deux)`}
        </p>
      )
    case 'absence':
      return (
        <p className="mention">
          Absence <span className="figures">{hours(block, zone)}</span>
        </p>
      )
  }
}

const hours = ({ startsAt, endsAt }: { startsAt: Instant; endsAt: Instant }, zone: string) =>
  `${sayTimeAt(startsAt, zone, 'fr')} – ${sayTimeAt(endsAt, zone, 'fr')}`
