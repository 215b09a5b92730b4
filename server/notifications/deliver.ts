import { eq, sql } from 'drizzle-orm'
import { letters } from '#drizzle/schema/index.ts'
import { isPolite } from '#shared/letters.ts'
import { zoneOf } from '#shared/territories.ts'
import { hour, minute } from '#shared/time.ts'
import type { Context } from '../trpc.ts'
import { compose } from './compose.ts'
import { type Post, postBySmtp, sayTrouble, Undeliverable } from './post.ts'
import { textByHttp } from './text-by-http.ts'

type Ground = Pick<Context, 'db' | 'settings' | 'now'>
type Claimed = Pick<
  typeof letters.$inferSelect,
  'id' | 'kind' | 'channel' | 'aboutId' | 'revision' | 'attempts'
>

/** A letter being carried belongs to its carrier this long; after a crash, somebody else takes it up. */
const carriedFor = 5 * minute

const atATime = 50

/**
 * Carries the letters that are due, the soonest appointments' causes first. What cannot leave is tried again later and later,
 * up to a day; what must not leave any more (cancelled, moved, begun) is given up with its reason. After a first silence of a
 * server the others of its channel wait: it is not shouted at. The other channel goes on.
 * @returns how many left
 */
export async function deliver(ctx: Ground, posts: Posts = postsOf(ctx)): Promise<number> {
  const left = await Promise.all(channels.map((channel) => carry(ctx, channel, posts[channel])))
  return left.reduce((sum, count) => sum + count, 0)
}

/** Who carries what; the letters of a channel without a carrier wait. */
export type Posts = Record<Channel, Post | null>

type Channel = Exclude<Claimed['channel'], 'call'>
const channels: readonly Channel[] = ['email', 'sms']

const postsOf = ({ settings }: Ground): Posts => ({ email: postBySmtp(settings), sms: textByHttp(settings) })

async function carry(ctx: Ground, channel: Channel, post: Post | null): Promise<number> {
  if (!post) return 0
  let left = 0
  for (let carried = 0; carried < atATime; carried++) {
    const letter = claim(ctx, channel)
    if (!letter) break
    const mail = compose(ctx, letter)
    if (typeof mail === 'string') {
      settle(ctx, letter, { abandonedAt: ctx.now, lastError: mail })
      continue
    }
    try {
      await post(mail)
      settle(ctx, letter, { sentAt: ctx.now, lastError: null })
      left++
    } catch (error) {
      if (error instanceof Undeliverable) {
        settle(ctx, letter, { abandonedAt: ctx.now, lastError: error.message })
        continue
      }
      settle(ctx, letter, { dueAt: ctx.now + pause(letter), lastError: sayTrouble(error) })
      break
    }
  }
  return left
}

/** One statement, so that two carriers never take the same letter. */
const claim = ({ db, settings, now }: Ground, channel: Channel): Claimed | undefined =>
  db
    .update(letters)
    .set({ lockedUntil: now + carriedFor, attempts: sql`${letters.attempts} + 1` })
    .where(
      sql`${letters.id} = (
        select ${letters.id} from ${letters}
        where ${letters.sentAt} is null and ${letters.abandonedAt} is null and ${letters.channel} = ${channel}
          and (${letters.kind} <> 'reminder' or ${Number(isPolite(now, zoneOf(settings.departement)))})
          and ${letters.dueAt} <= ${now} and coalesce(${letters.lockedUntil}, 0) <= ${now}
        order by ${letters.dueAt}, ${letters.id} limit 1
      )`,
    )
    .returning()
    .get()

const settle = (
  { db }: Ground,
  { id }: Claimed,
  outcome: { sentAt?: number; abandonedAt?: number; dueAt?: number; lastError: string | null },
) =>
  db
    .update(letters)
    .set({ ...outcome, lockedUntil: null })
    .where(eq(letters.id, id))
    .run()

/** One minute, two, four… a day at most, each letter a little apart from the others. */
function pause({ id, attempts }: Claimed) {
  const apart = (Number.parseInt(id.slice(-4), 16) / 0xffff) * 0.25
  return Math.round(Math.min(minute * 2 ** (attempts - 1), 24 * hour) * (1 + apart))
}
