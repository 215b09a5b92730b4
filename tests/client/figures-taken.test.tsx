import { screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { figuresHints } from '#shared/exports.ts'
import { exportsWorld } from '../api/exports-world.ts'
import { plantSessions } from '../api/published-world.ts'
import { readPdf } from '../read-pdf.ts'
import { cellsIn, linesUnder, sheetIn } from '../read-sheets.ts'
import { handedFiles } from './handed-files.ts'
import { visit } from './visit.tsx'

vi.setConfig({ testTimeout: 60_000 })

let here: Awaited<ReturnType<typeof exportsWorld>>
let files: ReturnType<typeof handedFiles>
beforeEach(async () => {
  here = await exportsWorld()
  files = handedFiles()
  plantSessions(here.lot, 20, '2026-05-01')
})
afterEach(() => here.close())

const may = 'du=2026-05-01&au=2026-05-31'
const open = (address = `/tableau-de-bord/emporter?${may}&theme=everyday`) =>
  visit(address, { in: here.lot, as: here.people.coordinator })
const prepare = () => screen.findByRole('button', { name: 'Préparer le fichier' }, { timeout: 20_000 })
const ready = () => screen.findByRole('alert', {}, { timeout: 30_000 })

const fileHanded = () => files.firstIn(here.dataDir)

test('a coordinator takes the report for a committee, unless they say otherwise', async () => {
  const { user } = await open()
  await user.click(await prepare())
  expect(await ready()).toHaveTextContent('chiffres-du-2026-05-01-au-2026-05-31.pdf')
  expect(readPdf(await fileHanded()).title).toBe('Ce que change le programme, Lot, mai 2026')
  expect(here.filesLeft()).toEqual([])
})

test('a workbook holds what the same filters show', async () => {
  const { user } = await open()
  expect(
    await screen.findByText(/Ces chiffres sont protégés comme à l’écran/, {}, { timeout: 20_000 }),
  ).toBeVisible()
  await user.click(await screen.findByRole('radio', { name: new RegExp(figuresHints.xlsx) }))
  await user.click(await prepare())
  await ready()
  const cells = (await sheetIn(await fileHanded(), 0)).map(([first]) => first)
  expect(cells).toContain('Période\u00a0: mai 2026')
  expect(cells).toContain('Séances\u00a0: toutes les structures, Usages quotidiens')
})

test('the dashboard leads there with the same question', async () => {
  await open(`/tableau-de-bord?${may}&theme=everyday`)
  const link = await screen.findByRole('link', { name: 'Emporter' }, { timeout: 30_000 })
  expect(link).toHaveAttribute('href', `/tableau-de-bord/emporter?${may}&theme=everyday`)
})

test('of the CSV, which holds one table, one says which', async () => {
  const { user } = await open()
  await user.click(
    await screen.findByRole('radio', { name: new RegExp(figuresHints.csv) }, { timeout: 20_000 }),
  )
  await user.selectOptions(screen.getByRole('combobox', { name: 'Quel tableau\u00a0?' }), 'Accompagnement')
  await user.click(await prepare())
  expect(await ready()).toHaveTextContent('chiffres-accompagnement-du-2026-05-01-au-2026-05-31.csv')
  const [channel] = linesUnder(await cellsIn(await fileHanded()))
  expect(channel).toMatchObject({ Critère: 'Canal', Filtres: 'toutes les structures, Usages quotidiens' })
})
