import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildApp } from '#server/app.ts'
import { publicPeriods } from '#shared/public-figures.ts'
import { type CountedWorld, countedWorld, oneTold, type Told } from './counted-world.ts'
import { refusalOf } from './refusal.ts'

let lot: CountedWorld
beforeEach(() => {
  lot = countedWorld()
})

const many = (count: number, changed: Partial<Told> = {}) =>
  Array.from({ length: count }, (): Told => ({ ...oneTold, day: '2026-03-10', ...changed }))
const look = (asked: Record<string, string> = {}) => lot.citizen().statistics.public(asked)
const gramat = { departement: 'lot', epci: 'causses-et-vallee-de-la-dordogne', commune: 'gramat' }

describe('public figures', () => {
  it('say of a territory what a coordinator is told of it, and nothing exact', async () => {
    lot.plant([...many(19, { countKey: 0 }), ...many(3, { communeCode: '46251' })])
    const [shown, told] = [
      await look(),
      await lot
        .as(lot.people.coordinator)
        .statistics.dashboard({ departement: '46', from: '2026-01-01', to: '2026-05-31' }),
    ]
    expect(shown.figures).toMatchObject({ now: told.now, topics: told.topics, months: told.months })
    expect(shown.figures!.now.sessions).toBe(25)
    const { below } = await look({ departement: 'lot', epci: 'causses-et-vallee-de-la-dordogne' })
    expect(below.map(({ name, sessions }) => [name, sessions])).toEqual([
      ['Gramat', 20],
      ['Saint-Céré', 'few'],
    ])
    expect(Object.keys(shown.figures!)).not.toContain('followed')
    expect((await look(gramat)).figures!.now.sessions).toBe(20)
  })

  it('are of periods of the calendar only, and stop with the last month that is over', async () => {
    lot.plant([...many(6, { day: '2025-11-10' }), ...many(6), ...many(6, { day: '2026-06-10' })])
    const { periods, period } = await look()
    expect(period).toMatchObject({ code: '2026', from: '2026-01-01', to: '2026-05-31' })
    expect(periods.map(({ code }) => code)).toEqual(['2026', '2025', '2025-2026', '2026-T1', '2025-T4'])
    expect((await look({ period: '2026-T1' })).figures!.now.sessions).toBe(5)
    expect(await refusalOf(look({ period: '2026-T2' }))).toBe('notFound')
    expect(await refusalOf(look({ period: '2024' }))).toBe('notFound')
    expect(await refusalOf(look({ period: '2026-03' }))).toBe('invalidInput')
    expect(await refusalOf(look({ from: '2026-03-01' }))).toBe('invalidInput')
  })

  it('begin with the country, where it has more than one département', async () => {
    lot.plant([...many(40), ...many(30, { communeCode: '12202' })])
    const france = await look({ departement: 'france' })
    const { administrator } = lot.people
    const told = await lot.as(administrator).statistics.dashboard({ from: '2026-01-01', to: '2026-05-31' })
    expect(france.figures).toMatchObject({ now: told.now, topics: told.topics, months: told.months })
    expect(
      france.below.map(({ name, address, communesReached }) => [name, address, communesReached]),
    ).toEqual([
      ['Aveyron', '/chiffres/aveyron', 1],
      ['Lot', '/chiffres/lot', 1],
    ])
    const { above, names } = await look({ departement: 'aveyron' })
    expect([above, names]).toEqual([[{ name: 'France', address: '/chiffres/france' }], ['Aveyron']])
    expect(france.above).toEqual([])
    expect(await refusalOf(look({ departement: 'france', epci: 'grand-cahors' }))).toBe('notFound')
  })

  it('of a territory without any session are there, and of an unknown one are not', async () => {
    lot.plant(many(6))
    const cahors = { departement: 'lot', epci: 'grand-cahors', commune: 'cahors' }
    expect((await look(cahors)).figures!.now).toMatchObject({ sessions: 0, participants: 0, hours: 0 })
    expect(await refusalOf(look({ departement: 'gironde' }))).toBe('notFound')
    expect(await refusalOf(look({ ...gramat, epci: 'grand-cahors' }))).toBe('notFound')
    expect(await refusalOf(look({ departement: 'LOT' }))).toBe('invalidInput')
    lot = countedWorld()
    expect(await look()).toMatchObject({ period: null, figures: null, periods: [] })
  })

  it('are made once an hour, and the same for everybody', async () => {
    lot.plant(many(6))
    const first = await look()
    lot.plant(many(60))
    expect(await look()).toEqual(first)
    lot.setClock('2026-06-15', '23:30')
    expect((await look()).figures!.now.sessions).not.toBe(first.figures!.now.sessions)
  })
})

