import { uuidv7 } from 'uuidv7'
import type { Db } from '#drizzle/open.ts'
import * as tables from '#drizzle/schema/index.ts'
import { Problem } from '#server/problem.ts'
import { appRouter } from '#server/router.ts'
import { createCallerFactory } from '#server/trpc.ts'
import type { Decision, PlanChange } from '#shared/planning.ts'
import { alsoAtGramat, at, bookingAt, holdOf } from '../api/booking-request.ts'
import { onceOn, openingSaid } from '../api/planning.ts'
import { type Person, world } from '../api/world.ts'

const createCaller = createCallerFactory(appRouter)

/** One request of somebody to one of the houses; true when that is all they wanted, or all they will get. */
export type Step = (db: Db) => Promise<boolean>

/**
 * What somebody wants, in as many requests as it takes. Several people do so at once. `parts` when others see what the first
 * of the requests does: in the order of the parts, what others do may stand between them. `changesPlans` when it may take away
 * the hours themselves.
 */
export type Wish = { name: string; begin: () => Step; parts?: Wish[]; changesPlans?: true }

/** What no order of the wishes may lead to, as it is seen while they are asked. */
export type Broken = (promise: string) => void

/**
 * Tuesday at Gramat, with Camille, and with Nadia as well when `isPair`. Anne comes at nine, Marc at ten; René, who was to come
 * at nine, has cancelled. And everything that others may want of these hours at the same moment.
 */
export async function tuesday(isPair: boolean, broken: Broken = () => {}) {
  const w = world()
  if (isPair) alsoAtGramat(w)
  const camille = w.people.camille.actor.advisorId
  const someone = (nth: number) => ({ phone: `060000000${nth}`, advisorId: nth < 4 ? camille : null })
  const book = (time: '09:00' | '10:00', nth: number) =>
    w.citizen().appointments.book(bookingAt(w, time, someone(nth)))
  const rene = await book('09:00', 1)
  await w.citizen().appointments.cancel({ requestId: uuidv7(), key: rene.key })
  const anne = await book('09:00', 2)
  const marc = await book('10:00', 3)

  const as = (db: Db, person: Person | null) =>
    createCaller(() => ({ ...w.contextOf(person?.actor ?? null), db }))
  /** Asked once, granted or refused. */
  const once =
    (ask: (api: ReturnType<typeof createCaller>) => Promise<unknown>, person: Person | null = null): Step =>
    async (db) => {
      await problemOf(ask(as(db, person)))
      return true
    }
  const requests = [bookingAt(w, '09:00', someone(4)), bookingAt(w, '09:00', someone(5))] as const

  const wishes: Wish[] = [
    { name: 'one books', begin: () => once((api) => api.appointments.book(requests[0])) },
    holdThenBook(requests[1]),
    {
      name: 'Anne cancels',
      begin: () => once((api) => api.appointments.cancel({ requestId: uuidv7(), key: anne.key })),
    },
    {
      name: 'René comes back',
      begin: () => once((api) => api.appointments.reopen({ requestId: uuidv7(), key: rene.key })),
    },
    {
      name: 'Marc moves to nine',
      begin: () =>
        once((api) => api.appointments.move({ requestId: uuidv7(), key: marc.key, startsAt: at('09:00') })),
    },
    {
      name: 'Camille drags Marc to half past eight',
      begin: () =>
        once(
          (api) =>
            api.planning.moveOwn({
              requestId: uuidv7(),
              appointmentId: marc.id,
              startsAt: at('08:30'),
              placeId: w.place.id,
              overlapReason: null,
            }),
          w.people.camille,
        ),
    },
    planned('Camille closes her Tuesdays', w.people.camille, 'cancel', {
      does: 'closeOpening',
      openingId: w.openings[0].id,
      from: null,
    }),
    planned('Camille begins at ten', w.people.camille, 'transfer', {
      does: 'changeOpening',
      openingId: w.openings[0].id,
      from: null,
      opening: openingSaid(w, { startsAt: '10:00' }),
    }),
    planned('Camille is away at nine', w.people.camille, 'keep', {
      does: 'planAbsence',
      advisorId: camille,
      absence: { startsAt: '09:00', endsAt: '10:00', recurrence: onceOn('2026-06-16'), lastDay: null },
    }),
    planned('Camille leaves', w.people.administrator, 'transfer', {
      does: 'deactivateAdvisor',
      advisorId: camille,
    }),
    planned('the place closes', w.people.administrator, 'cancel', {
      does: 'closePlace',
      placeId: w.place.id,
    }),
  ]
  return { file: w.db.$client.serialize(), wishes, stateOf }

  /** An hour that is held is taken for everybody else: whoever holds it has it, unless the plans themselves change. */
  function holdThenBook(request: (typeof requests)[1]): Wish {
    let isHeld = false
    const hold: Step = async (db) => {
      isHeld = (await problemOf(as(db, null).appointments.hold(holdOf(request)))) === null
      return true
    }
    const book: Step = async (db) => {
      if (!isHeld) return true
      const refused = await problemOf(as(db, null).appointments.book(request))
      if (refused === 'slotTaken') broken('an hour that was held is taken by somebody else')
      return true
    }
    const parts = [
      { name: 'another holds', begin: () => hold },
      { name: 'and books', begin: () => book },
    ]
    return { name: 'another holds, then books', parts, begin: () => inTurn([hold, book]) }
  }

  /** Looks first, decides, and asks; and decides again when what they had seen is no longer true. */
  function planned(name: string, by: Person, choice: Decision['choice'], change: PlanChange): Wish {
    return {
      name,
      changesPlans: true,
      begin: () => {
        let seen: Touched[] | null = null
        return async (db) => {
          const { planning } = as(db, by)
          if (seen === null) {
            const refused = await problemOf(planning.rehearse(change).then(({ touched }) => (seen = touched)))
            return refused !== null
          }
          const decisions = seen.map((touched) => decide(touched, choice))
          const refused = await problemOf(planning.change({ requestId: uuidv7(), change, decisions }))
          seen = null
          return !['appointmentsTouched', 'slotTaken', 'appointmentOver'].includes(refused ?? '')
        }
      },
    }
  }

  function decide({ id: appointmentId, colleagues }: Touched, choice: Decision['choice']): Decision {
    if (choice === 'keep') return { choice, appointmentId }
    const [colleague] = colleagues
    if (choice === 'transfer' && colleague) return { choice, appointmentId, advisorId: colleague.advisorId }
    return { choice: 'cancel', appointmentId, message: '' }
  }
}

