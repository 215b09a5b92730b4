import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sessions } from '#drizzle/schema/index.ts'
import { type FiguresTableName, figuresTableNames } from '#shared/exports.ts'
import { few } from '#shared/guarded-words.ts'
import { indicatorDefinitions } from '#shared/indicators.ts'
import { questionsAsked } from '#shared/question-answers.ts'
import { hour } from '#shared/time.ts'
import { cellsIn, linesUnder, sheetIn, tableIn } from '../read-sheets.ts'
import { exportsWorld, figuresAsked } from './exports-world.ts'
import { pastAppointment } from './past-appointment.ts'
import { plantSessions } from './published-world.ts'
import type { Person } from './world.ts'

let here: Awaited<ReturnType<typeof exportsWorld>>
beforeEach(async () => {
  here = await exportsWorld()
  plantSessions(here.lot, 40, '2026-01-12')
  const details = {
    equipment: [],
    procedures: [],
    ages: { '70+': 1 },
    genders: { feminin: 1 },
    statuses: { retraite: 1 },
    residenceCode: '46251',
  } as const
  here.db
    .update(sessions)
    .set({ details: { ...details, equipment: [], procedures: [] }, autonomy: 'autonome' })
    .run()
  for (let nth = 1; nth <= 12; nth++)
    pastAppointment(here.lot, { startsAt: here.now() - nth * 24 * hour, honouredAt: here.now() })
})
afterEach(() => here.close())

const asked = { from: '2026-01-01', to: '2026-12-31', departement: '46' }
const said = (count: number | 'few' | null) => (count === 'few' ? few : String(count ?? ''))
const columnOf = (lines: Record<string, string>[], name: string) => lines.map((line) => line[name])

async function workbook(person: Person, format: 'xlsx' | 'ods' = 'xlsx', changed = {}) {
  const { path } = await here.taken(person, figuresAsked(changed, format))
  return (name: FiguresTableName) => tableIn(path, name)
}

describe('what one takes away of people', () => {
  test.each(['xlsx', 'ods'] as const)('is in %s what the screen shows, guarded alike', async (format) => {
    const { coordinator } = here.people
    const people = await here.as(coordinator).statistics.people(asked)
    const sheet = await workbook(coordinator, format)
    const publics = await sheet('publics')
    expect(columnOf(publics, 'Nombre')).toEqual(
      [people.ages, people.statuses, people.genders].flatMap((counts) => Object.values(counts!).map(said)),
    )
    expect(publics.find((line) => line['Valeur'] === '70 ans et plus')?.['Part (%)']).toBe('100')
    expect(columnOf(await sheet('ways'), 'Nombre')).toEqual(
      [people.channels, people.autonomies, people.referrals, people.autonomy].flatMap((counts) =>
        Object.values(counts).map(said),
      ),
    )
    expect(columnOf(await sheet('autonomyMonths'), 'Autonome (séances)')).toEqual(
      people.autonomyByMonth.map(({ autonome }) => said(autonome)),
    )
    expect(await sheet('residences')).toEqual([
      {
        Résidence: 'CC Causses et Vallée de la Dordogne',
        Accompagnements: said(people.residences.inside['200066371']!),
      },
    ])
  })

  test('is exact in one’s own structure', async () => {
    const residences = await (await workbook(here.people.manager))('residences')
    expect(columnOf(residences, 'Accompagnements')).toEqual(['40'])
  })
})

describe('what one takes away of appointments and coverage', () => {
  test('is what the screen shows, and who asks', async () => {
    const { manager } = here.people
    const { statistics } = here.as(manager)
    const told = (await statistics.appointments(asked))!
    const reach = (await statistics.coverage(asked))!
    const sheet = await workbook(manager)
    const [booked, honoured] = await sheet('appointments')
    expect([booked?.['Sur la période'], honoured?.['Sur la période']]).toEqual(['12', '12'])
    expect(columnOf(await sheet('appointmentMonths'), 'Pris')).toEqual(
      told.months.map((each) => said(each.booked)),
    )
    const hours = await sheet('appointmentHours')
    const all = hours.flatMap(({ Heure: _hour, ...days }) => Object.values(days).map(Number))
    expect(all.reduce((sum, count) => sum + count, 0)).toBe(12)
    expect(new Set(columnOf(await sheet('uncovered'), 'Commune'))).toEqual(
      new Set(reach.uncovered.map(({ name }) => name)),
    )
    expect(columnOf(await sheet('territories'), 'Communes couvertes')).toEqual(
      [...reach.below, reach].map(({ communesCovered }) => String(communesCovered)),
    )
    expect(columnOf(await sheet('questions'), 'Question')).toEqual(Object.values(questionsAsked))
  })

  test('says why it is not there, when filters are not theirs', async () => {
    const { path } = await here.taken(here.people.manager, figuresAsked({ theme: 'everyday' }, 'xlsx'))
    const cells = (await sheetIn(path, figuresTableNames.indexOf('appointments'))).flat()
    expect(cells.find((cell) => cell.startsWith('Un rendez-vous n’a ni canal'))).toBeDefined()
    expect(await tableIn(path, 'appointments')).toEqual([])
  })
})

describe('each table', () => {
  test('stands with its definitions, its filters, its date and how it is rounded', async () => {
    const { path } = await here.taken(here.people.coordinator, figuresAsked({}, 'ods'))
    for (const [nth, name] of figuresTableNames.entries()) {
      const cells = (await sheetIn(path, nth)).flat()
      const { meaning } = indicatorDefinitions[definedIn[name] ?? 'sessions']
      expect([name, cells.some((cell) => cell.includes(meaning))]).toEqual([name, name !== 'questions'])
      expect(cells.filter((cell) => /^(Données au|Séances\s: toutes)/.test(cell))).toHaveLength(2)
    }
  })

  test('can be asked alone, as CSV, and tells what it is of on each line', async () => {
    const { coordinator } = here.people
    const people = await here.as(coordinator).statistics.people(asked)
    const { id, format, of } = figuresAsked()
    const { path, answer } = await here.taken(coordinator, { id, format, of: { ...of, table: 'publics' } })
    expect(answer.headers['content-disposition']).toBe(
      'attachment; filename="chiffres-publics-du-2026-01-01-au-2026-12-31.csv"',
    )
    const lines = linesUnder(await cellsIn(path))
    expect(columnOf(lines, 'Nombre').slice(0, 7)).toEqual(Object.values(people.ages!).map(said))
    for (const line of lines)
      expect(line).toMatchObject({
        Dans: 'Lot',
        Filtres: 'toutes les structures',
        Définitions: expect.stringContaining(indicatorDefinitions.publics.formula),
      })
  })
})

const definedIn: Partial<Record<FiguresTableName, keyof typeof indicatorDefinitions>> = {
  topics: 'topics',
  uncovered: 'coverage',
  ways: 'channels',
  autonomyMonths: 'autonomy',
  publics: 'publics',
  residences: 'residence',
  appointments: 'booked',
  appointmentMonths: 'offered',
  appointmentHours: 'booked',
}
