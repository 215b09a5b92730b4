import { and, eq, isNull, sql } from 'drizzle-orm'
import { isDrawn } from '#shared/small-counts.ts'
import { country, departementOf } from '#shared/territories.ts'
import { type Day, monthOf } from '#shared/time.ts'
import type { Db } from './open.ts'
import { prepared } from './prepared.ts'
import { beneficiaries, followedFigures, sessionBeneficiaries, sessions } from './schema/index.ts'

/**
 * Counts somebody whom an advisor follows where and when they came, and no more where they were counted until now: after
 * anything that changes it, inside the caller's transaction.
 * @param family every record of theirs, the one that stands first
 */
export function tallyFollowed(db: Db, family: readonly string[]) {
  const [standing] = family
  if (standing === undefined) return
  const ids = JSON.stringify(family)
  const came = comingsOf(db)
    .all({ ids })
    .map(({ communeCode, month }) => `${departementOf(communeCode)} ${month}`)
  const counted = new Set(came.toSorted())
  const changes = new Map<string, number>()
  for (const record of recordsOf(db).all({ ids })) {
    const now = record.id === standing ? [...counted] : []
    if (JSON.stringify(now) === JSON.stringify(record.countedMonths)) continue
    const drawn = Number(isDrawn(record.countKey))
    for (const [months, sign] of [[record.countedMonths, -1] as const, [now, 1] as const])
      for (const step of stepsOf(months))
        changes.set(`${drawn} ${step}`, (changes.get(`${drawn} ${step}`) ?? 0) + sign)
    db.update(beneficiaries).set({ countedMonths: now }).where(eq(beneficiaries.id, record.id)).run()
  }
  for (const [step, people] of changes) if (people !== 0) grow(db, step, people)
}

/** Those forgotten since have no record any more: what is left of them goes and comes with the session. */
export function tallyForgotten(db: Db, session: Where & { id: string }, sign: 1 | -1) {
  for (const kept of forgottenOf(db).all({ id: session.id })) tallyKept(db, session, kept, sign)
}

type Where = { day: Day; communeCode: string }
type Kept = { drawn: boolean | null; monthBefore: string | null; monthBeforeThere: string | null }

/** One of them, of a session that is not withdrawn. */
export function tallyKept(db: Db, { day, communeCode }: Where, kept: Kept, sign: 1 | -1) {
  const month = monthOf(day)
  const steps = [
    [country, kept.monthBefore ?? ''],
    [departementOf(communeCode), kept.monthBeforeThere ?? ''],
  ] as const
  for (const [territory, before] of steps)
    if (before < month) grow(db, `${Number(kept.drawn ?? true)} ${territory} ${month} ${before}`, sign)
}

/** Counts all of them anew, inside the caller's transaction. */
export function recountFollowed(db: Db) {
  for (const statement of recounting) db.$client.exec(statement)
}

/** Where somebody came in which month, and in which they had come there before: `46 2026-03 2026-01`. */
function stepsOf(months: readonly string[]): string[] {
  const there = new Map<string, string>()
  const anywhere = [...new Set(months.map((each) => `${country} ${each.split(' ')[1]}`))].toSorted()
  return [...anywhere, ...months].map((each) => {
    const [territory = '', month = ''] = each.split(' ')
    const before = there.get(territory) ?? ''
    there.set(territory, month)
    return `${territory} ${month} ${before}`
  })
}

function grow(db: Db, step: string, people: number) {
  const [drawn, territoryCode, month, monthBefore = ''] = step.split(' ')
  const key = { drawn: Number(drawn), territoryCode, month, monthBefore }
  const left = growing(db).get({ ...key, people })?.people ?? 0
  if (left < 0) throw new Error('Somebody followed is taken away from running totals that never had them')
  if (left === 0) dropping(db).run(key)
}

const comingsOf = prepared((db) =>
  db
    .selectDistinct({ communeCode: sessions.communeCode, month: sql<string>`substr(${sessions.day}, 1, 7)` })
    .from(sessionBeneficiaries)
    .innerJoin(sessions, eq(sessions.id, sessionBeneficiaries.sessionId))
    .where(
      and(
        sql`${sessionBeneficiaries.beneficiaryId} in (select value from json_each(${sql.placeholder('ids')}))`,
        isNull(sessions.withdrawnAt),
      ),
    )
    .prepare(),
)

