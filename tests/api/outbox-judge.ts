import { isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'
import { type Act, concerns, idOf, saysAnew, thingOf } from '#client/offline/acts.ts'
import type { Recording } from '#shared/journal.ts'
import type { SessionInput } from '#shared/session-input.ts'
import type { Laptop, Network } from './laptops.ts'
import type { World } from './world.ts'

/** What was told on a laptop, and what its page answered. */
export type Told = {
  act: Act
  laptop: Laptop
  answered: 'sent' | 'waiting' | 'failed'
  isErased: boolean
  hadRoom: boolean
}

/** The server has done it, under one of the requests that tell it. */
export const isWritten = (lot: World, act: Act, { done }: Network) =>
  [...done].some(
    ([id, each]) => tells(each, act) && 'id' in ask(lot, 'select id from writes where id = ?', id),
  )

/** It is this act; a session that was told anew may have become a correction. */
function tells(each: Act, act: Act): boolean {
  const session = act.verb === 'sessions.record' && toldIn(each)
  return session ? isDeepStrictEqual(session, act.input) : idOf(each) === idOf(act)
}

function toldIn({ verb, input }: Act): SessionInput | null {
  if (verb === 'sessions.revise') return input.session
  if (verb !== 'sessions.record') return null
  const { requestId: _, ...session } = input as Recording
  return session
}

/** What this laptop shows at the end is all that was not done, each with its reason; and what was told last is what stands. */
export function judge(lot: World, laptop: Laptop, told: Told[], network: Network): string[] {
  const shown = laptop.tabs[1]!.outbox.entries()
  expect(shown).toEqual(laptop.tabs[0]!.outbox.entries())
  const unsent = shown.filter(({ state }) => state !== 'sent')
  const here = told.filter((each) => each.laptop === laptop)
  const kept = here
    .filter(({ isErased, answered, hadRoom }) => !isErased && (hadRoom || answered !== 'failed'))
    .map(({ act }) => act)
  const isShown = (act: Act) => unsent.some((entry) => tells(entry, act))
  const isToldAnew = (act: Act, nth: number) =>
    kept
      .slice(nth + 1)
      .some((later) =>
        act.verb === 'sessions.record'
          ? toldIn(later)?.id === act.input.id
          : (saysAnew(later, act) || toldIn(later)?.id === toldIn(act)?.id) &&
            laptop.refusedAndDropped.has(idOf(act)),
      )
  const isRecordedBefore = (entry: { id: string } & Act) => {
    const at = kept.findIndex((act) => idOf(act) === entry.id)
    return kept.some(
      (act, nth) => nth < at && act.verb === 'sessions.record' && thingOf(act) === thingOf(entry),
    )
  }
  const ids = [...network.done.keys()]
  return [
    ...unsent.flatMap((entry, at) => {
      const before = new Set(unsent.slice(0, at).map(thingOf))
      if (entry.state === 'waiting') return concerns(entry, before) ? [] : ['waits for nothing']
      if (!entry.refusal?.problem) return ['refused without a word']
      const isLost = entry.refusal.problem === 'notFound' && isRecordedBefore(entry)
      return isLost ? ['sent before what it speaks of'] : []
    }),
    ...here
      .filter(({ act, answered }) => answered === 'sent' && !isWritten(lot, act, network))
      .map(({ act }) => `${act.verb} was acknowledged and is not written`),
    ...kept
      .filter((act, nth) => !isWritten(lot, act, network) && !isShown(act) && !isToldAnew(act, nth))
      .map(({ verb }) => `${verb} is lost`),
    ...[...new Set(kept.map(thingOf))].flatMap((thing) => {
      const about = kept.filter((act) => thingOf(act) === thing && act.verb !== 'sessions.record')
      const moments = about.map((act) => ids.indexOf(idOf(act))).filter((at) => at >= 0)
      return moments.every((at, nth) => at >= (moments[nth - 1] ?? 0)) ? [] : ['done in another order']
    }),
    ...here.flatMap(({ act }) => {
      const about = told.filter((each) => thingOf(each.act) === thingOf(act))
      const isPlain = about.every(
        ({ laptop: where, isErased, answered }) => where === laptop && !isErased && answered !== 'failed',
      )
      const [last] = about
        .map((each) => toldIn(each.act)?.minutes)
        .filter((n) => n !== undefined)
        .slice(-1)
      if (!isPlain || last === undefined || unsent.some((entry) => thingOf(entry) === thingOf(act))) return []
      const stands = ask(lot, 'select minutes from sessions where id = ?', thingOf(act))
      return isDeepStrictEqual(stands, { minutes: last }) ? [] : [`${last} minutes were told last`]
    }),
  ]
}

const ask = ({ db }: World, statement: string, id: string) => ({
  ...(db.$client.prepare(statement).get(id) as object),
})

/** Nothing is done that nobody told: a record that was told otherwise may have become its correction. */
export function strangers(told: Told[], { done }: Network): string[] {
  const ids = new Set(told.map(({ act }) => idOf(act)))
  const records = told.flatMap(({ act }) => (act.verb === 'sessions.record' ? [act.input] : []))
  return [...done.values()]
    .filter((act) => !ids.has(idOf(act)))
    .filter(
      ({ verb, input }) =>
        verb !== 'sessions.revise' || !records.some((record) => isDeepStrictEqual(record, input.session)),
    )
    .map(({ verb }) => `${verb} was done and nobody told it`)
}

/** What the file says of each thing is what was done to it, one after the other, each once. */
export function compareWithFile(lot: World, { done }: Network): string[] {
  const expected = new Map<string, object>()
  for (const { verb, input } of done.values()) {
    if (verb === 'sessions.record') expected.set(input.id, { minutes: input.minutes, w: 0 })
    if (verb === 'sessions.revise')
      expected.set(input.session.id, { ...expected.get(input.session.id), minutes: input.session.minutes })
    if (verb === 'sessions.withdraw') expected.set(input.id, { ...expected.get(input.id), w: 1 })
    if (verb === 'sessions.restore') expected.set(input.id, { ...expected.get(input.id), w: 0 })
    if (verb === 'beneficiaries.add') expected.set(input.beneficiary.id, { people: 1 })
    if (verb === 'appointments.settle')
      expected.set(input.appointmentId, {
        h: Number(input.outcome === 'honoured'),
        m: Number(input.outcome === 'missed'),
      })
  }
  return [...expected].flatMap(([id, state]) => {
    const found = ask(
      lot,
      questions['minutes' in state ? 'session' : 'people' in state ? 'person' : 'appointment'],
      id,
    )
    return isDeepStrictEqual(found, state)
      ? []
      : [`${JSON.stringify(found)} where ${JSON.stringify(state)} was done`]
  })
}

const questions = {
  session: 'select minutes, withdrawn_at is not null as w from sessions where id = ?',
  person: 'select count(*) as people from beneficiaries where id = ?',
  appointment:
    'select honoured_at is not null as h, missed_at is not null as m from appointments where id = ?',
}
