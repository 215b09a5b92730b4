import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { offers, waits } from '#drizzle/schema/index.ts'
import type { Slot } from '#shared/slot-search.ts'
import { mostOffers, suits, type Telling, tellingOf } from '#shared/waiting.ts'
import { addHold } from '../appointments/hold.ts'
import { refusalToBook } from '../appointments/may-book.ts'
import { takeSlot } from '../appointments/take-slot.ts'
import { enqueue } from '../notifications/enqueue.ts'
import type { Context } from '../trpc.ts'
import { write } from '../write.ts'
import { offersMadeTo } from './add-wait.ts'
import { tellCalledOff } from './called-off.ts'
import { endPointlessWaits } from './end-wait.ts'
import { freeHours } from './free-hours.ts'
import { reachedBy, type Standing, standingWaits, toldTo } from './standing.ts'

/**
 * Looks, every minute, whether something is free that somebody waits for, whatever freed it: a cancellation, a move, a new
 * opening, an absence taken back, more seats, a form left, an offer without an answer. The first of the list whom it suits is
 * told once, and it is kept for them until then; the next ones get what is left. Whoever waits for what will not be is told so.
 */
export function offerFreed(house: Pick<Context, 'db' | 'settings' | 'now'>) {
  const ctx: Context = { ...house, actor: null, address: '', trace: '' }
  tellCalledOff(ctx)
  endPointlessWaits(ctx)
  const free = rememberedUntilOffered(ctx)
  for (const wait of standingWaits(ctx)) {
    forgetSeen(ctx, wait)
    if (!mayBeTold(wait)) continue
    const found = findFor(ctx, wait, free.of(wait))
    if (!found) continue
    offer(ctx, wait, found)
    free.forget()
  }
}

/** Somebody whom a message reaches, to whom nothing is kept at this moment; the others are called by their advisor. */
const mayBeTold = (wait: Standing) =>
  wait.kept === null && wait.offers.length < mostOffers && reachedBy(wait) !== null

type Found = { slot: Slot; telling: Telling }

function findFor(ctx: Context, wait: Standing, slots: readonly Slot[]): Found | null {
  const { workshopId, phone, email, halfDay, seen, horizon, sought, zone } = wait
  const before = sought.appointment?.startsAt ?? null
  const wish = { halfDay, seen, horizon, told: toldTo(wait), before }
  for (const slot of slots) {
    const { startsAt } = slot
    if (workshopId === null && !suits(wish, startsAt, zone)) continue
    const telling = tellingOf(ctx.now, startsAt, zone)
    if (!telling) continue
    const told = offersMadeTo(ctx, { phone, email }, telling.day)
    if (told.inAll >= mostOffers || told.onDay > 0) return null
    if (before === null && refusalToBook(ctx, { phone, email, workshopId, startsAt })) return null
    return { slot, telling }
  }
  return null
}

/** The hour kept, the offer and its letter: all or nothing. */
function offer(ctx: Context, wait: Standing, { slot: { startsAt }, telling }: Found) {
  const id = uuidv7()
  const { placeId, serviceId, workshopId, appointment } = wait.sought
  write(ctx, { id, verb: 'waiting.offer', thingId: wait.id, input: { startsAt } }, () => {
    const minutes = appointment ? (appointment.endsAt - appointment.startsAt) / 60_000 : undefined
    const wanted = { placeId, serviceId, startsAt, workshopId, ignoring: appointment?.id, minutes }
    const { advisorId, endsAt } = takeSlot(ctx, wanted)
    const { leavesAt, day, expiresAt } = telling
    addHold(ctx.db).run({ id, advisorId, placeId, serviceId, workshopId, startsAt, endsAt, expiresAt })
    const nth = wait.offers.length + 1
    ctx.db
      .insert(offers)
      .values({ id, waitId: wait.id, nth, day, advisorId, startsAt, endsAt, madeAt: ctx.now, expiresAt })
      .run()
    enqueue(ctx, 'offered', { id, revision: 0 }, reachedBy(wait) ?? { phone: null, email: null }, leavesAt)
    return { id }
  })
}

/** An hour that they saw free and that somebody took meanwhile is news when it is given back. */
function forgetSeen(ctx: Context, { id, seen, sought, zone }: Standing) {
  if (seen.length === 0) return
  const free = new Set(freeHours(ctx, sought, zone, { withoutHolds: true }).map(({ startsAt }) => startsAt))
  const still = seen.filter((startsAt) => free.has(startsAt))
  if (still.length < seen.length) ctx.db.update(waits).set({ seen: still }).where(eq(waits.id, id)).run()
}

/** People who wait for the same thing share one search, until one of them is offered something. */
function rememberedUntilOffered(ctx: Context) {
  const known = new Map<string, Slot[]>()
  return {
    forget: () => known.clear(),
    of: ({ sought, zone }: Standing): Slot[] => {
      const key = JSON.stringify(sought)
      const slots = known.get(key) ?? freeHours(ctx, sought, zone)
      known.set(key, slots)
      return slots
    },
  }
}
