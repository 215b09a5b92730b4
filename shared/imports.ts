import * as z from 'zod/mini'
import { beneficiaryInput } from './beneficiaries.ts'
import { day, id, words } from './fields.ts'
import { codesOf } from './labels.ts'
import { sessionInput } from './session-input.ts'

/** Where a file comes from, as its header tells. Under each, a line has one name of its own. */
export const importSourceLabels = {
  permanence: 'Permanence',
  la_coop: 'La Coop de la médiation numérique',
  espace_coop: 'Espace Coop',
  spreadsheet: 'Tableur',
} as const

export const importSources = codesOf(importSourceLabels)
export type ImportSource = (typeof importSources)[number]

/** What is read of a file at most, so that a slip or a trap stops at a sentence. */
export const mostBytes = 20 * 1024 * 1024
/** Of what a compressed file says it holds once open. */
export const mostBytesOpen = 150 * 1024 * 1024
export const mostRows = 50_000
export const mostColumns = 300
export const longestCell = 5_000

/** Sessions sent at once: one write each time, so that nobody else waits for a file of ten thousand lines. */
export const mostSessionsAtOnce = 40
/** People of one file: all or nothing, so all at once. */
export const mostPeopleAtOnce = 1_000

/** The name of a line in the tool it comes from, or what a line without one is made of. */
const key = words(80)

const importedLine = z.strictObject({
  keys: z.array(key).check(z.minLength(1), z.maxLength(500)),
  /** The key was made of the line: two advisors may have the same without having done the same. */
  isOwnKey: z.boolean(),
  session: sessionInput,
})
export type ImportedLine = z.infer<typeof importedLine>

/** A part of a file, in its order. `importId` is the file's; `requestId` this part's. */
export const sessionsImport = z.strictObject({
  requestId: id,
  importId: id,
  source: z.enum(importSources),
  sessions: z.array(importedLine).check(z.minLength(1), z.maxLength(mostSessionsAtOnce)),
})

/** That all the parts are there, so many sessions, and that they shall enter the journal. */
export const importDecision = z.strictObject({
  requestId: id,
  importId: id,
  lines: z.int().check(z.gte(1), z.lte(mostRows)),
})
export type ImportDecision = z.infer<typeof importDecision>

export const importAsked = z.strictObject({ importId: id })
export type SessionsImport = z.infer<typeof sessionsImport>

/** Which lines of these days are in the journal already. */
export const importedKeysQuestion = z.strictObject({ source: z.enum(importSources), from: day, to: day })
export type ImportedKeysQuestion = z.infer<typeof importedKeysQuestion>

/** All the people of a file, or none. */
export const peopleImport = z.strictObject({
  importId: id,
  people: z
    .array(z.strictObject({ beneficiary: beneficiaryInput, noteConfirmed: z.boolean() }))
    .check(z.minLength(1), z.maxLength(mostPeopleAtOnce)),
})
export type PeopleImport = z.infer<typeof peopleImport>

/** Takes a whole import back, some hundred sessions at a time. */
export const importUndoing = z.strictObject({ requestId: id, importId: id })
export type ImportUndoing = z.infer<typeof importUndoing>
