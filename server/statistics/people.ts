import { isOfQuarters, monthPartsOf, type Period } from '#shared/periods.ts'
import { ageBands, genders, statuses } from '#shared/profile.ts'
import { autonomies, channels, referrals, type SessionDetails } from '#shared/sessions.ts'
import { sessions } from '#drizzle/schema/index.ts'
import type { DashboardQuestion } from '#shared/statistics.ts'
import { monthOf } from '#shared/time.ts'
import type { ActorContext } from '../trpc.ts'
import { autonomyChange, levelsThere } from './autonomy.ts'
import { add, noSum, shown, sumsBy } from './counted.ts'
import { type Looks, type Perimeter, perimeterOf } from './perimeter.ts'
import { residencesOf } from './residences.ts'
import { sliceDays, thereIn } from './sessions-there.ts'
import { sliceBySlice, slicesOf } from './slices.ts'

/**
 * How the people of a perimeter were received, who they are as far as they said, and where they live: one trait at a time, never
 * crossed. Counts of people are exact in one's own structure, guarded elsewhere; traits are null there where a theme and another
 * trait narrow them too finely.
 * @throws notFound, notYours: see `perimeterOf`
 */
export async function people(ctx: Pick<ActorContext, 'db' | 'actor'>, question: DashboardQuestion) {
  const perimeter = perimeterOf(ctx, question)
  const sums = { sessions: noSum(), participants: noSum() }
  const by = {
    channels: sumsBy(channels),
    referrals: sumsBy(referrals),
    autonomies: sumsBy(autonomies),
    ages: sumsBy(ageBands),
    genders: sumsBy(genders),
    statuses: sumsBy(statuses),
  }
  const months = new Map(monthPartsOf(question).map(({ month }) => [month, sumsBy(autonomies)]))
  const residences = residencesOf(ctx, perimeter)
  const levels: ReturnType<typeof levelsThere> = []
  await sliceBySlice(slicesOf(question, sliceDays(perimeter)), (slice) => {
    for (const session of waysThere(ctx, perimeter, slice)) {
      const { countKey, participants, details } = session
      add(sums.sessions, countKey)
      add(sums.participants, countKey, participants)
      by.channels.add(session.channel, countKey)
      by.referrals.add(session.referral, countKey)
      by.autonomies.add(session.autonomy, countKey)
      months.get(monthOf(session.day))?.add(session.autonomy, countKey)
      for (const band of ageBands) by.ages.add(band, countKey, details.ages[band] ?? 0)
      for (const gender of genders) by.genders.add(gender, countKey, details.genders[gender] ?? 0)
      for (const status of statuses) by.statuses.add(status, countKey, details.statuses[status] ?? 0)
      residences.add(session)
    }
    levels.push(...levelsThere(ctx, perimeter, slice))
  })
  const traits = isTooFine(perimeter, question)
    ? { ages: null, genders: null, statuses: null }
    : {
        ages: by.ages.shown(perimeter),
        genders: by.genders.shown(perimeter),
        statuses: by.statuses.shown(perimeter),
      }
  return {
    isExact: perimeter.isExact,
    sessions: shown(sums.sessions, perimeter),
    participants: shown(sums.participants, perimeter),
    channels: by.channels.shown(perimeter),
    referrals: by.referrals.shown(perimeter),
    autonomies: by.autonomies.shown(perimeter),
    autonomyByMonth: [...months].map(([month, sums]) => ({ month, ...sums.shown(perimeter) })),
    autonomy: autonomyChange(ctx, levels, perimeter),
    ...traits,
    residences: residences.shown(),
  }
}

/**
 * Outside the structure, a theme, a trait and another one are crossed for an EPCI and whole quarters at the finest, whoever
 * received and wherever.
 */
function isTooFine({ level, isExact, structureId, filters }: Perimeter, period: Period): boolean {
  if (isExact || filters === null) return false
  const { theme, topic, public: who, ...others } = filters
  if (who === undefined || (theme ?? topic) === undefined) return false
  const isWide = level === 'departement' || level === 'epci'
  return !isWide || structureId !== null || Object.keys(others).length > 0 || !isOfQuarters(period)
}

function waysThere(ctx: Looks, perimeter: Perimeter, slice: { from: string; to: string }) {
  return ctx.db
    .select({
      id: sessions.id,
      day: sessions.day,
      channel: sessions.channel,
      referral: sessions.referral,
      autonomy: sessions.autonomy,
      participants: sessions.participants,
      kind: sessions.kind,
      details: sessions.details,
      countKey: sessions.countKey,
    })
    .from(sessions)
    .where(thereIn(ctx, perimeter, slice))
    .all()
}

export type Received = Pick<
  ReturnType<typeof waysThere>[number],
  'id' | 'kind' | 'participants' | 'countKey'
> & {
  details: SessionDetails
}
