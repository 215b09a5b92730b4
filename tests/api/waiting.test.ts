import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { hour } from '#shared/time.ts'
import { at, bookingAt, somePhone } from './booking-request.ts'
import { refusalOf } from './refusal.ts'
import { keyIn, waitAt, type WaitingWorld, waitingWorld } from './waiting-world.ts'

let w: WaitingWorld
beforeEach(() => {
  w = waitingWorld()
})

const fill = async (many = 8) => {
  const booked = []
  for (let person = 0; person < many; person++) booked.push(await w.register())
  return booked
}

describe('the waiting list of a workshop', () => {
  it('T116 of twenty people for eight seats, takes the twelve who are left, first come first', async () => {
    const asked = Array.from({ length: 20 }, () => bookingAt(w, '14:00', w.workshop))
    const answers = await Promise.allSettled(asked.map((request) => w.citizen().appointments.book(request)))
    const left = asked.filter((_, at) => answers[at]?.status === 'rejected')
    expect(left).toHaveLength(12)
    for (const { phone } of left) expect(await refusalOf(w.register({ phone }))).toBe('workshopFull')
    const joined = await Promise.all(left.map(({ phone }) => w.waitForSeat({ phone })))
    expect(joined.map(({ ahead }) => ahead)).toEqual([...joined.keys()])
    expect(w.seated()).toHaveLength(8)
    expect(w.waiting().map(({ phone }) => phone)).toEqual(left.map(({ phone }) => phone))
  })

  it('T117 a cancelled seat goes to the first who waits, told once, and kept for them', async () => {
    const [seat] = await fill()
    const phone = somePhone()
    await w.waitForSeat({ phone })
    await w.waitForSeat()
    expect(await w.minutePasses()).toEqual([])
    await w.cancel(seat!.key)
    expect(w.seated()).toHaveLength(7)
    const [told, ...others] = await w.minutePasses()
    expect(others).toEqual([])
    expect(told?.to).toBe(phone)
    expect(told?.text).toMatch(
      /^Place libre : mar\. 16 juin 14h00, Médiathèque de Gramat\. Gardée jusqu'à 12h00\./,
    )
    expect([await w.minutePasses(), await w.minutePasses()]).toEqual([[], []])
    expect(await refusalOf(w.register())).toBe('workshopFull')

    const key = keyIn(told!.text)
    const { offer } = await w.citizen().waiting.see({ key })
    const taken = await w.citizen().waiting.take({ requestId: uuidv7(), key, offerId: offer!.id })
    expect(taken).toMatchObject({ status: 'coming', startsAt: at('14:00'), firstName: 'Odile' })
    expect(w.seated()).toHaveLength(8)
    expect(await w.minutePasses()).toEqual([])
    expect((await w.citizen().appointments.see({ key: taken.key })).id).toBe(offer!.id)
  })

  it('tells the next one when the first has not answered in three hours, or lets the seat go', async () => {
    const [seat] = await fill()
    const phones = [somePhone(), somePhone(), somePhone()]
    for (const phone of phones) await w.waitForSeat({ phone })
    await w.cancel(seat!.key)
    expect((await w.minutePasses()).map(({ to }) => to)).toEqual([phones[0]])
    w.setClock('2026-06-15', '11:59')
    expect(await w.minutePasses()).toEqual([])
    w.setClock('2026-06-15', '12:00')
    const [second] = await w.minutePasses()
    expect(second?.to).toBe(phones[1])
    const key = keyIn(second!.text)
    const { offer } = await w.citizen().waiting.see({ key })
    const answer = await w.citizen().waiting.decline({ requestId: uuidv7(), key, offerId: offer!.id })
    expect([answer.offer, answer.endedAt]).toEqual([null, null])
    expect((await w.minutePasses()).map(({ to }) => to)).toEqual([phones[2]])
  })

  it('takes one person once, by number and by address, and not who has a seat', async () => {
    await fill(7)
    const phone = somePhone()
    await w.register({ phone })
    expect(await refusalOf(w.waitForSeat({ phone }))).toBe('alreadyRegistered')
    const waiting = { phone: somePhone(), email: 'odile@exemple.fr' }
    await w.waitForSeat(waiting)
    expect(await refusalOf(w.waitForSeat({ phone: waiting.phone }))).toBe('alreadyWaiting')
    expect(await refusalOf(w.waitForSeat({ email: waiting.email }))).toBe('alreadyWaiting')
    expect(w.waiting()).toHaveLength(1)
  })

  it('sends to the seats when there are some', async () => {
    await fill(7)
    expect(await refusalOf(w.waitForSeat())).toBe('seatsLeft')
    expect(await refusalOf(w.waitForSeat({ startsAt: at('13:00') }))).toBe('slotNotOpen')
  })

  it('gives the same place and the same key to the same request, and refuses another under its id', async () => {
    await fill()
    const request = waitAt(w, { workshopId: w.workshop.workshopId, startsAt: at('14:00') })
    const [a, b] = [await w.citizen().waiting.join(request), await w.citizen().waiting.join(request)]
    expect(b).toEqual(a)
    expect(w.waiting()).toHaveLength(1)
    expect(await refusalOf(w.citizen().waiting.join({ ...request, lastName: 'Autre' }))).toBe('keyReused')
  })

  it('keeps programs out', async () => {
    await fill()
    expect(await refusalOf(w.waitForSeat({ website: 'x' }))).toBe('tooManyRequests')
    const request = waitAt(w, { workshopId: w.workshop.workshopId, startsAt: at('14:00') })
    const ticket = { ...request.ticket, openedAt: w.now() - 1000 }
    expect(await refusalOf(w.citizen().waiting.join({ ...request, ticket }))).toBe('tooManyRequests')
  })

  it('tells nobody who took a seat by another way meanwhile', async () => {
    const [seat] = await fill()
    const phone = somePhone()
    await w.waitForSeat({ phone })
    await w.cancel(seat!.key)
    await w.register({ phone })
    expect(await w.minutePasses()).toEqual([])
    expect(w.waiting()).toMatchObject([{ ending: 'booked' }])
  })

  it('says nothing of a seat that begins within two hours, and ends with the workshop', async () => {
    const [seat] = await fill()
    await w.waitForSeat()
    w.setClock('2026-06-16', '09:00')
    await w.cancel(seat!.key)
    w.setClock('2026-06-16', '12:01')
    expect(await w.minutePasses()).toEqual([])
    expect(w.waiting()).toMatchObject([{ endedAt: null }])
    w.setClock('2026-06-16', '14:00')
    await w.minutePasses()
    expect(w.waiting()).toMatchObject([{ ending: 'over', endedAt: at('14:00') }])
  })

  it('wakes nobody up: what is freed in the evening is kept, and told in the morning', async () => {
    const [seat] = await fill()
    await w.waitForSeat()
    w.setClock('2026-06-15', '22:00')
    await w.cancel(seat!.key)
    expect(await w.minutePasses()).toEqual([])
    expect(await refusalOf(w.register())).toBe('workshopFull')
    w.setClock('2026-06-16', '08:59')
    expect(await w.minutePasses()).toEqual([])
    w.setClock('2026-06-16', '09:00')
    expect(await w.minutePasses()).toHaveLength(1)
    expect(w.madeTo()).toMatchObject([{ day: '2026-06-16', expiresAt: at('12:00') }])
  })
})

