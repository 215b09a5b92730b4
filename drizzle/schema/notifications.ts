import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { letterChannels, letterKinds } from '#shared/letters.ts'
import { id, idOf, instant } from './columns.ts'

/**
 * Something we send, written in the same transaction as its cause and delivered later by the chores.
 * Neither the text nor the address is stored: both are made at delivery from the thing as it then is.
 */
export const letters = sqliteTable(
  'letters',
  {
    id: id(),
    kind: text({ enum: letterKinds }).notNull(),
    channel: text({ enum: letterChannels }).notNull(),
    /** Whom it is for: whoever comes (or the advisor), or whoever booked for them. */
    addressee: text({ enum: ['person', 'booker'] })
      .notNull()
      .default('person'),
    /** The id of the thing it is about: an appointment, or the advisor whose day it tells. */
    aboutId: idOf().notNull(),
    /** Which state of that thing it speaks of; of a day told in advance, the day as a number: 20260616. */
    revision: integer().notNull(),
    createdAt: instant().notNull(),
    dueAt: instant().notNull(),
    attempts: integer().notNull().default(0),
    lockedUntil: instant(),
    sentAt: instant(),
    abandonedAt: instant(),
    lastError: text(),
    /** What the provider of text messages calls it, and what it said of it later. */
    providerId: text(),
    deliveredAt: instant(),
    failedAt: instant(),
    /** Somebody told the person by phone instead, and which account. */
    calledAt: instant(),
    calledBy: idOf(),
  },
  (letter) => [
    uniqueIndex('letters_once').on(
      letter.aboutId,
      letter.kind,
      letter.channel,
      letter.revision,
      letter.addressee,
    ),
    index('letters_due')
      .on(letter.dueAt)
      .where(sql`${letter.sentAt} is null and ${letter.abandonedAt} is null`),
    index('letters_by_provider')
      .on(letter.providerId)
      .where(sql`${letter.providerId} is not null`),
    index('letters_texts_sent')
      .on(letter.sentAt)
      .where(sql`${letter.channel} = 'sms' and ${letter.sentAt} is not null`),
  ],
)
