import { eq, isNotNull, max, sql } from 'drizzle-orm'
import type { Db } from '#drizzle/open.ts'
import { communes, openings, places, services } from '#drizzle/schema/index.ts'
import { groupBy } from '#shared/group-by.ts'
import { openingHoursOf } from '#shared/opening-hours.ts'
import type { PublicPlace } from '#shared/places.ts'
import { departementOf, zoneOf } from '#shared/territories.ts'
import { type Theme, themes } from '#shared/themes.ts'
import { type Day, dayOf, type Instant } from '#shared/time.ts'
import { type Plans, plansOf } from '../availability/plans.ts'
import { publicPlaces } from '../places/public-places.ts'
import type { Context } from '../trpc.ts'

/** A place that receives, with all that anybody may take away of it. */
export type ToldPlace = PublicPlace & {
  departementCode: string
  epciSiren: string | null
  siret: string | null
  /** As OpenStreetMap writes hours; empty when nothing repeats. */
  openingHours: string
  /** People are received there one by one, in workshops, or both. */
  isIndividual: boolean
  isWorkshop: boolean
  /** At least one. */
  themes: Theme[]
  page: string
  /** The last day on which some of it may have changed. */
  changedOn: Day
}

/** Every place that receives, by name, as anybody may know it. Made again when a plan changes, a place closes or a day begins. */
export function toldPlaces(ctx: Asking): readonly ToldPlace[] {
  const plans = plansOf(ctx)
  const places = publicPlaces(ctx)
  const today = dayOf(ctx.now, zoneOf(ctx.settings.departement))
  const name = `${today} ${places.length} ${ctx.settings.publicUrl}`
  const known = remembered.get(plans)
  if (known?.name === name) return known.told
  const told = tell(ctx, plans, places)
  remembered.set(plans, { name, told })
  return told
}

type Asking = Pick<Context, 'db' | 'settings' | 'now'>

const remembered = new WeakMap<Plans, { name: string; told: readonly ToldPlace[] }>()

function tell(ctx: Asking, { all, closures }: Plans, places: readonly PublicPlace[]): ToldPlace[] {
  const grounds = groundsOf(ctx.db)
  const suggested = suggestedBy(ctx.db)
  const openingsAt = groupBy(all.openings, ({ placeId }) => placeId)
  const closuresAt = groupBy(closures, ({ placeId }) => placeId)
  return places.map((place) => {
    const here = openingsAt.get(place.id) ?? []
    const { siret, epciSiren, changedAt } = grounds.get(place.id) ?? nowhere
    return {
      ...place,
      departementCode: departementOf(place.communeCode),
      epciSiren,
      siret,
      openingHours: openingHoursOf(
        here.filter(({ seats }) => seats === null),
        closuresAt.get(place.id) ?? [],
        dayOf(ctx.now, place.zone),
      ),
      isIndividual: here.length === 0 || here.some(({ seats }) => seats === null),
      isWorkshop: here.some(({ seats }) => seats !== null),
      themes: themesOf(here.map(({ serviceId }) => suggested.get(serviceId ?? '') ?? [])),
      page: `${ctx.settings.publicUrl}/lieux/${place.slug}`,
      changedOn: dayOf(changedAt, place.zone),
    }
  })
}

/** What is not said to be for some themes is for all of them, and so is a place where nothing is planned yet. */
const themesOf = (suggestions: readonly (readonly Theme[])[]): Theme[] =>
  suggestions.length === 0 || suggestions.some((some) => some.length === 0)
    ? [...themes]
    : themes.filter((theme) => suggestions.some((some) => some.includes(theme)))

type Ground = { siret: string | null; epciSiren: string | null; changedAt: Instant }

const nowhere: Ground = { siret: null, epciSiren: null, changedAt: 0 }

function groundsOf(db: Db): Map<string, Ground> {
  const planned = new Map(
    db
      .select({
        placeId: openings.placeId,
        at: max(sql<number>`max(${openings.createdAt}, coalesce(${openings.closedAt}, 0))`),
      })
      .from(openings)
      .where(isNotNull(openings.placeId))
      .groupBy(openings.placeId)
      .all()
      .map(({ placeId, at }) => [placeId, Number(at ?? 0)] as const),
  )
  const rows = db
    .select({
      id: places.id,
      siret: places.siret,
      epciSiren: communes.epciSiren,
      changedAt: sql<number>`max(${places.createdAt}, coalesce(${places.changedAt}, 0))`,
    })
    .from(places)
    .innerJoin(communes, eq(communes.code, places.communeCode))
    .all()
  return new Map(
    rows.map(({ id, changedAt, ...ground }) => [
      id,
      { ...ground, changedAt: Math.max(changedAt, planned.get(id) ?? 0) },
    ]),
  )
}

const suggestedBy = (db: Db) =>
  new Map(
    db
      .select({ id: services.id, suggests: services.suggests })
      .from(services)
      .all()
      .map(({ id, suggests }) => [id, suggests] as const),
  )
