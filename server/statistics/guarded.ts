import { createHmac } from 'node:crypto'
import { monthPartsOf, type Period } from '#shared/periods.ts'
import { autonomies, channels, referrals } from '#shared/sessions.ts'
import { guardedCount, guardedPercent, sumOfKeys } from '#shared/small-counts.ts'
import { figuresOfAll } from '#shared/statistics.ts'
import { themeOf, themes, type Theme, topics } from '#shared/themes.ts'
import type { AdvisorContext } from '../trpc.ts'
import { bookedIn } from './own-appointments.ts'
import { type OwnSession, ownSessions } from './own-sessions.ts'

type Reader = Pick<AdvisorContext, 'db' | 'actor' | 'settings'>
type Keyed<Row> = Row & { key: number }

/**
 * The figures of an advisor as they may leave the structure. Sessions are counted like people, because an individual one
 * is somebody; workshops are not. Hours are whole, and hidden with the sessions they come from. No figure crosses two
 * traits of people.
 */
export function guardedFigures(ctx: Reader, period: Period) {
  const found = ownSessions(ctx, period).map((session) => keyed(ctx, session))
  const booked = bookedIn(ctx, period).map((appointment) => keyed(ctx, appointment))
  const whole = totalOf(found)
  return {
    period,
    ...whole,
    months: monthPartsOf(period).map(({ month, from, to }) => ({
      month,
      ...totalOf(found.filter(({ day }) => day >= from && day <= to)),
    })),
    topics: topics
      .map((topic) => ({ topic, sessions: countOf(found.filter((one) => one.topics.includes(topic))) }))
      .filter(({ sessions }) => sessions !== 0),
    channels: countsBy(channels, found, ({ channel }) => channel),
    autonomies: countsBy(autonomies, found, ({ autonomy }) => autonomy),
    referrals: countsBy(referrals, found, ({ referral }) => referral),
    appointments: appointmentsOf(booked),
  }
}

function totalOf(found: readonly Keyed<OwnSession>[]) {
  const sessions = countOf(found)
  const themed = found.filter(({ topics: touched }) => touched.some((topic) => themeOf(topic) !== null))
  const exact = figuresOfAll(found)
  const hoursOf = (seconds: number, from: ReturnType<typeof countOf>) =>
    from === 'few' ? null : Math.round(seconds / 3600)
  const themeFigures = (theme: Theme) => {
    const touching = countOf(found.filter((one) => one.topics.some((topic) => themeOf(topic) === theme)))
    return {
      sessions: touching,
      percent: guardedPercent(touching, countOf(themed)),
      hours: hoursOf(exact[`${theme}Seconds`], touching),
    }
  }
  return {
    sessions,
    individuals: countOf(found.filter(({ kind }) => kind === 'individual')),
    workshops: exact.workshops,
    participants: countOf(found, ({ participants }) => participants),
    newcomers: countOf(found, ({ participants, returning }) => participants - returning),
    hours: hoursOf(exact.seconds, sessions),
    participantHours: hoursOf(exact.participantSeconds, sessions),
    referralPercent: guardedPercent(countOf(found.filter(({ referral }) => referral !== null)), sessions),
    themes: Object.fromEntries(themes.map((theme) => [theme, themeFigures(theme)])) as Record<
      Theme,
      ReturnType<typeof themeFigures>
    >,
  }
}

function appointmentsOf(booked: readonly Keyed<ReturnType<typeof bookedIn>[number]>[]) {
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
  found: readonly Keyed<OwnSession>[],
  of: (session: OwnSession) => Code | null,
) {
  return codes.map((code) => ({ code, sessions: countOf(found.filter((one) => of(one) === code)) }))
}

/** @param peopleIn how many of those counted each row brings: one, unless told */
function countOf<Row>(rows: readonly Keyed<Row>[], peopleIn: (row: Row) => number = () => 1) {
  const counted = rows.filter((row) => peopleIn(row) > 0)
  return guardedCount(
    counted.reduce((sum, row) => sum + peopleIn(row), 0),
    sumOfKeys(counted.map(({ key }) => key)),
  )
}

/** Derived from the house's secret: the same for a record for ever, and told to nobody. */
const keyed = <Row extends { id: string }>({ settings }: Reader, row: Row): Keyed<Row> => ({
  ...row,
  key: createHmac('sha256', settings.secret).update(`count:${row.id}`).digest().readUInt32BE(0),
})
