import { and, between, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import { beneficiaries, followedFigures } from '#drizzle/schema/index.ts'
import { type MonthPart, monthPartsOf, type Period } from '#shared/periods.ts'
import type { GuardedCount } from '#shared/small-counts.ts'
import { addDays, monthOf } from '#shared/time.ts'
import { comingsThere, forgottenIn, type Person, peopleOf, recordsIn } from './comings.ts'
import { several } from './country.ts'
import { noSum, shown, type Sum } from './counted.ts'
import type { Looks, Perimeter } from './perimeter.ts'
import { sliceDays } from './sessions-there.ts'
import { sliceBySlice, slicesOf } from './slices.ts'
import { withoutTomorrow } from './totals.ts'

/**
 * « Personnes suivies distinctes » of a territory: those who came to its sessions of the period, each once however many
 * records of theirs were merged; merely counted, and guarded outside the structure. Of the country, null where running totals
 * do not tell: outside whole months, or of one kind.
 */
export async function followedThere(
  ctx: Looks,
  perimeter: Perimeter,
  period: Period,
): Promise<GuardedCount | null> {
  if (perimeter.departementCode === several) return null
  const parts = areTotalsKept(perimeter) ? monthPartsOf(withoutTomorrow(ctx.db, period)) : []
  const whole = parts.filter(({ isWhole }) => isWhole)
  if (perimeter.level === 'country' && (whole.length === 0 || whole.length < parts.length)) return null
  if (whole.length > 0) return shown(await followedAround(ctx, perimeter, parts), perimeter)
  return shown(await followedOneByOne(ctx, perimeter, period), perimeter)
}

/** Of a whole département or of the country, of all structures together. */
const areTotalsKept = ({ level, structures, kind, filters }: Perimeter) =>
  (level === 'country' || level === 'departement') && structures === null && kind === null && filters === null

/** The first and the last of the whole months. */
function wholeOf(parts: readonly MonthPart[]) {
  const whole = parts.filter(({ isWhole }) => isWhole)
  return [whole.at(0), whole.at(-1)] as const
}

/**
 * By running totals over the whole months; besides, one by one, those who came on the days before, and those who came on the
 * days after and not until then. In the totals, whoever came in the month of the first days is not new: if it was before these
 * days, they are added when they came in the whole months.
 */
async function followedAround(ctx: Looks, perimeter: Perimeter, parts: readonly MonthPart[]): Promise<Sum> {
  const [first, last] = wholeOf(parts)
  const beginning = parts.at(0)?.month ?? ''
  const months = { first: first?.month ?? '', last: last?.month ?? '' }
  const there = comingsThere(ctx, perimeter)
  const ends = parts.filter(({ isWhole }) => !isWhole)
  const forgotten = ends.map((days) => forgottenIn(ctx, days, there, 'monthBeforeThere', beginning))
  const read = await sliceBySlice(
    ends.flatMap((end) => (end.month === beginning ? [daysUntil(end), end] : [end])),
    (days) => peopleOf(ctx, recordsIn(ctx, days, there)),
  )
  const cameOn = (isThen: (days: Period) => boolean) => read.find(isThen)?.found ?? new Map<string, Person>()
  const atFirst = cameOn(({ from }) => from === parts.at(0)?.from && from !== first?.from)
  const untilThen = cameOn(({ to }) => to < (parts.at(0)?.from ?? ''))
  const atLast = cameOn(({ from }) => from > (last?.to ?? ''))
  const isInTotals = cameIn(perimeter.departementCode, months)
  const others = (people: Map<string, Person>) => [...people].filter(([id]) => !atFirst.has(id))
  const added = [
    ...atFirst.values(),
    ...others(untilThen).flatMap(([, person]) => (isInTotals(person) ? [person] : [])),
    ...others(atLast).flatMap(([, person]) => (isInTotals(person) ? [] : [person])),
  ]
  return sumOf([followedTotal(ctx, perimeter, { ...months, beginning }), ...forgotten, countedOnce(added)])
}

/** The days of a month before these. */
const daysUntil = ({ month, from }: MonthPart): Period => ({ from: `${month}-01`, to: addDays(from, -1) })

const cameIn =
  (departementCode: string, { first, last }: Months) =>
  ({ months }: Person) =>
    (JSON.parse(months) as string[]).some((each) => {
      const [there, month = ''] = each.split(' ')
      return there === departementCode && month >= first && month <= last
    })

/** Each of them counts in the month when they came for the first time since the beginning of the period. */
function followedTotal(
  { db }: Looks,
  { departementCode }: Perimeter,
  { first, last, beginning }: Months & { beginning: string },
): Sum {
  const rows = db
    .select({ drawn: followedFigures.drawn, people: sql<number>`sum(${followedFigures.people})` })
    .from(followedFigures)
    .where(
      and(
        eq(followedFigures.territoryCode, departementCode),
        inArray(followedFigures.drawn, [false, true]),
        between(followedFigures.month, first, last),
        lt(followedFigures.monthBefore, beginning),
      ),
    )
    .groupBy(followedFigures.drawn)
    .all()
  const ofPart = (drawn: boolean) => rows.find((row) => row.drawn === drawn)?.people ?? 0
  return { all: ofPart(true) + ofPart(false), drawn: ofPart(true) }
}

type Months = { first: string; last: string }

/** Where totals do not tell: each of them once, whatever slices they came in. */
async function followedOneByOne(ctx: Looks, perimeter: Perimeter, period: Period): Promise<Sum> {
  const there = comingsThere(ctx, perimeter)
  const before = areTotalsKept(perimeter) ? 'monthBeforeThere' : 'monthBefore'
  const beginning = monthOf(period.from)
  const [known, people] = [new Set<string>(), new Map<string, Person>()]
  const read = await sliceBySlice(slicesOf(period, daysAtOnce(perimeter)), (days) => {
    const fresh = recordsIn(ctx, days, there).filter((id) => !known.has(id))
    for (const id of fresh) known.add(id)
    for (const [id, person] of peopleOf(ctx, fresh)) people.set(id, person)
    return forgottenIn(ctx, days, there, before, beginning)
  })
  return sumOf([countedOnce([...people.values()]), ...read.map(({ found }) => found)])
}

/** Days by which nobody waits: of a quarter in a département, some thousands came; filters read each session. */
function daysAtOnce(perimeter: Perimeter): number {
  if (perimeter.filters) return sliceDays(perimeter)
  return perimeter.level === 'departement' ? 92 : 366
}

const countedOnce = (people: readonly Person[]): Sum => ({
  all: people.length,
  drawn: people.filter(({ isDrawn }) => isDrawn).length,
})

const sumOf = (sums: readonly Sum[]): Sum =>
  sums.reduce((sum, { all, drawn }) => ({ all: sum.all + all, drawn: sum.drawn + drawn }), noSum())

/** Of each record, the one that stands before it. */
export function standingOf({ db }: Pick<Looks, 'db'>, ids: readonly string[]): Map<string, string> {
  const into = new Map(
    db
      .select({ id: beneficiaries.id, intoId: sql<string>`${beneficiaries.mergedIntoId}` })
      .from(beneficiaries)
      .where(isNotNull(beneficiaries.mergedIntoId))
      .all()
      .map(({ id, intoId }) => [id, intoId]),
  )
  const standing = (id: string): string => {
    const next = into.get(id)
    return next === undefined ? id : standing(next)
  }
  return new Map(ids.map((id) => [id, standing(id)]))
}
