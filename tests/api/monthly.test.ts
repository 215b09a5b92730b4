import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { monthlyPages } from '#drizzle/schema/index.ts'
import type { MonthTold } from '#shared/month-letter.ts'
import type { Day } from '#shared/time.ts'
import { many, type MonthlyWorld, monthlyWorld, plain } from './monthly-world.ts'

let lot: MonthlyWorld
beforeEach(() => {
  lot = monthlyWorld()
})

describe('the page of a month', () => {
  it('leaves on the first working day at 9 h, and once however often it is asked', async () => {
    await lot.subscribe(lot.people.coordinator)
    expect(await lot.at('2026-07-01', '08:59')).toEqual([])
    expect(await lot.at('2026-07-01', '09:00')).toHaveLength(1)
    await Promise.all([lot.promise(), lot.promise()])
    expect(await lot.at('2026-07-01', '09:05')).toHaveLength(1)
    expect(await lot.at('2026-07-31', '18:00')).toHaveLength(1)
    expect(await lot.at('2026-08-03', '08:59')).toHaveLength(1)
    expect(await lot.at('2026-08-03', '09:00')).toHaveLength(2)
    expect(
      lot.db
        .select()
        .from(monthlyPages)
        .all()
        .map(({ month }) => month),
    ).toEqual(['2026-06', '2026-07'])
  })

  it.each<[string, Day, Day]>([
    ['a holiday', '2027-01-01', '2027-01-04'],
    ['a Saturday and a Sunday', '2026-08-01', '2026-08-03'],
    ['the Sunday and the Monday of Easter', '2029-04-01', '2029-04-03'],
  ])('waits after %s', async (_, first, working) => {
    lot.setClock('2026-06-15', '08:00')
    await lot.subscribe(lot.people.coordinator)
    expect(await lot.at(first, '12:00')).toEqual([])
    expect(await lot.at(working, '09:00')).toHaveLength(1)
  })

  it('leaves once on each side of both changes of the clocks, at 9 h on the wall', async () => {
    await lot.subscribe(lot.people.coordinator)
    for (const [day, count] of [
      ['2026-10-01', 1],
      ['2026-11-02', 2],
      ['2027-03-01', 3],
      ['2027-04-01', 4],
    ] as const) {
      expect(await lot.at(day, '08:59')).toHaveLength(count - 1)
      expect(await lot.at(day, '09:00')).toHaveLength(count)
      expect(await lot.at(day, '10:00')).toHaveLength(count)
    }
    const times = lot.kept().map(({ createdAt }) => new Date(createdAt).toISOString().slice(11, 16))
    expect(times).toEqual(['07:00', '08:00', '08:00', '07:00'])
  })

  it('is made up for later in the month when the house was closed, by day only', async () => {
    await lot.subscribe(lot.people.coordinator)
    expect(await lot.at('2026-07-09', '22:00')).toEqual([])
    expect(await lot.at('2026-07-10', '09:30')).toHaveLength(1)
  })

  it('begins with the month after, for who asks once it has left', async () => {
    lot.setClock('2026-07-01', '11:00')
    await lot.subscribe(lot.people.coordinator)
    expect(await lot.at('2026-07-01', '12:00')).toEqual([])
    expect(await lot.at('2026-08-03', '09:00')).toHaveLength(1)
  })

  it('comes once for a view and once for the territory, however often each is asked', async () => {
    const { coordinator } = lot.people
    const { id } = await lot
      .as(coordinator)
      .views.keep({ id: uuidv7(), name: 'Ateliers', audience: 'mine', search: { type: 'ateliers' } })
    const first = await lot.subscribe(coordinator, id)
    expect(await lot.subscribe(coordinator, id)).toEqual(first)
    await lot.subscribe(coordinator)
    expect(await lot.at('2026-07-01', '09:00')).toHaveLength(2)
    const texts = lot.sent.map(({ text }) => plain(text))
    expect(texts.filter((text) => text.includes('la vue « Ateliers »'))).toHaveLength(1)
    expect(texts.filter((text) => text.includes('la page de votre territoire'))).toHaveLength(1)
    expect(texts.find((text) => text.includes('Ateliers'))).toMatch(/http:\/\/localhost:3000\/v\/\w{6}\n/)
    for (const { subject } of lot.sent)
      expect(plain(subject)).toBe('Lot, juin 2026 : ce que change le programme')
  })

  it('is tried again by the same letter when the mail server is silent', async () => {
    await lot.subscribe(lot.people.coordinator)
    lot.setClock('2026-07-01', '09:00')
    await lot.promise()
    await lot.carry(() => Promise.reject(Object.assign(new Error('no'), { code: 'ECONNREFUSED' })))
    expect(lot.kept()).toMatchObject([{ sentAt: null, attempts: 1 }])
    expect(await lot.at('2026-07-01', '09:05')).toHaveLength(1)
    expect(lot.kept()).toHaveLength(1)
  })
})

describe('its figures', () => {
  const months = [
    ...many(33, { day: '2026-06-10', communeCode: '46042' }),
    ...many(3, { day: '2026-06-11', topics: ['securite_numerique'] }),
    ...many(20, { day: '2026-05-11' }),
    ...many(25, { day: '2025-06-11' }),
    ...many(5, { day: '2025-01-11' }),
  ].map((told, nth) => ({ ...told, countKey: nth * 97 }))

  it.each(['coordinator', 'prefecture', 'administrator', 'camille', 'manager'] as const)(
    'are those that the screen shows to %s, exact or guarded alike',
    async (who) => {
      lot.plant(months)
      const person = lot.people[who]
      await lot.subscribe(person)
      const [mail] = await lot.at('2026-07-01', '09:00')
      const asked = { from: '2026-06-01', to: '2026-06-30', departement: '46' }
      const shown = await lot.as(person).statistics.dashboard(asked)
      const told = lot.db.select().from(monthlyPages).get()?.told
      expect(told).toMatchObject(
        JSON.parse(
          JSON.stringify({ now: shown.now, previous: shown.previous, lastYear: shown.lastYear }),
        ) as Partial<MonthTold>,
      )
      const isExact = who === 'camille' || who === 'manager'
      expect(told?.isExact).toBe(isExact)
      const text = plain(mail?.text)
      expect(text).toContain(`Séances : ${isExact ? 36 : shown.now.sessions}`)
      expect(text).toContain(isExact ? 'chiffres exacts de votre structure' : '« moins de 5 »')
      expect(text).toMatch(/% sur un mois, .* sur un an/)
      expect(text).toMatch(/Usages quotidiens : \d+ % des séances/)
      expect(mail?.html).toContain('Les trois thèmes prioritaires')
    },
  )

  it('say so when the month had none', async () => {
    await lot.subscribe(lot.people.coordinator)
    const [mail] = await lot.at('2026-07-01', '09:00')
    expect(mail?.text).toContain('Aucune séance n’est notée ici pour ce mois.')
  })
})
