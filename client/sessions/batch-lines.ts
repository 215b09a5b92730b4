import { uuidv7 } from 'uuidv7'
import { minutesTold } from '#shared/imported-days.ts'
import { meaningOf } from '#shared/imported-values.ts'
import { delicacyLabels, guard, secretLabels } from '#shared/note-guard.ts'
import { blankSession, sentencesFor, type SessionInput, tidied } from '#shared/session-input.ts'
import { autonomies, type Channel, mandateLabels, mandates, postures } from '#shared/sessions.ts'
import { searchable } from '#shared/territories.ts'
import type { Topic } from '#shared/themes.ts'
import type { Day } from '#shared/time.ts'
import { readApart } from './read-apart.ts'
import { readProfile } from './read-profile.ts'
import { readTopics } from './read-topics.ts'

/** A morning typed in a table: each line one person, each cell as it was typed. */

export const columns = ['minutes', 'topics', 'posture', 'autonomy', 'profile', 'notes', 'apart'] as const
export type Column = (typeof columns)[number]

export const columnLabels: Record<Column, string> = {
  minutes: 'Durée',
  topics: 'Thématiques',
  posture: 'Posture',
  autonomy: 'Autonomie',
  profile: 'Profil',
  notes: 'Note',
  apart: 'Autre jour, lieu',
}

export type Cells = Record<Column, string>
export type Line = Cells & {
  /** The session's own, minted with the line. */
  id: string
  noteConfirmed: boolean
  /** Its mistakes are shown once one has left it. */
  isChecked: boolean
  /** What the server said of it, until it is changed. */
  refusal: string | null
}

export const postureChoices: { value: string; label: string }[] = [
  { value: 'shown', label: 'Montré' },
  { value: 'accompanied', label: 'Accompagné' },
  ...mandates.map((mandate) => ({
    value: `done_instead ${mandate}`,
    label: `Fait à la place\u00a0: ${mandateLabels[mandate].toLowerCase()}`,
  })),
]

const stars = ['Avec guidage', 'Guidage si besoin', 'Autonome']

export const autonomyChoices: { value: string; label: string }[] = autonomies.map((value, at) => ({
  value,
  label: `${stars[at] ?? ''} ${'★'.repeat(at + 1)}`,
}))

export const noCells: Cells = {
  minutes: '',
  topics: '',
  posture: '',
  autonomy: '',
  profile: '',
  notes: '',
  apart: '',
}

export const newLine = (cells: Partial<Cells>): Line => ({
  ...noCells,
  ...cells,
  id: uuidv7(),
  noteConfirmed: false,
  isChecked: false,
  refusal: null,
})

/** Nobody is on it yet: how long is known before whom. */
export const isBlank = (line: Cells) =>
  columns.every((column) => column === 'minutes' || line[column].trim() === '')

/** What the line above has that the next person may have too: neither who they are, nor the note. */
export const likeAbove = ({ minutes, topics, posture, autonomy, apart }: Cells): Partial<Cells> => ({
  minutes,
  topics,
  posture,
  autonomy,
  apart,
})

/** What is said once for all the lines. */
export type Head = {
  day: Day
  channel: Channel
  placeId: string | null
  communeCode: string | null
  communeName: string | null
}

export const noHead = { channel: 'place', communeCode: null, communeName: null } as const

export type Mistakes = Partial<Record<Column | 'noteConfirmed' | 'line', string>>

