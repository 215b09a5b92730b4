import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { advisors } from './advisors.ts'
import { always, day, id, idOf, instant, oneOf, wallTime, whole, yesNo } from './columns.ts'
import { places } from './places.ts'
import { serviceKinds, serviceModes } from '#shared/services.ts'
import type { Recurrence } from '#shared/recurrence.ts'
import type { Theme } from '#shared/themes.ts'

/** What can be booked (motif): how long, how soon, how far ahead, where. */
export const services = sqliteTable(
  'services',
  {
    id: id(),
    code: text().notNull(),
    nameFr: text().notNull(),
    nameEn: text().notNull(),
    kind: text({ enum: serviceKinds }).notNull(),
    mode: text({ enum: serviceModes }).notNull(),
    minutes: integer().notNull(),
    stepMinutes: integer(),
    bufferBefore: integer().notNull().default(0),
    bufferAfter: integer().notNull().default(0),
    noticeMinutes: integer().notNull(),
    horizonDays: integer().notNull(),
    openToPublic: yesNo().notNull(),
    suggests: whole<Theme[]>().notNull().default([]),
    createdAt: instant().notNull(),
    retiredAt: instant(),
  },
  (service) => [
    uniqueIndex('services_by_code').on(service.code),
    oneOf('services_kind', service.kind, serviceKinds),
    oneOf('services_mode', service.mode, serviceModes),
    always('services_minutes', sql`${service.minutes} between 5 and 480`),
    always('services_suggests', sql`json_valid(${service.suggests})`),
    always('services_notice', sql`${service.noticeMinutes} < ${service.horizonDays} * 1440`),
  ],
)

/** Repeated wall-clock hours of an advisor at a place. With seats, each occurrence is a workshop. */
export const openings = sqliteTable(
  'openings',
  {
    id: id(),
    advisorId: idOf()
      .notNull()
      .references(() => advisors.id),
    placeId: idOf().references(() => places.id),
    serviceId: idOf().references(() => services.id),
    startsAt: wallTime().notNull(),
    endsAt: wallTime().notNull(),
    overnight: yesNo().notNull().default(false),
    recurrence: whole<Recurrence>().notNull(),
    seats: integer(),
    title: text(),
    createdAt: instant().notNull(),
    closedAt: instant(),
  },
  (opening) => [
    index('openings_by_advisor').on(opening.advisorId),
    index('openings_by_place').on(opening.placeId),
    always('openings_hours', sql`${opening.overnight} or ${opening.endsAt} > ${opening.startsAt}`),
    always('openings_seats', sql`${opening.seats} is null or ${opening.seats} between 1 and 200`),
  ],
)

/** Hours or whole days taken away from an advisor's openings. */
export const absences = sqliteTable(
  'absences',
  {
    id: id(),
    advisorId: idOf()
      .notNull()
      .references(() => advisors.id),
    startsAt: wallTime(),
    endsAt: wallTime(),
    recurrence: whole<Recurrence>().notNull(),
    lastDay: day(),
    createdAt: instant().notNull(),
    withdrawnAt: instant(),
  },
  (absence) => [
    index('absences_by_advisor').on(absence.advisorId),
    always('absences_hours', sql`(${absence.startsAt} is null) = (${absence.endsAt} is null)`),
  ],
)
