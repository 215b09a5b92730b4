import { eq, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { appointmentKeys, appointments } from '#drizzle/schema/index.ts'
import { type Booker, readersAmong } from '#shared/bookers.ts'
import type { Slot } from '#shared/slot-search.ts'
import type { Lang } from '#shared/speech.ts'
import type { Need } from '#shared/themes.ts'
import { hashOf, type KeyChannel, nextReference, secretsOf } from '../keys.ts'
import { announce, channelsOf } from '../notifications/enqueue.ts'
import type { Context } from '../trpc.ts'
import { dropHold } from './hold.ts'

export type Booking = {
  id: string
  placeId: string | null
  serviceId: string
  slot: Slot & { advisorId: string }
  firstName: string
  lastName: string
  phone: string | null
  email: string | null
  homeAddress?: string | undefined
  language: Lang
  need: Need
  needNote: string
  /** Somebody without an account who books for the person who comes. */
  booker?: Booker | undefined
  /** The advisor who booked for somebody; null when the citizen did. */
  bookedBy: string | null
  /** Why two people are expected at once, when an advisor wanted it so. */
  overlapReason?: string | null
}

/** The appointment, the keys that open it, the letter that says so and its reminder; the hold ends. Inside the caller's transaction. */
export function addAppointment(
  ctx: Context,
  { slot, booker, ...booking }: Booking,
  secrets = secretsOf(ctx, booking.id),
) {
  const { db, now } = ctx
  const { advisorId, startsAt, endsAt, workshopId } = slot
  const reference = freeReference(ctx, secrets.reference)
  insertAppointment(db).run({
    ...booking,
    ...bookerColumns(booker),
    advisorId,
    startsAt,
    endsAt,
    workshopId,
    reference,
    homeAddress: booking.homeAddress ?? null,
    overlapReason: booking.overlapReason ?? null,
    now,
  })
  const readers = readersAmong(booker?.lettersTo ?? 'person', booking, booker ?? null)
  const ways = readers.flatMap(({ to }) => channelsOf(to))
  for (const channel of new Set<KeyChannel>(['screen', ...ways]))
    addKey(db).run({ keyHash: hashOf(secrets[channel]), id: booking.id, channel, now })
  announce(ctx, 'booked', { id: booking.id, revision: 0, startsAt }, booking, 'citizen', readers)
  dropHold(db).run({ id: booking.id, now })
  return { reference }
}

const bookerColumns = (booker: Booker | undefined) => ({
  bookerTie: booker?.tie ?? null,
  bookerName: booker?.name ?? null,
  bookerOrganisation: booker?.organisation || null,
  bookerPhone: booker?.phone ?? null,
  bookerEmail: booker?.email ?? null,
  lettersTo: booker?.lettersTo ?? 'person',
})

const freeReference = (ctx: Context, reference: string): string =>
  findReference(ctx.db).get({ reference }) ? freeReference(ctx, nextReference(ctx, reference)) : reference

const findReference = prepared((db) =>
  db
    .select({ id: appointments.id })
    .from(appointments)
    .where(eq(appointments.reference, sql.placeholder('reference')))
    .prepare(),
)

const insertAppointment = prepared((db) =>
  db
    .insert(appointments)
    .values({
      id: sql.placeholder('id'),
      reference: sql.placeholder('reference'),
      advisorId: sql.placeholder('advisorId'),
      placeId: sql.placeholder('placeId'),
      serviceId: sql.placeholder('serviceId'),
      workshopId: sql.placeholder('workshopId'),
      startsAt: sql.placeholder('startsAt'),
      endsAt: sql.placeholder('endsAt'),
      firstName: sql.placeholder('firstName'),
      lastName: sql.placeholder('lastName'),
      phone: sql.placeholder('phone'),
      email: sql.placeholder('email'),
      homeAddress: sql.placeholder('homeAddress'),
      language: sql.placeholder('language'),
      need: sql.placeholder('need'),
      needNote: sql.placeholder('needNote'),
      bookedAt: sql.placeholder('now'),
      bookedBy: sql.placeholder('bookedBy'),
      overlapReason: sql.placeholder('overlapReason'),
      bookerTie: sql.placeholder('bookerTie'),
      bookerName: sql.placeholder('bookerName'),
      bookerOrganisation: sql.placeholder('bookerOrganisation'),
      bookerPhone: sql.placeholder('bookerPhone'),
      bookerEmail: sql.placeholder('bookerEmail'),
      lettersTo: sql.placeholder('lettersTo'),
    })
    .prepare(),
)

const addKey = prepared((db) =>
  db
    .insert(appointmentKeys)
    .values({
      keyHash: sql.placeholder('keyHash'),
      appointmentId: sql.placeholder('id'),
      channel: sql.placeholder('channel'),
      createdAt: sql.placeholder('now'),
    })
    .prepare(),
)
