import { screen, within } from '@testing-library/react'
import { parse } from 'csv-parse/sync'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { sessions } from '#drizzle/schema/index.ts'
import { managerOfBoth } from '../api/narrowed-world.ts'
import { bookingAt } from '../api/booking-request.ts'
import { type CountedWorld, countedWorld, oneTold, type Told } from '../api/counted-world.ts'
import type { Person } from '../api/world.ts'
import { visit } from './visit.tsx'

let lot: CountedWorld
/** A page of many roles takes jsdom its time. */
vi.setConfig({ testTimeout: 60_000 })

let files: File[]
beforeEach(() => {
  lot = countedWorld()
  vi.useFakeTimers({ toFake: ['Date'], now: lot.now() })
  files = []
  URL.createObjectURL = (file) => `blob:${files.push(file as File)}`
  URL.revokeObjectURL = () => {}
  HTMLAnchorElement.prototype.click = () => {}
})

const many = (count: number, more: Partial<Told>) =>
  Array.from({ length: count }, () => ({ ...oneTold, ...more }))
const look = (as: Person) => visit('/tableau-de-bord', { in: lot, as })

/** The cells of a table, spaces as one types them. */
const cellsOf = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row')
    .map((row) => [...row.querySelectorAll('th, td')].map(textOf))

const textOf = (cell: Element) => {
  const copy = cell.cloneNode(true) as Element
  for (const unheard of copy.querySelectorAll('[aria-hidden]')) unheard.remove()
  return (copy.textContent ?? '').replaceAll(/\s/g, ' ')
}

/** What the last file says, read back as a spreadsheet does. */
async function fileOf(name: string) {
  const group = await screen.findByRole('group', { name: new RegExp(`^Emporter\\s: ${name}`) })
  within(group).getByRole('button', { name: 'Données (CSV)' }).click()
  const text = await files.at(-1)!.text()
  return (parse(text, { bom: true, delimiter: ';' }) as string[][]).map((cells) =>
    cells.map((cell) => cell.replaceAll(/\s/g, ' ')),
  )
}

const themesByMonth = 'Heures par mois, partagées entre les trois thèmes'
const weekHours = 'Rendez-vous par jour de la semaine et par heure'

describe('a chart', () => {
  test('says in its table and in its file what it draws', async () => {
    lot.plant([
      ...many(2, { day: '2026-05-12', minutes: 90 }),
      ...many(1, { topics: ['securite_numerique'], minutes: 45 }),
    ])
    await look(managerOfBoth(lot))
    const table = within(await screen.findByRole('region', { name: themesByMonth })).getByRole('table', {
      hidden: true,
    })
    const lines = cellsOf(table)
    expect(lines.slice(-2)).toEqual([
      ['mai 2026', '3 h', '0 h', '0 h'],
      ['juin 2026', '0 h', '1 h', '0 h'],
    ])
    expect((await fileOf(themesByMonth)).slice(-2)).toEqual([
      ['mai 2026', '3', '0', '0'],
      ['juin 2026', '0', '0,8', '0'],
    ])
    expect(files.at(-1)!.name).toBe('heures-par-mois-partagees-entre-les-trois-themes.csv')
  })

  test('of a few says « moins de 5 » wherever it is read, never how many', async () => {
    lot.plant([...many(2, { day: '2026-05-12' }), ...many(16, { topics: ['securite_numerique'] })])
    lot.db.update(sessions).set({ autonomy: 'autonome' }).run()
    await lot.citizen().appointments.book(bookingAt(lot, '09:00', { phone: '0611223344' }, '2026-06-16'))
    lot.setClock('2026-06-30', '08:00')
    vi.setSystemTime(lot.now())
    await look(lot.people.coordinator)
    const topics = await fileOf('Séances qui touchent chaque thématique')
    expect(topics.slice(1).map(([, count]) => count)).toEqual(['20', 'moins de 5'])
    const hours = cellsOf(await screen.findByRole('table', { name: weekHours }))
    expect(hours).toEqual([
      ['Heure', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
      ['9 h', '0', 'moins de 5', '0', '0', '0', '0', '0'],
    ])
    expect(await fileOf(weekHours)).toEqual(hours)
    const ends = await fileOf('Créneaux offerts et rendez-vous')
    expect(ends.at(-1)).toEqual(['juin 2026', '–', 'moins de 5', '0', '0'])
    const autonomy = await fileOf('Autonomie notée en fin de séance, par mois')
    expect(autonomy.slice(-2)).toEqual([
      ['mai 2026', '0', '0', 'moins de 5'],
      ['juin 2026', '0', '0', '20'],
    ])
  })

  test('keeps what was not said apart: in its lines, and not in its scale', async () => {
    lot.plant(many(3, {}))
    const { id, details } = lot.db.select().from(sessions).get()!
    const said = { ...details, residenceCode: '46128' }
    lot.db.update(sessions).set({ details: said }).where(eq(sessions.id, id)).run()
    await look(managerOfBoth(lot))
    const table = await screen.findByRole('table', { name: 'Accompagnements selon la commune de résidence' })
    const [, ...lines] = cellsOf(table)
    expect(lines.map(([, count]) => count)).toEqual(['1', '2'])
    expect(lines.at(-1)?.[0]).toBe('Commune non communiquée')
    const bars = [...table.querySelectorAll<HTMLElement>('.ranked-bar > span')]
    expect(bars.map(({ style }) => style.width)).toEqual(['100%', '0%'])
    expect((await fileOf('Accompagnements selon la commune de résidence')).at(-1)).toEqual([
      'Commune non communiquée',
      '2',
    ])
  })

  test('hands no formula to the spreadsheet that opens its file', async () => {
    const { csvOf } = await import('#client/ui/charts/chart-lines.ts')
    const rows = [{ name: '=HYPERLINK("x");1', figure: 1.5 }]
    const columns = [
      { key: 'name', name: 'Nom', say: (row: (typeof rows)[number]) => row.name },
      { key: 'figure', name: 'Heures', say: String, figure: (row: (typeof rows)[number]) => row.figure },
    ]
    expect(parse(csvOf(columns, rows), { bom: true, delimiter: ';' })).toEqual([
      ['Nom', 'Heures'],
      [`'=HYPERLINK("x");1`, '1,5'],
    ])
  })
})
