import type { Db } from '#drizzle/open.ts'
import { departements } from '#drizzle/schema/index.ts'
import type { Actor } from '#shared/permissions.ts'
import { publicAddressOf, publicPeriods, type PublicQuestion, wordOf } from '#shared/public-figures.ts'
import { country, zoneOf } from '#shared/territories.ts'
import { dayOf, hour } from '#shared/time.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'
import { aboveDepartements } from './country.ts'
import { countryCoverage } from './country-coverage.ts'
import { dashboard } from './dashboard.ts'
import { type Level, perimeterOf } from './perimeter.ts'
import { territories } from './territories.ts'

type Asking = Pick<Context, 'db' | 'now' | 'settings'>
export type PublicFigures = Awaited<ReturnType<typeof make>>

/**
 * What anybody may read of a territory, guarded: see small-counts.ts. Made once an hour, and the same for everybody.
 * @throws notFound for an unknown territory, or a period without a month that is over since the first session
 */
export function publicFigures(ctx: Asking, question: PublicQuestion): Promise<PublicFigures> {
  const { departement, epci, commune, period } = question
  const name = [departement, epci, commune, period].join('/')
  const made = rememberedBy(ctx)
  const known = made.get(name)
  if (known) return known
  const making = make(ctx, question)
  if (made.size < mostRemembered) made.set(name, making)
  making.catch(() => made.delete(name))
  return making
}

/** The addresses of all the public pages of the home département, itself first; then of the country, where it has more. */
export function publicAddresses(ctx: Asking): string[] {
  const home = departementAsked(ctx, {})
  const communes = communesThere(ctx, home.code)
  const epcis = new Set(communes.flatMap(({ epciName }) => epciName ?? []))
  return [
    publicAddressOf([home.name]),
    ...[...epcis].map((epci) => publicAddressOf([home.name, epci])),
    ...communes.flatMap(({ epciName, name }) =>
      epciName ? publicAddressOf([home.name, epciName, name]) : [],
    ),
    ...aboveHere(ctx).map(({ address }) => address),
  ]
}

async function make(ctx: Asking, question: PublicQuestion) {
  const looks = { ...ctx, actor: everybody }
  const there = question.departement === country ? null : territoryAsked(ctx, question)
  if (!there && (question.epci ?? question.commune)) throw problem('notFound')
  const { names, ...where } = there ?? { names: ['France'] }
  const today = dayOf(ctx.now, zoneOf(ctx.settings.departement))
  const ever = perimeterOf(looks, { ...where, from: today, to: today })
  const periods = publicPeriods(ever.firstMonth, today)
  const period = question.period ? periods.find(({ code }) => code === question.period) : periods[0]
  if (question.period && !period) throw problem('notFound')
  const above = there ? aboveHere(ctx) : []
  const place = { names, above, level: ever.level, address: publicAddressOf(names), periods }
  if (!period) return { ...place, period: null, figures: null, below: [] }
  const asked = { ...where, from: period.from, to: period.to }
  const { now, topics, previous, lastYear, months, firstMonth, population, communes } = await dashboard(
    looks,
    asked,
  )
  const addressBelow = (level: Level, name: string) => {
    if (!there) return publicAddressOf([name])
    return level === 'epci' || there.epci ? publicAddressOf([...names, name]) : null
  }
  const rows = there?.commune ? [] : await territories(looks, asked)
  const covered = there ? [] : (await countryCoverage(looks, { from: period.from, to: period.to })).below
  const reachedIn = new Map(covered.map((each) => [each.code, each.communesReached]))
  return {
    ...place,
    period,
    figures: { period: asked, firstMonth, now, topics, previous, lastYear, months, population, communes },
    below: rows.map(({ code, name, population: people, communes: count, communesReached, ...row }) => ({
      name,
      address: addressBelow(row.level, name),
      population: people,
      communes: count,
      communesReached: communesReached ?? reachedIn.get(code) ?? null,
      sessions: row.sessions,
      hours: row.hours,
      themes: row.themes,
    })),
  }
}

/** Sees every territory and no structure of their own: so everything is guarded. */
const everybody: Actor = {
  userId: '',
  name: '',
  advisorId: null,
  structureId: null,
  grants: [{ role: 'administrator', structureId: null, departementCode: null }],
}

/** The country, where there is more of it than one département. */
const aboveHere = ({ db }: Asking) =>
  aboveDepartements({ db, actor: everybody }).map(({ name }) => ({ name, address: publicAddressOf([name]) }))

type Territory = { departement: string; epci?: string; commune?: string; names: string[] }

/** @throws notFound */
function territoryAsked(ctx: Asking, { departement, epci, commune }: PublicQuestion): Territory {
  const home = departementAsked(ctx, { departement })
  if (!epci) return { departement: home.code, names: [home.name] }
  const around = communesThere(ctx, home.code).filter(({ epciName }) => epciName && wordOf(epciName) === epci)
  const [first] = around
  if (!first?.epciSiren || !first.epciName) throw problem('notFound')
  const inside = { departement: home.code, epci: first.epciSiren }
  if (!commune) return { ...inside, names: [home.name, first.epciName] }
  const found = around.find(({ name }) => wordOf(name) === commune)
  if (!found) throw problem('notFound')
  return { ...inside, commune: found.code, names: [home.name, first.epciName, found.name] }
}

function departementAsked({ db, settings }: Asking, { departement }: PublicQuestion) {
  const all = db.select({ code: departements.code, name: departements.name }).from(departements).all()
  const found = all.find(({ code, name }) =>
    departement ? wordOf(name) === departement : code === settings.departement,
  )
  if (!found) throw problem('notFound')
  return found
}

function communesThere(ctx: Asking, departement: string) {
  const today = dayOf(ctx.now, zoneOf(ctx.settings.departement))
  return perimeterOf({ ...ctx, actor: everybody }, { departement, from: today, to: today }).communes
}

/** Every territory of a département over a few periods; whoever asks for more waits for it to be made. */
const mostRemembered = 3_000

const remembered = new WeakMap<Db, { hourOfNow: number; made: Map<string, Promise<PublicFigures>> }>()

function rememberedBy({ db, now }: Asking) {
  const hourOfNow = Math.floor(now / hour)
  const known = remembered.get(db)
  if (known?.hourOfNow === hourOfNow) return known.made
  const made = new Map<string, Promise<PublicFigures>>()
  remembered.set(db, { hourOfNow, made })
  return made
}
