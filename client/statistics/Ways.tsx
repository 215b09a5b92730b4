import { largestRemainder } from '#shared/statistics.ts'
import { autonomyLabels, channelLabels, referralLabels } from '#shared/sessions.ts'
import { RankedBars, type RankedRow } from '../ui/charts/RankedBars.tsx'
import { Definition } from './Definition.tsx'
import { type OwnFigures, sayCount, sayPart } from './shown.ts'
import './ways.css'

type WaysProps = Pick<OwnFigures, 'ways' | 'autonomy'> & { sessions: number }

/** Where people are received, what they can do by themselves, where they are sent next. */
export function Ways({ ways, autonomy, sessions }: WaysProps) {
  const { channels, autonomies, referrals } = ways
  const referred = Object.values(referrals).reduce((sum, count) => sum + count, 0)
  const said = Object.values(autonomies).reduce((sum, count) => sum + count, 0)
  return (
    <section aria-labelledby="ways">
      <h2 id="ways">Comment les gens sont accompagnés</h2>
      <div className="ways">
        <RankedBars
          title={<Definition of="channels">Canal</Definition>}
          heads={['Canal', 'Séances']}
          rows={rowsOf(channels, channelLabels)}
          say={sayCount}
        />
        {said > 0 && (
          <div>
            <RankedBars
              title={<Definition of="autonomy">Autonomie, en individuel</Definition>}
              heads={['Niveau', 'Séances']}
              rows={rowsOf(autonomies, starred)}
              say={sayCount}
              inOrder
            />
            <p className="mention">
              <Definition of="autonomyChange" /> : {sayMoves(autonomy)}
            </p>
          </div>
        )}
        {referred > 0 && (
          <RankedBars
            title={
              <>
                <Definition of="referral">Orientation</Definition>, {sayPart(referred / sessions)} des séances
              </>
            }
            heads={['Vers', 'Séances']}
            rows={rowsOf(referrals, referralLabels).filter(({ figure }) => figure > 0)}
            say={sayCount}
          />
        )}
      </div>
    </section>
  )
}

/** Whole percents that add up to 100, beside the counts. */
function rowsOf<Code extends string>(
  counted: Record<Code, number>,
  labels: Record<Code, string>,
): RankedRow[] {
  const codes = Object.keys(labels) as Code[]
  const percents = largestRemainder(codes.map((code) => counted[code]))
  return codes.map((code, at) => ({
    key: code,
    label: labels[code],
    figure: counted[code],
    said: `${sayCount(counted[code])} · ${percents[at]}\u00a0%`,
  }))
}

/** Nobody is compared with fewer than three sessions. */
function sayMoves({ people, more, same, less }: OwnFigures['autonomy']) {
  if (people === 0) return 'aucune personne suivie n’a été vue trois fois sur cette période.'
  const who = people > 1 ? `des ${sayCount(people)}\u00a0personnes vues` : 'de la personne vue'
  return `${who} au moins trois fois, ${more} plus autonome${more > 1 ? 's' : ''}, ${same} au même niveau, ${less} moins autonome${less > 1 ? 's' : ''}.`
}

const starred = {
  entierement_accompagne: `★ ${autonomyLabels.entierement_accompagne}`,
  partiellement_autonome: `★★ ${autonomyLabels.partiellement_autonome}`,
  autonome: `★★★ ${autonomyLabels.autonome}`,
} as const
