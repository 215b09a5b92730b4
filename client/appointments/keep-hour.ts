import { useCallback, useEffect, useState } from 'react'
import type { HoldRequest, Ticket } from '#shared/appointments.ts'
import { fastestTyping, formLasts, holdLasts } from '#shared/booking-rules.ts'
import type { Instant } from '#shared/time.ts'
import { keepDraft, readDraft } from '../booking-draft.ts'
import { detailsOf, refusalOf, useTRPCClient } from '../trpc.ts'

/** `unsure`: nobody answered; the hour may still be free when the form is sent. */
export type Keeping = 'asking' | 'kept' | 'gone' | 'unsure'

/**
 * Keeps the hour chosen while the person types, again each time another is chosen; ten minutes at a time, as long as the page
 * is looked at. `gone` brings the nearest free hours instead.
 */
export function useKeptHour(wanted: Omit<HoldRequest, 'id'> | null) {
  const client = useTRPCClient()
  const [state, setState] = useState<{ keeping: Keeping; nearest: Instant[] }>({
    keeping: 'asking',
    nearest: [],
  })
  const asked = wanted && JSON.stringify(wanted)

  const keep = useCallback(async () => {
    if (asked === null) return
    const request = JSON.parse(asked) as Omit<HoldRequest, 'id'>
    const { ticket } = await client.appointments.hold.mutate({ ...request, id: openForm().id })
    const held = { isHolding: true, heldUntil: Date.now() + holdLasts }
    keepDraft(hasTicket() ? held : { ...held, ticket, ticketAt: Date.now() })
  }, [asked, client])

  useEffect(() => {
    let isCurrent = true
    const show = (keeping: Keeping, nearest: Instant[] = []) => {
      if (isCurrent) setState({ keeping, nearest })
    }
    const ask = () =>
      keep()
        .then(() => show('kept'))
        .catch((error: unknown) => (refusalOf(error) ? show('gone', nearestIn(error)) : show('unsure')))
    const askWhenBack = () => {
      if (document.visibilityState === 'visible') void ask()
    }
    show('asking')
    void ask()
    document.addEventListener('visibilitychange', askWhenBack)
    return () => {
      isCurrent = false
      document.removeEventListener('visibilitychange', askWhenBack)
    }
  }, [keep])

  /** A form filled by the browser at once waits the seconds that the house asks of everybody. */
  const readyToSend = useCallback(async (): Promise<Ticket> => {
    if (!hasTicket()) await keep()
    const { ticket, ticketAt } = readDraft()
    if (!ticket) throw new Error('no ticket')
    const wait = ticketAt + fastestTyping + 200 - Date.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    return ticket
  }, [keep])

  return {
    ...state,
    readyToSend,
    lose: (nearest: Instant[]) => setState({ keeping: 'gone', nearest: [...nearest] }),
  }
}

/** From here on the form has its id, in this tab. */
const openForm = () => keepDraft({})

/** The free hours that came with a refusal, if any. */
export function nearestIn(error: unknown): Instant[] {
  const { more } = detailsOf(error)
  const nearest = more && typeof more === 'object' && 'nearest' in more ? more.nearest : []
  return (nearest as { startsAt: Instant }[]).map(({ startsAt }) => startsAt)
}

/** The house takes a form for a day; half of it is left for the answer to come. */
function hasTicket() {
  const { ticket, ticketAt } = readDraft()
  return ticket !== null && Math.abs(Date.now() - ticketAt) < formLasts / 2
}
