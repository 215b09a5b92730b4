import type { Entry } from './acts.ts'
import type { Chest } from './chest.ts'
import { entryIn } from './letters.ts'
import type { Me } from './reads.ts'

/** What waits on a laptop where nobody is signed in. */
export type LeftHere = {
  count: number
  /** Whoever was here last and did not sign out. */
  name: string | null
  /** What is theirs. */
  entries: Entry[]
}

/**
 * A sign-in has ended, or an account was disabled, before all was sent. Whoever was here last and did not sign out may still
 * take theirs away, as they may while the network is silent; of what others left, nothing is said but that it is there.
 */
export async function leftIn(chest: Chest): Promise<LeftHere | null> {
  const count = await chest.letters.waiting()
  if (count === 0) return null
  const me = (await chest.read('', 'signIn.me'))?.value as Me | undefined
  const letters = me ? await chest.letters.of(me.userId) : []
  const entries = letters
    .filter(({ state, content }) => state !== 'sent' && content !== undefined)
    .map(entryIn)
  return { count, name: entries.length > 0 ? (me?.name ?? null) : null, entries }
}
