import { sameWord } from './cell-text.ts'
import { tagKey } from './tags.ts'
import { searchable } from './territories.ts'
import type { Day, Zone } from './time.ts'

/** What the house knows when a file is read. */
export type Ground = {
  today: Day
  zone: Zone
  places: readonly { id: string; name: string; communeCode: string }[]
  communes: readonly { code: string; name: string }[]
  /** Where a session at a distance counts, when nobody says where the person lives. */
  usualPlaceId: string | null
  /** The other advisors of the house. */
  colleagues: readonly { id: string; name: string }[]
  /** The tags that sessions may carry. */
  tags: readonly { id: string; name: string }[]
}

/** What the advisor chose where the file was not clear. */
export type Choices = {
  /** By kind of word and word (`choiceKey`): our code, or nothing. */
  words: Readonly<Record<string, string>>
  /** By the name of the place in the file: one of ours. */
  places: Readonly<Record<string, string>>
  /** Notes are taken as well, but those that may not be kept. */
  notes: boolean
  /** Having read them again, also those that seem to speak of health, justice or beliefs. */
  delicateNotes: boolean
}

export const noChoices: Choices = { words: {}, places: {}, notes: false, delicateNotes: false }

export const choiceKey = (vocabulary: string, said: string) => `${vocabulary}:${sameWord(said)}`

/** A place of the file, found among ours or not. `byName`: nobody need look at it again. */
export type Found = { placeId: string | null; byName: boolean }

/** Finds places and communes as files write them. */
export type Finder = ReturnType<typeof finderOf>

export function finderOf({ places, communes, tags }: Pick<Ground, 'places' | 'communes' | 'tags'>) {
  const codes = new Set(communes.map(({ code }) => code))
  const byCommuneName = onlyOnes(communes.map(({ code, name }) => [searchable(name), code]))
  const byPlaceName = onlyOnes(places.map(({ id, name }) => [searchable(name), id]))
  const byTagName = new Map(tags.map(({ id, name }) => [tagKey(name), id]))
  const byCommune = onlyOnes(places.map(({ id, communeCode }) => [communeCode, id]))
  return {
    /** A tag by its name. */
    tag: (name: string): string | null => byTagName.get(tagKey(name)) ?? null,
    /** A commune by its INSEE code, whose first zero a spreadsheet may have dropped, or by its name, with a postal code or not. */
    commune(insee: string, name: string): string | null {
      const code = insee.trim().toUpperCase().padStart(5, '0')
      if (codes.has(code)) return code
      return byCommuneName.get(searchable(name.replace(/\b\d{5}\b/g, ' '))) ?? null
    },
    /** A place by its name, before or without its address; else the only place of ours in that commune, to be confirmed. */
    place(name: string, communeCode: string | null): Found {
      const named = byPlaceName.get(searchable(name)) ?? byPlaceName.get(searchable(name.split(',')[0] ?? ''))
      if (named && name !== '') return { placeId: named, byName: true }
      return { placeId: (communeCode && byCommune.get(communeCode)) || null, byName: false }
    },
  }
}

/** What two share tells nobody which. */
function onlyOnes(pairs: readonly (readonly [string, string])[]) {
  const found = new Map<string, string>()
  const shared = new Set<string>()
  for (const [name, id] of pairs) {
    if (found.has(name)) shared.add(name)
    found.set(name, id)
  }
  for (const name of shared) found.delete(name)
  return found
}
