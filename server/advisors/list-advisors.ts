import { asc, eq } from 'drizzle-orm'
import { advisors, structures } from '#drizzle/schema/index.ts'
import { visible } from '../access.ts'
import type { ActorContext } from '../trpc.ts'

/** The people who receive, as far as this person sees them: names and structure, nothing of what they do. */
export const listAdvisors = ({ db, actor }: ActorContext) =>
  db
    .select({
      id: advisors.id,
      firstName: advisors.firstName,
      lastName: advisors.lastName,
      structureId: advisors.structureId,
      structureName: structures.name,
      deactivatedAt: advisors.deactivatedAt,
    })
    .from(advisors)
    .innerJoin(structures, eq(structures.id, advisors.structureId))
    .where(visible.advisors(actor))
    .orderBy(asc(advisors.lastName), asc(advisors.firstName), asc(advisors.id))
    .all()
