import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openings, places } from '#drizzle/schema/index.ts'
import { type Doorstep, doorstep } from './doorstep.ts'
import { refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

const addPlace = (w: World, changed = {}) =>
  w.as(w.people.administrator).places.add({
    requestId: uuidv7(),
    name: 'Mairie',
    address: '2 place de la Halle',
    postalCode: '46400',
    communeCode: '46251',
    phone: '0565000001',
    accessNote: '',
    stepFree: false,
    ...changed,
  })

describe('a short address', () => {
  let door: Doorstep
  beforeAll(async () => void (door = await doorstep({ publicUrl: 'https://rendez-vous.exemple.fr' })))
  afterAll(() => door.close())
  const open = (name: string, method: 'GET' | 'HEAD' = 'GET') =>
    door.app().inject({ method, url: `/l/${name}` })

  it('is the name of the commune, then its second place, and leads to the page of each', async () => {
    for (const name of ['Mairie', 'Médiathèque']) await addPlace(door.here, { name })
    const shown = await door.here.as(door.here.people.administrator).places.list()
    expect(shown.map(({ shortAddress }) => shortAddress)).toEqual([
      'https://rendez-vous.exemple.fr/l/france-services-de-saint-cere',
      'https://rendez-vous.exemple.fr/l/saint-cere',
      'https://rendez-vous.exemple.fr/l/saint-cere-2',
      'https://rendez-vous.exemple.fr/l/mediatheque-de-gramat',
    ])
    const answer = await open('saint-cere-2')
    expect(answer.statusCode).toBe(302)
    expect(answer.headers).toMatchObject({
      location: 'https://rendez-vous.exemple.fr/lieux/mediatheque',
      'cache-control': 'no-cache',
    })
  })

  it.each(['Saint-C%C3%A9r%C3%A9', 'SAINT-CERE', 'saint%20cere'])('may be typed %s', async (typed) => {
    expect((await open(typed)).headers.location).toBe('https://rendez-vous.exemple.fr/lieux/mairie')
  })

  it('of nothing leads to a page of the house, and never elsewhere', async () => {
    for (const name of [
      'nulle-part',
      '%2F%2Fexemple.com',
      '..%2F..%2Fapi',
      'https:exemple.com',
      '%0d%0aset-cookie:x',
    ])
      expect((await open(name)).headers.location).toMatch(
        /^https:\/\/rendez-vous\.exemple\.fr\/lieux\/[a-z0-9-]+$/,
      )
  })

  it('stays when the place changes its name or its commune', async () => {
    const [mairie] = door.here.db
      .select()
      .from(places)
      .all()
      .filter(({ slug }) => slug === 'mairie')
    const said = {
      name: 'Hôtel de ville',
      address: 'a',
      postalCode: '46000',
      communeCode: '46042',
      phone: '0565000001',
    }
    await door.here
      .as(door.here.people.administrator)
      .places.change({ ...said, requestId: uuidv7(), placeId: mairie!.id, accessNote: '', stepFree: true })
    expect((await open('saint-cere', 'HEAD')).headers.location).toBe(
      'https://rendez-vous.exemple.fr/lieux/mairie',
    )
  })
})

describe('a poster', () => {
  let w: World
  beforeEach(() => void (w = world()))
  const poster = () => w.citizen().availability.poster({ slug: w.place.slug })
  const addOpening = (changed: Partial<typeof openings.$inferInsert>) =>
    w.db
      .insert(openings)
      .values({ ...w.openings[0], id: uuidv7(), ...changed })
      .run()

  it('says the place, its short address, and when somebody receives there', async () => {
    expect(await poster()).toMatchObject({
      place: { name: 'Médiathèque de Gramat', phone: '0565000000' },
      address: 'http://localhost:3000/l/mediatheque-de-gramat',
      rules: [
        {
          recurrence: { repeat: 'weekly', every: 1, weekdays: [2] },
          hours: { startsAt: '09:00', endsAt: '12:00' },
        },
      ],
    })
  })

  it('says once what two advisors do at the same hours, and names neither', async () => {
    addOpening({
      advisorId: w.people.nadia.actor.advisorId,
      recurrence: { ...weekly(2), firstDay: '2026-03-03' },
    })
    const shown = await poster()
    expect(shown.rules).toHaveLength(1)
    expect(JSON.stringify(shown)).not.toMatch(/Camille|Nadia|advisor/)
  })

  it('leaves out workshops, what happens once, what is over, what is closed or elsewhere, and what the public does not book', async () => {
    addOpening({ seats: 8, startsAt: '14:00', endsAt: '16:00' })
    addOpening({ recurrence: { repeat: 'once', firstDay: '2026-07-01' } })
    addOpening({ recurrence: { ...weekly(3), until: '2026-06-14' } })
    addOpening({ recurrence: weekly(4), closedAt: w.now() - 1 })
    addOpening({ recurrence: weekly(5), placeId: w.otherPlace.id })
    expect((await poster()).rules).toHaveLength(1)
    w.db.$client.prepare('update services set open_to_public = 0').run()
    expect((await poster()).rules).toEqual([])
  })

  it('exists for no place that is closed or unknown', async () => {
    w.db
      .update(places)
      .set({ closedAt: w.now() - 1 })
      .run()
    expect(await refusalOf(poster())).toBe('notFound')
  })

  function weekly(weekday: 2 | 3 | 4 | 5) {
    return { repeat: 'weekly' as const, every: 1, weekdays: [weekday], firstDay: '2026-01-01' }
  }
})
