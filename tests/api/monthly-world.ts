import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { letters } from '#drizzle/schema/index.ts'
import type { Mail } from '#server/notifications/compose.ts'
import { deliver } from '#server/notifications/deliver.ts'
import type { Post } from '#server/notifications/post.ts'
import { promiseMonths } from '#server/statistics/views/promise-months.ts'
import type { Day, WallTime } from '#shared/time.ts'
import { countedWorld, oneTold, type Told } from './counted-world.ts'
import type { Person } from './world.ts'

/** A world whose people may ask for the page of each month, and the postman who brings it. */
export function monthlyWorld() {
  const lot = countedWorld()
  const sent: Mail[] = []
  const ground = () => ({ db: lot.db, settings: lot.settings, now: lot.now() })
  const postman: Post = (mail) => Promise.resolve(void sent.push(mail))
  const carry = (email: Post = postman) => deliver(ground(), { email, sms: null })
  const promise = () => promiseMonths(ground())
  const subscribe = (person: Person, viewId: string | null = null) =>
    lot.as(person).views.subscribe({ requestId: uuidv7(), viewId })
  const kept = () => lot.db.select().from(letters).where(eq(letters.kind, 'month')).all()
  return { ...lot, sent, carry, promise, subscribe, kept, at }

  /** What has left once this hour has come. */
  async function at(day: Day, time: WallTime) {
    lot.setClock(day, time)
    await promise()
    await carry()
    return [...sent]
  }
}

export type MonthlyWorld = ReturnType<typeof monthlyWorld>

/** As people read it. */
export const plain = (text = '') => text.replaceAll(/[\u00a0\u202f]/g, ' ')

export const many = (count: number, changed: Partial<Told>): Told[] =>
  Array.from({ length: count }, () => ({ ...oneTold, ...changed }))
