import type { BookingRequest } from '#shared/appointments.ts'
import { freeSlots } from '../free-slots.ts'
import { bookingOf } from '../people.ts'
import { connections, type Ground } from './ground.ts'
import { compare, type Send } from './measure.ts'
import { rateRow, sameRows } from './table.ts'

const rounds = 13
const people = 100

/** A citizen books: the same people take the same hours on both sides, none of which stands in another's way. */
export async function booking(ground: Ground) {
  const slots = freeSlots(ground.dataDir, ground.now).slice(0, rounds * people)
  if (slots.length < rounds * people) throw new Error(`Only ${slots.length} free slots`)
  const asked = slots.map((slot, nth) => ({ request: bookingOf(nth, slot, ground.now), slot }))
  const bytes = await lengthOfAnswer(ground, asked[0]!.request)
  const pairs = Array.from({ length: rounds }, (_, round): [Send[], Send[]] => {
    const mine = asked.slice(round * people, (round + 1) * people)
    return [
      mine.map(
        ({ request }) =>
          () =>
            ground.ours.post('/api/trpc/appointments.book', JSON.stringify(request)),
      ),
      mine.map(
        ({ request, slot }) =>
          () =>
            ground.bare.post(
              `/book?answer=${bytes}`,
              JSON.stringify({ ...request, advisorId: slot.advisorId }),
            ),
      ),
    ]
  })
  const sides = await compare(pairs, connections)
  sameRows('booking', ground)
  return [rateRow('booking', sides)]
}

/** Booked before the first round, which will find it done: as long as all the others. */
async function lengthOfAnswer({ ours, added }: Ground, request: BookingRequest) {
  added()
  const { text } = await ours.post('/api/trpc/appointments.book', JSON.stringify(request))
  return text.length
}
