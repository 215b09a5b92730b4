import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { waitKeys, waits } from '#drizzle/schema/index.ts'
import { forgetWaits } from '#server/waiting/forget-waits.ts'
import { at } from './booking-request.ts'
import { refusalOf } from './refusal.ts'
import { type WaitingWorld, waitingWorld } from './waiting-world.ts'

let w: WaitingWorld
beforeEach(() => {
  w = waitingWorld()
})

describe('the advisor', () => {
  const { camille, nadia } = { camille: () => w.as(w.people.camille), nadia: () => w.as(w.people.nadia) }

  it('sees who waits where she receives, with a number to call, and nobody else does', async () => {
    for (let person = 0; person < 8; person++) await w.register()
    await w.waitForSeat({ phone: '0565123456' })
    await w.waitForHour({ lastName: 'Autre' })
    const seen = await camille().waiting.list()
    expect(seen.map(({ lastName, phone, title }) => [lastName, phone?.slice(0, 2), title])).toEqual([
      ['Vergnes', '05', 'Mes photos'],
      ['Autre', '06', null],
    ])
    expect(await nadia().waiting.list()).toEqual([])
    const { appointments } = await camille().appointments.agenda({ from: '2026-06-16', to: '2026-06-16' })
    expect(appointments.map(({ waiting }) => waiting)).toEqual(Array.from({ length: 8 }, () => 1))
  })

  it('gives one of her own hours, or a freed seat, and not a full workshop’s', async () => {
    for (let person = 0; person < 8; person++) await w.register()
    const hour = await w.waitForHour()
    const seat = await w.waitForSeat()
    const give = (waitId: string, startsAt: number) =>
      camille().waiting.seat({ requestId: uuidv7(), waitId, startsAt })
    await give(hour.id, at('11:00'))
    expect(await refusalOf(give(seat.id, at('14:00')))).toBe('workshopFull')
    w.db.$client.prepare('update openings set seats = 9 where seats is not null').run()
    await give(seat.id, at('14:00'))
    expect(w.seated()).toHaveLength(9)
    expect(w.waiting().map(({ ending }) => ending)).toEqual(['taken', 'taken'])
    expect(await refusalOf(give(seat.id, at('14:00')))).toBe('waitOver')
  })

  it('takes somebody off the list, who comes back at the same place; a colleague cannot', async () => {
    const { id: waitId, key } = await w.waitForHour()
    await w.waitForHour()
    const act = () => ({ requestId: uuidv7(), waitId })
    expect(await refusalOf(nadia().waiting.remove(act()))).toBe('notFound')
    await camille().waiting.remove(act())
    expect(await camille().waiting.list()).toHaveLength(1)
    expect(await refusalOf(w.citizen().waiting.comeBack({ requestId: uuidv7(), key }))).toBe('waitOver')
    await camille().waiting.keepWaiting(act())
    expect((await w.citizen().waiting.see({ key })).ahead).toBe(0)
  })
})

it('thirty days after the end, nothing of who waited is left; the day before, everything', async () => {
  const { key } = await w.waitForHour({ email: 'odile@exemple.fr', needNote: 'ma tablette' })
  await w.citizen().waiting.leave({ requestId: uuidv7(), key })
  const before = w.waiting()
  w.setClock('2026-07-15', '08:59')
  forgetWaits({ db: w.db, now: w.now() })
  expect([w.waiting(), w.db.select().from(waitKeys).all().length]).toEqual([before, 3])
  w.setClock('2026-07-15', '09:01')
  forgetWaits({ db: w.db, now: w.now() })
  expect(w.db.select().from(waits).get()).toMatchObject({
    firstName: null,
    lastName: null,
    phone: null,
    email: null,
    needNote: '',
    clearedAt: w.now(),
  })
  expect(w.db.select().from(waitKeys).all()).toEqual([])
  expect(await refusalOf(w.citizen().waiting.see({ key }))).toBe('notFound')
})
