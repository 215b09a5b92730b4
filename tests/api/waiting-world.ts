import { and, eq, isNull } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { appointments, letters, offers, openings, services, waits } from '#drizzle/schema/index.ts'
import { ticketFor } from '#server/keys.ts'
import { deliver } from '#server/notifications/deliver.ts'
import type { Mail } from '#server/notifications/compose.ts'
import { offerFreed } from '#server/waiting/offer-freed.ts'
import type { WaitRequest } from '#shared/waiting.ts'
import { at, bookingAt, somePhone } from './booking-request.ts'
import { type World, world } from './world.ts'

/** Monday 15 June, 9:00. Gramat on Tuesdays: Camille from 9:00 to 12:00, and a workshop of eight seats from 14:00 to 16:00. */
export function waitingWorld(seats = 8) {
  const w: World = world()
  w.setClock('2026-06-15', '09:00')
  const workshop = addWorkshop(w, seats)
  const { workshopId } = workshop

  const register = (changed: Partial<Parameters<typeof bookingAt>[2]> = {}) =>
    w.citizen().appointments.book(bookingAt(w, '14:00', { ...workshop, ...changed }))
  const waitForSeat = (changed: Partial<WaitRequest> = {}) =>
    w.citizen().waiting.join(waitAt(w, { workshopId, startsAt: at('14:00'), ...changed }))
  const waitForHour = (changed: Partial<WaitRequest> = {}) => w.citizen().waiting.join(waitAt(w, changed))
  const seated = () =>
    w.db
      .select()
      .from(appointments)
      .where(and(eq(appointments.workshopId, workshopId), isNull(appointments.cancelledAt)))
      .all()
  const minutePasses = () => tellWhoWaits(w)
  const cancel = (key: string) => w.citizen().appointments.cancel({ requestId: uuidv7(), key })
  const madeTo = () => w.db.select().from(offers).all()
  const lettersOf = (kind: 'offered' | 'calledOff') =>
    w.db.select().from(letters).where(eq(letters.kind, kind)).all()
  const waiting = () => w.db.select().from(waits).all()
  return {
    ...w,
    workshop,
    register,
    waitForSeat,
    waitForHour,
    seated,
    minutePasses,
    cancel,
    madeTo,
    lettersOf,
    waiting,
  }
}

/** « Mes photos », at Gramat, every Tuesday from 14:00 to 16:00. */
export function addWorkshop({ db, service, openings: [first] }: World, seats: number) {
  const [serviceId, workshopId] = [uuidv7(), uuidv7()]
  db.insert(services)
    .values({ ...service, id: serviceId, code: 'atelier', kind: 'workshop', minutes: 120 })
    .run()
  const hours = { startsAt: '14:00', endsAt: '16:00', seats, title: 'Mes photos' }
  db.insert(openings)
    .values({ ...first, id: workshopId, serviceId, ...hours })
    .run()
  return { workshopId, serviceId }
}

/** The chore of the minute, then the postman's round: the messages of the waiting list. */
export async function tellWhoWaits(w: Pick<World, 'db' | 'settings' | 'now'>): Promise<Mail[]> {
  const house = { db: w.db, settings: w.settings, now: w.now() }
  offerFreed(house)
  const sent: Mail[] = []
  const post = async (mail: Mail) => void sent.push(mail)
  await deliver(house, { email: post, sms: post } as never)
  return sent.filter(({ text }) => text.includes('/attente#'))
}

export type WaitingWorld = ReturnType<typeof waitingWorld>

/** What the page sends for somebody new who waits at Gramat, from a form opened a minute ago. */
export function waitAt(
  w: Pick<World, 'place' | 'settings' | 'now'>,
  changed: Partial<WaitRequest> = {},
): WaitRequest {
  const id = changed.id ?? uuidv7()
  return {
    id,
    slug: w.place.slug,
    workshopId: null,
    startsAt: null,
    halfDay: 'any',
    firstName: 'Odile',
    lastName: 'Vergnes',
    phone: somePhone(),
    email: null,
    language: 'fr',
    need: 'unknown',
    needNote: '',
    website: '',
    ticket: ticketFor({ settings: w.settings, now: w.now() - 6e4 }, id),
    ...changed,
  }
}

/** The key in the link that a message carries. */
export const keyIn = (text: string) => /#([\w-]+)/.exec(text)?.[1] ?? ''
