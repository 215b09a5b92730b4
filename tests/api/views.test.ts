import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { audit, grants, savedViews } from '#drizzle/schema/index.ts'
import type { Audience } from '#shared/views.ts'
import { countedWorld, type CountedWorld } from './counted-world.ts'
import { refusalOf } from './refusal.ts'
import type { Person } from './world.ts'

let lot: CountedWorld
beforeEach(() => {
  lot = countedWorld()
})

type Kept = { name?: string; audience?: Audience; search?: Record<string, string> }

const keep = (person: Person, { name = 'Comité', audience = 'mine', search = {} }: Kept = {}) =>
  lot.as(person).views.keep({ id: uuidv7(), name, audience, search })

const codeOf = ({ address }: { address: string }) => address.slice(-6)
const searchAt = async (person: Person, kept: { address: string }) =>
  (await lot.as(person).views.open({ code: codeOf(kept) })).search
const said = (search: object) => JSON.parse(JSON.stringify(search)) as object
const namesFor = async (person: Person) => (await lot.as(person).views.list()).views.map(({ name }) => name)

describe('a saved view', () => {
  it('has a short address, which opens the same question', async () => {
    const { coordinator } = lot.people
    const search = { territoire: '46-epci-200066371', periode: 'mois', type: 'ateliers', theme: 'citizen' }
    const kept = await keep(coordinator, { search })
    expect(kept.address).toMatch(/^http:\/\/localhost:3000\/v\/[0-9A-HJKMNP-TV-Z]{6}$/)
    expect(said(await searchAt(coordinator, kept))).toEqual(search)
  })

  it('follows the calendar when its days do, and stays when they are fixed', async () => {
    const { coordinator } = lot.people
    const relative = await keep(coordinator, { search: { periode: 'mois' } })
    const fixed = await keep(coordinator, { search: { du: '2026-03-03', au: '2026-03-05' } })
    lot.setClock('2027-02-10', '10:00')
    expect(said(await searchAt(coordinator, relative))).toEqual({ periode: 'mois' })
    expect(said(await searchAt(coordinator, fixed))).toEqual({ du: '2026-03-03', au: '2026-03-05' })
  })

  it('says to others what its author begins with', async () => {
    const { camille, manager, coordinator, administrator } = lot.people
    const byCoordinator = await keep(coordinator)
    expect(said(await searchAt(coordinator, byCoordinator))).toEqual({})
    const elsewhere = { ...administrator, actor: { ...administrator.actor, grants: [seesOnly('12')] } }
    expect(await refusalOf(searchAt(elsewhere, byCoordinator))).toBe('viewOutOfReach')
    const byCamille = await keep(camille)
    expect(said(await searchAt(manager, byCamille))).toEqual({})
    expect(said(await searchAt(coordinator, byCamille))).toEqual({ structure: lot.structure.id })
  })

  it('shows its reader their own figures, and never those of its author', async () => {
    const { camille, coordinator } = lot.people
    const other = await keep(coordinator, { search: { structure: lot.other.id } })
    expect(await refusalOf(searchAt(camille, other))).toBe('viewOutOfReach')
    const whole = await keep(coordinator)
    const search = said(await searchAt(camille, whole))
    expect(search).toEqual({})
    const mine = { from: '2026-01-01', to: '2026-06-15', departement: '46' }
    expect((await lot.as(camille).statistics.dashboard(mine)).structures).toEqual([
      { id: lot.structure.id, name: lot.structure.name },
    ])
  })

  it('cannot ask what its author does not see', async () => {
    const { camille, coordinator } = lot.people
    expect(await refusalOf(keep(camille, { search: { structure: lot.other.id } }))).toBe('notFound')
    expect(await refusalOf(keep(coordinator, { search: { territoire: 'departement-12' } }))).toBe('notYours')
    expect(lot.db.select().from(savedViews).all()).toEqual([])
  })

  it('survives words that nobody understands any more', async () => {
    const { coordinator } = lot.people
    const kept = await keep(coordinator, { search: { periode: 'mois', couleur: 'bleu', du: 'hier' } })
    expect(said(await searchAt(coordinator, kept))).toEqual({ periode: 'mois' })
    const older = { periode: 'mois', couleur: 'bleu' } as object
    lot.db.update(savedViews).set({ search: older }).run()
    expect(said(await searchAt(coordinator, kept))).toEqual({ periode: 'mois' })
  })

  it('is kept once however often it is sent, with its line in the journal of acts', async () => {
    const { coordinator } = lot.people
    const request = { id: uuidv7(), name: 'Comité', audience: 'mine' as const, search: { periode: 'mois' } }
    const api = lot.as(coordinator)
    const first = await api.views.keep(request)
    expect(await api.views.keep(request)).toEqual(first)
    expect(lot.db.select().from(savedViews).all()).toHaveLength(1)
    expect(await refusalOf(api.views.keep({ ...request, name: 'Autre' }))).toBe('keyReused')
    const acts = lot.db.select().from(audit).where(eq(audit.verb, 'views.keep')).all()
    expect(acts).toMatchObject([{ actorId: coordinator.actor.userId, thingId: request.id }])
    expect(JSON.stringify(acts)).not.toContain('Comité')
  })

  it('is opened by somebody signed in, whose code may be typed as one hears it, and by nobody else', async () => {
    const { coordinator } = lot.people
    await keep(coordinator, { search: { periode: 'mois' } })
    lot.db.update(savedViews).set({ code: '0A1B2C' }).run()
    expect(await lot.as(coordinator).views.open({ code: 'oaLb2c' })).toEqual({ search: { periode: 'mois' } })
    expect(await refusalOf(lot.citizen().views.open({ code: '0A1B2C' }))).toBe('signInFirst')
    expect(await refusalOf(lot.as(coordinator).views.open({ code: '0A1B2D' }))).toBe('notFound')
  })

  it('holds fifty of one person, and a name without secrets', async () => {
    const { coordinator } = lot.people
    for (let nth = 0; nth < 50; nth++) await keep(coordinator, { name: `Vue ${nth}` })
    expect(await refusalOf(keep(coordinator))).toBe('viewsFull')
    expect(await refusalOf(keep(lot.people.manager, { name: '1 84 12 76 451 089 46' }))).toBe('sensitiveNote')
  })
})

