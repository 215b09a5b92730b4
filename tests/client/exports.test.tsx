import { screen, waitFor, within } from '@testing-library/react'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { exportsWorld, linesRequest } from '../api/exports-world.ts'
import { telling } from '../api/telling.ts'
import { linesIn } from '../read-sheets.ts'
import { handedFiles } from './handed-files.ts'
import { visit } from './visit.tsx'

let here: Awaited<ReturnType<typeof exportsWorld>>
let files: ReturnType<typeof handedFiles>
beforeEach(async () => {
  here = await exportsWorld()
  files = handedFiles()
})
afterEach(() => here.close())

const open = async (address = '/journal/exporter?du=2026-06-01&au=2026-06-30') => {
  await here.as(here.people.camille).sessions.record(
    telling(here.lot)({
      kind: 'workshop',
      participants: 4,
      title: 'Trier ses photos',
      notes: 'Revoir Jeanne',
      day: '2026-06-02',
    }),
  )
  return visit(address, { in: here.lot, as: here.people.camille })
}

const prepare = () => screen.findByRole('button', { name: 'Préparer le fichier' })

/** What the browser was given, read by the tools of others. */
async function linesHanded() {
  const path = await files.firstIn(here.dataDir)
  const name = files.handed[0]?.name
  return { name, text: readFileSync(path, 'utf8'), lines: await linesIn(path) }
}

test('an advisor takes their journal away, for Excel unless they say otherwise', async () => {
  const { user } = await open()
  await user.click(await prepare())
  const said = await screen.findByRole('alert', {}, { timeout: 20_000 })
  expect(said).toHaveTextContent('Votre fichier est prêt')
  expect(said).toHaveTextContent('journal-du-2026-06-01-au-2026-06-30.xlsx')
  const { lines } = await linesHanded()
  expect(lines.map(({ line }) => [line.title, line.notes])).toEqual([['Trier ses photos', '']])
  expect(here.filesLeft()).toEqual([])
})

test('a file that was asked for earlier arrives when one comes back to the page', async () => {
  const camille = here.as(here.people.camille)
  await camille.sessions.record(telling(here.lot)({ notes: 'Revoir Jeanne' }))
  await camille.exports.start(linesRequest({ format: 'ods', notes: true }))
  const { user } = await visit('/journal/exporter', { in: here.lot, as: here.people.camille })
  const said = await screen.findByRole('alert', {}, { timeout: 20_000 })
  expect(said).toHaveTextContent('journal-du-2026-01-01-au-2026-12-31.ods')
  expect((await linesHanded()).lines.map(({ line }) => line.notes)).toEqual(['Revoir Jeanne'])
  expect(here.filesLeft()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'L’enregistrer encore' }))
  expect(files.handed).toHaveLength(2)
})

test('notes leave only with who asks for them', async () => {
  const { user } = await open()
  await user.click(await screen.findByRole('radio', { name: /^CSV/ }))
  await user.click(screen.getByRole('checkbox', { name: /^Avec mes notes/ }))
  await user.click(await prepare())
  await screen.findByRole('alert', {}, { timeout: 20_000 })
  const { text, lines } = await linesHanded()
  expect(text.startsWith('\ufeffJour;')).toBe(true)
  expect(lines.map(({ line }) => line.notes)).toEqual(['Revoir Jeanne'])
})

test('what the journal’s filters show is what leaves, and nothing is prepared when they show nothing', async () => {
  await open('/journal/exporter?du=2026-06-01&au=2026-06-30&mots=imp%C3%B4ts')
  expect(await screen.findByText(/Aucune séance ne correspond/)).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Préparer le fichier' })).toBeNull()
  expect(screen.getByRole('button', { name: /Retirer.*impôts/ })).toBeVisible()
})

test('a file that could not be written says what to do', async () => {
  const { user } = await open()
  here.lot.settings.dataDir = join(here.dataDir, 'permanence.sqlite')
  await user.click(await prepare())
  expect(await screen.findByRole('alert')).toHaveTextContent(/réessayez/)
  here.lot.settings.dataDir = here.dataDir
  await user.click(await prepare())
  await waitFor(() => expect(files.handed).toHaveLength(1), { timeout: 20_000 })
})

test('each column is told before the file is taken', async () => {
  const { user } = await open()
  await user.click(await screen.findByText('Ce que contient le fichier'))
  const table = await screen.findByRole('table', { name: 'Les colonnes du fichier' })
  expect(within(table).getByRole('row', { name: /Durée \(minutes\)/ })).toHaveTextContent('en minutes')
})

test('the journal leads there with its filters', async () => {
  const { user, history } = await open('/journal?du=2026-06-01&au=2026-06-30&mots=photos')
  await user.click(await screen.findByRole('link', { name: 'Exporter' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Exporter mon journal' })).toBeVisible()
  expect(history.location.search).toContain('mots=photos')
})
