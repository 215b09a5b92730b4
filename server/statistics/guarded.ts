import { monthPartsOf, type Period } from '#shared/periods.ts'
import { autonomies, channels, referrals } from '#shared/sessions.ts'
import { drawnOf, guardedCount, guardedPercent } from '#shared/small-counts.ts'
import { indicatorsOf, rankedTopics } from '#shared/shown-indicators.ts'
import { partsOfAll } from '#shared/statistics.ts'
import type { AdvisorContext } from '../trpc.ts'
import { bookedIn } from './own-appointments.ts'
import { type OwnSession, ownSessions } from './own-sessions.ts'

const outside = { isExact: false }

type Reader = Pick<AdvisorContext, 'db' | 'actor' | 'settings'>

/** The figures of an advisor as they may leave the structure. No figure crosses two traits of people. */
export function guardedFigures(ctx: Reader, period: Period) {
  const found = ownSessions(ctx, [period])
  const whole = partsOfAll(found)
  return {
    period,
    ...indicatorsOf(whole, outside),
    months: monthPartsOf(period).map(({ month, from, to }) => ({
      month,
      ...indicatorsOf(partsOfAll(found.filter(({ day }) => day >= from && day <= to)), outside),
    })),
    topics: rankedTopics(whole, outside),
    channels: countsBy(channels, found, ({ channel }) => channel),
    autonomies: countsBy(autonomies, found, ({ autonomy }) => autonomy),
    referrals: countsBy(referrals, found, ({ referral }) => referral),
    appointments: appointmentsOf(bookedIn(ctx, period)),
  }
}

function appointmentsOf(booked: ReturnType<typeof bookedIn>) {
  const honoured = booked.filter(({ honouredAt }) => honouredAt !== null)
  const missed = booked.filter(({ missedAt }) => missedAt !== null)
  return {
    honoured: countOf(honoured),
    missed: countOf(missed),
    missedPercent: guardedPercent(countOf(missed), countOf([...honoured, ...missed])),
  }
}

function countsBy<Code extends string>(
  codes: readonly Code[],
  found: readonly OwnSession[],
  of: (session: OwnSession) => Code | null,
) {
  return codes.map((code) => ({ code, sessions: countOf(found.filter((one) => of(one) === code)) }))
}

const countOf = (records: readonly { countKey: number }[]) =>
  guardedCount({
    drawn: records.reduce((sum, { countKey }) => sum + drawnOf(1, countKey), 0),
    isEmpty: records.length === 0,
  })
