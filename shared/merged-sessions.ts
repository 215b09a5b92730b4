import * as z from 'zod/mini'
import { id } from './fields.ts'
import { type SessionInput, tidied } from './session-input.ts'
import { mostCoAdvisors } from './sessions.ts'
import { mostTags, type TagScope } from './tags.ts'

/** One session that was noted twice, by one advisor or by two who led it: one of the two stays, and takes from the other what it lacks. */

/** `id` goes behind `intoId`, which stays. */
export const sessionMerging = z.strictObject({ requestId: id, id, intoId: id })
export type SessionMerging = z.infer<typeof sessionMerging>

/** Answers of several values: what one lacks is added. */
const lists = ['topics', 'procedures', 'equipment', 'coAdvisorIds', 'beneficiaryIds', 'tagIds'] as const

/** Answers of one value: taken where nothing is said. */
const answers = [
  'posture',
  'autonomy',
  'level',
  'title',
  'referral',
  'residenceCode',
  'ages',
  'genders',
  'statuses',
  'notes',
  'appointmentId',
] as const

type ListField = (typeof lists)[number]
type AnswerField = (typeof answers)[number]

/**
 * What one's own says to a colleague's that it goes behind: that one led it too. The note and the tags that are one's own stay
 * with what one wrote.
 */
export const asLedTogether = (
  own: SessionInput,
  { session, tags }: { session: { advisorId: string }; tags: readonly { id: string; scope: TagScope }[] },
  kept: { advisorId: string },
): SessionInput => ({
  ...own,
  notes: '',
  noteConfirmed: false,
  coAdvisorIds: [session.advisorId, ...own.coAdvisorIds].filter((each) => each !== kept.advisorId),
  tagIds: tags.filter(({ scope }) => scope !== 'personal').map(({ id: tagId }) => tagId),
})

/** What the session kept took from the other; of a note, only that it did. */
export type Lent = {
  added: Partial<Record<ListField, string[]>>
  taken: AnswerField[]
  /** Of the anonymous who had come before, how many are now known by name. */
  known: number
}

/** Two ways to tell the same hours: of one sort, on one day, of one person or of nobody named, from one appointment at most. */
export const mayBeOne = (one: SessionInput, other: SessionInput): boolean =>
  one.id !== other.id &&
  one.kind === other.kind &&
  one.day === other.day &&
  agree(one.appointmentId, other.appointmentId) &&
  (one.kind === 'workshop' || agree(one.beneficiaryIds?.[0] ?? null, other.beneficiaryIds?.[0] ?? null))

const agree = (one: string | null, other: string | null) => one === null || other === null || one === other

/** What the session kept lacks and the other says, as far as both can be true together. */
export function lentBy(kept: SessionInput, other: SessionInput): Lent {
  const added = Object.fromEntries(
    lists.map((field) => [field, lacking(field, kept, other)] as const).filter(([, some]) => some.length > 0),
  )
  const taken = answers.filter(
    (field) => isBlank(kept[field]) && !isBlank(other[field]) && fits(other[field], kept),
  )
  const known = kept.kind === 'individual' && added['beneficiaryIds'] ? kept.returning : 0
  return { added, taken, known }
}

function lacking(field: ListField, kept: SessionInput, other: SessionInput): string[] {
  const own: readonly string[] = kept[field] ?? []
  const some = (other[field] ?? []).filter((each) => !own.includes(each))
  if (field === 'equipment' && [...own, ...some].includes('aucun')) return own.length === 0 ? some : []
  return own.length + some.length <= roomFor(field, kept) ? some : []
}

function roomFor(field: ListField, { kind, participants, returning }: SessionInput): number {
  if (field === 'beneficiaryIds') return kind === 'individual' ? 1 : participants - returning
  if (field === 'coAdvisorIds') return mostCoAdvisors
  return field === 'tagIds' ? mostTags : Infinity
}

/** Nobody is counted whom the session kept does not count among its participants. */
const fits = (answer: SessionInput[AnswerField], { participants }: SessionInput) =>
  answer === null ||
  typeof answer === 'string' ||
  Object.values(answer).reduce((sum, count) => sum + count, 0) <= participants

const isBlank = (answer: SessionInput[AnswerField]) =>
  answer === null ||
  answer === '' ||
  (typeof answer === 'object' && Object.values(answer).every((count) => !count))

export const lendsNothing = ({ added, taken }: Lent) =>
  taken.length === 0 && Object.values(added).every((some) => some.length === 0)

/** The session kept, with what the other lends it. */
export function withLent(kept: SessionInput, other: SessionInput, { added, taken }: Lent): SessionInput {
  const more = lists.flatMap((field) => {
    const some = added[field] ?? []
    return some.length === 0 ? [] : [[field, [...(kept[field] ?? []), ...some]]]
  })
  return tidied({
    ...kept,
    ...Object.fromEntries(more),
    ...Object.fromEntries(taken.map((field) => [field, other[field]])),
    ...(taken.includes('posture') && { mandate: other.mandate }),
    noteConfirmed: kept.noteConfirmed || other.noteConfirmed,
  })
}

/**
 * The session kept, once what it had taken is given back: what was corrected since stays as it was corrected, and so does its
 * last thématique.
 */
export function withoutLent(
  kept: SessionInput,
  other: SessionInput,
  { added, taken, known }: Lent,
): SessionInput {
  const less = lists.flatMap((field) => {
    const some = added[field] ?? []
    const left = (kept[field] ?? []).filter((each) => !some.includes(each))
    if (some.length === 0 || (field === 'topics' && left.length === 0)) return []
    return [[field, left.length === 0 && isOptional(field) ? undefined : left]]
  })
  const given = taken.filter((field) => JSON.stringify(kept[field]) === JSON.stringify(other[field]))
  const isPersonGone = added.beneficiaryIds?.some((id) => kept.beneficiaryIds?.includes(id)) ?? false
  return tidied({
    ...kept,
    ...Object.fromEntries(less),
    ...Object.fromEntries(given.map((field) => [field, blanks[field]])),
    ...(given.includes('posture') && { mandate: null }),
    returning: isPersonGone ? kept.returning + known : kept.returning,
  })
}

const isOptional = (field: ListField) => field === 'beneficiaryIds' || field === 'tagIds'

const blanks: Pick<SessionInput, AnswerField> = {
  posture: null,
  autonomy: null,
  level: null,
  title: '',
  referral: null,
  residenceCode: null,
  ages: {},
  genders: {},
  statuses: {},
  notes: '',
  appointmentId: null,
}
