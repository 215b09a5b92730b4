import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { audit, partnerKeys, sessions, structures, writes } from '#drizzle/schema/index.ts'
import { recountFigures } from '#drizzle/tally.ts'
import type { Settings } from '#server/env.ts'
import type { PartnerScope } from '#shared/open-data.ts'
import { hour } from '#shared/time.ts'
import { type Doorstep, doorstep } from './doorstep.ts'
import { refusalOf } from './refusal.ts'
import { telling } from './telling.ts'

let door: Doorstep
beforeEach(() => open())
afterEach(() => door.close())

async function open(changed: Partial<Settings> = {}) {
  await door?.close()
  door = await doorstep(changed)
}

const administrator = () => door.here.as(door.here.people.administrator).openData
const rows = () => door.here.db.select().from(partnerKeys).all()

async function add(scopes: PartnerScope[] = ['often'], changed: object = {}) {
  const structureId = scopes.includes('structureFigures') ? door.here.structure.id : null
  const requestId = uuidv7()
  const { key } = await administrator().addKey({ requestId, name: 'Mairie', scopes, structureId, ...changed })
  return { id: requestId, key }
}

const ask = (url: string, key?: string) =>
  door.app().inject({ url: `/api/v1${url}`, headers: key ? { authorization: `Bearer ${key}` } : {} })
const statusOf = async (url: string, key?: string) => (await ask(url, key)).statusCode

describe('the key of a partner', () => {
  it('is shown once, and kept as its hash, with the audit of who gave it', async () => {
    const { id, key } = await add()
    expect(key).toMatch(/^permanence_[\w-]{43}$/)
    expect(rows()).toMatchObject([
      { id, name: 'Mairie', scopes: ['often'], hint: key.slice(-4), endsAt: null },
    ])
    const kept = JSON.stringify([
      rows(),
      door.here.db.select().from(writes).all(),
      await administrator().keys(),
    ])
    expect(kept).not.toContain(key)
    expect(kept).not.toContain(key.slice(11))
    expect(door.here.db.select().from(audit).all().at(-1)).toMatchObject({
      verb: 'openData.addKey',
      thingId: id,
      actorId: door.here.people.administrator.actor.userId,
    })
  })

  it('is the same when its request comes twice', async () => {
    const requestId = uuidv7()
    const [first, second] = [await add(['often'], { requestId }), await add(['often'], { requestId })]
    expect(second.key).toBe(first.key)
    expect(rows()).toHaveLength(1)
  })

  it('opens readings that are open anyway, and says when it last served, to the hour', async () => {
    const { key } = await add()
    expect(await statusOf('/places', key)).toBe(200)
    const usedAt = door.here.now()
    expect(rows()).toMatchObject([{ lastUsedAt: usedAt }])
    door.here.setClock('2026-06-15', '08:59')
    await ask('/places', key)
    expect(rows()).toMatchObject([{ lastUsedAt: usedAt }])
    door.here.setClock('2026-06-15', '09:01')
    await ask('/places', key)
    expect(rows()).toMatchObject([{ lastUsedAt: door.here.now() }])
  })

  it('lets its partner read ten times as often', async () => {
    await open({ apiRateLimit: 2 })
    const { key } = await add(['often'])
    expect((await ask('/places', key)).headers['ratelimit-limit']).toBe('20')
    const other = await add(['structureFigures'])
    expect((await ask('/places', other.key)).headers['ratelimit-limit']).toBe('2')
  })

  it('opens the exact figures of its own structure only, of quarters that are over', async () => {
    const { here } = door
    const { people, as, setClock } = here
    setClock('2026-06-15', '18:00')
    for (let nth = 0; nth < 3; nth++)
      await as(people.camille).sessions.record(
        telling(here)({ id: uuidv7(), day: '2026-03-31', minutes: 30, topics: ['email', 'parentalite'] }),
      )
    await as(people.camille).sessions.record(telling(here)({ id: uuidv7(), day: '2026-04-01' }))
    const other = { ...here.structure, id: uuidv7(), name: 'Ville de Cahors' }
    here.db.insert(structures).values(other).run()
    const [told] = here.db.select().from(sessions).all()
    here.db
      .insert(sessions)
      .values({ ...told!, id: uuidv7(), structureId: other.id })
      .run()
    recountFigures(here.db)
    const { key } = await add(['structureFigures'])
    const answer = await ask('/structure/figures', key)
    expect(answer.headers['cache-control']).toBe('private, no-cache')
    expect(answer.json()).toEqual({
      total: 1,
      next: null,
      results: [
        {
          quarter: '2026-T1',
          from: '2026-01-01',
          to: '2026-03-31',
          departement: '46',
          sessions: 3,
          workshops: 0,
          participants: 3,
          newcomers: 3,
          hours: 1.5,
          themes: {
            everyday: { sessions: 3, hours: 0.8 },
            citizen: { sessions: 3, hours: 0.8 },
            autonomy: { sessions: 0, hours: 0 },
          },
        },
      ],
    })
  })

  it('opens nothing that it was not given for', async () => {
    const { key } = await add(['often'])
    expect(await statusOf('/structure/figures', key)).toBe(403)
    const unsigned = await ask('/structure/figures')
    expect([unsigned.statusCode, unsigned.headers['www-authenticate']]).toEqual([401, 'Bearer realm="api"'])
    expect((await ask('/structure/figures', key)).headers['content-type']).toContain(
      'application/problem+json',
    )
  })

  it('is of one structure when it opens exact figures, and of none otherwise', async () => {
    const told = { requestId: uuidv7(), name: 'Mairie' }
    const { structure } = door.here
    await expect(
      administrator().addKey({ ...told, scopes: ['structureFigures'], structureId: null }),
    ).rejects.toThrow('structureId')
    await expect(
      administrator().addKey({ ...told, scopes: ['often'], structureId: structure.id }),
    ).rejects.toThrow('structureId')
    expect(
      await refusalOf(
        administrator().addKey({ ...told, scopes: ['structureFigures'], structureId: uuidv7() }),
      ),
    ).toBe('notFound')
    expect(rows()).toEqual([])
  })
})

