import { percentsShown } from '#shared/shown-indicators.ts'
import type { GuardedCount } from '#shared/small-counts.ts'
import { autonomyLabels, channelLabels, referralLabels } from '#shared/sessions.ts'
import { sayPart } from '#shared/numbers.ts'
import type { RankedRow } from '../ui/charts/ranked-rows.ts'
import { RankedBars } from '../ui/charts/RankedBars.tsx'
import { Definition } from './Definition.tsx'
import { type PeopleFigures, sayCount } from './shown.ts'
import './ways.css'

type WaysProps = Pick<PeopleFigures, 'isExact' | 'channels' | 'referrals' | 'autonomies' | 'autonomy'> & {
  /** Of sessions with a referral, between 0 and 1; null when it is not told. */
  referralShare: number | null
}

/** Where people are received, what they can do by themselves, where they are sent next. */
export function Ways({ isExact, channels, referrals, autonomies, autonomy, referralShare }: WaysProps) {
  return (
    <section aria-labelledby="ways">
      <h2 id="ways">Comment les gens sont accompagnés</h2>
      <div className="ways">
        <RankedBars
          title={<Definition of="channels">Canal</Definition>}
          name="Séances selon le canal"
          heads={['Canal', 'Séances']}
          rows={shareRows(channels, channelLabels, isExact)}
          say={sayCount}
        />
        {isSome(autonomies) && (
          <div>
            <RankedBars
              title={<Definition of="autonomy">Autonomie, en individuel</Definition>}
              name="Séances individuelles selon l’autonomie"
              heads={['Niveau', 'Séances']}
              rows={shareRows(autonomies, starred, isExact)}
              say={sayCount}
              inOrder
            />
            <p className="mention">
              <Definition of="autonomyChange" /> : {sayMoves(autonomy)}
            </p>
          </div>
        )}
        {isSome(referrals) && (
          <RankedBars
            title={
              <>
                <Definition of="referral">Orientation</Definition>
                {referralShare !== null && `, ${sayPart(referralShare)} des séances`}
              </>
            }
            name="Séances selon l’orientation"
            heads={['Vers', 'Séances']}
            rows={shareRows(referrals, referralLabels, isExact).filter(({ figure }) => figure !== 0)}
            say={sayCount}
          />
        )}
      </div>
    </section>
  )
}

type Counts<Code extends string> = Record<Code, GuardedCount>

export const isSome = (counted: Counts<string>) => Object.values(counted).some((count) => count !== 0)

/**
 * Whole percents that add up to 100, beside the counts; without them as soon as one count is hidden or, outside the
 * structure, they are under ten together; and a hidden count draws no bar.
 */
export function shareRows<Code extends string>(
  counted: Counts<Code>,
  labels: Record<Code, string>,
  isExact: boolean,
): RankedRow[] {
  const codes = Object.keys(labels) as Code[]
  const figures = codes.map((code) => counted[code])
  const percents = percentsShown(figures, { isExact })
  return codes.map((code, at) => {
    const count = counted[code]
    const said = sayCount(count)
    return {
      key: code,
      label: labels[code],
      figure: count,
      said: percents ? `${said} · ${percents[at]}\u00a0%` : said,
    }
  })
}

/** Nobody is compared with fewer than three sessions. */
function sayMoves({ people, more, same, less }: PeopleFigures['autonomy']) {
  if (people === 0) return 'aucune personne suivie n’a été vue trois fois sur cette période.'
  const who = people === 1 ? 'de la personne vue' : `des ${sayCount(people)}\u00a0personnes vues`
  return `${who} au moins trois fois, ${sayCount(more)} plus autonome${many(more)}, ${sayCount(same)} au même niveau, ${sayCount(less)} moins autonome${many(less)}.`
}

const many = (count: GuardedCount) => (count === 0 || count === 1 ? '' : 's')

const starred = {
  entierement_accompagne: `★ ${autonomyLabels.entierement_accompagne}`,
  partiellement_autonome: `★★ ${autonomyLabels.partiellement_autonome}`,
  autonome: `★★★ ${autonomyLabels.autonome}`,
} as const
