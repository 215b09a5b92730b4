import { and, count, eq, gt, isNull, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { appointments } from '#drizzle/schema/index.ts'
import { mostComing } from '#shared/appointments.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'

type Asking = { phone: string | null; email: string | null; workshopId: string | null; startsAt: number }

/**
 * One person does not keep the slots of everybody, and sits once in a workshop.
 * @throws `tooManyAppointments`, `alreadyRegistered`
 */
export function assertMayBook(ctx: Pick<Context, 'db' | 'now'>, asking: Asking) {
  const refusal = refusalToBook(ctx, asking)
  if (refusal) throw problem(refusal)
}

/** The same, for who only asks: the name of the refusal, or null. */
export function refusalToBook({ db, now }: Pick<Context, 'db' | 'now'>, asking: Asking) {
  const { phone, email, workshopId, startsAt } = asking
  if (workshopId !== null && seatsOf(db).get({ phone, email, workshopId, startsAt })?.n)
    return 'alreadyRegistered'
  const coming =
    phone === null ? comingByEmail(db).get({ email, now }) : comingByPhone(db).get({ phone, now })
  return (coming?.n ?? 0) >= mostComing ? 'tooManyAppointments' : null
}

const stillComing = and(gt(appointments.startsAt, sql.placeholder('now')), isNull(appointments.cancelledAt))

const comingByPhone = prepared((db) =>
  db
    .select({ n: count() })
    .from(appointments)
    .where(and(eq(appointments.phone, sql.placeholder('phone')), stillComing))
    .prepare(),
)

const comingByEmail = prepared((db) =>
  db
    .select({ n: count() })
    .from(appointments)
    .where(and(eq(appointments.email, sql.placeholder('email')), isNull(appointments.phone), stillComing))
    .prepare(),
)

const seatsOf = prepared((db) =>
  db
    .select({ n: count() })
    .from(appointments)
    .where(
      and(
        eq(appointments.workshopId, sql.placeholder('workshopId')),
        eq(appointments.startsAt, sql.placeholder('startsAt')),
        isNull(appointments.cancelledAt),
        sql`(${appointments.phone} = ${sql.placeholder('phone')}
          or (${appointments.phone} is null and ${appointments.email} = ${sql.placeholder('email')}))`,
      ),
    )
    .prepare(),
)
