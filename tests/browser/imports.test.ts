import { expect, it } from 'vitest'
import { sessions } from '#drizzle/schema/index.ts'
import { coop, coopWorkshop } from '../other-tools.ts'
import { ods, xlsx, zipped } from '../spreadsheets.ts'
import { type SmallHouse, smallHouses } from './small-house.ts'
import { tooWide, wrongs } from './visits.ts'

/** Files as they are chosen in a real browser: read in a worker, under the security policy of the house. */

const open = smallHouses()

async function enter(house: SmallHouse, address: string) {
  const visit = await house.visit(1280)
  const [name = '', value = ''] = house.cookieOf(house.people.camille).split('=')
  await visit.page.context().addCookies([{ name, value, url: house.url }])
  await visit.page.goto(address)
  return visit
}

const file = (bytes: Uint8Array, name = 'export.xlsx') => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes),
})

/** Longer than what fflate inflates without a worker of its own making, which the security policy forbids: 320 kB. */
const long = Array.from({ length: 1_500 }, (_, at) => ({
  'ID CRA': `0190163d-8694-739b-aea5-${String(at).padStart(12, '0')}`,
  Date: { day: `2025-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}` },
  'Notes supplémentaires': mixed(at),
}))

/** A file that says it holds so much once open: its directory says so, whatever it holds. */
function claiming(size: number, archive: Uint8Array) {
  const view = new DataView(archive.buffer)
  for (let at = 0; at < archive.length - 46; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true)
  return archive
}

/** Words that no compression shortens much, the same each time. */
function mixed(at: number) {
  return Array.from({ length: 40 }, (_, nth) =>
    (((at + 1) * (nth + 7) * 2_654_435_761) % 2 ** 32).toString(36),
  ).join(' ')
}

it('fifteen hundred sessions of La Coop are read, checked and brought, and known the next time', async () => {
  const bytes = xlsx(coop(...long, ...coopWorkshop('w', [{}, {}, {}]), { 'ID CRA': 'x', Date: '' }))
  expect(bytes.length).toBeGreaterThan(320_000)
  const house = await open()
  const { page, complaints } = await enter(house, '/journal/importer')
  const chooser = page.getByLabel('Fichier d’accompagnements')
  await chooser.setInputFiles(file(bytes))
  await page.getByText(/^1\s501\snouvelles séances$/).waitFor()
  for (const width of [360, 768, 1280]) expect(await tooWide(page, width)).toEqual([])
  expect(await wrongs(page)).toEqual([])
  await page.getByRole('button', { name: /^Importer 1\s501/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByText(/^1\s501\sséances importées · 1\srefusée$/).waitFor({ timeout: 60_000 })
  expect(await wrongs(page)).toEqual([])
  expect(house.db.select().from(sessions).all()).toHaveLength(1_501)
  await chooser.setInputFiles(file(bytes, 'encore.xlsx'))
  await page.getByText(/1\s501\sdéjà connues/).waitFor()
  expect(complaints).toEqual([])
}, 120_000)

it('a file made to break its reader is refused with a sentence, and the page lives on', async () => {
  const bomb = claiming(2_000_000_000, zipped({ 'content.xml': 'x' }))
  const people = ods([
    ['Prénom', 'Nom'],
    ['Odile', 'Vergnes'],
  ])
  const house = await open()
  const { page, complaints } = await enter(house, '/beneficiaires/importer')
  const chooser = page.getByLabel('Fichier de bénéficiaires')
  await chooser.setInputFiles(file(bomb, 'bombe.ods'))
  await page.getByText(/anormalement lourd/).waitFor()
  await chooser.setInputFiles(file(people, 'personnes.ods'))
  await page.getByRole('button', { name: /^Ajouter 1\spersonne$/ }).waitFor()
  for (const width of [360, 768, 1280]) expect(await tooWide(page, width)).toEqual([])
  expect(await wrongs(page)).toEqual([])
  expect(complaints).toEqual([])
}, 60_000)
