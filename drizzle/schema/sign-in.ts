import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { always, id, idOf, instant, oneOf, yesNo } from './columns.ts'
import { advisors } from './advisors.ts'
import { departements } from './territories.ts'
import { structures } from './structures.ts'
import { roles } from '#shared/permissions.ts'

/** Accounts of the people who work here, and what sign-in needs. Citizens never have one. */

const moment = () => integer({ mode: 'timestamp_ms' })

export const users = sqliteTable(
  'users',
  {
    id: id(),
    name: text().notNull(),
    email: text().notNull(),
    emailVerified: yesNo().notNull().default(false),
    image: text(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
    /** The advisor that this person is, if they receive people. */
    advisorId: idOf().references(() => advisors.id),
    disabledAt: instant(),
  },
  (user) => [
    uniqueIndex('users_by_email').on(user.email),
    uniqueIndex('users_by_advisor').on(user.advisorId),
  ],
)

export const signIns = sqliteTable(
  'sign_ins',
  {
    id: id(),
    userId: idOf()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    token: text().notNull(),
    expiresAt: moment().notNull(),
    ipAddress: text(),
    userAgent: text(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
  },
  (signIn) => [
    uniqueIndex('sign_ins_by_token').on(signIn.token),
    index('sign_ins_by_user').on(signIn.userId),
  ],
)

export const credentials = sqliteTable(
  'credentials',
  {
    id: id(),
    userId: idOf()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    accountId: text().notNull(),
    providerId: text().notNull(),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: moment(),
    refreshTokenExpiresAt: moment(),
    scope: text(),
    password: text(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
  },
  (credential) => [index('credentials_by_user').on(credential.userId)],
)

export const verifications = sqliteTable(
  'verifications',
  {
    id: id(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: moment().notNull(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
  },
  (verification) => [index('verifications_by_identifier').on(verification.identifier)],
)

export const rateLimits = sqliteTable(
  'rate_limits',
  { id: id(), key: text().notNull(), count: integer().notNull(), lastRequest: integer().notNull() },
  (limit) => [uniqueIndex('rate_limits_by_key').on(limit.key)],
)

/** Who may what, where. One person may hold several; a grant ends by a fact. */
export const grants = sqliteTable(
  'grants',
  {
    id: id(),
    userId: idOf()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text({ enum: roles }).notNull(),
    structureId: idOf().references(() => structures.id),
    departementCode: text().references(() => departements.code),
    grantedAt: instant().notNull(),
    revokedAt: instant(),
  },
  (grant) => [
    index('grants_by_user').on(grant.userId),
    oneOf('grants_role', grant.role, roles),
    always('grants_scope', sql`${grant.role} <> 'structureManager' or ${grant.structureId} is not null`),
    always(
      'grants_territory',
      sql`${grant.role} not in ('coordinator', 'prefecture') or ${grant.departementCode} is not null`,
    ),
  ],
)
