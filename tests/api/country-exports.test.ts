import { uuidv7 } from 'uuidv7'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FiguresRequest } from '#shared/exports.ts'
import { whyGuarded } from '#shared/guarded-words.ts'
import { readPdf } from '../read-pdf.ts'
import { linesUnder, sheetIn, tableIn } from '../read-sheets.ts'
import { cellsIn } from '../read-sheets.ts'
import { exportsWorld } from './exports-world.ts'
import { plantSessions } from './published-world.ts'

let here: Awaited<ReturnType<typeof exportsWorld>>
beforeAll(async () => {
  here = await exportsWorld()
  plantSessions(here.lot, 40, '2026-01-12')
  plantSessions(here.lot, 30, '2026-02-12', '12202', 'parentalite')
  plantSessions(here.lot, 1, '2026-04-02', '46251')
})
afterAll(() => here.close())

const question = { from: '2026-01-01', to: '2026-12-31' }

/** The country’s year, as who administers takes it away. */
async function taken(format: FiguresRequest['format'], table?: FiguresRequest['table']) {
  const id = uuidv7()
  const of = { id, format, question, ...(table && { table }) }
  return here.taken(here.people.administrator, { id, format, of })
}

const asked = async () => {
  const { territories, dashboard, coverage } = here.as(here.people.administrator).statistics
  return {
    rows: await territories(question),
    whole: await dashboard(question),
    reach: (await coverage(question))!,
  }
}

describe('what one takes away of the country', () => {
  test.each(['xlsx', 'ods'] as const)(
    'is in %s its départements, side by side, as on screen',
    async (format) => {
      const { path } = await taken(format)
      const { rows, whole, reach } = await asked()
      const lines = await tableIn(path, 'territories')
      const said = (each: string | number | null | undefined) => String(each ?? '')
      expect(
        lines.map((line) => [
          line['Territoire'],
          line['Niveau'],
          line['Séances'],
          line['Communes touchées'],
          line['Communes couvertes'],
        ]),
      ).toEqual([
        ...rows.map(({ name, sessions }, nth) => [
          name,
          'département',
          said(sessions),
          said(reach.below[nth]?.communesCovered),
          said(reach.below[nth]?.communesCovered),
        ]),
        [
          'France',
          'pays',
          said(whole.now.sessions),
          said(reach.communesCovered),
          said(reach.communesCovered),
        ],
      ])
      expect(lines[1]?.['Population couverte (%)']).toBe(
        said(Math.round((100 * reach.below[1]!.populationCovered) / reach.below[1]!.population)),
      )
      expect(lines.map((line) => line['Distance moyenne à la permanence (km)'])).toEqual(['', '', ''])
      expect((await sheetIn(path, 0)).slice(0, 5).map(([first]) => first)).toContain(whyGuarded)
      const uncovered = await tableIn(path, 'uncovered')
      expect(uncovered.map((line) => line['Commune'])).toEqual(reach.uncovered.map(({ name }) => name))
    },
  )

  test('is a CSV of its territories, that a spreadsheet reads', async () => {
    const { path } = await taken('csv', 'territories')
    const { rows } = await asked()
    const lines = linesUnder(await cellsIn(path))
    expect(lines.map((line) => [line['Territoire'], line['Code'], line['Habitants']])).toEqual([
      ...rows.map(({ name, code, population }) => [name, code, String(population)]),
      ['France', 'france', String(rows.reduce((sum, { population }) => sum + population, 0))],
    ])
    expect(readFileSync(path, 'utf8')).not.toContain('undefined')
  })

  test('is a report with its map, its départements and where help is within reach', async () => {
    const { path } = await taken('pdf')
    const { language, title, isTagged, drawings, words } = readPdf(path)
    const { reach } = await asked()
    expect([language, isTagged]).toEqual(['fr-FR', true])
    expect(title).toMatch(/^Ce que change le programme, France,/)
    const map = drawings.find((said) => said.startsWith('Carte.'))
    expect(map).toMatch(
      /^Carte\. France\s: séances par département\s: Lot \d+, surtout Quotidien\s; Aveyron \d+, surtout Citoyen\.$/,
    )
    const told = words().replaceAll('\u00a0', ' ')
    expect(told).toContain('Où l’aide est à portée')
    expect(told).toContain(`${reach.communesCovered} sur ${reach.communes}`)
    expect(told).toContain('le thème le plus fréquent du département')
    expect(told).not.toContain('Distance moyenne')
  })
})