describe('what was offered', () => {
  const offered = async () => {
    const [seat] = await fill()
    const waited = await w.waitForSeat({ phone: null, email: 'odile@exemple.fr' })
    await w.cancel(seat!.key)
    const [mail] = await w.minutePasses()
    const key = keyIn(mail!.text)
    const { offer } = await w.citizen().waiting.see({ key })
    return { key, offerId: offer!.id, screenKey: waited.key, mail: mail! }
  }

  it('comes by e-mail to who has no mobile phone, in plain words and without the reason', async () => {
    const { mail } = await offered()
    expect(mail.to).toBe('odile@exemple.fr')
    expect(mail.subject).toMatch(/^Une place pour vous : mardi 16\sjuin à 14\sh\s00$/)
    expect(mail.text).toContain('gardée pour vous jusqu’à')
    expect(`${mail.subject}${mail.text}`).not.toMatch(/photos|Odile|Vergnes/)
  })

  it('T105 is read without being answered, and opens with both keys', async () => {
    const { key, screenKey } = await offered()
    const before = JSON.stringify([w.waiting(), w.madeTo(), w.seated()])
    await w.citizen().waiting.see({ key })
    await w.citizen().waiting.see({ key: screenKey })
    expect(JSON.stringify([w.waiting(), w.madeTo(), w.seated()])).toBe(before)
    expect(await refusalOf(w.citizen().waiting.see({ key: 'A'.repeat(22) }))).toBe('notFound')
  })

  it('is taken once, however often it is asked', async () => {
    const { key, offerId } = await offered()
    const request = { requestId: uuidv7(), key, offerId }
    const taken = await w.citizen().waiting.take(request)
    expect(await w.citizen().waiting.take(request)).toEqual(taken)
    expect(await w.citizen().waiting.take({ ...request, requestId: uuidv7() })).toEqual(taken)
    expect(w.seated()).toHaveLength(8)
    expect(w.waiting()).toMatchObject([{ ending: 'taken' }])
  })

  it('is still theirs after three hours while it is free, and not when somebody was faster', async () => {
    const { key, offerId } = await offered()
    w.setClock('2026-06-15', '12:01')
    expect((await w.citizen().waiting.see({ key })).offer).toMatchObject({ id: offerId, isKept: false })
    await w.register()
    const { offer, isTooLate } = await w.citizen().waiting.see({ key })
    expect([offer, isTooLate]).toEqual([null, true])
    const late = w.citizen().waiting.take({ requestId: uuidv7(), key, offerId })
    expect(await refusalOf(late)).toBe('workshopFull')
    expect(w.waiting()).toMatchObject([{ endedAt: null }])
  })

  it('is withdrawn when the workshop is closed, and its message does not leave', async () => {
    const [seat] = await fill()
    await w.waitForSeat()
    w.setClock('2026-06-15', '22:00')
    await w.cancel(seat!.key)
    await w.minutePasses()
    w.db.$client.prepare('update openings set closed_at = ? where seats is not null').run(w.now())
    w.setClock('2026-06-16', '09:00')
    expect(await w.minutePasses()).toEqual([])
    expect(w.madeTo()).toMatchObject([{ withdrawnAt: at('09:00') }])
    expect(w.lettersOf('offered')).toMatchObject([{ sentAt: null, lastError: 'left' }])
  })

  it('goes to nobody else’s key', async () => {
    const { offerId } = await offered()
    const other = await w.waitForSeat()
    const act = { requestId: uuidv7(), key: other.key, offerId }
    expect(await refusalOf(w.citizen().waiting.take(act))).toBe('notFound')
    expect(await refusalOf(w.citizen().waiting.decline({ ...act, requestId: uuidv7() }))).toBe('notFound')
  })

  it('is free again when the person leaves, who may come back', async () => {
    const { key } = await offered()
    const next = somePhone()
    await w.waitForSeat({ phone: next })
    const gone = await w.citizen().waiting.leave({ requestId: uuidv7(), key })
    expect(gone).toMatchObject({ ending: 'left', offer: null })
    expect((await w.minutePasses()).map(({ to }) => to)).toEqual([next])
    const back = await w.citizen().waiting.comeBack({ requestId: uuidv7(), key })
    expect(back).toMatchObject({ ending: null, ahead: 0 })
  })

  it('stays short of its start: nobody waits for an answer that comes too late', async () => {
    const [seat] = await fill()
    await w.waitForSeat()
    w.setClock('2026-06-16', '09:30')
    await w.cancel(seat!.key)
    w.setClock('2026-06-16', '11:30')
    await w.minutePasses()
    expect(w.madeTo()[0]?.expiresAt).toBe(at('14:00') - hour)
  })
})
