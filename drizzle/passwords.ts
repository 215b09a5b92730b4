import { hash, verify } from '@node-rs/argon2'
import { uuidv7 } from 'uuidv7'
import type { Instant } from '#shared/time.ts'

/** OWASP's second choice for argon2id, with hashes of 32 bytes and a salt of its own in each. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

const atOnce = 2
const mayWait = 20

/** Too many passwords wait to be checked: better a quick "later" than a slow house. */
export class TooManyPasswords extends Error {}

/**
 * @returns the argon2id hash in PHC form
 * @throws TooManyPasswords when twenty others already wait
 */
export const hashPassword = (password: string) => inTurn(() => hash(password, cost))

/**
 * @param kept a hash made by `hashPassword`
 * @throws TooManyPasswords when twenty others already wait
 */
export const verifyPassword = (kept: string, password: string) => inTurn(() => verify(kept, password))

/** The row that lets this person sign in with a password, as better-auth looks for it. */
export function passwordCredential(userId: string, passwordHash: string, now: Instant) {
  const moment = new Date(now)
  return {
    id: uuidv7(),
    userId,
    accountId: userId,
    providerId: 'credential',
    password: passwordHash,
    createdAt: moment,
    updatedAt: moment,
  }
}

let running = 0
const waiting: (() => void)[] = []

/** Each hash takes 19 MiB and a core for a while: two at once, or one person could stop the house. */
async function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  if (running >= atOnce) {
    if (waiting.length >= mayWait) throw new TooManyPasswords('Too many passwords to check')
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
