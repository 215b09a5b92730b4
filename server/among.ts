import { sql } from 'drizzle-orm'

/** `in` a list of any length, as one bound value. */
export const among = (values: readonly string[]) =>
  sql`(select value from json_each(${JSON.stringify(values)}))`
