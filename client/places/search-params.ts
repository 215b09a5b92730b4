import type { Instant } from '#shared/time.ts'

/** What was looked for, kept in the address from screen to screen so that one comes back to the same list. */
export type Looked = {
  /** The commune, postal code or name typed. */
  ou?: string | undefined
  /** Around the person; where that is stays in the page. */
  ici?: boolean | undefined
}

/** An old or mistyped address opens the page rather than an error: what is not understood is taken out. `46500` comes as a number. */
export function readLooked(search: Record<string, unknown>): Looked {
  const ou = ['string', 'number'].includes(typeof search['ou'])
    ? String(search['ou']).slice(0, 60).trim()
    : ''
  const isHere = search['ici'] === true || search['ici'] === 1
  return { ici: isHere || undefined, ou: isHere || ou === '' ? undefined : ou }
}

/** The hour chosen too, a moment; nothing of the person. */
export function readChosen(search: Record<string, unknown>): Looked & { heure?: Instant | undefined } {
  const { heure } = search
  return { ...readLooked(search), heure: Number.isSafeInteger(heure) ? (heure as Instant) : undefined }
}
