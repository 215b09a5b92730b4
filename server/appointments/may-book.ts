import { and, count, eq, gt, isNull, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { appointments } from '#drizzle/schema/index.ts'
import { mostComing } from '#shared/appointments.ts'
import { type Contact, mostComingFor } from '#shared/bookers.ts'
import type { Tie } from '#shared/booking-rules.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'

type Asking = Contact & {
  workshopId: string | null
  startsAt: number
  /** Somebody who books for them. */
  booker?: (Contact & { tie: Tie }) | null | undefined
}

/**
 * One person does not keep the slots of everybody, and sits once in a workshop; nor does whoever books for others, though a
 * professional may for many.
 * @throws `tooManyAppointments`, `tooManyForOthers`, `alreadyRegistered`
 */
export function assertMayBook(ctx: Pick<Context, 'db' | 'now'>, asking: Asking) {
  const refusal = refusalToBook(ctx, asking)
  if (refusal) throw problem(refusal)
}

/** The same, for who only asks: the name of the refusal, or null. */
export function refusalToBook({ db, now }: Pick<Context, 'db' | 'now'>, asking: Asking) {
  const { phone, email, workshopId, startsAt, booker } = asking
  if (workshopId !== null && seatsOf(db).get({ phone, email, workshopId, startsAt })?.n)
    return 'alreadyRegistered'
  const coming =
    phone === null ? comingByEmail(db).get({ email, now }) : comingByPhone(db).get({ phone, now })
  if ((coming?.n ?? 0) >= mostComing) return 'tooManyAppointments'
  const forOthers = booker ? (comingForOthers(db).get({ ...booker, now })?.n ?? 0) : 0
  return booker && forOthers >= mostComingFor[booker.tie] ? 'tooManyForOthers' : null
}

/** Whoever booked for somebody, from the appointment's row. */
export const bookerOf = (row: {
  bookerTie: Tie | null
  bookerPhone: string | null
  bookerEmail: string | null
}) => row.bookerTie && { tie: row.bookerTie, phone: row.bookerPhone, email: row.bookerEmail }

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

const comingForOthers = prepared((db) =>
  db
    .select({ n: count() })
    .from(appointments)
    .where(
      and(
        sql`${appointments.bookerTie} is not null`,
        sql`(${appointments.bookerPhone} = ${sql.placeholder('phone')}
          or ${appointments.bookerEmail} = ${sql.placeholder('email')})`,
        stillComing,
      ),
    )
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