describe('the list of views', () => {
  it('shows one’s own, and what is shared by those of the structure or of the territory', async () => {
    const { camille, nadia, manager, coordinator, prefecture, administrator } = lot.people
    await keep(camille, { name: 'à moi' })
    await keep(camille, { name: 'à la structure', audience: 'team' })
    await keep(coordinator, { name: 'au territoire', audience: 'team' })
    expect(await namesFor(camille)).toEqual(['à la structure', 'à moi'])
    for (const colleague of [nadia, manager]) expect(await namesFor(colleague)).toEqual(['à la structure'])
    for (const colleague of [coordinator, prefecture, administrator])
      expect(await namesFor(colleague)).toEqual(['au territoire'])
    lot.db
      .update(savedViews)
      .set({ structureId: lot.other.id })
      .where(eq(savedViews.name, 'à la structure'))
      .run()
    expect(await namesFor(nadia)).toEqual([])
  })

  it('says whose a shared view is, and nothing of it once it is kept for oneself again', async () => {
    const { camille, nadia } = lot.people
    const { id } = await keep(camille, { name: 'Ateliers', audience: 'team' })
    expect((await lot.as(nadia).views.list()).views).toMatchObject([
      { by: 'Camille Delmas', audience: 'team' },
    ])
    await lot.as(camille).views.change({ requestId: uuidv7(), id, name: 'Les ateliers', audience: 'mine' })
    expect(await namesFor(nadia)).toEqual([])
    expect((await lot.as(camille).views.list()).views).toMatchObject([{ name: 'Les ateliers', by: null }])
  })

  it('loses a view that its author removes, whose address opens nothing until it comes back', async () => {
    const { camille, nadia } = lot.people
    const kept = await keep(camille, { audience: 'team', search: { periode: 'mois' } })
    const act = { requestId: uuidv7(), id: kept.id }
    expect(await refusalOf(lot.as(nadia).views.remove({ ...act, requestId: uuidv7() }))).toBe('notFound')
    await lot.as(camille).views.remove(act)
    await lot.as(camille).views.remove(act)
    expect(await namesFor(nadia)).toEqual([])
    expect(await refusalOf(searchAt(nadia, kept))).toBe('notFound')
    await lot.as(camille).views.bringBack({ requestId: uuidv7(), id: kept.id })
    expect(said(await searchAt(nadia, kept))).toEqual({ periode: 'mois' })
  })

  it('is changed by its author alone', async () => {
    const { camille, manager, nadia } = lot.people
    const { id } = await keep(camille, { audience: 'team' })
    for (const colleague of [manager, nadia])
      expect(
        await refusalOf(
          lot.as(colleague).views.change({ requestId: uuidv7(), id, name: 'Pris', audience: 'mine' }),
        ),
      ).toBe('notFound')
    expect(await namesFor(camille)).toEqual(['Comité'])
  })

  it('is for those who see figures', async () => {
    const { administrator } = lot.people
    lot.db.delete(grants).where(eq(grants.userId, administrator.actor.userId)).run()
    const nobody = { ...administrator, actor: { ...administrator.actor, grants: [] } }
    expect(await refusalOf(lot.as(nobody).views.list())).toBe('notYours')
  })
})

const seesOnly = (departementCode: string) => ({
  role: 'prefecture' as const,
  structureId: null,
  departementCode,
})
