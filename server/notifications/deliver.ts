import { hour, minute } from '#shared/time.ts'
import { type Channel, type Claimed, giveUp, type Ground, holdBack, nextMail, settle } from './claim.ts'
import { atOnceAt, type Pace } from './pace.ts'
import { NotNow, type Post, postBySmtp, sayTrouble, Undeliverable } from './post.ts'
import { textByHttp } from './text-by-http.ts'

/** Letters in one run: what leaves in a minute at ten a second, with some room. */
const atATime = 500

/**
 * Carries the letters that are due, the newest first. What cannot leave is tried again later and later, up to a day; what
 * must not leave any more (cancelled, moved, begun) is given up with its reason. After a first silence of a server the
 * others of its channel wait: it is not shouted at. The other channel goes on.
 * @param pace how time passes meanwhile; without one, everything happens at `now`
 * @returns how many left
 */
export async function deliver(
  ctx: Ground,
  posts: Posts = postsOf(ctx),
  pace: Pace = atOnceAt(ctx.now),
): Promise<number> {
  giveUp(ctx, 'call')
  const left = await Promise.all(channels.map((channel) => carry(ctx, channel, posts[channel], pace)))
  return left.reduce((sum, count) => sum + count, 0)
}

/** Who carries what; the letters of a channel without a carrier wait. */
export type Posts = Record<Channel, Post | null>

const channels: readonly Channel[] = ['email', 'sms']

const postsOf = ({ settings }: Ground): Posts => ({ email: postBySmtp(settings), sms: textByHttp(settings) })

async function carry(ground: Ground, channel: Channel, post: Post | null, pace: Pace): Promise<number> {
  if (!post) giveUp(ground, channel)
  let left = 0
  for (let carried = 0; post && carried < atATime && (await pace.turn()); carried++) {
    const ctx = { ...ground, now: pace.now() }
    const next = nextMail(ctx, channel)
    if (!next) break
    const outcome = await handOver(ctx, post, next, pace)
    if (outcome === 'left') left++
    if (outcome === 'silence') break
  }
  if (post && channel === 'sms') holdBack({ ...ground, now: pace.now() })
  return left
}

/** To its carrier, and the result to the file. */
async function handOver(
  ctx: Ground,
  post: Post,
  { letter, mail }: NonNullable<ReturnType<typeof nextMail>>,
  pace: Pace,
): Promise<'left' | 'kept' | 'silence'> {
  try {
    const receipt = await post(mail)
    const providerId = receipt?.providerId ?? null
    settle(ctx, letter, { sentAt: pace.now(), lastError: null, providerId })
    return 'left'
  } catch (error) {
    if (error instanceof Undeliverable) {
      settle(ctx, letter, { abandonedAt: pace.now(), lastError: error.message })
      return 'kept'
    }
    settle(ctx, letter, { dueAt: pace.now() + pause(letter), lastError: sayTrouble(error) })
    return error instanceof NotNow ? 'kept' : 'silence'
  }
}

/** One minute, two, four… a day at most, each letter a little apart from the others. */
function pause({ id, attempts }: Claimed) {
  const apart = (Number.parseInt(id.slice(-4), 16) / 0xffff) * 0.25
  return Math.round(Math.min(minute * 2 ** (attempts - 1), 24 * hour) * (1 + apart))
}