/** One request after the other, each at its own turn. */
function inTurn(steps: Step[]): Step {
  let done = 0
  return async (db) => {
    await steps[done]?.(db)
    done++
    return done >= steps.length
  }
}

/** An appointment that a change would touch, as it was seen. */
type Touched = { id: string; colleagues: { advisorId: string }[] }

/** All that a change of mind may leave behind, without what is drawn by lot. */
function stateOf(db: Db) {
  const people = db.select().from(tables.appointments).all()
  const phoneOf = new Map(people.map(({ id, phone }) => [id, phone]))
  return {
    people: people
      .map(({ phone, advisorId, startsAt, cancelledBy }) => [phone, advisorId, startsAt, cancelledBy].join())
      .toSorted(),
    told: db
      .select()
      .from(tables.letters)
      .all()
      .filter(({ kind }) => kind === 'booked' || kind === 'moved' || kind === 'cancelled')
      .map(({ aboutId, kind, revision }) => [phoneOf.get(aboutId), kind, revision].join())
      .toSorted(),
    openings: db
      .select()
      .from(tables.openings)
      .all()
      .map(({ id, startsAt, closedAt }) => [id, startsAt, closedAt].join())
      .toSorted(),
    absences: db.select().from(tables.absences).all().length,
    gone: db
      .select()
      .from(tables.advisors)
      .all()
      .filter(({ deactivatedAt }) => deactivatedAt !== null).length,
    closed: db
      .select()
      .from(tables.places)
      .all()
      .filter(({ closedAt }) => closedAt !== null).length,
  }
}

/** Null when it is granted; a surprise is thrown on. */
async function problemOf(asked: Promise<unknown>): Promise<string | null> {
  const refused: unknown = await asked.then(
    () => null,
    (error: unknown) => error,
  )
  if (refused === null) return null
  if (refused instanceof Error && refused.cause instanceof Problem) return refused.cause.problem
  throw refused
}
