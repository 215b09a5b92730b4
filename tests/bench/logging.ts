import { uuidv7 } from 'uuidv7'
import { demonstrationAccounts } from '#drizzle/seed.ts'
import { dayOf } from '#shared/time.ts'
import { freeSlots } from '../free-slots.ts'
import { sessionOf } from '../people.ts'
import { signIn } from '../running-house.ts'
import { connections, type Ground } from './ground.ts'
import { compare, type Send } from './measure.ts'
import { rateRow, sameRows } from './table.ts'

const rounds = 13
const sessions = 300

/** An advisor records an ordinary session of three thématiques, signed in; rounds long enough that both sides are warm. */
export async function logging(ground: Ground) {
  const { email, password } = demonstrationAccounts[0]!
  const cookie = await signIn(ground.house.url, email, password)
  const { placeId } = freeSlots(ground.dataDir, ground.now)[0]!
  const today = dayOf(ground.now, 'Europe/Paris')
  ground.added()
  const pairs = Array.from({ length: rounds }, (_, round): [Send[], Send[]] => {
    const told = Array.from({ length: sessions }, (__, nth) => {
      const session = sessionOf(round * sessions + nth, placeId, today)
      return {
        body: JSON.stringify({ ...session, requestId: uuidv7() }),
        bytes: JSON.stringify({ result: { data: { id: session.id } } }).length,
      }
    })
    return [
      told.map(
        ({ body }) =>
          () =>
            ground.ours.post('/api/trpc/sessions.record', body, cookie),
      ),
      told.map(
        ({ body, bytes }) =>
          () =>
            ground.bare.post(`/record?answer=${bytes}`, body),
      ),
    ]
  })
  const sides = await compare(pairs, connections)
  sameRows('logging', ground)
  return [rateRow('logging', sides)]
}
