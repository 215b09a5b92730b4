import { sameWord } from './cell-text.ts'
import { beneficiaryInput, type BeneficiaryInput, eldestBirthYear, type Known } from './beneficiaries.ts'
import type { SheetLine } from './imported-columns.ts'
import { dayTold } from './imported-days.ts'
import type { Finder, Ground } from './imported-ground.ts'
import { meaningOf } from './imported-values.ts'
import { guard } from './note-guard.ts'
import { type Likeness, lookalikesAmong } from './same-beneficiary.ts'

/** The columns of a spreadsheet of people, as the template names them, and other names that people give them. */
export const personColumns = {
  lastName: { name: 'Nom', others: ['nom de famille', 'noms', 'nom d’usage', 'nom usuel'] },
  firstName: { name: 'Prénom', others: ['prénoms', 'prenom'] },
  birthYear: {
    name: 'Année de naissance',
    others: ['naissance', 'date de naissance', 'né en', 'née en', 'né le', 'née le', 'année'],
  },
  phone: { name: 'Téléphone', others: ['tel', 'tél', 'portable', 'mobile', 'numéro', 'téléphone portable'] },
  email: { name: 'Courriel', others: ['e-mail', 'mail', 'adresse électronique', 'adresse mail', 'email'] },
  commune: { name: 'Commune', others: ['ville', 'commune de résidence', 'adresse'] },
  gender: { name: 'Genre', others: ['sexe', 'civilité'] },
  status: { name: 'Situation', others: ['statut', 'activité', 'statut social'] },
  notes: { name: 'Notes', others: ['note', 'remarques', 'observations', 'commentaires', 'commentaire'] },
} as const

export type PersonColumn = keyof typeof personColumns

export const personColumnKeys = Object.keys(personColumns) as PersonColumn[]

/** A person of the file: to be followed, or why not. */
export type PersonRead = {
  line: number
  beneficiary: BeneficiaryInput | null
  /** Read again by the advisor, if it seems delicate. */
  hasDelicateNote: boolean
  refusals: string[]
  /** Left out, and said. */
  remarks: string[]
}

export type PeopleSheet = {
  headings: string[]
  columns: (PersonColumn | null)[]
  lines: SheetLine[]
}

/** Finds the line of headings: it has a name and a first name. */
export function peopleSheetOf(lines: readonly SheetLine[]): PeopleSheet | null {
  for (const [at, { cells }] of lines.slice(0, 30).entries()) {
    const columns = cells.map(columnOf)
    if (!columns.includes('firstName') || !columns.includes('lastName')) continue
    return {
      headings: cells.map((cell) => cell.trim()),
      columns: columns.map((column, index) => (columns.indexOf(column) === index ? column : null)),
      lines: lines.slice(at + 1).filter((line) => line.cells.some((cell) => cell.trim() !== '')),
    }
  }
  return null
}

