import type { SessionInput } from '#shared/session-input.ts'
import { dayOf } from '#shared/time.ts'
import { type Answer, connect } from '../connections.ts'
import type { FreeSlot } from '../free-slots.ts'
import { bookingOf, sessionOf } from '../people.ts'
import { type Deed, deedOf } from './invariants.ts'

/** Something asked of the house, and what came back; undefined while, or if, nothing does. */
export type Asked = {
  path: string
  body: string
  cookie: string
  deed: Deed
  answer?: Answer
}

/**
 * Two clerks in three book, the third records sessions, over sixteen connections, until the house stops answering.
 * @param asked receives what is asked as it is asked; what is there already is counted, so that nobody comes twice
 */
export function load(
  url: string,
  { slots, cookie, asked }: { slots: FreeSlot[]; cookie: string; asked: Asked[] },
) {
  const wire = connect(url, 16)
  let booked = asked.filter(({ deed }) => deed.verb === 'appointments.book').length
  let first: () => void
  const firstAnswer = new Promise<void>((resolve) => (first = resolve))
  const ended = Promise.all(Array.from({ length: 16 }, (_, clerk) => work(clerk % 3 === 2))).then(() =>
    wire.close(),
  )
  return { firstAnswer, ended }

  async function work(records: boolean) {
    for (;;) {
      const next = records ? recording(asked.length) : booking(asked.length)
      asked.push(next)
      try {
        await ask(wire, next)
      } catch {
        return
      }
      first()
    }
  }

  function booking(nth: number): Asked {
    const slot = slots[booked++]
    if (!slot) throw new Error('There are not enough free hours for so many people')
    const request = bookingOf(nth, slot, Date.now())
    return {
      path: '/api/trpc/appointments.book',
      body: JSON.stringify(request),
      cookie: '',
      deed: deedOf(request, 'unknown'),
    }
  }

  function recording(nth: number): Asked {
    const session = sessionOf(nth, slots[0]!.placeId, dayOf(Date.now(), 'Europe/Paris'))
    return {
      path: '/api/trpc/sessions.record',
      body: JSON.stringify(session),
      cookie,
      deed: recorded(session),
    }
  }
}

/** Asks, for the first time or again, and notes the answer; throws when the house does not answer. */
export async function ask(wire: ReturnType<typeof connect>, it: Asked) {
  const answer = await wire.post(it.path, it.body, it.cookie)
  it.answer = answer
  if (answer.status === 200) it.deed.outcome = 'done'
  else if (answer.status < 500) it.deed.outcome = 'refused'
}

function recorded({ id, day, minutes, placeId, notes }: SessionInput): Deed {
  const row = { day, minutes, place_id: placeId, notes, withdrawn_at: null }
  return { id, verb: 'sessions.record', table: 'sessions', thingId: id, row, outcome: 'unknown' }
}