describe('a key that is over', () => {
  it('opens nothing from the moment it is revoked, and never again', async () => {
    const { id, key } = await add()
    await administrator().revokeKey({ requestId: uuidv7(), keyId: id })
    const answer = await ask('/places', key)
    expect(answer.json()).toMatchObject({ status: 401, title: 'Clé inconnue' })
    expect(await refusalOf(administrator().revokeKey({ requestId: uuidv7(), keyId: id }))).toBe('notFound')
    expect(await refusalOf(administrator().renewKey({ requestId: uuidv7(), keyId: id }))).toBe('notFound')
    const again = () =>
      door.here.db.update(partnerKeys).set({ endsAt: null }).where(eq(partnerKeys.id, id)).run()
    expect(again).toThrow('a key that is over never opens again')
  })

  it('goes on for a day beside the one that renews it', async () => {
    const { id, key } = await add(['structureFigures'])
    const requestId = uuidv7()
    const renewed = await administrator().renewKey({ requestId, keyId: id })
    expect(renewed.key).not.toBe(key)
    const [later, before] = await administrator().keys()
    expect([later, before]).toMatchObject([
      { id: requestId, name: 'Mairie', structureName: 'Cauvaldor', endsAt: null, state: 'open' },
      { id, endsAt: door.here.now() + 24 * hour, state: 'ending' },
    ])
    expect([
      await statusOf('/structure/figures', key),
      await statusOf('/structure/figures', renewed.key),
    ]).toEqual([200, 200])
    expect(await refusalOf(administrator().renewKey({ requestId: uuidv7(), keyId: id }))).toBe('notFound')
    door.here.setClock('2026-06-16', '07:59')
    expect(await statusOf('/places', key)).toBe(200)
    door.here.setClock('2026-06-16', '08:00')
    expect([await statusOf('/places', key), await statusOf('/places', renewed.key)]).toEqual([401, 200])
  })

  it('since it was renewed can be ended before its day is', async () => {
    const { id, key } = await add()
    await administrator().renewKey({ requestId: uuidv7(), keyId: id })
    await administrator().revokeKey({ requestId: uuidv7(), keyId: id })
    expect(await statusOf('/places', key)).toBe(401)
  })

  it('or was never one is counted by address, while a good one always opens', async () => {
    const { key } = await add()
    const statuses = []
    for (let nth = 0; nth < 22; nth++) statuses.push(await statusOf('/places', `permanence_${nth}`))
    expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 401))
    expect(statuses.slice(20)).toEqual([429, 429])
    expect((await ask('/places', 'permanence_x')).headers['retry-after']).toBe('3600')
    expect([await statusOf('/places'), await statusOf('/places', key)]).toEqual([200, 200])
  })
})
