import type { TRPCClient } from '@trpc/client'
import { uuidv7 } from 'uuidv7'
import type { AppRouter } from '#server/router.ts'
import type { BookingRequest, Ticket } from '#shared/appointments.ts'
import type { Reader, Tie } from '#shared/booking-rules.ts'
import type { Need } from '#shared/themes.ts'

/**
 * What somebody is filling in, kept in this tab only (sessionStorage) so that going back, or a reload, loses nothing.
 * The id is minted here, when the form opens: the hold, the request and the appointment share it.
 */
export type Draft = {
  id: string
  ticket: Ticket | null
  /** When the ticket came, by the clock of this device, right or wrong. */
  ticketAt: number
  /** An hour is kept under this id. */
  isHolding: boolean
  /** Until when, by the clock of this device. */
  heldUntil: number
  firstName: string
  lastName: string
  phone: string
  email: string
  homeAddress: string
  need: Need | ''
  needNote: string
  /** Whoever fills it in comes, or books for somebody else and says who they are. */
  forWhom: 'me' | 'other'
  tie: Tie | ''
  bookerName: string
  organisation: string
  bookerPhone: string
  bookerEmail: string
  lettersTo: Reader
  /** Sent, and no answer came: it is asked again before anything else is. */
  unanswered: BookingRequest | null
}

const name = 'permanence.reservation'

export function readDraft(): Draft {
  const kept = store.getItem(name)
  return { ...empty(), ...(kept ? (JSON.parse(kept) as Partial<Draft>) : {}) }
}

export function keepDraft(changed: Partial<Draft>): Draft {
  const draft = { ...readDraft(), ...changed }
  store.setItem(name, JSON.stringify(draft))
  return draft
}

/** The appointment is made: the next form is another one. */
export const forgetDraft = () => store.removeItem(name)

/** The same answers in another form: its own id, its own hour. */
export const newForm = () => keepDraft({ id: uuidv7(), ticket: null, isHolding: false, unanswered: null })

/** An hour is kept for this tab at this moment. */
export const isHeldHere = () => {
  const { isHolding, heldUntil } = readDraft()
  return isHolding && heldUntil > Date.now()
}

/** The id under which an hour is kept in this tab, if any: it stays visible to whoever keeps it. */
export const heldId = () => {
  const { id, isHolding } = readDraft()
  return isHolding ? id : null
}

/** Whoever goes back to the list of places gives the hour back to the others; what was typed stays. */
export function releaseKeptHour(client: TRPCClient<AppRouter>) {
  const id = heldId()
  if (id === null) return
  keepDraft({ isHolding: false })
  client.appointments.release.mutate({ id }).catch(() => null)
}

/** A browser that refuses to keep anything still books: the page's own memory stands in. */
const store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = (() => {
  try {
    return window.sessionStorage
  } catch {
    const memory = new Map<string, string>()
    return {
      getItem: (key) => memory.get(key) ?? null,
      setItem: (key, value) => void memory.set(key, value),
      removeItem: (key) => void memory.delete(key),
    }
  }
})()

const empty = (): Draft => ({
  id: uuidv7(),
  ticket: null,
  ticketAt: 0,
  isHolding: false,
  heldUntil: 0,
  firstName: '',
  lastName: '',
  phone: '',
  email: '',
  homeAddress: '',
  need: '',
  needNote: '',
  forWhom: 'me',
  tie: '',
  bookerName: '',
  organisation: '',
  bookerPhone: '',
  bookerEmail: '',
  lettersTo: 'booker',
  unanswered: null,
})
