import { sayDuration, sayTimeAt } from '#shared/speech.ts'
import { type Instant, minute } from '#shared/time.ts'
import { Button } from '../ui/Button.tsx'
import { Badge } from '../ui/Card.tsx'
import { PinIcon } from '../ui/icons.tsx'
import { plural } from '../ui/lang.ts'
import { EntryRow } from './EntryRow.tsx'
import type { Block, TimelineActs } from './timeline.ts'

/** The day from top to bottom: where one is, who comes, the road between. */
export function DayTimeline({ blocks, ...shared }: { blocks: Block[] } & Shared) {
  return (
    <ol className="timeline">
      {blocks.map((block) => (
        <li key={block.key} className={`timeline-${block.kind}`}>
          <BlockContent block={block} {...shared} />
        </li>
      ))}
    </ol>
  )
}

type Shared = { zone: string; acts?: TimelineActs | undefined }

function BlockContent({ block, zone, acts }: { block: Block } & Shared) {
  switch (block.kind) {
    case 'opening':
      return (
        <>
          <p className="timeline-place">
            <PinIcon />
            <span>
              <strong>{block.title ?? block.placeName ?? block.serviceName ?? 'Sans lieu'}</strong>{' '}
              {block.isOff && <Badge>Suspendue</Badge>}
              {block.seatsLeft !== null && <Badge>{saySeatsLeft(block.seatsLeft)}</Badge>}
            </span>
            <span className="mention figures">{hours(block, zone)}</span>
            {acts && <ChangeButton name={said(block, zone)} onClick={() => acts.onOpening(block)} />}
          </p>
          {block.entries.length > 0 ? (
            <ol className="entries">
              {block.entries.map((entry) => (
                <EntryRow key={entry.key} entry={entry} zone={zone} acts={acts} />
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
          <EntryRow entry={block.entry} zone={zone} acts={acts} isAlone />
        </ol>
      )
    case 'road':
      return (
        <p className="mention">
          Trajet vers {block.to}
          {block.minutes !== null && `, ${sayDuration(block.minutes, 'fr')}`}{' '}
          {block.isTight && <Badge tone="urgent">Trop court</Badge>}
          {block.minutes === null &&
            block.endsAt > block.startsAt &&
            ` (${sayDuration((block.endsAt - block.startsAt) / minute, 'fr')} entre les deux)`}
        </p>
      )
    case 'absence':
      return (
        <p className="mention">
          Absence <span className="figures">{hours(block, zone)}</span>
          {acts && (
            <ChangeButton name={`absence, ${hours(block, zone)}`} onClick={() => acts.onAbsence(block)} />
          )}
        </p>
      )
  }
}

const saySeatsLeft = (seats: number) =>
  seats === 0 ? 'Complet' : plural('fr', seats, 'place libre', 'places libres')

const ChangeButton = ({ name, onClick }: { name: string; onClick: () => void }) => (
  <Button
    type="button"
    look="quiet"
    className="timeline-change"
    aria-label={`Changer\u00a0: ${name}`}
    onClick={onClick}
  >
    Changer
  </Button>
)

const said = (block: Extract<Block, { kind: 'opening' }>, zone: string) =>
  `${block.title ?? block.placeName ?? 'à distance'}, ${hours(block, zone)}`

const hours = ({ startsAt, endsAt }: { startsAt: Instant; endsAt: Instant }, zone: string) =>
  `${sayTimeAt(startsAt, zone, 'fr')} – ${sayTimeAt(endsAt, zone, 'fr')}`
