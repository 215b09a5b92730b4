import type { Instant } from '#shared/time.ts'

/** What was looked for, kept in the address from screen to screen so that one comes back to the same list. */
export type Looked = {
  /** The commune, postal code or name typed. */
  ou?: string | undefined
  /** Around the person; where that is stays in the page. */
  ici?: true | undefined
}

/** An old or mistyped address opens the page rather than an error; `46500` arrives as a number. */
export function readLooked(search: Record<string, unknown>): Looked {
  const ou = ['string', 'number'].includes(typeof search['ou'])
    ? String(search['ou']).slice(0, 60).trim()
    : ''
  if (search['ici'] === true || search['ici'] === 1) return { ici: true }
  return ou === '' ? {} : { ou }
}

/** The hour chosen too, a moment; nothing of the person. */
export function readChosen(search: Record<string, unknown>): Looked & { heure?: Instant | undefined } {
  const { heure } = search
  return { ...readLooked(search), ...(Number.isSafeInteger(heure) ? { heure: heure as Instant } : {}) }
}
