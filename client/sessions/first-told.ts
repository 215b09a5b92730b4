import type { inferRouterOutputs } from '@trpc/server'
import { uuidv7 } from 'uuidv7'
import type { AppRouter } from '#server/router.ts'
import { repeatedOf, type Repeated, stillTold } from '#shared/favourites.ts'
import { blankSession, type SessionInput } from '#shared/session-input.ts'
import type { Day } from '#shared/time.ts'
import { profileOn } from './tell-people.ts'

type Answers = inferRouterOutputs<AppRouter>['sessions']
export type Usual = Answers['usual']
export type Draft = Answers['draft']
export type Kept = Answers['session']
export type Line = Answers['journal']['sessions'][number]
export type DayTotals = Answers['journalDays']['days'][number]

/** What the form says when it opens: what is usual is already chosen. Its id is minted here, once. */
export const firstTold = (today: Day, { placeId, minutes }: Usual): SessionInput => ({
  ...blankSession,
  id: uuidv7(),
  day: today,
  minutes: minutes ?? 30,
  placeId,
})

/** From an appointment, all that it already says. */
export function toldFrom(draft: Draft, usual: Usual): SessionInput {
  const { kind, day, minutes, channel, participants, title, topics, appointmentId } = draft
  const told = { kind, day, minutes, channel, participants, title, topics, appointmentId }
  const attendance = draft.seats.map(({ appointmentId: seat, status }) => ({
    appointmentId: seat,
    came: status !== 'missed',
  }))
  const [person] = draft.people
  const people = draft.people.map(({ id }) => id)
  return {
    ...blankSession,
    ...told,
    ...(kind === 'workshop' && people.length > 0 && { beneficiaryIds: people }),
    ...(kind === 'individual' && person && { beneficiaryIds: [person.id], ...profileOn(day, person) }),
    id: uuidv7(),
    placeId: draft.placeId ?? usual.placeId,
    ...(kind === 'workshop' && { attendance }),
  }
}

/** The next one of a row: same day, same place, somebody else. */
export const nextTold = (before: SessionInput, usual: Usual): SessionInput => ({
  ...firstTold(before.day, usual),
  channel: before.channel,
  placeId: before.placeId,
  communeCode: before.communeCode,
})

/**
 * The same again, today: what is of the person, the note and the mandate that they signed are left out, and how many came
 * to a workshop is asked.
 */
export const toldLike = ({ told }: Kept, today: Day, usual: Usual): SessionInput =>
  toldAgain(firstTold(today, usual), repeatedOf(told), usual)

/**
 * What was told so far, with the answers of a favourite or of the last session. The day, the people and the note stay; of an
 * appointment, so does all that was booked.
 */
export function toldAgain(before: SessionInput, repeated: Repeated, usual: Usual): SessionInput {
  const { kind, minutes, channel, placeId, communeCode, title } = before
  const booked = { kind, minutes, channel, placeId, communeCode, title }
  const again = { ...stillTold(repeated, usual), ...(before.appointmentId !== null && booked) }
  return {
    ...before,
    ...again,
    mandate: again.posture === before.posture ? before.mandate : null,
    ...(again.kind !== kind && { participants: again.kind === 'workshop' ? 0 : 1 }),
  }
}
