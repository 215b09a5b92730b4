import * as z from 'zod/mini'
import { international } from '#shared/contact.ts'
import type { Settings } from '../env.ts'
import { providerId } from './take-result.ts'
import { type Post, Undeliverable } from './post.ts'

const patience = 1e4

/** Answers after which trying again would change nothing: the message itself is refused. */
const refusedForGood = new Set([400, 422])

/**
 * Hands text messages over to the provider's door (README documents the request). Without one they are recorded: the letter
 * stays in the house with all that it would have said, marked as having left for nobody.
 */
export function textByHttp({ smsUrl, smsToken }: Pick<Settings, 'smsUrl' | 'smsToken'>): Post {
  if (smsUrl === null) return recordOnly
  return async ({ to, text, messageId }) => {
    const key = messageId.replace(/[<>]/g, '')
    const answer = await fetch(smsUrl, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': key,
        ...(smsToken === null ? {} : { Authorization: `Bearer ${smsToken}` }),
      },
      body: JSON.stringify({ to: international(to), text }),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    }).catch((error: unknown) => {
      throw troubled(error instanceof Error && error.name === 'TimeoutError' ? 'ETIMEDOUT' : 'ECONNECTION')
    })
    const said = await answer.text().catch(() => '')
    if (refusedForGood.has(answer.status)) throw new Undeliverable(`ESMS ${answer.status}`)
    if (!answer.ok) throw troubled('ESMS', answer.status)
    return { providerId: nameIn(said) ?? key }
  }
}

/** What the provider calls the message, if its answer says so. */
function nameIn(said: string): string | null {
  try {
    const answer = named.safeParse(JSON.parse(said.slice(0, 10_000)))
    return answer.success ? answer.data.id : null
  } catch {
    return null
  }
}

/** Whatever else a provider answers is its own. */
const named = z.pipe(
  z.transform((answer: unknown) => ({
    id: typeof answer === 'object' && answer !== null ? String(Reflect.get(answer, 'id') ?? '') : '',
  })),
  z.strictObject({ id: providerId }),
)

/** Why a recorded message reached nobody. */
export const recorded = 'recorded'

const recordOnly: Post = () => Promise.reject(new Undeliverable(recorded))

const troubled = (code: string, responseCode?: number) =>
  Object.assign(new Error(code), { code, responseCode })
