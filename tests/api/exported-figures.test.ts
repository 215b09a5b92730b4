import { eq } from 'drizzle-orm'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { audit, grants, places, sessions } from '#drizzle/schema/index.ts'
import { tablesTaken, tableTaken } from '#server/exports/figures-tables.ts'
import { figuresTaken } from '#server/exports/figures-taken.ts'
import { figuresTableNames } from '#shared/exports.ts'
import { few, whyGuarded } from '#shared/guarded-words.ts'
import { changeOf } from '#shared/indicators.ts'
import { themes } from '#shared/themes.ts'
import { cellsIn, linesUnder, sheetIn, tableIn } from '../read-sheets.ts'
import { exportsWorld, figuresAsked } from './exports-world.ts'
import { plantSessions } from './published-world.ts'
import { refusalOf } from './refusal.ts'
import type { Person } from './world.ts'

let here: Awaited<ReturnType<typeof exportsWorld>>
beforeEach(async () => {
  here = await exportsWorld()
  plantSessions(here.lot, 40, '2026-01-12')
  plantSessions(here.lot, 30, '2025-01-12')
  plantSessions(here.lot, 3, '2026-04-02', '46251', 'parentalite')
})
afterEach(() => here.close())

const coordinator = () => here.people.coordinator
const manager = () => here.people.manager

/** What the screen is answered. */
async function answers(person: Person, question = figuresAsked().of.question) {
  const { dashboard, territories } = here.as(person).statistics
  return { dashboard: await dashboard(question), territories: await territories(question) }
}

const said = (count: number | 'few' | null) => (count === 'few' ? few : String(count ?? ''))

describe('a workbook of the dashboard', () => {
  test.each(['xlsx', 'ods'] as const)(
    'holds in %s what a coordinator sees, guarded alike',
    async (format) => {
      const { dashboard, territories } = await answers(coordinator())
      const { path, answer } = await here.taken(coordinator(), figuresAsked({}, format))
      expect(answer.headers['content-disposition']).toBe(
        `attachment; filename="chiffres-du-2026-01-01-au-2026-12-31.${format}"`,
      )
      const inShort = await tableIn(path, 'inShort')
      const months = await tableIn(path, 'months')
      const below = await tableIn(path, 'territories')
      const topics = await tableIn(path, 'topics')
      const definitions = await tableIn(path, 'definitions')
      expect(inShort.slice(0, 4).map((line) => line['Sur la période'])).toEqual(
        [
          dashboard.now.sessions,
          dashboard.now.individuals,
          dashboard.now.workshops,
          dashboard.now.participants,
        ].map(said),
      )
      const { now, before } = dashboard.previous!
      expect(inShort[0]?.['Évolution sur la période d’avant (%)']).toBe(
        String(Math.round(100 * changeOf(now.sessions, before.sessions)!)),
      )
      expect(months.map((line) => [line['Premier jour'], line['Séances'], line['Heures']])).toEqual(
        dashboard.months.map(({ from, sessions: count, hours }) => [from, said(count), said(hours)]),
      )
      expect(below.map((line) => [line['Territoire'], line['Séances'], line['Heures']])).toEqual(
        [...territories, { ...dashboard.now, name: 'Lot' }].map(({ name, sessions: count, hours }) => [
          name,
          said(count),
          said(hours),
        ]),
      )
      expect(topics.map((line) => line['Séances'])).toEqual(
        dashboard.topics.map(({ sessions: count }) => said(count)),
      )
      expect(topics.map((line) => line['Séances'])).toContain(few)
      expect(definitions.map((line) => line['Indicateur'])).toContain('Séances')
      expect(dashboard.isExact).toBe(false)
    },
  )

  test.each(['xlsx', 'ods'] as const)(
    'says on each sheet in %s what it is of, and how far',
    async (format) => {
      const { path } = await here.taken(coordinator(), figuresAsked({ theme: 'everyday' }, format))
      for (const nth of figuresTableNames.keys()) {
        const above = (await sheetIn(path, nth)).slice(0, 7).map(([first]) => first)
        expect(above).toEqual([
          'Ce que change le programme\u00a0: Lot',
          'Période\u00a0: année\u00a02026',
          'Séances\u00a0: toutes les structures, Usages quotidiens',
          expect.stringMatching(/^Données au 15\sjuin 2026 à /),
          whyGuarded,
          'Évolution sur la période d’avant\u00a0: année\u00a02025, puis année\u00a02026.',
          'Une case vide\u00a0: rien à diviser, ou trop peu pour le dire.',
        ])
      }
    },
  )

  test('is exact in one’s own structure, as on screen', async () => {
    const { dashboard } = await answers(manager())
    const { path } = await here.taken(manager(), figuresAsked({}, 'xlsx'))
    const [all] = linesUnder(await sheetIn(path, 0))
    expect(dashboard.now.sessions).toBe(43)
    expect(all?.['Sur la période']).toBe('43')
    expect((await sheetIn(path, 0))[4]?.[0]).toMatch(/^Chiffres exacts de votre structure/)
  })

  test('has the months, the shares and the changes of the answer itself', async () => {
    const ctx = { ...here.lot, actor: manager().actor, now: here.now() }
    const taken = await figuresTaken(ctx, figuresAsked().of.question)
    const { rows } = tableTaken('inShort', taken)
    expect(rows.find(([name]) => name === 'Usages quotidiens\u00a0: fréquence')?.[1]).toBe(
      Math.round((taken.now.themes.everyday.frequency ?? 0) * 100),
    )
    const months = tableTaken('months', taken)
    expect(months.rows).toHaveLength(taken.months.length)
    expect(months.columns).toHaveLength(6 + 3 * themes.length)
    for (const table of tablesTaken(taken))
      for (const row of table.rows)
        expect([table.name, row.length]).toEqual([table.name, table.columns.length])
  })
})

