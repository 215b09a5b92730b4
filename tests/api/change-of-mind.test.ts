import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { appointments, audit, letters } from '#drizzle/schema/index.ts'
import { hour } from '#shared/time.ts'
import { alsoAtGramat, at, bookingAt, holdOf, hoursAtGramat, somePhone } from './booking-request.ts'
import { refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

let w: World
beforeEach(() => void (w = world()))

const book = (...asked: Parameters<typeof bookingAt> extends [World, ...infer Rest] ? Rest : never) =>
  w.citizen().appointments.book(bookingAt(w, ...asked))
const cancel = (key: string, requestId = uuidv7()) => w.citizen().appointments.cancel({ requestId, key })
const move = (key: string, startsAt: number, requestId = uuidv7()) =>
  w.citizen().appointments.move({ requestId, key, startsAt })
const lettersOf = (kind: string) =>
  w.db
    .select()
    .from(letters)
    .all()
    .filter((letter) => letter.kind === kind)

describe('whoever holds the key', () => {
  it('sees the appointment, and no name but the first', async () => {
    const { key, reference } = await book()
    const seen = await w.citizen().appointments.see({ key })
    expect(seen).toMatchObject({
      reference,
      status: 'coming',
      mayCancel: true,
      mayMove: true,
      place: { name: 'Médiathèque de Gramat', phone: '0565000000' },
    })
    expect(JSON.stringify(seen)).not.toMatch(/Marty|06\d{8}/)
  })

  it('T105 changes nothing by looking, however often', async () => {
    const { key } = await book()
    const before = JSON.stringify(w.db.select().from(appointments).all())
    for (let times = 0; times < 50; times++) await w.citizen().appointments.see({ key })
    expect(JSON.stringify(w.db.select().from(appointments).all())).toBe(before)
    expect(w.db.select().from(audit).all()).toHaveLength(1)
  })

  it('T107 opens that appointment only; anything else is not found', async () => {
    const { key } = await book()
    const other = await book('10:00')
    expect((await w.citizen().appointments.see({ key })).startsAt).toBe(at('09:00'))
    expect((await w.citizen().appointments.see({ key: other.key })).startsAt).toBe(at('10:00'))
    for (const wrong of ['A'.repeat(22), key.toLowerCase(), `A${key.slice(1)}`, '0'.repeat(12)])
      expect(await refusalOf(w.citizen().appointments.see({ key: wrong }))).toBe('notFound')
    for (const malformed of ['', key.slice(1), `${key}=`, `${key}\0`, "' or 1=1 --"])
      expect(await refusalOf(w.citizen().appointments.see({ key: malformed }))).toBe('invalidInput')
  })

  it('T107 after twenty wrong keys an address waits for the next hour, and no other address does', async () => {
    const { key } = await book()
    for (let times = 0; times < 20; times++)
      await refusalOf(cancel(`${String(times).padStart(2, '0')}${'A'.repeat(20)}`))
    expect(await refusalOf(w.citizen().appointments.see({ key }))).toBe('tooManyRequests')
    w.setClock('2026-06-15', '09:00')
    expect(await refusalOf(w.citizen().appointments.see({ key }))).toBe('no refusal')
  })

  it('no longer opens anything a month after the appointment', async () => {
    const { key } = await book()
    w.setClock('2026-07-16', '09:59')
    expect((await w.citizen().appointments.see({ key })).status).toBe('toSettle')
    w.setClock('2026-07-16', '10:01')
    expect(await refusalOf(w.citizen().appointments.see({ key }))).toBe('notFound')
  })
})

describe('cancelling', () => {
  it('T103 T35 frees the hour at once, touches nobody else, and once is enough', async () => {
    const { key } = await book()
    const other = await book('10:00')
    const cancelled = await cancel(key)
    expect(cancelled).toMatchObject({ status: 'cancelled', cancelledBy: 'citizen', mayCancel: false })
    expect(await cancel(key)).toEqual(cancelled)
    expect(await hoursAtGramat(w)).toContain(at('09:00'))
    expect((await w.citizen().appointments.see({ key: other.key })).status).toBe('coming')
    expect(lettersOf('cancelled')).toMatchObject([{ channel: 'sms', revision: 1 }])
  })

  it('T104 is allowed five hours before, refused at exactly four with the number to call', async () => {
    const first = await book('09:00')
    const second = await book('10:00')
    w.setClock('2026-06-16', '05:00')
    expect(await refusalOf(cancel(first.key))).toBe('tooLateToCancel')
    expect(await refusalOf(cancel(second.key))).toBe('no refusal')
    const seen = await w.citizen().appointments.see({ key: first.key })
    expect(seen).toMatchObject({ mayCancel: false, mayMove: false, place: { phone: '0565000000' } })
  })

  it('is refused once the appointment is over', async () => {
    const { key } = await book()
    w.setClock('2026-06-16', '11:00')
    expect(await refusalOf(cancel(key))).toBe('appointmentOver')
  })
})

describe('taking a cancellation back', () => {
  const reopen = (key: string) => w.citizen().appointments.reopen({ requestId: uuidv7(), key })

  it('brings the same appointment back, and says so', async () => {
    const { key, reference } = await book()
    await cancel(key)
    expect(await reopen(key)).toMatchObject({
      reference,
      status: 'coming',
      startsAt: at('09:00'),
      mayReopen: false,
    })
    expect(await reopen(key)).toMatchObject({ status: 'coming' })
    expect(lettersOf('booked').map(({ revision }) => revision)).toEqual([0, 2])
    expect(await hoursAtGramat(w)).not.toContain(at('09:00'))
  })

  it('T113 is refused once somebody took the hour', async () => {
    const { key } = await book()
    await cancel(key)
    await book()
    expect(await refusalOf(reopen(key))).toBe('slotTaken')
    expect((await w.citizen().appointments.see({ key })).status).toBe('cancelled')
  })

  it('is refused for what the advisor cancelled', async () => {
    const { key, id } = await book()
    await w.as(w.people.camille).appointments.cancelByAdvisor({ requestId: uuidv7(), appointmentId: id })
    expect(await refusalOf(reopen(key))).toBe('appointmentOver')
  })
})

describe('moving', () => {
  it('T108 frees the old hour and takes the new one; reference and key stay', async () => {
    const { key, id, reference } = await book('09:00')
    const moved = await move(key, at('11:00'))
    expect(moved).toMatchObject({ id, reference, startsAt: at('11:00'), endsAt: at('12:00') })
    expect((await hoursAtGramat(w)).slice(0, 2)).toEqual([at('09:00'), at('10:00')])
    expect((await w.citizen().appointments.see({ key })).startsAt).toBe(at('11:00'))
    expect(lettersOf('moved')).toMatchObject([{ channel: 'sms', revision: 1, aboutId: id }])
    expect((await w.citizen().appointments.calendar({ key })).content).toContain('SEQUENCE:1')
  })

  it('T109 leaves the appointment as it was when the new hour was taken meanwhile', async () => {
    const { key } = await book('09:00')
    await book('10:00')
    const refused = await move(key, at('10:00')).catch((error) => error.cause)
    expect(refused).toMatchObject({ problem: 'slotTaken', more: { nearest: { length: 3 } } })
    expect((await w.citizen().appointments.see({ key })).startsAt).toBe(at('09:00'))
    expect(lettersOf('moved')).toEqual([])
  })

  it('T111 keeps its own length', async () => {
    const { key, id } = await book('09:00')
    w.db.$client.prepare('update appointments set ends_at = ? where id = ?').run(at('10:30'), id)
    const { days } = await w.citizen().appointments.otherTimes({ key })
    expect(days[0]?.starts).toEqual([at('10:30')])
    expect((await move(key, at('10:30'))).endsAt).toBe(at('12:00'))
    expect(await refusalOf(move(key, at('11:00')))).toBe('slotNotOpen')
  })

  it('its own hours stand in its way neither shown nor taken', async () => {
    w.db.$client.prepare('update services set step_minutes = 30').run()
    const { key } = await book('09:00')
    const { days } = await w.citizen().appointments.otherTimes({ key })
    expect(days[0]?.starts[0]).toBe(at('09:30'))
    expect((await move(key, at('09:30'))).startsAt).toBe(at('09:30'))
  })

  it('T112 is refused for what is cancelled or past', async () => {
    const { key } = await book('09:00')
    const other = await book('10:00')
    await cancel(key)
    expect(await refusalOf(move(key, at('11:00')))).toBe('appointmentOver')
    w.setClock('2026-06-16', '11:30')
    expect(await refusalOf(move(other.key, at('09:00', '2026-06-23')))).toBe('appointmentOver')
    expect(await refusalOf(w.citizen().appointments.otherTimes({ key: other.key }))).toBe('appointmentOver')
  })

  it('T114 frees an hour that can be held and booked', async () => {
    const { key } = await book('09:00')
    await move(key, at('11:00'))
    const request = bookingAt(w, '09:00')
    await w.citizen().appointments.hold(holdOf(request))
    expect((await w.citizen().appointments.book(request)).startsAt).toBe(at('09:00'))
  })

  it('T115 two people who want each other’s hour keep their own', async () => {
    const [a, b] = [await book('09:00'), await book('10:00')]
    const answers = await Promise.allSettled([move(a.key, at('10:00')), move(b.key, at('09:00'))])
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect((await hoursAtGramat(w))[0]).toBe(at('11:00'))
  })

  it('goes to a colleague who is free when the advisor is not', async () => {
    alsoAtGramat(w)
    const { key, advisorName } = await book('09:00')
    await Promise.all([book('10:00'), book('10:00').catch(() => null)])
    w.db.$client
      .prepare('delete from appointments where starts_at = ? and advisor_id <> ?')
      .run(at('10:00'), w.db.select().from(appointments).all()[0]?.advisorId)
    expect((await move(key, at('10:00'))).advisorName).not.toBe(advisorName)
  })

  it('twice with the same request moves once', async () => {
    const { key } = await book('09:00')
    const requestId = uuidv7()
    expect(await move(key, at('11:00'), requestId)).toEqual(await move(key, at('11:00'), requestId))
    expect(lettersOf('moved')).toHaveLength(1)
  })
})

describe('the calendar file', () => {
  it('T54 says the moment in UTC, and neither name nor reason', async () => {
    const { key, id } = await book('09:00', { phone: somePhone(), need: 'autonomy', needNote: 'impôts' })
    const { content } = await w.citizen().appointments.calendar({ key })
    const lines = content.split('\r\n')
    expect(lines).toEqual(
      expect.arrayContaining(['DTSTART:20260616T070000Z', 'DTEND:20260616T080000Z', 'SEQUENCE:0']),
    )
    expect(content.replace(/\r\n /g, '')).toContain(`UID:${id}@localhost`)
    expect(content).not.toMatch(/Jeanne|Marty|imp/)
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  })

  it('of a cancelled appointment takes it out of the calendar', async () => {
    const { key } = await book()
    await cancel(key)
    const { content } = await w.citizen().appointments.calendar({ key })
    for (const line of ['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:1']) expect(content).toContain(line)
  })
})

it('a person’s coming appointments are counted on the hour of booking', async () => {
  const phone = somePhone()
  await book('09:00', { phone })
  await book('10:00', { phone })
  w.setClock('2026-06-16', '10:30')
  expect(w.now() - at('10:00')).toBe(hour / 2)
  expect(await refusalOf(book('09:00', { phone }, '2026-06-23'))).toBe('no refusal')
})
