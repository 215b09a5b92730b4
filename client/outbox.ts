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
  entryOf,
  inTodaysWords,
  saysAnew,
  thingOf,
} from './offline/acts.ts'
import type { Kept } from './offline/chest.ts'
import { entryIn, letterOf } from './offline/letters.ts'
import { correctionsOf, recounted, toldAgain } from './offline/tell-again.ts'
import type { Outbox, Outcome, State, Telling, Way } from './offline/way.ts'

/** After as many surprises of the server, the others go before. */
const mostSurprises = 3

/**
 * The way out of every write of an advisor's day. What is told is kept on the laptop first, then sent in the order in which
 * it was kept, by one tab at a time; it leaves the list of what waits only when the server has said that it is written.
 * Sent twice, it is done once: each telling has an id of its own. Told again, what was told last stands. What the server
 * refuses stays, with the reason.
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
  const marks = new WeakMap<Entry, string>()
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
    await look()
    const told = toldAgain(act, entries).map((each) => entryOf(each, owner, now()))
    try {
      for (const entry of told) await keep(entry)
    } catch {
      return sendUnkept({ ...act, stamp: uuidv7() })
    }
    for (const old of entries)
      if (old.state === 'refused' && told.some((entry) => entry.id !== old.id && saysAnew(entry, old)))
        await chest.letters.drop(old.id)
    await changed()
    await Promise.race([flush(), way.patience()])
    const kept = told.map(({ id }) => entries.find((each) => each.id === id || each.insteadOf === id))
    const refused = kept.find((entry) => entry?.state === 'refused')
    if (refused) throw errors.get(refused.id) ?? refusedElsewhere(refused.refusal)
    if (kept.includes(undefined)) return sendUnkept({ ...act, stamp: uuidv7() })
    return kept.every((entry) => entry?.state === 'sent') ? 'sent' : 'waiting'
  }

  /** The laptop keeps nothing more: only the server's own answer counts. */
  async function sendUnkept(telling: Telling): Promise<'sent'> {
    const outcome = await way.deliver(telling)
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
        await keepInPlaceOf(entry, { ...entry, surprises: entry.surprises + 1 })
        return 'noNetwork'
      }
      const isDone = outcome.kind === 'done'
      const isKept = isDone ? await keepDone(entry, outcome.refused ?? []) : await keepUndone(entry, outcome)
      if (!isDone || !isKept) held.add(thingOf(entry))
      /* Told otherwise while it was on its way. */
      isAskedAgain ||= !isKept
      await changed()
    }
    return 'free'
  }

  async function keepUndone(entry: Entry, outcome: Undone) {
    if (isToldAnew(entry, outcome)) return becomeCorrection(entry)
    errors.set(entry.id, outcome.error)
    const refused = { ...entry, state: 'refused' as const, refusal: refusalOf(outcome, now()) }
    if (!(await keepInPlaceOf(entry, refused))) return false
    if (entry.verb === 'sessions.revise') await recount(entry, -1)
    return true
  }

  /** What was not taken of several is shown one by one, and first: it must not vanish with the rest. */
  async function keepDone(entry: Entry, refused: { told: SessionInput; problem: ProblemName }[]) {
    for (const { told, problem } of refused) {
      const one = entryOf({ verb: 'sessions.record', input: told }, owner, entry.keptAt)
      if (problem === 'keyReused') await keep(one)
      else await keep({ ...one, state: 'refused', refusal: { problem, trace: null, at: now() } })
      isAskedAgain ||= problem === 'keyReused'
    }
    return keepInPlaceOf(entry, { ...entry, state: 'sent', sentAt: now(), refusal: null })
  }

  /** In its place: what was said of the session since comes after. */
  async function becomeCorrection(entry: Entry & { verb: 'sessions.record' }) {
    const { id, input } = entry
    const sent = entries.filter(({ state: stands }) => stands === 'sent')
    const correction = asCorrection(input, uuidv7(), correctionsOf(sent, id))
    if (!(await keepInPlaceOf(entry, { ...entryOf(correction, owner, now()), insteadOf: id }))) return false
    isAskedAgain = true
    await recount({ ...entry, id: correction.input.requestId }, 1)
    return true
  }

  /** Corrections have seen those before them that will be done, and not one that was refused. */
  async function recount(act: Entry, by: 1 | -1) {
    await look()
    for (const [before, counted] of recounted(entries, act, by)) await keepInPlaceOf(before, counted)
  }

  async function retry(id: string) {
    const entry = entries.find((each) => each.id === id)
    if (entry?.state !== 'refused') return
    if (entry.verb === 'sessions.revise') await recount(entry, 1)
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
    return chest.letters.put(letterOf(entry))
  }

  /** @returns false when something else stands there by now */
  function keepInPlaceOf(before: Entry, entry: Entry) {
    return chest.letters.put(letterOf(entry), { id: before.id, mark: marks.get(before) ?? '' })
  }

  async function look() {
    const letters = await chest.letters.of(owner)
    entries = letters.filter(({ content }) => content !== undefined).map(found)
    illegible = letters.length - entries.length
    for (const listener of listeners) listener()
  }

  function found(letter: Kept): Entry {
    const entry = entryIn(letter)
    marks.set(entry, letter.mark)
    return entry
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

type Undone = Exclude<Outcome, { kind: 'done' | 'later' }>

const isToldAnew = (entry: Entry, outcome: Outcome): entry is Entry & { verb: 'sessions.record' } =>
  entry.verb === 'sessions.record' && outcome.kind === 'refused' && outcome.problem === 'keyReused'

/** Another tab heard the answer. */
const refusedElsewhere = (refusal: Entry['refusal']) =>
  TRPCClientError.from({
    error: { code: -32000, message: '', data: { problem: refusal?.problem, trace: refusal?.trace } },
  })

const refusalOf = (outcome: Undone, at: Instant) => ({
  problem: outcome.kind === 'refused' ? outcome.problem : null,
  trace: outcome.kind === 'surprise' ? outcome.trace : null,
  at,
})
