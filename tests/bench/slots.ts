import { deepStrictEqual } from 'node:assert'
import { buildApp } from '#server/app.ts'
import { loadAvailability } from '#server/availability/load-availability.ts'
import { mainService } from '#server/availability/main-service.ts'
import { readSettings } from '#server/env.ts'
import { publicPlaces } from '#server/places/public-places.ts'
import { appRouter } from '#server/router.ts'
import { createCallerFactory } from '#server/trpc.ts'
import { nextSlotPerPlace, openSlots } from '#shared/slots.ts'
import { addDays, dayOf } from '#shared/time.ts'
import { compare, type Send } from './measure.ts'
import { naiveSlots } from './naive-slots.ts'
import { plantRotation } from './rotation.ts'
import { type Page, timeRow, timesRow } from './table.ts'

const rounds = 12

/**
 * Forty advisors, a place in every commune, eight weeks: every slot; then the page that shows the next one of every place, as
 * the procedure makes it and through the whole server.
 */
export async function slots(): Promise<Page> {
  const now = Date.now()
  const db = plantRotation(now)
  const settings = readSettings({ RATE_LIMIT: '0' })
  const ctx = { db, settings, now, actor: null, address: '127.0.0.1', trace: 'bench' }
  const caller = createCallerFactory(appRouter)(ctx)
  const app = await buildApp({ db, settings, now: () => now })
  const { id: serviceId, horizonDays } = mainService(ctx)!
  const from = dayOf(now, 'Europe/Paris')
  const to = addDays(from, horizonDays)
  const availability = loadAvailability(ctx, { from, to })
  const search = { serviceId, from, to, now }

  const every = openSlots(availability, search)
  deepStrictEqual(every, naiveSlots(availability, search))
  const ours = { every: () => openSlots(availability, search), page: () => caller.availability.places() }
  const naively = {
    every: () => naiveSlots(availability, search),
    page: () => {
      const next = nextSlotPerPlace(naiveSlots(availability, search))
      return publicPlaces(ctx).map((place) => ({
        ...place,
        nextSlotAt: next.get(place.id)?.startsAt ?? null,
      }))
    },
  }
  const overHttp = async () => {
    const { statusCode, body } = await app.inject({ url: '/api/trpc/availability.places' })
    return { status: statusCode, text: body }
  }
  const placeCount = publicPlaces(ctx).length
  const rows = [
    timesRow('every slot', await compare(pairs(made(ours.every), made(naively.every)), 1), 30),
    timeRow('next of every place', await compare(pairs(made(ours.page), made(naively.page)), 1), 10),
    timeRow('the same over HTTP', await compare(pairs(overHttp, made(naively.page)), 1), 10),
  ]
  await app.close()
  const title = `40 advisors, ${placeCount} places, ${horizonDays} days: ${every.length.toLocaleString('en')} slots; beside: Intl for each`
  return { title, rows }
}

/** What is reckoned here stands for an answer. */
const made =
  (make: () => unknown): Send =>
  async () => {
    await make()
    return { status: 200, text: '' }
  }

const pairs = (ours: Send, naive: Send) =>
  Array.from({ length: rounds }, (): [Send[], Send[]] => [
    Array<Send>(20).fill(ours),
    Array<Send>(2).fill(naive),
  ])
