import { useCallback, useEffect, useState } from 'react'
import type { HoldRequest, Ticket } from '#shared/appointments.ts'
import { fastestTyping, formLasts, holdLasts } from '#shared/booking-rules.ts'
import type { Instant } from '#shared/time.ts'
import { keepDraft, readDraft } from '../booking-draft.ts'
import { detailsOf, refusalOf, useTRPCClient } from '../trpc.ts'

/** `unsure`: nobody answered about the hour; it may still be free when the form is sent. */
export type Keeping = 'asking' | 'kept' | 'gone' | 'unsure'

/** An hour that cannot be had, as somebody was faster or as it is none of those offered; and the free hours closest to it. */
export type Lost = { because: 'taken' | 'notOffered'; nearest: readonly Instant[] }

/**
 * Keeps the hour chosen while the person types, again each time another is chosen; ten minutes at a time, as long as the page
 * is looked at. `gone` brings what is known of the loss.
 */
export function useKeptHour(wanted: Omit<HoldRequest, 'id'> | null) {
  const client = useTRPCClient()
  const [state, setState] = useState<{ keeping: Keeping; lost: Lost | null }>({
    keeping: 'asking',
    lost: null,
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
    const show = (keeping: Keeping, lost: Lost | null = null) => {
      if (isCurrent) setState({ keeping, lost })
    }
    const ask = () =>
      keep()
        .then(() => show('kept'))
        .catch((error: unknown) => {
          const lost = lostIn(error)
          show(lost ? 'gone' : 'unsure', lost)
        })
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
    lose: (lost: Lost) => setState({ keeping: 'gone', lost: { ...lost } }),
  }
}

/** From here on the form has its id, in this tab. */
const openForm = () => keepDraft({})

/** What a refusal says of the hour; null when it is about something else. */
export function lostIn(error: unknown): Lost | null {
  const refusal = refusalOf(error)
  if (refusal === 'slotTaken' || refusal === 'workshopFull')
    return { because: 'taken', nearest: nearestIn(error) }
  return refusal === 'slotNotOpen' ? { because: 'notOffered', nearest: nearestIn(error) } : null
}

function nearestIn(error: unknown): Instant[] {
  const { more } = detailsOf(error)
  const nearest = more && typeof more === 'object' && 'nearest' in more ? more.nearest : []
  return (nearest as { startsAt: Instant }[]).map(({ startsAt }) => startsAt)
}

/** The house takes a form for a day; half of it is left for the answer to come. */
function hasTicket() {
  const { ticket, ticketAt } = readDraft()
  return ticket !== null && Math.abs(Date.now() - ticketAt) < formLasts / 2
}
