import fc from 'fast-check'
import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { communes, places } from '#drizzle/schema/index.ts'
import { intensityOf } from '#shared/indicators.ts'
import { anyQuestion, oneTold } from './counted-world.ts'
import { anyReceived, narrowedWorld, type Received } from './narrowed-world.ts'
import { refusalOf } from './refusal.ts'
import type { Person } from './world.ts'

const lot = narrowedWorld()
const { coordinator, camille } = lot.people
const all = fc.array(anyReceived, { minLength: 5, maxLength: 40, size: 'max' })
const anyPerson = fc.constantFrom<Person>(coordinator, lot.manager, camille)
const june = { from: '2026-06-01', to: '2026-06-30', departement: '46' }

const here: Received = {
  told: oneTold,
  channel: 'place',
  place: 'gramat',
  autonomy: null,
  referral: null,
  by: 'camille',
  together: false,
  tagged: 'none',
  ages: {},
  genders: {},
  statuses: {},
  residenceCode: null,
}

type Dashboard = Awaited<ReturnType<ReturnType<typeof lot.as>['statistics']['dashboard']>>
const drawnOf = ({ now: { sessions, participants, hours, themes } }: Pick<Dashboard, 'now'>) => ({
  sessions,
  participants,
  hours,
  themes,
})

describe('what a map shows', () => {
  it('of each commune is what its own dashboard says, guarded or not', async () => {
    await fc.assert(
      fc.asyncProperty(all, anyQuestion, anyPerson, async (many, question, person) => {
        lot.receive(many)
        const { statistics } = lot.as(person)
        for (const { code, intensity, ...row } of await statistics.communes(question)) {
          const own = await statistics.dashboard({ ...question, commune: code })
          expect(row).toMatchObject(drawnOf(own))
          expect(intensity).toBe(intensityOf(own.now.hours, own.population))
        }
      }),
      { numRuns: 25 },
    )
  })

  it('of each place is what its own dashboard says, guarded or not', async () => {
    await fc.assert(
      fc.asyncProperty(
        all,
        anyQuestion,
        anyPerson,
        async (many, { epci: _epci, commune: _commune, ...question }, person) => {
          lot.receive(many)
          const { statistics } = lot.as(person)
          const rows = await statistics.places(question)
          expect(rows.map(({ id }) => id).toSorted()).toEqual(Object.values(lot.placeIds).toSorted())
          for (const { id, ...row } of rows)
            expect(row).toMatchObject(drawnOf(await statistics.dashboard({ ...question, placeId: id })))
        },
      ),
      { numRuns: 25 },
    )
  })

  it('is narrowed by filters, and by the territory', async () => {
    lot.receive([here, { ...here, told: { ...oneTold, topics: ['parentalite'] } }])
    const { statistics } = lot.as(lot.manager)
    const counts = (rows: { name: string; sessions: unknown }[]) =>
      Object.fromEntries(rows.map(({ name, sessions }) => [name, sessions]))
    const theme = 'citizen' as const
    expect(counts(await statistics.places({ ...june, theme }))).toEqual({
      'Médiathèque de Gramat': 1,
      'France Services de Saint-Céré': 0,
    })
    expect(counts(await statistics.places({ ...june, commune: '46128' }))).toEqual({
      'Médiathèque de Gramat': 2,
    })
    expect(counts(await statistics.communes({ ...june, theme, epci: '200066371' }))).toEqual({
      Gramat: 1,
      'Saint-Céré': 0,
    })
  })

  it('of a place that closed is only what was done there', async () => {
    const { db } = lot
    const id = uuidv7()
    const { name, ...place } = lot.place
    db.insert(places)
      .values({ ...place, id, slug: 'fermee', name: `Ancienne ${name}`, closedAt: 1 })
      .run()
    lot.receive([here])
    const names = async () => (await lot.as(coordinator).statistics.places(june)).map((row) => row.name)
    expect(await names()).toHaveLength(2)
    db.update(places).set({ closedAt: 1 }).where(eq(places.id, lot.place.id)).run()
    expect(await names()).toContain(name)
    lot.receive([])
    expect(await names()).toEqual(['France Services de Saint-Céré'])
    db.update(places).set({ closedAt: null }).where(eq(places.id, lot.place.id)).run()
    db.delete(places).where(eq(places.id, id)).run()
  })

  it('puts a place where it is, else where its commune is, else nowhere', async () => {
    const { db } = lot
    const position = async () => {
      const rows = await lot.as(coordinator).statistics.places(june)
      return rows.find(({ id }) => id === lot.place.id)?.position
    }
    const locate = (table: typeof places | typeof communes, latitude: number | null) =>
      table === places
        ? db.update(places).set({ latitude, longitude: latitude }).where(eq(places.id, lot.place.id)).run()
        : db.update(communes).set({ latitude, longitude: latitude }).where(eq(communes.code, '46128')).run()
    locate(communes, null)
    expect(await position()).toBeNull()
    locate(communes, 44)
    expect(await position()).toEqual({ latitude: 44, longitude: 44 })
    locate(places, 45)
    expect(await position()).toEqual({ latitude: 45, longitude: 45 })
  })

  it('is not for whoever sees nothing of the département', async () => {
    const elsewhere = {
      ...coordinator.actor,
      grants: [{ role: 'coordinator' as const, structureId: null, departementCode: '12' }],
    }
    const { statistics } = lot.as({ ...coordinator, actor: elsewhere })
    expect(await refusalOf(statistics.places(june))).toBe('notYours')
    expect(await refusalOf(statistics.communes(june))).toBe('notYours')
    expect(await refusalOf(lot.citizen().statistics.places(june))).toBe('signInFirst')
  })
})
