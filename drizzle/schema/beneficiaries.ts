import { sql } from 'drizzle-orm'
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  type AnySQLiteColumn,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import type { Lendable } from '#shared/beneficiaries.ts'
import { genders, statuses } from '#shared/profile.ts'
import { advisors } from './advisors.ts'
import { always, atMost, countKey, day, id, idOf, instant, oneOf, whole, yesNo } from './columns.ts'
import { communes } from './territories.ts'

/**
 * The person helped, as the advisor who follows them remembers them. Two records of one person are merged: one stays,
 * the other stands behind it and can come back. Erased, a row keeps whose it was and when it was, and nothing of the
 * person; a trigger refuses to write on it again.
 */
export const beneficiaries = sqliteTable(
  'beneficiaries',
  {
    id: id(),
    advisorId: idOf()
      .notNull()
      .references(() => advisors.id),
    firstName: text(),
    lastName: text(),
    birthYear: integer(),
    phone: text(),
    /** Said, not guessed: nobody then looks for the number. */
    hasNoPhone: yesNo().notNull().default(false),
    email: text(),
    communeCode: text().references(() => communes.code),
    gender: text({ enum: genders }),
    status: text({ enum: statuses }),
    notes: text().notNull().default(''),
    addedAt: instant().notNull(),
    changedAt: instant(),
    mergedIntoId: idOf().references((): AnySQLiteColumn => beneficiaries.id),
    mergedAt: instant(),
    /** What the record kept had not, and took from this one: given back if they are parted again. */
    lent: whole<Lendable[]>(),
    erasedAt: instant(),
    /** Of the record that stands: `46 2026-03`, the départements and months for which running totals count this person. */
    countedMonths: whole<string[]>().notNull().default([]),
    countKey: countKey(),
  },
  (person) => [
    index('beneficiaries_followed')
      .on(person.advisorId)
      .where(sql`${person.mergedAt} is null and ${person.erasedAt} is null`),
    index('beneficiaries_by_advisor').on(person.advisorId),
    index('beneficiaries_behind')
      .on(person.mergedIntoId)
      .where(sql`${person.mergedIntoId} is not null`),
    oneOf('beneficiaries_gender', person.gender, genders),
    oneOf('beneficiaries_status', person.status, statuses),
    atMost('beneficiaries_notes', person.notes, 500),
    always('beneficiaries_birth_year', sql`${person.birthYear} between 1900 and 2100`),
    always('beneficiaries_one_answer', sql`${person.phone} is null or not ${person.hasNoPhone}`),
    always(
      'beneficiaries_merged',
      sql`(${person.mergedIntoId} is null) = (${person.mergedAt} is null) and (${person.mergedAt} is null) = (${person.lent} is null) and ${person.mergedIntoId} is not ${person.id}`,
    ),
    always(
      'beneficiaries_named',
      sql`(${person.erasedAt} is null) = (${person.firstName} is not null) and (${person.erasedAt} is null) = (${person.lastName} is not null)`,
    ),
    always(
      'beneficiaries_erased',
      sql`${person.erasedAt} is null or coalesce(${person.birthYear}, ${person.phone}, ${person.email}, ${person.communeCode}, ${person.gender}, ${person.status}) is null and ${person.notes} = ''`,
    ),
  ],
)

/** Two records that look alike and are of two people: said once, not asked again. The lesser id first. */
export const toldApart = sqliteTable(
  'told_apart',
  {
    oneId: idOf()
      .notNull()
      .references(() => beneficiaries.id),
    otherId: idOf()
      .notNull()
      .references(() => beneficiaries.id),
    at: instant().notNull(),
  },
  (pair) => [
    primaryKey({ columns: [pair.oneId, pair.otherId] }),
    always('told_apart_in_order', sql`${pair.oneId} < ${pair.otherId}`),
  ],
)

/** A colleague of the same structure who sees somebody's record too, since the person agreed. Taken back by a fact. */
export const beneficiaryShares = sqliteTable(
  'beneficiary_shares',
  {
    id: id(),
    beneficiaryId: idOf()
      .notNull()
      .references(() => beneficiaries.id),
    advisorId: idOf()
      .notNull()
      .references(() => advisors.id),
    /** Who asked the person, and the day when they agreed. */
    sharedById: idOf()
      .notNull()
      .references(() => advisors.id),
    agreedOn: day().notNull(),
    sharedAt: instant().notNull(),
    /** The record that brought this along when it went behind: it takes it back if they are parted. */
    broughtById: idOf().references(() => beneficiaries.id),
    revokedAt: instant(),
  },
  (share) => [
    uniqueIndex('beneficiary_shares_once')
      .on(share.beneficiaryId, share.advisorId)
      .where(sql`${share.revokedAt} is null`),
    index('beneficiary_shares_with')
      .on(share.advisorId)
      .where(sql`${share.revokedAt} is null`),
    always('beneficiary_shares_with_another', sql`${share.advisorId} <> ${share.sharedById}`),
  ],
)

/** Who must never come back, not even from an old copy of the file: the hash of their id, kept in a file apart too. */
export const erasures = sqliteTable('erasures', {
  personHash: text().primaryKey(),
  at: instant().notNull(),
})