describe('the calendar of public figures', () => {
  it('ends a school year in August and waits for a quarter to be over', () => {
    const codes = (today: string) => publicPeriods('2025-09', today).map(({ code, to }) => `${code} ${to}`)
    expect(codes('2026-09-30')).toEqual([
      '2026 2026-08-31',
      '2025 2025-12-31',
      '2025-2026 2026-08-31',
      '2026-T2 2026-06-30',
      '2026-T1 2026-03-31',
      '2025-T4 2025-12-31',
      '2025-T3 2025-09-30',
    ])
    expect(codes('2025-09-30')).toEqual([])
    expect(publicPeriods(null, '2026-09-30')).toEqual([])
  })
})

describe('the public page as it is first sent', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'permanence-'))
    const page =
      '<title>Permanence</title><meta name="description" content="x" /><noscript>x</noscript><div id="root"></div>'
    writeFileSync(join(folder, 'index.html'), page)
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  async function get(address: string) {
    const app = await buildApp({ db: lot.db, settings: lot.settings, now: lot.now, clientDir: folder })
    const { statusCode, body, headers } = await app.inject({ url: address })
    await app.close()
    return { statusCode, body, type: headers['content-type'] }
  }

  it('says its title, its address and its figures without any script', async () => {
    lot.plant(many(40))
    const { statusCode, body } = await get('/chiffres/lot/causses-et-vallee-de-la-dordogne?periode=2026-T1')
    expect(statusCode).toBe(200)
    const { figures } = await look({ departement: 'lot', epci: 'causses-et-vallee-de-la-dordogne' })
    expect(body).toContain('<title>Ce que change le programme, Causses et Vallée de la Dordogne')
    expect(body).toContain(`en ${figures!.now.sessions} séances`)
    const own = `${lot.settings.publicUrl}/chiffres/lot/causses-et-vallee-de-la-dordogne`
    expect(body).toContain(`<link rel="canonical" href="${own}" />`)
    expect(body).toContain('href="/chiffres/lot/causses-et-vallee-de-la-dordogne/gramat"')
    expect(body.match(/<title>/g)).toHaveLength(1)
  })

  it('is not found where there is no such territory, and says nothing of what was typed', async () => {
    lot.plant(many(6))
    for (const address of [
      '/chiffres/nulle-part',
      '/chiffres/lot?periode=2026-03',
      '/chiffres/%3Cscript%3E',
    ]) {
      const { statusCode, body } = await get(address)
      expect(statusCode).toBe(404)
      expect(body).not.toMatch(/<script|nulle-part/)
    }
  })

  it('is in the map of the site, with every territory', async () => {
    lot.plant(many(6))
    const { body, type } = await get('/sitemap.xml')
    expect(type).toContain('application/xml')
    const { publicUrl } = lot.settings
    for (const address of [
      '/',
      '/chiffres/lot',
      '/chiffres/lot/grand-cahors',
      '/chiffres/lot/grand-cahors/cahors',
    ])
      expect(body).toContain(`<loc>${publicUrl}${address}</loc>`)
    expect((await get('/robots.txt')).body).toContain(`Sitemap: ${publicUrl}/sitemap.xml`)
  })
})
