import type { Instant } from '#shared/time.ts'
import { type Draft, forgetDraft, isHeldHere, keepDraft, newForm, readDraft } from './booking-draft.ts'
import type { Chosen } from './places/search-params.ts'

/**
 * What a closed tab leaves to the next one: the answers and the hour that is still kept, in this browser (localStorage), no
 * longer than the hour itself is: ten minutes at most. It is written only when the page is hidden and taken away as soon as
 * it is seen again, so that a computer that everybody uses keeps nothing of whoever books in peace.
 */
export type Left = {
  draft: Draft
  slug: string
  placeName: string
  zone: string
  startsAt: Instant
  search: Chosen
}

const name = 'permanence.reprendre'

/** To be called when the page is hidden: it may never be seen again. */
export function leaveBehind(left: Omit<Left, 'draft'>) {
  if (isHeldHere()) store(JSON.stringify({ ...left, draft: readDraft() }))
}

/** Back in the tab that left it: nothing stays behind. Taken up by another tab meanwhile, this one starts a form of its own. */
export function comeBack() {
  const left = readLeft()
  if (left?.draft.id === readDraft().id) return forgetLeft()
  if (isHeldHere()) newForm()
}

/** What another tab left, while its hour is still kept. */
export function readLeft(): Left | null {
  const kept = read()
  if (kept === null) return null
  const left = JSON.parse(kept) as Left
  if (left.draft.heldUntil > Date.now()) return left
  forgetLeft()
  return null
}

/** The same, unless this very tab left it: it has it still. */
export function leftByAnother(): Left | null {
  const left = readLeft()
  if (left?.draft.id !== readDraft().id) return left
  forgetLeft()
  return null
}

/** Goes on with what was left for this very hour, in a tab that has nothing of its own. @returns whether there was something */
export function takeUp(slug: string, startsAt: Instant | undefined): boolean {
  const left = readLeft()
  if (left === null || left.slug !== slug || left.startsAt !== startsAt) return false
  const isOurs = left.draft.id === readDraft().id
  if (isHeldHere() && !isOurs) return false
  forgetLeft()
  keepDraft(left.draft)
  return !isOurs
}

export const forgetLeft = () => store(null)

/** « Ce n’est pas vous ? » : neither the answers nor what was left of them stay. @returns the id of the hour to give back */
export function forgetWhoTyped(): string {
  const { id } = readLeft()?.draft ?? readDraft()
  forgetLeft()
  forgetDraft()
  return id
}

/** A browser that refuses to keep anything leaves nothing behind. */
function store(text: string | null) {
  try {
    if (text === null) window.localStorage.removeItem(name)
    else window.localStorage.setItem(name, text)
  } catch {
    return
  }
}

function read() {
  try {
    return window.localStorage.getItem(name)
  } catch {
    return null
  }
}