describe('the table of territories', () => {
  test('is one that every tool reads, each line saying what it is of', async () => {
    const { territories } = await answers(coordinator())
    const { path } = await here.taken(coordinator(), figuresAsked())
    const cells = await cellsIn(path)
    const lines = linesUnder(cells)
    expect(new Set(cells.map((row) => row.length)).size).toBe(1)
    expect(lines.map((line) => [line['Territoire'], line['Séances']])).toEqual([
      ...territories.map(({ name, sessions: count }) => [name, said(count)]),
      ['Lot', expect.any(String)],
    ])
    for (const line of lines)
      expect(line).toMatchObject({
        Dans: 'Lot',
        'Premier jour': '2026-01-01',
        'Dernier jour': '2026-12-31',
        Filtres: 'toutes les structures',
        Arrondis: whyGuarded,
      })
  })

  test('goes down to the places, beside the commune and the territory around', async () => {
    const { path } = await here.taken(manager(), figuresAsked({ commune: '46128' }))
    const lines = linesUnder(await cellsIn(path))
    expect(lines.at(-2)).toMatchObject({ Territoire: 'Gramat', Ligne: 'en tout', Séances: '40' })
    expect(lines.at(-1)).toMatchObject({
      Territoire: 'CC Causses et Vallée de la Dordogne',
      Ligne: 'pour comparer',
      Séances: '43',
    })
  })

  test('has decimals as French spreadsheets read them', async () => {
    here.db.update(sessions).set({ minutes: 75 }).where(eq(sessions.day, '2026-04-02')).run()
    const { recountFigures } = await import('#drizzle/tally.ts')
    recountFigures(here.db)
    const { path } = await here.taken(manager(), figuresAsked())
    expect(linesUnder(await cellsIn(path)).at(-1)?.['Heures']).toBe('43,3')
  })

  test.each(['csv', 'xlsx', 'ods'] as const)('runs no formula that a name hides, in %s', async (format) => {
    const name = '=HYPERLINK("https://exemple.org";"a")'
    here.db.update(places).set({ name }).where(eq(places.id, here.place.id)).run()
    here.db
      .update(sessions)
      .set({ placeId: here.place.id, channel: 'place' })
      .where(eq(sessions.day, '2026-01-12'))
      .run()
    const asked = figuresAsked({ commune: '46128', placeId: here.place.id }, format)
    const { path } = await here.taken(manager(), asked)
    const cells = (
      format === 'csv' ? await cellsIn(path) : await sheetIn(path, figuresTableNames.indexOf('territories'))
    ).flat()
    expect(cells.filter((cell) => /^[=+@-]/.test(cell))).toEqual([])
    expect(cells).toContain(`'${name}`)
  })
})

describe('who takes figures away', () => {
  test('sees them on screen: another département is refused at once', async () => {
    const asked = figuresAsked({ departement: '12' })
    expect(await refusalOf(here.as(coordinator()).exports.startFigures(asked.of))).toBe('notYours')
  })

  test('is written in the audit, once', async () => {
    const asked = figuresAsked()
    await here.written(coordinator(), asked)
    await here.as(coordinator()).exports.startFigures(asked.of)
    const row = { verb: audit.verb }
    expect(here.db.select(row).from(audit).where(eq(audit.thingId, asked.id)).all()).toEqual([
      { verb: 'exports.startFigures' },
    ])
  })

  test('finds them again on the page that they left, and on no other', async () => {
    const asked = figuresAsked()
    await here.written(here.people.camille, asked)
    const name = 'chiffres-territoires-du-2026-01-01-au-2026-12-31.csv'
    expect(await here.as(here.people.camille).exports.currentFigures()).toEqual({ id: asked.id, name })
    expect(await here.as(here.people.camille).exports.current()).toBeNull()
    expect(await here.as(here.people.nadia).exports.currentFigures()).toBeNull()
  })

  test('is handed them while they still see alike, and nobody else is', async () => {
    const asked = figuresAsked({}, 'csv')
    await here.written(manager(), asked)
    for (const cookie of ['', here.cookieOf(coordinator())])
      expect((await here.fetchFile(cookie, asked.id)).statusCode).toBe(404)
    const cookie = here.cookieOf(manager())
    const changed = { role: 'coordinator' as const, structureId: null, departementCode: '46' }
    here.db.update(grants).set(changed).where(eq(grants.userId, manager().actor.userId)).run()
    expect((await here.fetchFile(cookie, asked.id)).statusCode).toBe(404)
  })

  test('takes a file that says what it is to spreadsheets', async () => {
    const { path } = await here.taken(coordinator(), figuresAsked())
    expect(readFileSync(path, 'utf8').startsWith('\ufeffTerritoire;Niveau;')).toBe(true)
  })
})
