import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { needs } from '#shared/themes.ts'
import type { Instant } from '#shared/time.ts'
import { halfDays } from '#shared/booking-rules.ts'
import { waitEndings } from '#shared/waiting.ts'
import { advisors } from './advisors.ts'
import { appointments } from './appointments.ts'
import { openings, services } from './availability.ts'
import { always, day, id, idOf, instant, oneOf, whole } from './columns.ts'
import { places } from './places.ts'

/**
 * Somebody who waits: for a seat of a full workshop, for an earlier day than their appointment's, or for any hour at a
 * place, or of a service that needs none. One person waits once for one thing; names and contacts are cleared 30 days after the end.
 */
export const waits = sqliteTable(
  'waits',
  {
    id: id(),
    placeId: idOf().references(() => places.id),
    serviceId: idOf()
      .notNull()
      .references(() => services.id),
    /** With a workshop, the occurrence waited for. */
    workshopId: idOf().references(() => openings.id),
    startsAt: instant(),
    /** The appointment that an earlier day would replace. */
    appointmentId: idOf().references(() => appointments.id),
    halfDay: text({ enum: halfDays }).notNull().default('any'),
    /** Hours already free when they asked, or let go since: they are not told. */
    seen: whole<Instant[]>().notNull(),
    firstName: text(),
    lastName: text(),
    phone: text(),
    email: text(),
    /** Where to come, for a visit at home; cleared with the names. */
    homeAddress: text(),
    language: text({ enum: ['fr', 'en'] }).notNull(),
    need: text({ enum: needs }).notNull(),
    needNote: text().notNull().default(''),
    addedAt: instant().notNull(),
    endedAt: instant(),
    ending: text({ enum: waitEndings }),
    clearedAt: instant(),
  },
  (wait) => [
    index('waits_standing')
      .on(wait.addedAt)
      .where(sql`${wait.endedAt} is null`),
    index('waits_by_phone').on(wait.phone),
    index('waits_by_email').on(wait.email),
    uniqueIndex('waits_one_seat_per_phone')
      .on(wait.workshopId, wait.startsAt, wait.phone)
      .where(sql`${wait.workshopId} is not null and ${wait.endedAt} is null and ${wait.phone} is not null`),
    uniqueIndex('waits_one_seat_per_email')
      .on(wait.workshopId, wait.startsAt, wait.email)
      .where(sql`${wait.workshopId} is not null and ${wait.endedAt} is null and ${wait.email} is not null`),
    uniqueIndex('waits_one_place_per_phone')
      .on(wait.placeId, wait.phone)
      .where(sql`${wait.workshopId} is null and ${wait.endedAt} is null and ${wait.phone} is not null`),
    uniqueIndex('waits_one_place_per_email')
      .on(wait.placeId, wait.email)
      .where(sql`${wait.workshopId} is null and ${wait.endedAt} is null and ${wait.email} is not null`),
    uniqueIndex('waits_one_service_per_phone')
      .on(wait.serviceId, wait.phone)
      .where(
        sql`${wait.workshopId} is null and ${wait.placeId} is null and ${wait.endedAt} is null and ${wait.phone} is not null`,
      ),
    uniqueIndex('waits_one_service_per_email')
      .on(wait.serviceId, wait.email)
      .where(
        sql`${wait.workshopId} is null and ${wait.placeId} is null and ${wait.endedAt} is null and ${wait.email} is not null`,
      ),
    uniqueIndex('waits_one_per_appointment')
      .on(wait.appointmentId)
      .where(sql`${wait.appointmentId} is not null and ${wait.endedAt} is null`),
    oneOf('waits_need', wait.need, needs),
    oneOf('waits_half_day', wait.halfDay, halfDays),
    oneOf('waits_ending', wait.ending, waitEndings),
    always('waits_workshop', sql`(${wait.workshopId} is null) = (${wait.startsAt} is null)`),
    always('waits_one_thing', sql`${wait.workshopId} is null or ${wait.appointmentId} is null`),
    always('waits_end', sql`(${wait.endedAt} is null) = (${wait.ending} is null)`),
    always('waits_cleared', sql`${wait.clearedAt} is null or ${wait.endedAt} is not null`),
    always(
      'waits_reachable',
      sql`${wait.clearedAt} is not null or ${wait.phone} is not null or ${wait.email} is not null`,
    ),
  ],
)

/** The keys that open one wait, kept only as SHA-256. */
export const waitKeys = sqliteTable(
  'wait_keys',
  {
    keyHash: text().primaryKey(),
    waitId: idOf()
      .notNull()
      .references(() => waits.id, { onDelete: 'cascade' }),
    channel: text({ enum: ['screen', 'email', 'sms'] }).notNull(),
    createdAt: instant().notNull(),
  },
  (key) => [index('wait_keys_by_wait').on(key.waitId)],
)

/**
 * A freed seat or hour, told to one person who waits and kept for them until `expiresAt` by the hold of the same id. One
 * row is one message: a trigger refuses a second one on the same day to the same phone number or address, and a fourth one.
 */
export const offers = sqliteTable(
  'offers',
  {
    id: id(),
    waitId: idOf()
      .notNull()
      .references(() => waits.id),
    nth: integer().notNull(),
    /** When the message leaves, on the clocks of the place. */
    day: day().notNull(),
    advisorId: idOf()
      .notNull()
      .references(() => advisors.id),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    madeAt: instant().notNull(),
    expiresAt: instant().notNull(),
    takenAt: instant(),
    declinedAt: instant(),
    /** Closed by the house: the hour is no longer open. */
    withdrawnAt: instant(),
  },
  (offer) => [
    uniqueIndex('offers_nth').on(offer.waitId, offer.nth),
    always('offers_three_at_most', sql`${offer.nth} between 1 and 3`),
    always('offers_span', sql`${offer.endsAt} > ${offer.startsAt}`),
    always(
      'offers_time_to_answer',
      sql`${offer.expiresAt} > ${offer.madeAt} and ${offer.expiresAt} < ${offer.startsAt}`,
    ),
    always(
      'offers_one_outcome',
      sql`(${offer.takenAt} is not null) + (${offer.declinedAt} is not null) + (${offer.withdrawnAt} is not null) <= 1`,
    ),
  ],
)
