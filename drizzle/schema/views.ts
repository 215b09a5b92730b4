import { sql } from 'drizzle-orm'
import { index, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { DashboardSearch } from '#shared/dashboard-search.ts'
import type { MonthTold } from '#shared/month-letter.ts'
import { always, id, idOf, instant, whole } from './columns.ts'
import { users } from './sign-in.ts'
import { structures } from './structures.ts'

/** A question of the dashboard under a name, at a short address; removed by a fact, so that it can come back. */
export const savedViews = sqliteTable(
  'saved_views',
  {
    id: id(),
    userId: idOf()
      .notNull()
      .references(() => users.id),
    name: text().notNull(),
    /** Six signs, the end of its address. */
    code: text().notNull(),
    /** Read again by the words of the address each time it is opened. */
    search: whole<DashboardSearch>().notNull(),
    /** Whom it is shared with: a structure, or whoever sees a territory; nobody when neither is told. */
    structureId: idOf().references(() => structures.id),
    /** A département, or the country. */
    territoryCode: text(),
    keptAt: instant().notNull(),
    removedAt: instant(),
  },
  (view) => [
    uniqueIndex('saved_views_by_code').on(view.code),
    index('saved_views_of_user').on(view.userId),
    index('saved_views_of_structure')
      .on(view.structureId)
      .where(sql`${view.structureId} is not null`),
    index('saved_views_of_territory')
      .on(view.territoryCode)
      .where(sql`${view.territoryCode} is not null`),
    always('saved_views_name', sql`length(${view.name}) between 1 and 60`),
    always('saved_views_code', sql`length(${view.code}) = 6`),
    always('saved_views_search', sql`json_valid(${view.search})`),
    always('saved_views_one_team', sql`${view.structureId} is null or ${view.territoryCode} is null`),
  ],
)

/** Somebody wants the page of each month by e-mail: a view’s, or that of their own territory. Stopped by a fact. */
export const monthlySubscriptions = sqliteTable(
  'monthly_subscriptions',
  {
    id: id(),
    userId: idOf()
      .notNull()
      .references(() => users.id),
    viewId: idOf().references(() => savedViews.id),
    /** SHA-256 of the key that stops it without signing in. */
    keyHash: text().notNull(),
    subscribedAt: instant().notNull(),
    stoppedAt: instant(),
  },
  (subscription) => [
    uniqueIndex('monthly_subscriptions_by_key').on(subscription.keyHash),
    uniqueIndex('monthly_subscriptions_once')
      .on(subscription.userId, sql`coalesce(${subscription.viewId}, '')`)
      .where(sql`${subscription.stoppedAt} is null`),
  ],
)

/** The page of a month as it was told, once for each subscription: its letter is written from it. */
export const monthlyPages = sqliteTable(
  'monthly_pages',
  {
    subscriptionId: idOf()
      .notNull()
      .references(() => monthlySubscriptions.id),
    /** `2026-10` */
    month: text().notNull(),
    told: whole<MonthTold>().notNull(),
    madeAt: instant().notNull(),
  },
  (page) => [
    primaryKey({ columns: [page.subscriptionId, page.month] }),
    always('monthly_pages_month', sql`length(${page.month}) = 7`),
    always('monthly_pages_told', sql`json_valid(${page.told})`),
  ],
)