/** Somebody as a line tells them. Of a date of birth the year alone is kept. */
export function readPerson(
  sheet: PeopleSheet,
  line: SheetLine,
  id: string,
  ground: Pick<Ground, 'today' | 'zone'>,
  find: Finder,
): PersonRead {
  const remarks: string[] = []
  const refusals: string[] = []
  const said = (column: PersonColumn) => (line.cells[sheet.columns.indexOf(column)] ?? '').trim()
  const told = (column: PersonColumn, what: string, read: (text: string) => string | null) => {
    const text = said(column)
    const value = text === '' ? null : read(text)
    if (text !== '' && value === null) remarks.push(`${what}\u00a0: laissé vide, ce n’est pas compris.`)
    return value
  }
  const notes = said('notes').replace(/(?!\n)\p{Cc}/gu, ' ')
  const { secrets, delicacies } = guard(notes)
  if (secrets.length > 0)
    remarks.push('La note contient un numéro qui ne peut être gardé\u00a0: laissée de côté.')
  if (notes.length > 500) remarks.push('La note est coupée à 500 caractères.')
  const keptNotes = secrets.length > 0 ? '' : notes.slice(0, 500)
  const hasNoPhone = /^(?:aucun|non|pas de telephone|sans)$/.test(sameWord(said('phone')))
  const birthYear = told('birthYear', 'Année de naissance', (text) => yearTold(text, ground))
  const readPhone = beneficiaryInput.shape.phone
  const candidate = {
    id,
    firstName: said('firstName'),
    lastName: said('lastName'),
    birthYear: birthYear === null ? null : Number(birthYear),
    phone: hasNoPhone
      ? null
      : told('phone', 'Téléphone', (text) => readPhone.safeParse(firstZero(text)).data ?? null),
    hasNoPhone,
    email: told('email', 'Courriel', (text) => beneficiaryInput.shape.email.safeParse(text).data ?? null),
    communeCode: told('commune', 'Commune', (text) => find.commune(text, text)),
    gender: told('gender', 'Genre', (text) => genderTold(text)) || null,
    status: told('status', 'Situation', (text) => meaningOf('status', text)) || null,
    notes: keptNotes,
  }
  const read = beneficiaryInput.safeParse(candidate)
  if (candidate.firstName === '') refusals.push('Le prénom manque.')
  if (candidate.lastName === '') refusals.push('Le nom manque.')
  if (guard(`${candidate.firstName}\n${candidate.lastName}`).secrets.length > 0)
    refusals.push('Le nom ou le prénom contient un numéro qui ne peut être gardé.')
  if (!read.success && refusals.length === 0) refusals.push('Le nom ou le prénom n’est pas compris.')
  return {
    line: line.number,
    beneficiary: refusals.length === 0 && read.success ? read.data : null,
    hasDelicateNote: keptNotes !== '' && delicacies.length > 0,
    refusals,
    remarks,
  }
}

/** Whom somebody of the file looks like: one already followed, or one of an earlier line. */
export type Double = { name: string; line: number | null; likenesses: Likeness[] }

/** By line, those of the file who may be one person with somebody before them; the surest likeness of each. */
export function doublesIn(read: readonly PersonRead[], followed: readonly Known[]): Map<number, Double> {
  const known = followed.map((person) => ({ ...person, line: null as number | null }))
  const told = read.flatMap(({ beneficiary, line }) => (beneficiary ? [{ ...beneficiary, line }] : []))
  const doubles = new Map<number, Double>()
  for (const { one, other, likenesses } of lookalikesAmong([...known, ...told]))
    if (other.line !== null && !doubles.has(other.line))
      doubles.set(other.line, { name: `${one.firstName} ${one.lastName}`, line: one.line, likenesses })
  return doubles
}

const genderTold = (text: string) =>
  /^(?:mme|madame|mlle)$/.test(sameWord(text))
    ? 'feminin'
    : /^(?:mr?|monsieur)$/.test(sameWord(text))
      ? 'masculin'
      : meaningOf('gender', text)

/** A spreadsheet that took the number for a sum has dropped its first zero. */
const firstZero = (text: string) =>
  /^[1-9]\d{8}$/.test(text.replace(/[\s.]/g, '')) ? `0${text.replace(/[\s.]/g, '')}` : text

function yearTold(text: string, { today, zone }: Pick<Ground, 'today' | 'zone'>): string | null {
  const [whole] = /^\d{4}$/.exec(text) ?? []
  const last = /(?:^|\D)(\d{4})$/.exec(text)?.[1]
  const year = whole ?? dayTold(text, zone)?.slice(0, 4) ?? last
  return year && Number(year) >= eldestBirthYear && year <= today.slice(0, 4) ? year : null
}

const names = new Map(
  personColumnKeys.flatMap((column) =>
    [personColumns[column].name, ...personColumns[column].others].map(
      (name) => [sameWord(name), column] as const,
    ),
  ),
)

const columnOf = (heading: string) => names.get(sameWord(heading)) ?? null
