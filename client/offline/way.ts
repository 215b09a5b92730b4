import type { ProblemName } from '#shared/problems.ts'
import type { SessionInput } from '#shared/session-input.ts'
import type { Instant } from '#shared/time.ts'
import type { Act, Entry } from './acts.ts'
import type { Chest } from './chest.ts'

/** What waits to be sent, and what may be done to it. */
export type Outbox = {
  /** Kept, then tried at once. @throws what the server refuses, or what the chest and the network together could not keep */
  post: (act: Act) => Promise<'sent' | 'waiting'>
  /** Sends all that can be, in order. Harmless at any moment. */
  flush: () => Promise<void>
  /** Sends again what was refused, as it is. */
  retry: (id: string) => Promise<void>
  /** Gives up what was refused: of what waits, nobody knows yet whether the server has it. */
  discard: (id: string) => Promise<void>
  /** Puts back what was given up. */
  putBack: (entry: Entry) => Promise<void>
  /** Forgets what was sent before this moment. */
  forgetSent: (before: Instant) => Promise<void>
  entries: () => readonly Entry[]
  /** How many no longer open: they are not sent, and not hidden. */
  illegible: () => number
  state: () => State
  follow: (listener: () => void) => () => void
  /** Reads again what another tab changed. */
  look: () => Promise<void>
}

/** What keeps what waits from leaving, when something does. */
export type State = 'free' | 'sending' | 'noNetwork' | 'signInFirst' | 'upgradeFirst' | 'noChest'

/** How an attempt ended. */
export type Outcome =
  /** With those of several sessions that were not taken, and why. */
  | { kind: 'done'; refused?: { told: SessionInput; problem: ProblemName }[] }
  | { kind: 'later'; why: 'noNetwork' | 'signInFirst' | 'upgradeFirst'; error: unknown }
  | { kind: 'refused'; problem: NonNullable<Entry['refusal']>['problem']; error: unknown }
  | { kind: 'surprise'; trace: string | null; error: unknown }

/** An act, and the id of this telling of it. */
export type Telling = Act & Pick<Entry, 'stamp'>

export type Way = {
  chest: Chest
  owner: string
  deliver: (telling: Telling) => Promise<Outcome>
  now: () => Instant
  /** One tab at a time: the browser's own locks. */
  oneAtATime: (work: () => Promise<void>) => Promise<void>
  /** Says to the other tabs that something changed. */
  tell: () => void
  /** Resolves when an act that was just posted has waited long enough on the screen. */
  patience: () => Promise<void>
}
