import { and, between, eq, exists, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { beneficiaries, sessionBeneficiaries, sessions } from '#drizzle/schema/index.ts'
import type { Period } from '#shared/periods.ts'
import { isDrawn } from '#shared/small-counts.ts'
import { visible } from '../access.ts'
import { among } from '../among.ts'
import type { Sum } from './counted.ts'
import { narrowed } from './filters.ts'
import type { Looks, Perimeter } from './perimeter.ts'

/** One person, by the record that stands first. `months`: `["46 2026-03"]`, where and when running totals count them. */
export type Person = { isDrawn: boolean; months: string }

/**
 * What joins somebody to a session of a perimeter that the person who looks sees; each says itself where, how and for which
 * structure it counts, so that sessions are read only for filters.
 */
export function comingsThere(
  ctx: Looks,
  { communes, structureId, kind, filters }: Perimeter,
): SQL | undefined {
  const codes = communes.flatMap((commune) => commune.codes)
  const isAmongAsked = and(eq(sessions.id, sessionBeneficiaries.sessionId), narrowed(ctx, filters))
  return and(
    sql`${sessionBeneficiaries.communeCode} in ${among(codes)}`,
    visible.figures(ctx.actor, sessionBeneficiaries),
    structureId === null ? undefined : eq(sessionBeneficiaries.structureId, structureId),
    kind === null ? undefined : eq(sessionBeneficiaries.kind, kind),
    filters === null
      ? undefined
      : exists(ctx.db.select({ id: sessions.id }).from(sessions).where(isAmongAsked)),
  )
}

/** The records of those who came, each once. */
export const recordsIn = (
  { db }: Pick<Looks, 'db'>,
  { from, to }: Period,
  there: SQL | undefined,
): string[] =>
  db
    .selectDistinct({ id: sql<string>`${sessionBeneficiaries.beneficiaryId}` })
    .from(sessionBeneficiaries)
    .where(
      and(
        there,
        isNotNull(sessionBeneficiaries.communeCode),
        between(sessionBeneficiaries.day, from, to),
        isNotNull(sessionBeneficiaries.beneficiaryId),
      ),
    )
    .all()
    .map(({ id }) => id)

/**
 * Of those forgotten since, each session keeps only the month of the one before: they count once over any period that begins
 * with a month, unless that one is withdrawn later.
 * @param before the month of the one before, anywhere or there
 * @param beginning the month when the whole period begins
 */
export function forgottenIn(
  { db }: Pick<Looks, 'db'>,
  { from, to }: Period,
  there: SQL | undefined,
  before: MonthBefore,
  beginning: string,
): Sum {
  const found = db
    .select({
      all: sql<number>`count(*)`,
      drawn: sql<number>`coalesce(sum(${sessionBeneficiaries.drawn}), 0)`,
    })
    .from(sessionBeneficiaries)
    .where(
      and(
        there,
        isNotNull(sessionBeneficiaries.communeCode),
        between(sessionBeneficiaries.day, from, to),
        isNull(sessionBeneficiaries.beneficiaryId),
        sql`coalesce(${sessionBeneficiaries[before]}, '') < ${beginning}`,
      ),
    )
    .get()
  return found ?? { all: 0, drawn: 0 }
}

export type MonthBefore = 'monthBefore' | 'monthBeforeThere'

/** Whom these records are of, by the record that stands first. */
export function peopleOf({ db }: Pick<Looks, 'db'>, ids: readonly string[]): Map<string, Person> {
  const people = new Map<string, Person>()
  const known = new Set(ids)
  let asked = [...known]
  while (asked.length > 0) {
    const next: string[] = []
    for (const [id, countKey, months, intoId] of readRecords(db, asked)) {
      if (intoId === null) people.set(id, { isDrawn: isDrawn(countKey), months })
      else if (!known.has(intoId)) next.push(intoId)
      if (intoId !== null) known.add(intoId)
    }
    asked = next
  }
  return people
}

/** In rows as they are: there may be thousands. */
const readRecords = (db: Looks['db'], ids: readonly string[]) =>
  db
    .select({
      id: beneficiaries.id,
      countKey: beneficiaries.countKey,
      months: sql<string>`${beneficiaries.countedMonths}`,
      intoId: beneficiaries.mergedIntoId,
    })
    .from(beneficiaries)
    .where(sql`${beneficiaries.id} in ${among(ids)}`)
    .values() as [id: string, countKey: number, months: string, intoId: string | null][]
