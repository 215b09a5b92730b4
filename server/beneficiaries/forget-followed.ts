import { and, gte, isNull, lt, max, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import {
  appointmentBeneficiaries,
  appointments,
  beneficiaries,
  sessionBeneficiaries,
} from '#drizzle/schema/index.ts'
import { samePeriodLastYear } from '#shared/periods.ts'
import { zoneOf } from '#shared/territories.ts'
import { type Day, dayOf, startOfDay } from '#shared/time.ts'
import { among } from '../among.ts'
import type { Context } from '../trpc.ts'
import { write } from '../write.ts'
import { behind } from './behind.ts'
import { eraseRecords } from './erase-records.ts'
import { carryErasures } from './ledger.ts'

/**
 * Twelve months after they last came, or were added if they never did, nothing is left of somebody who was followed: the same
 * as an erasure, without anybody asking. Each in a write of its own, so that nobody waits; what is left goes next time.
 */
export function forgetFollowed(ctx: Pick<Context, 'db' | 'now' | 'settings'>) {
  const { db, now, settings } = ctx
  const zone = zoneOf(settings.departement)
  const since = yearBefore(dayOf(now, zone))
  for (const { id } of addedBefore(ctx, startOfDay(since, zone))) {
    const family = [id, ...behind(db, id).map((each) => each.id)]
    if (cameSince(ctx, family, since) || isExpected(ctx, family, startOfDay(since, zone))) continue
    const act = { id: uuidv7(), verb: 'beneficiaries.forget', thingId: id, input: { id } }
    write({ db, now, actor: null }, act, () => {
      eraseRecords(ctx, family)
      return { id }
    })
  }
  carryErasures(ctx)
}

/** Whoever came that very day is still remembered. */
export const yearBefore = (day: Day): Day => samePeriodLastYear({ from: day, to: day }).from

const addedBefore = ({ db }: Pick<Context, 'db'>, instant: number) =>
  db
    .select({ id: beneficiaries.id })
    .from(beneficiaries)
    .where(
      and(isNull(beneficiaries.mergedAt), isNull(beneficiaries.erasedAt), lt(beneficiaries.addedAt, instant)),
    )
    .all()

function cameSince({ db }: Pick<Context, 'db'>, family: string[], day: Day): boolean {
  const last = db
    .select({ day: max(sessionBeneficiaries.day) })
    .from(sessionBeneficiaries)
    .where(sql`${sessionBeneficiaries.beneficiaryId} in ${among(family)}`)
    .get()?.day
  return last !== null && last !== undefined && last >= day
}

/** An appointment that was joined to them, to come or since then. */
const isExpected = ({ db }: Pick<Context, 'db'>, family: string[], instant: number): boolean =>
  db
    .select({ id: appointments.id })
    .from(appointments)
    .where(
      and(
        sql`${appointments.id} in (
          select ${appointmentBeneficiaries.appointmentId} from ${appointmentBeneficiaries}
          where ${appointmentBeneficiaries.beneficiaryId} in ${among(family)}
        )`,
        gte(appointments.startsAt, instant),
        isNull(appointments.cancelledAt),
      ),
    )
    .limit(1)
    .get() !== undefined
