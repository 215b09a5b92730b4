import type { z } from 'zod/mini'
import { withoutPlace } from '#shared/places.ts'
import type { Way } from '#shared/services.ts'
import { addDays, dayOf, type Instant, wallTimeOf, type Zone } from '#shared/time.ts'
import { comingWorkshops } from '../availability/coming-workshops.ts'
import { placesWithNext } from '../availability/places-with-next.ts'
import { slotsAtPlace } from '../availability/slots-at-place.ts'
import type { Context } from '../trpc.ts'
import { placesIn } from './api-places.ts'
import type { apiHours, apiNext, apiWorkshop } from './api-shapes.ts'

type Where = { commune?: string | undefined; epci?: string | undefined }

/** The next free hour of each place that has one, soonest first; of what needs no place too, unless a territory is asked. */
export function nextHours(ctx: Context, { way, ...where }: Where & { way: Way }): z.output<typeof apiNext>[] {
  const { places, nextAnywhereAt, homeZone } = placesWithNext(ctx, { way })
  const asked = new Set(placesIn(ctx, where).map(({ id }) => id))
  const isEverywhere = !where.commune && !where.epci
  return [
    ...places
      .filter(({ id }) => asked.has(id))
      .map(({ slug, zone, nextSlotAt }) => ({ slug: slug as string | null, zone, at: nextSlotAt })),
    ...(isEverywhere ? [{ slug: null, zone: homeZone, at: nextAnywhereAt }] : []),
  ]
    .flatMap(({ slug, zone, at }) =>
      at === null ? [] : [{ place: slug, way, ...said(at, zone), page: pageOf(ctx, slug, way) }],
    )
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
}

/** Every free hour of a place in so many days. @throws `notFound` */
export function hoursAtPlace(
  ctx: Context,
  { slug, way, days }: { slug: string; way: Exclude<Way, 'workshop'>; days: number },
): z.output<typeof apiHours> {
  const found = slotsAtPlace(ctx, { slug, holdId: null, way })
  const last = addDays(dayOf(ctx.now, found.zone), days - 1)
  return {
    place: slug,
    way,
    service: found.service && { name: found.service.nameFr, minutes: found.service.minutes },
    zone: found.zone,
    days: found.days
      .filter(({ day }) => day <= last)
      .map(({ day, starts }) => ({
        day,
        hours: starts.map((at) => ({ time: wallTimeOf(at, found.zone), startsAt: isoOf(at) })),
      })),
    page: pageOf(ctx, slug, way),
  }
}

/** Workshops to come, soonest first, the full ones too. */
export function workshopsAsked(ctx: Context, where: Where): z.output<typeof apiWorkshop>[] {
  const { homeZone } = placesWithNext(ctx, { way: 'workshop' })
  const asked = new Map(placesIn(ctx, where).map((place) => [place.id, place]))
  const isEverywhere = !where.commune && !where.epci
  return comingWorkshops(ctx).flatMap(({ placeId, title, service, startsAt, endsAt, seatsLeft }) => {
    const place = placeId === null ? null : asked.get(placeId)
    if (place === undefined || (place === null && !isEverywhere)) return []
    const zone = place?.zone ?? homeZone
    const slug = place?.slug ?? null
    return [
      {
        title: title || service.nameFr,
        place: slug,
        ...said(startsAt, zone),
        endsAt: isoOf(endsAt),
        endTime: wallTimeOf(endsAt, zone),
        seatsLeft,
        page: pageOf(ctx, slug, 'workshop'),
      },
    ]
  })
}

const isoOf = (at: Instant) => new Date(at).toISOString()

const said = (at: Instant, zone: Zone) => ({
  startsAt: isoOf(at),
  day: dayOf(at, zone),
  time: wallTimeOf(at, zone),
})

/** As the addresses of the site name the ways. */
const wayCodes: Record<Way, string> = {
  place: '',
  phone: '?comment=telephone',
  home: '?comment=domicile',
  video: '?comment=visio',
  workshop: '?comment=atelier',
}

const pageOf = ({ settings }: Context, slug: string | null, way: Way) =>
  `${settings.publicUrl}/lieux/${slug ?? withoutPlace}${wayCodes[way]}`
