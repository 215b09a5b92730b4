import { longestNotes } from './sessions.ts'
import { guard } from './note-guard.ts'
import type { Sheet } from './imported-columns.ts'
import type { Choices, Finder, Ground } from './imported-ground.ts'
import type { Group } from './imported-groups.ts'
import type { Vocabulary } from './imported-values.ts'
import { sentencesFor, type SessionInput } from './session-input.ts'
import { mostTags } from './tags.ts'

/** A word, a tag or a place of the file that somebody must look at. Of a place: ours that it may be, and its commune. */
export type Asked =
  | { what: Vocabulary | 'tag'; said: string }
  | { what: 'place'; said: string; placeId: string | null; communeCode: string | null }

/** What was noticed while some lines were read. */
export type Told = {
  /** Why they cannot be kept, in sentences; never with what a note or a name says. */
  refusals: string[]
  /** What is kept otherwise than it was written. */
  remarks: string[]
  asked: Asked[]
  /** Thématiques called « Autre »: we have none, and count them. */
  others: string[]
  /** Ages and situations that we have no equal for: those people are « Non communiqué », and the report says so. */
  unsaid: { said: string; people: number }[]
}

export const nothingTold = (): Told => ({ refusals: [], remarks: [], asked: [], others: [], unsaid: [] })

/** What every line of a file is read with. */
export type Reading = { sheet: Sheet; ground: Ground; find: Finder; choices: Choices }

export type Read = Told & { group: Group; session: SessionInput | null }

/** With the notes that the advisor wants and that may be kept, in 500 characters. */
export function noted(told: Told, session: SessionInput, notes: string, choices: Choices): SessionInput {
  const title = safe(told, plain(session.title, 120), 'Le titre')
  const wanted = choices.notes ? safe(told, plain(notes, longestNotes), 'La note') : ''
  if (choices.notes && notes.length > longestNotes) told.remarks.push('La note est coupée à 500 caractères.')
  const kept = isDelicate(wanted) && !choices.delicateNotes ? '' : wanted
  if (kept !== wanted) told.remarks.push('La note est laissée de côté\u00a0: elle semble délicate.')
  return { ...session, title, notes: kept, noteConfirmed: isDelicate(`${title}\n${kept}`) }
}

const isDelicate = (text: string) => guard(text).delicacies.length > 0

/** What must never be kept stays in the file. */
function safe(told: Told, text: string, what: string): string {
  if (guard(text).secrets.length === 0) return text
  told.remarks.push(
    `${what} est laissé${what === 'La note' ? 'e' : ''} de côté\u00a0: un numéro ne peut être gardé.`,
  )
  return ''
}

/** One shape for spaces, no sign that hides or turns; cut where it must be. */
const plain = (text: string, longest: number) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu, ' ')
    .normalize('NFC')
    .trim()
    .slice(0, longest)
    .trim()

/** The tags of these names that the advisor knows; the others are asked. */
export function tagsRead(told: Told, find: Finder, names: readonly string[]): Pick<SessionInput, 'tagIds'> {
  const found = names.flatMap((name) => find.tag(name) ?? [])
  for (const said of names) if (find.tag(said) === null) told.asked.push({ what: 'tag', said })
  return found.length === 0 ? {} : { tagIds: [...new Set(found)].slice(0, mostTags) }
}

/** The rules of a session, and the days that have come. */
export function refusalsOf(session: SessionInput, { today }: Ground, isRead: boolean): string[] {
  if (!isRead) return []
  if (session.day > today) return ['Le jour est dans le futur.']
  if (session.day < '2000-01-01') return ['Le jour est avant l’an 2000.']
  return Object.values(sentencesFor(session))
}
