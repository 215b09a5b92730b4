import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { advisors } from './advisors.ts'
import { openings, services } from './availability.ts'
import { beneficiaries } from './beneficiaries.ts'
import { always, countKey, id, idOf, instant, oneOf } from './columns.ts'
import { places } from './places.ts'
import { structures } from './structures.ts'
import { readers, ties } from '#shared/booking-rules.ts'
import { needs } from '#shared/themes.ts'

/**
 * A booked slot. Its state is deduced from facts: cancelledAt, honouredAt, missedAt, and the clock.
 * Triggers of the first migration refuse overlaps and seats over capacity. Names and contacts are
 * cleared 30 days after the appointment, so they may be null.
 */
export const appointments = sqliteTable(
  'appointments',
  {
    id: id(),
    reference: text().notNull(),
    advisorId: idOf()
      .notNull()
      .references(() => advisors.id),
    /** For whom the advisor receives that day. Triggers fill it as soon as it is booked or given to another; never null. */
    structureId: idOf().references(() => structures.id),
    placeId: idOf().references(() => places.id),
    serviceId: idOf()
      .notNull()
      .references(() => services.id),
    workshopId: idOf().references(() => openings.id),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    firstName: text(),
    lastName: text(),
    phone: text(),
    email: text(),
    language: text({ enum: ['fr', 'en'] })
      .notNull()
      .default('fr'),
    /** Where they are visited, for a visit at home; cleared with the names. */
    homeAddress: text(),
    need: text({ enum: needs }).notNull(),
    needNote: text().notNull().default(''),
    bookedAt: instant().notNull(),
    bookedBy: idOf().references(() => advisors.id),
    /** Somebody who booked for the person who comes: who they are, how to reach them; cleared with the names. */
    bookerTie: text({ enum: ties }),
    bookerName: text(),
    bookerOrganisation: text(),
    bookerPhone: text(),
    bookerEmail: text(),
    /** Who gets the letters. */
    lettersTo: text({ enum: readers }).notNull().default('person'),
    overlapReason: text(),
    movedAt: instant(),
    revision: integer().notNull().default(0),
    cancelledAt: instant(),
    cancelledBy: text({ enum: ['citizen', 'advisor'] }),
    /** What the person is told besides, in the words of whoever cancelled; cleared with the names. */
    cancelNote: text(),
    honouredAt: instant(),
    missedAt: instant(),
    clearedAt: instant(),
    countKey: countKey(),
  },
  (appointment) => [
    uniqueIndex('appointments_by_reference').on(appointment.reference),
    index('appointments_by_advisor').on(appointment.advisorId, appointment.startsAt),
    index('appointments_by_place').on(appointment.placeId, appointment.startsAt),
    index('appointments_by_start').on(appointment.startsAt),
    index('appointments_by_phone').on(appointment.phone),
    index('appointments_for_somebody')
      .on(appointment.startsAt)
      .where(sql`${appointment.bookerTie} is not null`),
    uniqueIndex('appointments_one_seat_per_phone')
      .on(appointment.workshopId, appointment.startsAt, appointment.phone)
      .where(
        sql`${appointment.workshopId} is not null and ${appointment.cancelledAt} is null and ${appointment.phone} is not null`,
      ),
    uniqueIndex('appointments_one_seat_per_email')
      .on(appointment.workshopId, appointment.startsAt, appointment.email)
      .where(
        sql`${appointment.workshopId} is not null and ${appointment.cancelledAt} is null and ${appointment.phone} is null and ${appointment.email} is not null`,
      ),
    oneOf('appointments_need', appointment.need, needs),
    oneOf('appointments_booker_tie', appointment.bookerTie, ties),
    oneOf('appointments_letters_to', appointment.lettersTo, readers),
    always(
      'appointments_span',
      sql`${appointment.endsAt} > ${appointment.startsAt} and ${appointment.endsAt} - ${appointment.startsAt} <= 43200000`,
    ),
    always(
      'appointments_one_outcome',
      sql`(${appointment.cancelledAt} is not null) + (${appointment.honouredAt} is not null) + (${appointment.missedAt} is not null) <= 1`,
    ),
    always(
      'appointments_reachable',
      sql`${appointment.clearedAt} is not null or ${appointment.bookedBy} is not null or ${appointment.phone} is not null or ${appointment.email} is not null or ${appointment.bookerPhone} is not null or ${appointment.bookerEmail} is not null`,
    ),
  ],
)

/**
 * A slot kept for the person who is typing; invisible to the others until it expires. Its id is the one of the
 * appointment it may become: so a page knows its own hold, and booking ends it.
 */
export const holds = sqliteTable(
  'holds',
  {
    id: id(),
    advisorId: idOf()
      .notNull()
      .references(() => advisors.id),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    placeId: idOf().references(() => places.id),
    serviceId: idOf().references(() => services.id),
    workshopId: idOf().references(() => openings.id),
    expiresAt: instant().notNull(),
  },
  (hold) => [
    index('holds_by_advisor').on(hold.advisorId, hold.startsAt),
    always('holds_span', sql`${hold.endsAt} > ${hold.startsAt}`),
  ],
)

/** The keys that open one appointment, kept only as SHA-256; several stay valid together. */
export const appointmentKeys = sqliteTable(
  'appointment_keys',
  {
    keyHash: text().primaryKey(),
    appointmentId: idOf()
      .notNull()
      .references(() => appointments.id, { onDelete: 'cascade' }),
    channel: text({ enum: ['screen', 'email', 'sms'] }).notNull(),
    createdAt: instant().notNull(),
  },
  (key) => [index('appointment_keys_by_appointment').on(key.appointmentId)],
)

/** Whose appointment it is, among those one follows; gone once they are forgotten. */
export const appointmentBeneficiaries = sqliteTable(
  'appointment_beneficiaries',
  {
    appointmentId: idOf()
      .primaryKey()
      .references(() => appointments.id, { onDelete: 'cascade' }),
    beneficiaryId: idOf()
      .notNull()
      .references(() => beneficiaries.id),
  },
  (row) => [index('appointment_beneficiaries_by_person').on(row.beneficiaryId)],
)
