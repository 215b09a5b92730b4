import { sql, type SQL } from 'drizzle-orm'
import { check, integer, text, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Day, Instant, WallTime } from '#shared/time.ts'

/** The vocabulary of columns: every table is made of these words. */

/** UUIDv7, minted where the thing is born. */
export const id = () => text().primaryKey()

/** An id of another table, to be followed by `.references(() => …)`. */
export const idOf = () => text()

/** Milliseconds UTC. */
export const instant = () => integer().$type<Instant>()

/** `2026-03-29`, as said by people. */
export const day = () => text().$type<Day>()

/** `09:30`, as said by people. */
export const wallTime = () => text().$type<WallTime>()

/** Yes or no, for what is a setting and never a state. */
export const yesNo = () => integer({ mode: 'boolean' })

/** Secret, evenly drawn by the database for each row unless told, and for life: see shared/small-counts.ts. */
export const countKey = () =>
  integer()
    .notNull()
    .$defaultFn(() => sql`random() & 4294967295` as unknown as number)

/** A value kept whole because it is always read whole. */
export const whole = <T>() => text({ mode: 'json' }).$type<T>()

/** Refuses any other value than these, in the database itself. */
export const oneOf = (name: string, column: AnySQLiteColumn, values: readonly string[]) =>
  check(name, sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`)

export const atMost = (name: string, column: AnySQLiteColumn, longest: number) =>
  check(name, sql`length(${column}) <= ${sql.raw(String(longest))}`)

export const always = (name: string, condition: SQL) => check(name, condition)
