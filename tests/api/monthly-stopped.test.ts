import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { advisors, grants, users } from '#drizzle/schema/index.ts'
import type { Mail } from '#server/notifications/compose.ts'
import { many, type MonthlyWorld, monthlyWorld } from './monthly-world.ts'
import { refusalOf } from './refusal.ts'
import type { Person } from './world.ts'

let lot: MonthlyWorld
beforeEach(() => {
  lot = monthlyWorld()
})

const keyIn = (mail: Mail | undefined) => /courriel-mensuel#([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? ''

describe('it does not leave any more', () => {
  const promised = async (person: Person, viewId: string | null = null) => {
    const { subscriptionId } = await lot.subscribe(person, viewId)
    lot.setClock('2026-07-01', '09:00')
    await lot.promise()
    return subscriptionId
  }
  const reason = async () => {
    await lot.carry()
    expect(lot.sent).toEqual([])
    return lot.kept().map(({ lastError }) => lastError)
  }

  it('once it is stopped on the dashboard', async () => {
    const { coordinator, prefecture } = lot.people
    const subscriptionId = await promised(coordinator)
    const request = { requestId: uuidv7(), subscriptionId }
    expect(await refusalOf(lot.as(prefecture).views.unsubscribe(request))).toBe('notFound')
    await lot.as(coordinator).views.unsubscribe({ ...request, requestId: uuidv7() })
    expect(await reason()).toEqual(['stopped'])
    expect(await lot.at('2026-08-03', '09:00')).toEqual([])
  })

  it('to an account that was closed', async () => {
    const { coordinator } = lot.people
    await promised(coordinator)
    lot.db.update(users).set({ disabledAt: lot.now() }).where(eq(users.id, coordinator.actor.userId)).run()
    expect(await reason()).toEqual(['closed'])
    expect(await lot.at('2026-08-03', '09:00')).toEqual([])
    expect(lot.kept()).toHaveLength(1)
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
    expect(await lot.at('2026-08-03', '09:00')).toEqual([])
  })

  it('with the exact figures of a structure that one left', async () => {
    const { camille } = lot.people
    await promised(camille)
    lot.db
      .update(advisors)
      .set({ structureId: lot.other.id })
      .where(eq(advisors.id, camille.actor.advisorId))
      .run()
    expect(await reason()).toEqual(['outOfReach'])
  })

  it('for a view that was removed, or is no longer shared', async () => {
    const { camille, nadia } = lot.people
    const api = lot.as(camille)
    const { id } = await api.views.keep({ id: uuidv7(), name: 'Tous', audience: 'team', search: {} })
    await promised(nadia, id)
    await api.views.change({ requestId: uuidv7(), id, name: 'Tous', audience: 'mine' })
    expect(await reason()).toEqual(['viewRemoved'])
    expect(await refusalOf(lot.subscribe(lot.people.manager, id))).toBe('notFound')
  })
})

describe('the link of the letter', () => {
  it('shows without stopping, stops without signing in, and can take that back', async () => {
    await lot.subscribe(lot.people.coordinator)
    const [mail] = await lot.at('2026-07-01', '09:00')
    const key = keyIn(mail)
    expect(mail?.stop).toBe(`http://localhost:3000/courriel-mensuel#${key}`)
    expect(mail?.html).toContain(`courriel-mensuel#${key}`)
    const anybody = lot.citizen().views
    expect(await anybody.seeByKey({ key })).toEqual({ viewName: null, isStopped: false })
    expect(await lot.at('2026-08-03', '09:00')).toHaveLength(2)
    const request = { requestId: uuidv7(), key }
    expect(await anybody.stopByKey(request)).toEqual({ isStopped: true })
    expect(await anybody.stopByKey(request)).toEqual({ isStopped: true })
    expect(await anybody.seeByKey({ key })).toMatchObject({ isStopped: true })
    expect(await lot.at('2026-09-01', '09:00')).toHaveLength(2)
    await anybody.resumeByKey({ requestId: uuidv7(), key })
    expect(await lot.at('2026-10-01', '09:00')).toHaveLength(3)
  })

  it('takes nothing back twice when one has asked for it again meanwhile', async () => {
    const { coordinator } = lot.people
    await lot.subscribe(coordinator)
    const key = keyIn((await lot.at('2026-07-01', '09:00'))[0])
    await lot.citizen().views.stopByKey({ requestId: uuidv7(), key })
    await lot.subscribe(coordinator)
    await lot.citizen().views.resumeByKey({ requestId: uuidv7(), key })
    expect(await lot.at('2026-08-03', '09:00')).toHaveLength(2)
  })

  it('opens nothing with another key, of which twenty an hour are tried', async () => {
    const wrong = () => refusalOf(lot.citizen().views.seeByKey({ key: 'A'.repeat(43) }))
    for (let tries = 0; tries < 20; tries++) expect(await wrong()).toBe('notFound')
    expect(await wrong()).toBe('tooManyRequests')
  })

  it('is not for the administrator, nor are the figures of others', async () => {
    lot.plant(many(3, { day: '2026-06-10' }))
    await lot.subscribe(lot.people.camille)
    await lot.at('2026-07-01', '09:00')
    const [letter] = await lot.as(lot.people.administrator).notifications.outbox()
    expect(letter).toMatchObject({ kind: 'month', state: 'sent', written: { text: '' } })
    expect(JSON.stringify(letter)).not.toContain('#')
  })
})
