import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { advisors, grants, letters, monthlyPages, structures, users } from '#drizzle/schema/index.ts'
import type { Mail } from '#server/notifications/compose.ts'
import { deliver } from '#server/notifications/deliver.ts'
import type { Post } from '#server/notifications/post.ts'
import { promiseMonths } from '#server/statistics/views/promise-months.ts'
import type { MonthTold } from '#shared/month-letter.ts'
import type { Day, WallTime } from '#shared/time.ts'
import { countedWorld, type CountedWorld, oneTold, type Told } from './counted-world.ts'
import { refusalOf } from './refusal.ts'
import type { Person } from './world.ts'

let lot: CountedWorld
let sent: Mail[]
beforeEach(() => {
  lot = countedWorld()
  sent = []
})

const ground = () => ({ db: lot.db, settings: lot.settings, now: lot.now() })
const postman: Post = (mail) => Promise.resolve(void sent.push(mail))
const carry = (email: Post = postman) => deliver(ground(), { email, sms: null })
const subscribe = (person: Person, viewId: string | null = null) =>
  lot.as(person).views.subscribe({ requestId: uuidv7(), viewId })
const kept = () => lot.db.select().from(letters).where(eq(letters.kind, 'month')).all()

/** What leaves when this hour comes. */
async function at(day: Day, time: WallTime) {
  lot.setClock(day, time)
  await promiseMonths(ground())
  await carry()
  return sent
}

const keyIn = (mail: Mail | undefined) => /courriel-mensuel#([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? ''
const plain = (text = '') => text.replaceAll(/[\u00a0\u202f]/g, ' ')
const many = (count: number, changed: Partial<Told>): Told[] =>
  Array.from({ length: count }, () => ({ ...oneTold, ...changed }))

describe('the page of a month', () => {
  it('leaves on the first working day at 9 h, and once however often it is asked', async () => {
    await subscribe(lot.people.coordinator)
    expect(await at('2026-07-01', '08:59')).toEqual([])
    expect(await at('2026-07-01', '09:00')).toHaveLength(1)
    await Promise.all([promiseMonths(ground()), promiseMonths(ground())])
    expect(await at('2026-07-01', '09:05')).toHaveLength(1)
    expect(await at('2026-07-31', '18:00')).toHaveLength(1)
    expect(await at('2026-08-03', '08:59')).toHaveLength(1)
    expect(await at('2026-08-03', '09:00')).toHaveLength(2)
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
    await subscribe(lot.people.coordinator)
    expect(await at(first, '12:00')).toEqual([])
    expect(await at(working, '09:00')).toHaveLength(1)
  })

  it('leaves once on each side of both changes of the clocks, at 9 h on the wall', async () => {
    await subscribe(lot.people.coordinator)
    for (const [day, count] of [
      ['2026-10-01', 1],
      ['2026-11-02', 2],
      ['2027-03-01', 3],
      ['2027-04-01', 4],
    ] as const) {
      expect(await at(day, '08:59')).toHaveLength(count - 1)
      expect(await at(day, '09:00')).toHaveLength(count)
      expect(await at(day, '10:00')).toHaveLength(count)
    }
    const times = kept().map(({ createdAt }) => new Date(createdAt).toISOString().slice(11, 16))
    expect(times).toEqual(['07:00', '08:00', '08:00', '07:00'])
  })

  it('is made up for later in the month when the house was closed, by day only', async () => {
    await subscribe(lot.people.coordinator)
    expect(await at('2026-07-09', '22:00')).toEqual([])
    expect(await at('2026-07-10', '09:30')).toHaveLength(1)
  })

  it('begins with the month after, for who asks once it has left', async () => {
    lot.setClock('2026-07-01', '11:00')
    await subscribe(lot.people.coordinator)
    expect(await at('2026-07-01', '12:00')).toEqual([])
    expect(await at('2026-08-03', '09:00')).toHaveLength(1)
  })

  it('comes once for a view and once for the territory, however often each is asked', async () => {
    const { coordinator } = lot.people
    const { id } = await lot
      .as(coordinator)
      .views.keep({ id: uuidv7(), name: 'Ateliers', audience: 'mine', search: { type: 'ateliers' } })
    const first = await subscribe(coordinator, id)
    expect(await subscribe(coordinator, id)).toEqual(first)
    await subscribe(coordinator)
    expect(await at('2026-07-01', '09:00')).toHaveLength(2)
    const texts = sent.map(({ text }) => plain(text))
    expect(texts.filter((text) => text.includes('la vue « Ateliers »'))).toHaveLength(1)
    expect(texts.filter((text) => text.includes('la page de votre territoire'))).toHaveLength(1)
    expect(texts.find((text) => text.includes('Ateliers'))).toMatch(/http:\/\/localhost:3000\/v\/\w{6}\n/)
    for (const { subject } of sent) expect(plain(subject)).toBe('Lot, juin 2026 : ce que change le programme')
  })

  it('is tried again by the same letter when the mail server is silent', async () => {
    await subscribe(lot.people.coordinator)
    lot.setClock('2026-07-01', '09:00')
    await promiseMonths(ground())
    await carry(() => Promise.reject(Object.assign(new Error('no'), { code: 'ECONNREFUSED' })))
    expect(kept()).toMatchObject([{ sentAt: null, attempts: 1 }])
    expect(await at('2026-07-01', '09:05')).toHaveLength(1)
    expect(kept()).toHaveLength(1)
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
      await subscribe(person)
      const [mail] = await at('2026-07-01', '09:00')
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
    await subscribe(lot.people.coordinator)
    const [mail] = await at('2026-07-01', '09:00')
    expect(mail?.text).toContain('Aucune séance n’est notée ici pour ce mois.')
  })
})

