import { uuidv7 } from 'uuidv7'
import { readSpreadsheet } from '#client/imports/read-spreadsheet.ts'
import { sheetOf } from '#shared/imported-columns.ts'
import { readerOf } from '#shared/imported-file.ts'
import { type Choices, type Ground, noChoices } from '#shared/imported-ground.ts'
import { groupsOf } from '#shared/imported-groups.ts'
import { type Cell, xlsx } from '../spreadsheets.ts'

export const gramat = '0190163d-8694-739b-aea5-966c26f8ad91'
export const cere = '0190163d-8694-739b-aea5-966c26f8ad92'

export const ground: Ground = {
  today: '2026-06-15',
  zone: 'Europe/Paris',
  places: [
    { id: gramat, name: 'Médiathèque de Gramat', communeCode: '46128' },
    { id: cere, name: 'France Services de Saint-Céré', communeCode: '46251' },
  ],
  communes: [
    { code: '46128', name: 'Gramat' },
    { code: '46251', name: 'Saint-Céré' },
    { code: '46042', name: 'Cahors' },
  ],
  usualPlaceId: gramat,
  colleagues: [],
  tags: [{ id: '0190163d-8694-739b-aea5-966c26f8ad93', name: 'Été numérique' }],
}

/** Everything that a file tells, in the form that its format gives it. */
export async function read(rows: Cell[][], choices: Partial<Choices> = {}, write = xlsx) {
  const sheet = sheetOf(await readSpreadsheet(write(rows)))
  if (!sheet) throw new Error('No line of headings')
  const groups = groupsOf(sheet)
  const readOne = readerOf(sheet, ground, { ...noChoices, ...choices })
  return { source: sheet.source, all: groups.map((group) => readOne(group, uuidv7())) }
}

export const sessionsIn = async (rows: Cell[][], choices: Partial<Choices> = {}) =>
  (await read(rows, choices)).all.map(({ session }) => session)

export const refusalsIn = async (rows: Cell[][], choices: Partial<Choices> = {}) =>
  (await read(rows, choices)).all.map(({ refusals }) => refusals)
