import { TRPCClientError } from '@trpc/client'
import { uuidv7 } from 'uuidv7'
import type { ProblemName } from '#shared/problems.ts'
import type { SessionInput } from '#shared/session-input.ts'
import type { Instant } from '#shared/time.ts'
import {
  type Act,
  asCorrection,
  concerns,
  type Entry,
  idOf,
  inTodaysWords,
  saysAnew,
  thingOf,
} from './offline/acts.ts'
import type { Letter } from './offline/chest.ts'
import type { Outbox, Outcome, State, Way } from './offline/way.ts'

/** After as many surprises of the server, the others go before. */
const mostSurprises = 3

/**
 * The way out of every write of an advisor's day. What is told is kept on the laptop first, then sent in the order in which
 * it was kept, by one tab at a time; it leaves the list of what waits only when the server has said that it is written.
 * Sent twice, it is done once: its id was minted when the form opened. What the server refuses stays, with the reason.
 */
export async function openOutbox(way: Way): Promise<Outbox> {
  const { chest, owner, now } = way
  const listeners = new Set<() => void>()
  let entries: readonly Entry[] = []
  let illegible = 0
  let state: State = 'free'
  let flushing: Promise<void> | null = null
  let isAskedAgain = false
  const errors = new Map<string, unknown>()
  await look()
  return {
    post,
    flush,
    retry,
    discard,
    putBack,
    forgetSent,
    entries: () => entries,
    illegible: () => illegible,
    state: () => state,
    follow: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    look,
  }

  async function post(act: Act): Promise<'sent' | 'waiting'> {
    const entry = entryOf(act, owner, now())
    try {
      await keep(entry)
    } catch {
      return sendUnkept(act)
    }
    for (const old of entries)
      if (old.id !== entry.id && old.state === 'refused' && saysAnew(act, old))
        await chest.letters.drop(old.id)
    await changed()
    await Promise.race([flush(), way.patience()])
    const kept = entries.find(({ id, insteadOf }) => id === entry.id || insteadOf === entry.id)
    if (kept?.state === 'refused') throw errors.get(kept.id) ?? refusedElsewhere(kept.refusal)
    return kept?.state ?? sendUnkept(act)
  }

  /** The laptop keeps nothing more: only the server's own answer counts. */
  async function sendUnkept(act: Act): Promise<'sent'> {
    const outcome = await way.deliver(act)
    if (outcome.kind === 'done') return 'sent'
    throw outcome.error
  }

  function flush(): Promise<void> {
    isAskedAgain = true
    flushing ??= way
      .oneAtATime(sendAll)
      .catch(failing)
      .finally(() => (flushing = null))
      .then(() => (isAskedAgain ? flush() : undefined))
    return flushing
  }

  /** What the chest no longer gives back cannot be sent; the next turn tries again. */
  function failing() {
    isAskedAgain = false
    say('noChest')
  }

  async function sendAll() {
    while (isAskedAgain) {
      isAskedAgain = false
      await look()
      say('sending')
      say(await sendInOrder())
    }
  }

  /** What was refused holds back what speaks of the same thing, and nothing else. */
  async function sendInOrder(): Promise<State> {
    const held = new Set<string>()
    for (const entry of entries) {
      if (entry.state === 'sent') continue
      if (entry.state === 'refused' || concerns(entry, held)) {
        held.add(thingOf(entry))
        continue
      }
      const outcome = await way.deliver(inTodaysWords(entry))
      if (outcome.kind === 'later') return outcome.why
      if (outcome.kind === 'surprise' && entry.surprises + 1 < mostSurprises) {
        await keep({ ...entry, surprises: entry.surprises + 1 })
        return 'noNetwork'
      }
      if (!(await isStillThere(entry))) {
        isAskedAgain = true
        continue
      }
      if (outcome.kind === 'done') await keepDone(entry, outcome.refused ?? [])
      else if (isToldAnew(entry, outcome)) await becomeCorrection(entry)
      else {
        held.add(thingOf(entry))
        errors.set(entry.id, outcome.error)
        await keep({ ...entry, state: 'refused', refusal: refusalOf(outcome, now()) })
      }
      await changed()
    }
    return 'free'
  }

  /** Given up, or told otherwise, while it was on its way. */
  async function isStillThere({ id, stamp }: Entry) {
    const letters = await chest.letters.of(owner)
    return letters.map(entryIn).some((each) => each.id === id && each.stamp === stamp)
  }

  /** What was not taken of several is shown one by one, and first: it must not vanish with the rest. */
  async function keepDone(entry: Entry, refused: { told: SessionInput; problem: ProblemName }[]) {
    for (const { told, problem } of refused) {
      const one = entryOf({ verb: 'sessions.record', input: told }, owner, entry.keptAt)
      await keep({ ...one, state: 'refused', refusal: { problem, trace: null, at: now() } })
    }
    await keep({ ...entry, state: 'sent', sentAt: now(), refusal: null })
  }

  async function becomeCorrection(entry: Entry & { verb: 'sessions.record' }) {
    await keep({ ...entryOf(asCorrection(entry.input, uuidv7()), owner, now()), insteadOf: entry.id })
    await chest.letters.drop(entry.id)
    isAskedAgain = true
  }

  async function retry(id: string) {
    const entry = entries.find((each) => each.id === id)
    if (entry?.state !== 'refused') return
    await keep({ ...entry, state: 'waiting', stamp: uuidv7(), refusal: null, surprises: 0 })
    await changed()
    await flush()
  }

  async function discard(id: string) {
    if (entries.find((each) => each.id === id)?.state !== 'refused') return
    await chest.letters.drop(id)
    await changed()
  }

  async function putBack(entry: Entry) {
    await keep(entry)
    await changed()
    await flush()
  }

  async function forgetSent(before: Instant) {
    const old = entries.filter(({ sentAt }) => sentAt !== null && sentAt < before)
    for (const { id } of old) await chest.letters.drop(id)
    if (old.length > 0) await changed()
  }

  function keep(entry: Entry) {
    const { id, state: stands, ...content } = entry
    return chest.letters.put({ id, owner, state: stands, content })
  }

  async function look() {
    const letters = await chest.letters.of(owner)
    entries = letters.filter(({ content }) => content !== undefined).map(entryIn)
    illegible = letters.length - entries.length
    for (const listener of listeners) listener()
  }

  async function changed() {
    await look()
    way.tell()
  }

  function say(next: State) {
    state = next
    for (const listener of listeners) listener()
  }
}

const entryOf = (act: Act, owner: string, keptAt: Instant): Entry => ({
  ...act,
  id: idOf(act),
  owner,
  state: 'waiting',
  keptAt,
  stamp: uuidv7(),
  sentAt: null,
  insteadOf: null,
  refusal: null,
  surprises: 0,
})

const entryIn = ({ id, state, content }: Letter) => ({ ...(content as Entry), id, state })

const isToldAnew = (entry: Entry, outcome: Outcome): entry is Entry & { verb: 'sessions.record' } =>
  entry.verb === 'sessions.record' && outcome.kind === 'refused' && outcome.problem === 'keyReused'

/** Another tab heard the answer. */
const refusedElsewhere = (refusal: Entry['refusal']) =>
  TRPCClientError.from({
    error: { code: -32000, message: '', data: { problem: refusal?.problem, trace: refusal?.trace } },
  })

const refusalOf = (outcome: Exclude<Outcome, { kind: 'done' | 'later' }>, at: Instant) => ({
  problem: outcome.kind === 'refused' ? outcome.problem : null,
  trace: outcome.kind === 'surprise' ? outcome.trace : null,
  at,
})