const recordsOf = prepared((db) =>
  db
    .select({
      id: beneficiaries.id,
      countKey: beneficiaries.countKey,
      countedMonths: beneficiaries.countedMonths,
    })
    .from(beneficiaries)
    .where(sql`${beneficiaries.id} in (select value from json_each(${sql.placeholder('ids')}))`)
    .prepare(),
)

const forgottenOf = prepared((db) =>
  db
    .select({
      drawn: sessionBeneficiaries.drawn,
      monthBefore: sessionBeneficiaries.monthBefore,
      monthBeforeThere: sessionBeneficiaries.monthBeforeThere,
    })
    .from(sessionBeneficiaries)
    .where(
      and(
        eq(sessionBeneficiaries.sessionId, sql.placeholder('id')),
        isNull(sessionBeneficiaries.beneficiaryId),
      ),
    )
    .prepare(),
)

const isStep = and(
  eq(followedFigures.territoryCode, sql.placeholder('territoryCode')),
  sql`${followedFigures.drawn} = ${sql.placeholder('drawn')}`,
  eq(followedFigures.month, sql.placeholder('month')),
  eq(followedFigures.monthBefore, sql.placeholder('monthBefore')),
)

const growing = prepared((db) =>
  db
    .insert(followedFigures)
    .values({
      territoryCode: sql.placeholder('territoryCode'),
      drawn: sql`${sql.placeholder('drawn')}`,
      month: sql.placeholder('month'),
      monthBefore: sql.placeholder('monthBefore'),
      people: sql.placeholder('people'),
    })
    .onConflictDoUpdate({
      target: [
        followedFigures.territoryCode,
        followedFigures.drawn,
        followedFigures.month,
        followedFigures.monthBefore,
      ],
      set: { people: sql`${followedFigures.people} + excluded.people` },
    })
    .returning({ people: followedFigures.people })
    .prepare(),
)

const dropping = prepared((db) => db.delete(followedFigures).where(isStep).prepare())

/**
 * In SQL, for millions at once: everybody's records as one, each département and month where they came once, and the month
 * before it there; besides, what sessions keep of those forgotten. The migration that made these totals says the same.
 */
const recounting = [
  `delete from followed_figures`,
  `create temp table came as
    with recursive standing(id, first_id) as (
      select id, id from beneficiaries where merged_into_id is null
      union all
      select beneficiaries.id, first_id from standing join beneficiaries on merged_into_id = standing.id
    )
    select distinct first_id, departement_code as departement, substr(sessions.day, 1, 7) as month
    from session_beneficiaries
    join standing on standing.id = beneficiary_id
    join sessions on sessions.id = session_id
    join communes on communes.code = sessions.commune_code
    where withdrawn_at is null`,
  `update beneficiaries set counted_months = '[]' where counted_months <> '[]'`,
  `update beneficiaries set counted_months = months from (
      select first_id, json_group_array(departement || ' ' || month order by departement || ' ' || month) as months
      from came group by first_id
    ) where id = first_id`,
  `insert into followed_figures
    select territory, 1 - ((536870912 + count_key) >> 32), month, month_before, count(*) from (
      select first_id, 'france' as territory, month,
        lag(month, 1, '') over (partition by first_id order by month) as month_before
      from (select distinct first_id, month from came)
      union all
      select first_id, departement, month, lag(month, 1, '') over (partition by first_id, departement order by month)
      from came
    ) join beneficiaries on id = first_id
    group by 1, 2, 3, 4`,
  `drop table came`,
  `insert into followed_figures
    select territory, coalesce(drawn, 1), month, month_before, count(*) from (
      select 'france' as territory, drawn, substr(sessions.day, 1, 7) as month, coalesce(month_before, '') as month_before
      from session_beneficiaries join sessions on sessions.id = session_id
      where beneficiary_id is null and withdrawn_at is null
      union all
      select departement_code, drawn, substr(sessions.day, 1, 7), coalesce(month_before_there, '')
      from session_beneficiaries join sessions on sessions.id = session_id
      join communes on communes.code = sessions.commune_code
      where beneficiary_id is null and withdrawn_at is null
    )
    where month_before < month
    group by 1, 2, 3, 4
    on conflict do update set people = people + excluded.people`,
]
