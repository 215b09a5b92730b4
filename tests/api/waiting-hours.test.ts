import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { openings } from '#drizzle/schema/index.ts'
import { deliver } from '#server/notifications/deliver.ts'
import { offerFreed } from '#server/waiting/offer-freed.ts'
import { at, bookingAt, somePhone } from './booking-request.ts'
import { refusalOf } from './refusal.ts'
import { keyIn, type WaitingWorld, waitingWorld } from './waiting-world.ts'

let w: WaitingWorld
beforeEach(() => {
  w = waitingWorld()
})

const book = (time: string, day = '2026-06-16', changed = {}) =>
  w.citizen().appointments.book(bookingAt(w, time, changed, day))
/** Every hour of Gramat that may be booked, but those of these days, taken by as many people. */
const fillDays = async (...days: string[]) => {
  for (const day of days) for (const time of ['09:00', '10:00', '11:00']) await book(time, day)
}
/** Camille’s openings at Gramat end on the last of these Tuesdays. */
const until = (day: string) =>
  w.db
    .update(openings)
    .set({
      recurrence: { repeat: 'weekly', every: 1, weekdays: [2], firstDay: '2026-01-01', until: day } as never,
    })
    .where(eq(openings.id, w.openings[0].id))
    .run()

describe('waiting for an hour at a place', () => {
  it('T26 is offered where nothing is free, and whatever gives an hour is told', async () => {
    until('2026-06-16')
    await fillDays('2026-06-16')
    const { days } = await w.citizen().availability.atPlace({ slug: w.place.slug, holdId: null })
    expect(days).toEqual([])
    const phone = somePhone()
    const waiting = await w.waitForHour({ phone, need: 'autonomy', needNote: 'mes impôts' })
    expect(waiting).toMatchObject({ ahead: 0, title: null, toldBy: 'sms', offer: null })
    expect(await w.minutePasses()).toEqual([])
    until('2026-06-23')
    const [told] = await w.minutePasses()
    expect([told?.to, told?.text]).toEqual([
      phone,
      expect.stringMatching(/^Place libre : mar\. 23 juin 09h00/),
    ])
    const key = keyIn(told!.text)
    const { offer } = await w.citizen().waiting.see({ key })
    const taken = await w.citizen().waiting.take({ requestId: uuidv7(), key, offerId: offer!.id })
    expect(taken).toMatchObject({ startsAt: at('09:00', '2026-06-23'), need: 'autonomy' })
  })

  it('does not tell hours that were free when one asked, until somebody took them and gave them back', async () => {
    until('2026-06-16')
    const nine = await book('09:00')
    await w.waitForHour()
    expect(await w.minutePasses()).toEqual([])
    const eleven = await book('11:00')
    expect(await w.minutePasses()).toEqual([])
    await w.cancel(eleven.key)
    expect((await w.minutePasses())[0]?.text).toContain('16 juin 11h00')
    await w.cancel(nine.key)
    expect(await w.minutePasses()).toEqual([])
  })

  it('tells the mornings to who comes in the morning', async () => {
    until('2026-06-16')
    await fillDays('2026-06-16')
    const afternoon = somePhone()
    await w.waitForHour({ phone: afternoon, halfDay: 'afternoon' })
    const morning = somePhone()
    await w.waitForHour({ phone: morning, halfDay: 'morning' })
    until('2026-06-23')
    expect((await w.minutePasses()).map(({ to }) => to)).toEqual([morning])
  })

  it('T136 tells one person once a day and three times in all, and then no more', async () => {
    until('2026-06-16')
    await fillDays('2026-06-16')
    const phone = somePhone()
    await w.waitForHour({ phone })
    until('2026-07-28')
    const heard: string[] = []
    for (let day = 15; day <= 21; day++)
      for (const time of ['09:00', '11:59', '12:00', '15:00', '17:59', '18:30']) {
        w.setClock(`2026-06-${day}`, time)
        for (const { to } of await w.minutePasses()) heard.push(`${day} ${to}`)
      }
    expect(heard).toEqual([`15 ${phone}`, `16 ${phone}`, `17 ${phone}`])
    expect(w.waiting()).toMatchObject([{ ending: 'toldEnough' }])
    expect(await refusalOf(w.waitForHour({ phone }))).toBe('toldEnough')
  })

  it('T136 counts the messages of one person over everything they wait for', async () => {
    until('2026-06-16')
    await fillDays('2026-06-16')
    for (let person = 0; person < 8; person++) await w.register()
    const phone = somePhone()
    await w.waitForHour({ phone })
    await w.waitForSeat({ phone })
    w.db.$client.prepare('update openings set seats = 20 where seats is not null').run()
    until('2026-07-28')
    expect(await w.minutePasses()).toHaveLength(1)
    w.setClock('2026-06-15', '12:30')
    expect(await w.minutePasses()).toEqual([])
  })

  it('T136 is held by the database itself', async () => {
    const { id } = await w.waitForHour()
    const [advisorId, madeAt] = [w.people.camille.actor.advisorId, w.now()]
    const insert = w.db.$client.prepare(
      `insert into offers (id, wait_id, nth, day, advisor_id, starts_at, ends_at, made_at, expires_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    const offer = (nth: number, day: string, waitId = id) =>
      insert.run(uuidv7(), waitId, nth, day, advisorId, at('14:00'), at('15:00'), madeAt, at('12:00'))
    offer(1, '2026-06-15')
    expect(() => offer(2, '2026-06-15')).toThrow('toldEnough')
    offer(2, '2026-06-16')
    offer(3, '2026-06-17')
    expect(() => offer(3, '2026-06-18')).toThrow('toldEnough')
    const other = await w.waitForHour()
    expect(() => offer(4, '2026-06-18', other.id)).toThrow('offers_three_at_most')
    expect(() => w.db.$client.exec('delete from offers')).toThrow('counted')
    expect(() => w.db.$client.exec(`update offers set day = '2026-01-01'`)).toThrow('keeps')
    const { phone } = w.waiting()[0]!
    const twin = w.db.$client.prepare(
      `insert into waits (id, place_id, service_id, seen, phone, language, need, added_at) values (?, ?, ?, '[]', ?, 'fr', 'unknown', 0)`,
    )
    expect(() => twin.run(uuidv7(), w.place.id, w.service.id, phone)).toThrow('UNIQUE')
    expect(() => twin.run(uuidv7(), w.otherPlace.id, w.service.id, null)).toThrow('waits_reachable')
    w.db.$client.prepare(`update waits set ended_at = 1, ending = 'left'`).run()
    expect(() => offer(1, '2026-06-20')).toThrow('waitOver')
  })

  it('calls nobody who has only a landline: their advisor does', async () => {
    until('2026-06-16')
    await fillDays('2026-06-16')
    const landline = await w.waitForHour({ phone: '0565123456' })
    const mobile = somePhone()
    await w.waitForHour({ phone: mobile })
    until('2026-06-23')
    expect((await w.minutePasses()).map(({ to }) => to)).toEqual([mobile])
    expect(landline.toldBy).toBeNull()
  })

  it('ends after sixty days, and three things at once are enough', async () => {
    const phone = somePhone()
    await w.waitForHour({ phone })
    await w.waitForHour({ phone, slug: w.otherPlace.slug })
    expect(await refusalOf(w.waitForHour({ phone }))).toBe('alreadyWaiting')
    w.setClock('2026-08-14', '09:00')
    await w.minutePasses()
    expect(w.waiting()).toMatchObject([{ ending: 'over' }, { ending: 'over' }])
  })
})

describe('the message, looked at again when it leaves', () => {
  /** The postman's round alone, without the chore of the minute. */
  const carry = async () => {
    const sent: string[] = []
    const post = async ({ to }: { to: string }) => void sent.push(to)
    await deliver({ db: w.db, settings: w.settings, now: w.now() }, { email: post, sms: post } as never)
    return [sent.filter((to) => to === phone), w.lettersOf('offered')[0]?.lastError]
  }
  const phone = '0612345678'
  beforeEach(async () => {
    until('2026-06-16')
    await fillDays('2026-06-16')
    await w.waitForHour({ phone })
    until('2026-06-23')
    w.setClock('2026-06-15', '20:00')
    offerFreed({ db: w.db, settings: w.settings, now: w.now() })
    w.setClock('2026-06-16', '09:00')
  })

  it('leaves while the hour is kept', async () => expect(await carry()).toEqual([[phone], null]))

  it('does not leave to who has an appointment since', async () => {
    w.setClock('2026-06-15', '21:00')
    await book('11:00', '2026-06-23', { phone, email: null })
    w.db.$client.prepare(`update letters set abandoned_at = 1 where kind <> 'offered'`).run()
    w.setClock('2026-06-16', '09:00')
    expect(await carry()).toEqual([[], 'left'])
  })

  it('does not leave once the hour is kept no more', async () => {
    w.db.$client.exec('delete from holds')
    expect(await carry()).toEqual([[], 'withdrawn'])
  })

  it('does not leave after an outage of three hours: somebody else is told', async () => {
    w.setClock('2026-06-16', '12:00')
    expect(await carry()).toEqual([[], 'lapsed'])
  })
})

describe('waiting for an earlier day', () => {
  const wait = (key: string, changed = {}) =>
    w.citizen().waiting.joinEarlier({ id: uuidv7(), key, halfDay: 'any', language: 'fr', ...changed })

  it('asks nothing that the house knows, and moves the same appointment', async () => {
    const early = await book('09:00')
    await book('10:00')
    await book('11:00')
    const phone = somePhone()
    const mine = await book('10:00', '2026-06-23', { phone })
    expect(await wait(mine.key)).toMatchObject({ firstName: 'Jeanne', before: mine.startsAt })
    expect(await refusalOf(wait(mine.key))).toBe('alreadyWaiting')
    await w.cancel(early.key)
    const [told] = await w.minutePasses()
    expect([told?.to, told?.text]).toEqual([phone, expect.stringMatching(/16 juin 09h00/)])
    const key = keyIn(told!.text)
    const { offer } = await w.citizen().waiting.see({ key })
    const taken = await w.citizen().waiting.take({ requestId: uuidv7(), key, offerId: offer!.id })
    expect([taken.id, taken.key, taken.startsAt]).toEqual([mine.id, mine.key, at('09:00')])
    expect(w.waiting()).toMatchObject([{ ending: 'taken' }])
    await book('10:00', '2026-06-23')
  })

  it('tells neither a later day, nor another hour of the same day, nor those already free', async () => {
    const before = await book('09:00', '2026-06-23')
    const mine = await book('10:00', '2026-06-23')
    const after = await book('10:00', '2026-06-30')
    await wait(mine.key)
    await w.cancel(before.key)
    await w.cancel(after.key)
    expect(await w.minutePasses()).toEqual([])
  })

  it('ends with the appointment', async () => {
    const mine = await book('10:00', '2026-06-23')
    await wait(mine.key)
    await w.cancel(mine.key)
    await w.minutePasses()
    expect(w.waiting()).toMatchObject([{ ending: 'over' }])
    expect(await refusalOf(wait(mine.key))).toBe('appointmentOver')
  })
})