describe('it does not leave any more', () => {
  const promised = async (person: Person, viewId: string | null = null) => {
    const { subscriptionId } = await subscribe(person, viewId)
    lot.setClock('2026-07-01', '09:00')
    await promiseMonths(ground())
    return subscriptionId
  }
  const reason = async () => {
    await carry()
    expect(sent).toEqual([])
    return kept().map(({ lastError }) => lastError)
  }

  it('once it is stopped on the dashboard', async () => {
    const { coordinator, prefecture } = lot.people
    const subscriptionId = await promised(coordinator)
    const request = { requestId: uuidv7(), subscriptionId }
    expect(await refusalOf(lot.as(prefecture).views.unsubscribe(request))).toBe('notFound')
    await lot.as(coordinator).views.unsubscribe({ ...request, requestId: uuidv7() })
    expect(await reason()).toEqual(['stopped'])
    expect(await at('2026-08-03', '09:00')).toEqual([])
  })

  it('to an account that was closed', async () => {
    const { coordinator } = lot.people
    await promised(coordinator)
    lot.db.update(users).set({ disabledAt: lot.now() }).where(eq(users.id, coordinator.actor.userId)).run()
    expect(await reason()).toEqual(['closed'])
    expect(await at('2026-08-03', '09:00')).toEqual([])
    expect(kept()).toHaveLength(1)
  })

  it('to whoever lost the right to see these figures', async () => {
    const { coordinator } = lot.people
    await promised(coordinator)
    lot.db
      .update(grants)
      .set({ revokedAt: lot.now() })
      .where(eq(grants.userId, coordinator.actor.userId))
      .run()
    expect(await reason()).toEqual(['outOfReach'])
    expect(await at('2026-08-03', '09:00')).toEqual([])
  })

  it('with the exact figures of a structure that one left', async () => {
    const { camille } = lot.people
    await promised(camille)
    lot.db
      .update(advisors)
      .set({ structureId: lot.other.id })
      .where(eq(advisors.id, camille.actor.advisorId))
      .run()
    expect(lot.db.select().from(structures).all()).toHaveLength(2)
    expect(await reason()).toEqual(['outOfReach'])
  })

  it('for a view that was removed, or is no longer shared', async () => {
    const { camille, nadia } = lot.people
    const api = lot.as(camille)
    const { id } = await api.views.keep({ id: uuidv7(), name: 'Tous', audience: 'team', search: {} })
    await promised(nadia, id)
    await api.views.change({ requestId: uuidv7(), id, name: 'Tous', audience: 'mine' })
    expect(await reason()).toEqual(['viewRemoved'])
    expect(await refusalOf(subscribe(lot.people.manager, id))).toBe('notFound')
  })
})

describe('the link of the letter', () => {
  it('shows without stopping, stops without signing in, and can take that back', async () => {
    await subscribe(lot.people.coordinator)
    const [mail] = await at('2026-07-01', '09:00')
    const key = keyIn(mail)
    expect(mail?.stop).toBe(`http://localhost:3000/courriel-mensuel#${key}`)
    expect(mail?.html).toContain(`courriel-mensuel#${key}`)
    const anybody = lot.citizen().views
    expect(await anybody.seeByKey({ key })).toEqual({ viewName: null, isStopped: false })
    expect(await at('2026-08-03', '09:00')).toHaveLength(2)
    const request = { requestId: uuidv7(), key }
    expect(await anybody.stopByKey(request)).toEqual({ isStopped: true })
    expect(await anybody.stopByKey(request)).toEqual({ isStopped: true })
    expect(await anybody.seeByKey({ key })).toMatchObject({ isStopped: true })
    expect(await at('2026-09-01', '09:00')).toHaveLength(2)
    await anybody.resumeByKey({ requestId: uuidv7(), key })
    expect(await at('2026-10-01', '09:00')).toHaveLength(3)
  })

  it('takes nothing back twice when one has asked for it again meanwhile', async () => {
    const { coordinator } = lot.people
    await subscribe(coordinator)
    const key = keyIn((await at('2026-07-01', '09:00'))[0])
    await lot.citizen().views.stopByKey({ requestId: uuidv7(), key })
    await subscribe(coordinator)
    await lot.citizen().views.resumeByKey({ requestId: uuidv7(), key })
    expect(await at('2026-08-03', '09:00')).toHaveLength(2)
  })

  it('opens nothing with another key, of which twenty an hour are tried', async () => {
    const wrong = () => refusalOf(lot.citizen().views.seeByKey({ key: 'A'.repeat(43) }))
    for (let tries = 0; tries < 20; tries++) expect(await wrong()).toBe('notFound')
    expect(await wrong()).toBe('tooManyRequests')
  })

  it('is not for the administrator, nor are the figures of others', async () => {
    lot.plant(many(3, { day: '2026-06-10' }))
    await subscribe(lot.people.camille)
    await at('2026-07-01', '09:00')
    const [letter] = await lot.as(lot.people.administrator).notifications.outbox()
    expect(letter).toMatchObject({ kind: 'month', state: 'sent', written: { text: '' } })
    expect(JSON.stringify(letter)).not.toContain('#')
  })
})
