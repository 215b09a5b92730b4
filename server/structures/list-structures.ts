import { asc, count, eq, isNull, sql } from 'drizzle-orm'
import { advisors, communes, structures } from '#drizzle/schema/index.ts'
import { visible } from '../access.ts'
import type { ActorContext } from '../trpc.ts'

/** The structures that this person sees, by name, with how many people receive for each. */
export const listStructures = ({ db, actor }: ActorContext) =>
  db
    .select({
      id: structures.id,
      name: structures.name,
      kind: structures.kind,
      communeCode: structures.communeCode,
      communeName: communes.name,
      advisors: sql<number>`(${db
        .select({ n: count() })
        .from(advisors)
        .where(sql`${eq(advisors.structureId, structures.id)} and ${isNull(advisors.deactivatedAt)}`)})`,
    })
    .from(structures)
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .where(visible.structures(actor))
    .orderBy(asc(structures.name), asc(structures.id))
    .all()