/** The session that a line tells, and what to correct in it, if anything. */
export function readLine(line: Line, { day, channel, placeId, communeCode }: Head, habits: readonly Topic[]) {
  const topics = readTopics(line.topics, habits)
  const profile = readProfile(line.profile)
  const apart = readApart(line.apart, day)
  const [posture, mandate] = line.posture.split(' ')
  const told: SessionInput = tidied({
    ...blankSession,
    id: line.id,
    day: apart.day ?? day,
    channel: apart.channel ?? channel,
    placeId,
    communeCode,
    minutes: minutesTold(unshifted(line.minutes)) ?? 0,
    topics: topics.topics,
    procedures: topics.procedures,
    posture: postures.find((each) => each === posture) ?? null,
    mandate: mandates.find((each) => each === mandate) ?? null,
    autonomy: autonomies.find((each) => each === line.autonomy) ?? null,
    returning: profile.hadCome ? 1 : 0,
    ages: profile.age ? { [profile.age]: 1 } : {},
    genders: profile.gender ? { [profile.gender]: 1 } : {},
    statuses: profile.status ? { [profile.status]: 1 } : {},
    notes: line.notes,
    noteConfirmed: line.noteConfirmed,
  })
  const mistakes: Mistakes = {
    ...fromRules(told),
    ...unknownIn('topics', topics.unknown, 'Tapez trois lettres d’une thématique.'),
    ...unknownIn('profile', profile.unknown, 'Écrivez par exemple «\u00a0f 72 retraitée déjà\u00a0».'),
    ...unknownIn(
      'apart',
      apart.unknown,
      'Écrivez par exemple «\u00a012/06\u00a0», «\u00a0tél\u00a0» ou «\u00a0domicile\u00a0».',
    ),
    ...(line.posture !== '' && !told.posture && unknownIn('posture', [line.posture], 'Choisissez.')),
    ...(line.autonomy !== '' && !told.autonomy && unknownIn('autonomy', [line.autonomy], 'Choisissez.')),
    ...noteMistakes(line),
    ...(line.refusal !== null && { line: line.refusal }),
  }
  return { told, mistakes, topics, profile, apart }
}

/** A posture as somebody writes it; unknown, it stays as it is, for them to choose. */
export function postureTold(cell: string): string {
  const said = searchable(cell)
  if (/^m$|montr/.test(said)) return 'shown'
  if (/^f$|place/.test(said)) return `done_instead ${mandateTold(said)}`
  return /^a$|accompagn|fait avec/.test(said) ? 'accompanied' : cell.trim()
}

const mandateTold = (said: string) => {
  if (said.includes('aidants')) return 'aidants_connect'
  return said.includes('papier') ? 'papier' : 'aucun'
}

/** The same of autonomy, by its words or its stars. */
export function autonomyTold(cell: string): string {
  const count = cell.match(/★/g)?.length
  return (count ? autonomies[count - 1] : meaningOf('autonomy', cell)) || cell.trim()
}

/** Digits typed on a French keyboard without the capitals. */
const unshifted = (cell: string) =>
  /^[&é"'(\-è_çà]+$/.test(cell.trim())
    ? cell.trim().replace(/./g, (sign) => String('à&é"\'(-è_ç'.indexOf(sign)))
    : cell

function fromRules(told: SessionInput): Mistakes {
  const { minutes, topics, placeId, day, notes, ...others } = sentencesFor(told)
  const line = [placeId, day, ...Object.values(others)].find(Boolean)
  return {
    ...(minutes && { minutes }),
    ...(topics && { topics }),
    ...(notes && { notes }),
    ...(line && { line }),
  }
}

function noteMistakes({ notes, noteConfirmed }: Line): Mistakes {
  const { secrets, delicacies } = guard(notes)
  const listed = (words: string[]) => new Intl.ListFormat('fr').format(new Set(words))
  if (secrets.length > 0)
    return {
      notes: `On dirait ${listed(secrets.map(({ secret }) => secretLabels[secret]))}. Retirez-le de la note.`,
    }
  if (delicacies.length === 0 || noteConfirmed) return {}
  return {
    noteConfirmed: `La note semble parler ${listed(delicacies.map((one) => delicacyLabels[one]))}. Relisez-la.`,
  }
}

const unknownIn = (column: Column, unknown: string[], advice: string): Mistakes =>
  unknown.length === 0 ? {} : { [column]: `«\u00a0${unknown.join(' ')}\u00a0» n’est pas compris. ${advice}` }
