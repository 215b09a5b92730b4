import { sql } from 'drizzle-orm'
import type { Db } from '#drizzle/open.ts'
import { beneficiaries } from '#drizzle/schema/index.ts'

/** Every record of the same person as this one, the one that stands first: those merged behind it, however deep. */
export const familyOf = (db: Db, id: string): string[] =>
  db
    .all<{ id: string }>(
      sql`with recursive up(id, into_id) as (
        select ${beneficiaries.id}, ${beneficiaries.mergedIntoId} from ${beneficiaries} where ${beneficiaries.id} = ${id}
        union all
        select ${beneficiaries.id}, ${beneficiaries.mergedIntoId}
        from up join ${beneficiaries} on ${beneficiaries.id} = up.into_id
      ), down(id) as (
        select id from up where into_id is null
        union all
        select ${beneficiaries.id} from down join ${beneficiaries} on ${beneficiaries.mergedIntoId} = down.id
      )
      select id from down`,
    )
    .map((each) => each.id)
