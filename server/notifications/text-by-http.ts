import type { Settings } from '../env.ts'
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
    const answer = await fetch(smsUrl, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': messageId.replace(/[<>]/g, ''),
        ...(smsToken === null ? {} : { Authorization: `Bearer ${smsToken}` }),
      },
      body: JSON.stringify({ to: international(to), text }),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    }).catch((error: unknown) => {
      throw troubled(error instanceof Error && error.name === 'TimeoutError' ? 'ETIMEDOUT' : 'ECONNECTION')
    })
    await answer.body?.cancel()
    if (refusedForGood.has(answer.status)) throw new Undeliverable(`ESMS ${answer.status}`)
    if (!answer.ok) throw troubled('ESMS', answer.status)
  }
}

/** Why a recorded message reached nobody. */
export const recorded = 'recorded'

const recordOnly: Post = () => Promise.reject(new Undeliverable(recorded))

const troubled = (code: string, responseCode?: number) =>
  Object.assign(new Error(code), { code, responseCode })

/** National digits as the whole world dials them: the mobiles of overseas have a country code of their own. */
export function international(national: string): string {
  const code = overseas.find(([begins]) => begins.test(national))?.[1] ?? '33'
  return `+${code}${national.slice(1)}`
}

const overseas: readonly [RegExp, string][] = [
  [/^069[01]/, '590'],
  [/^0694/, '594'],
  [/^069[67]/, '596'],
  [/^069[23]/, '262'],
  [/^0639/, '262'],
]
