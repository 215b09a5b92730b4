import * as z from 'zod/mini'
import { guardedWords, id } from './fields.ts'
import { searchable } from './territories.ts'

/** Words of one's own that sessions carry, to find them again: an advisor's, a team's, or a département's. */

export const tagScopeLabels = {
  personal: 'Personnelle',
  team: 'De l’équipe',
  departement: 'Du département',
} as const

export type TagScope = keyof typeof tagScopeLabels

/** From the narrowest. */
export const tagScopes = Object.keys(tagScopeLabels) as [TagScope, ...TagScope[]]

export const longestTagName = 40

/** On one session. */
export const mostTags = 20

/** Of one owner, retired ones included: beyond, nobody finds theirs. */
export const mostTagsOfOne = 300

/** Two names that differ by accents, capitals or signs are one; a name says something. */
export const tagKey = searchable

const name = guardedWords(longestTagName).check(z.refine((said) => tagKey(said) !== ''))

/** Kept under an id that the page mints, which is the request's too. `confirmed`: read again, though it seems delicate. */
export const tagRequest = z.strictObject({
  id,
  name,
  scope: z.enum(tagScopes),
  confirmed: z.boolean(),
})
export type TagRequest = z.infer<typeof tagRequest>

export const tagRenaming = z.strictObject({ requestId: id, id, name, confirmed: z.boolean() })
export type TagRenaming = z.infer<typeof tagRenaming>

/** To retire a tag, to take that back, or to take a merge back. */
export const tagAct = z.strictObject({ requestId: id, id })
export type TagAct = z.infer<typeof tagAct>

/** The sessions of `id` are read as `intoId`'s. */
export const tagMerging = z.strictObject({ requestId: id, id, intoId: id })
export type TagMerging = z.infer<typeof tagMerging>

/** Which of the three owns it. */
export type TagOwner = {
  advisorId: string | null
  structureId: string | null
  departementCode: string | null
}

export function tagScopeOf({ advisorId, structureId }: TagOwner): TagScope {
  if (advisorId !== null) return 'personal'
  return structureId === null ? 'departement' : 'team'
}

/** Whether a tag may be merged into the other: never into one that fewer people see. */
export const isAsWide = (into: TagScope, from: TagScope) => tagScopes.indexOf(into) >= tagScopes.indexOf(from)

type Merged = { id: string; mergedIntoId: string | null }

/** The tag that stands for this one, through every merge. */
export function standingTag<Tag extends Merged>(byId: ReadonlyMap<string, Tag>, of: string): Tag | undefined {
  let tag = byId.get(of)
  while (tag?.mergedIntoId) tag = byId.get(tag.mergedIntoId)
  return tag
}
