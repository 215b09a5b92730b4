import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import { advisors, communes, places, structures, tags } from '#drizzle/schema/index.ts'
import { inFrenchOrder } from '#shared/french-order.ts'
import { scopesOf } from '#shared/permissions.ts'
import type { NarrowingsQuestion } from '#shared/statistics.ts'
import { visible } from '../access.ts'
import { among } from '../among.ts'
import type { Looks } from './perimeter.ts'

/**
 * What this person may narrow figures to in a département: places, advisors whose figures they see, and tags that stand. By
 * name, never by what they did.
 */
export function narrowings({ db, actor }: Looks, { departement }: NarrowingsQuestion) {
  const held = scopesOf(actor, 'see', 'figures')
  const mine = held.flatMap((each) => (each.scope === 'structure' ? [each.structureId] : []))
  const isBound = mine.length === held.length
  return {
    places: db
      .select({ id: places.id, name: places.name, communeName: communes.name })
      .from(places)
      .innerJoin(communes, eq(communes.code, places.communeCode))
      .where(and(eq(communes.departementCode, departement), visible.places(actor)))
      .all()
      .toSorted((a, b) => inFrenchOrder(a.name, b.name)),
    advisors: db
      .select({ id: advisors.id, name: sql<string>`${advisors.firstName} || ' ' || ${advisors.lastName}` })
      .from(advisors)
      .innerJoin(structures, eq(structures.id, advisors.structureId))
      .where(
        and(
          visible.advisors(actor),
          isBound ? sql`${structures.id} in ${among(mine)}` : eq(structures.departementCode, departement),
        ),
      )
      .orderBy(asc(advisors.lastName), asc(advisors.firstName))
      .all(),
    tags: db
      .select({ id: tags.id, name: tags.name })
      .from(tags)
      .where(
        and(
          visible.tags(actor),
          isNull(tags.mergedIntoId),
          or(isNull(tags.departementCode), eq(tags.departementCode, departement)),
        ),
      )
      .all()
      .toSorted((a, b) => inFrenchOrder(a.name, b.name)),
  }
}
