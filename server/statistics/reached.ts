import { setImmediate } from 'node:timers/promises'
import type { CountryQuestion } from '#shared/statistics.ts'
import { countryPerimeter, departementsSeen } from './country.ts'
import { type Looks, perimeterOf } from './perimeter.ts'
import { communesReached } from './totals.ts'

/**
 * How many communes of each département had a session. The totals of départements do not know their communes: these are asked
 * apart, one département after the other, so that nobody waits for all of them.
 * @throws notYours for whoever does not see several départements
 */
export async function reached(ctx: Looks, question: CountryQuestion) {
  countryPerimeter(ctx, question)
  const told: { code: string; communesReached: number }[] = []
  for (const { code } of departementsSeen(ctx)) {
    const there = perimeterOf(ctx, { ...question, departement: code })
    told.push({ code, communesReached: communesReached(ctx, there)(question).size })
    // oxlint-disable-next-line no-await-in-loop -- one after the other is the point
    await setImmediate()
  }
  return told
}
