import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { absences, audit } from '#drizzle/schema/index.ts'
import { deliver } from '#server/notifications/deliver.ts'
import type { Mail } from '#server/notifications/compose.ts'
import { offerFreed } from '#server/waiting/offer-freed.ts'
import { somePhone } from './booking-request.ts'
import { keyIn, type WaitingWorld, waitingWorld } from './waiting-world.ts'

let w: WaitingWorld
beforeEach(async () => {
  w = waitingWorld(1)
  await w.register()
})

const close = () =>
  w.db.$client.prepare('update openings set closed_at = ? where id = ?').run(w.now(), w.workshop.workshopId)

/** The chore of the minute, then the postman's round: whatever leaves about a workshop that is off. */
async function minutePasses() {
  const house = { db: w.db, settings: w.settings, now: w.now() }
  offerFreed(house)
  const sent: Mail[] = []
  const post = async (mail: Mail) => void sent.push(mail)
  await deliver(house, { email: post, sms: post } as never)
  return sent.filter(({ text }) => /Atelier annulé|n’aura pas lieu|will not take place/.test(text))
}

describe('a workshop that will not take place', () => {
  it('is told once to each person who waits for it, who is then off its list', async () => {
    const [mobile, email] = [somePhone(), 'odile@exemple.fr']
    await w.waitForSeat({ phone: mobile })
    const { key } = await w.waitForSeat({ phone: null, email, language: 'en' })
    expect(await minutePasses()).toEqual([])
    close()
    const told = await minutePasses()
    expect(told.map(({ to }) => to).toSorted()).toEqual([mobile, email].toSorted())
    expect(told.find(({ to }) => to === mobile)?.text).toMatch(
      /^Atelier annulé : mar\. 16 juin 14h00, Médiathèque de Gramat\. Tél\. 0565000000\. Autres : http\S+\/ateliers$/,
    )
    expect(told.find(({ to }) => to === email)).toMatchObject({
      subject: expect.stringMatching(/^Workshop cancelled: Tuesday 16\sJune at 2:00\spm$/),
    })
    expect(w.waiting().map(({ ending }) => ending)).toEqual(['calledOff', 'calledOff'])
    expect(await w.citizen().waiting.see({ key })).toMatchObject({ ending: 'calledOff', offer: null })
    expect(await minutePasses()).toEqual([])
    expect(
      w.db
        .select()
        .from(audit)
        .all()
        .filter(({ verb }) => verb === 'waiting.callOff'),
    ).toHaveLength(2)
  })

  it('is one under an absence too, but not one that is full, within its notice or no longer offered', async () => {
    await w.waitForSeat()
    w.setClock('2026-06-16', '13:30')
    expect(await minutePasses()).toEqual([])
    w.setClock('2026-06-15', '09:00')
    w.db.$client.prepare('update services set retired_at = 1 where id = ?').run(w.workshop.serviceId)
    expect(await minutePasses()).toEqual([])
    w.db.$client.prepare('update services set retired_at = null where id = ?').run(w.workshop.serviceId)
    w.db
      .insert(absences)
      .values({
        id: uuidv7(),
        advisorId: w.openings[0].advisorId,
        startsAt: '13:00',
        endsAt: '18:00',
        recurrence: { repeat: 'once', firstDay: '2026-06-16', exceptions: [] },
        createdAt: w.now(),
      })
      .run()
    expect(await minutePasses()).toHaveLength(1)
  })

  it('closes the seat that was kept for somebody', async () => {
    await w.waitForSeat()
    w.db.$client.prepare('update openings set seats = 2 where id = ?').run(w.workshop.workshopId)
    const [told] = await w.minutePasses()
    expect(keyIn(told!.text)).not.toBe('')
    close()
    await minutePasses()
    expect(w.madeTo()).toMatchObject([{ withdrawnAt: w.now(), takenAt: null }])
  })

  it('leaves who has only a landline on the list, marked, for the advisor to call', async () => {
    await w.waitForSeat({ phone: '0565112233' })
    close()
    expect(await minutePasses()).toEqual([])
    expect(w.waiting()).toMatchObject([{ endedAt: null }])
    expect(await w.as(w.people.camille).waiting.list()).toMatchObject([{ isCalledOff: true }])
  })

  it('waits for the morning to be told', async () => {
    await w.waitForSeat()
    w.setClock('2026-06-15', '21:00')
    close()
    expect(await minutePasses()).toEqual([])
    w.setClock('2026-06-16', '09:00')
    expect(await minutePasses()).toHaveLength(1)
  })
})

describe('a place that closes', () => {
  const closePlace = () =>
    w.db.$client.prepare('update places set closed_at = ? where id = ?').run(w.now(), w.place.id)
  const leaving = async () => {
    const house = { db: w.db, settings: w.settings, now: w.now() }
    offerFreed(house)
    const sent: Mail[] = []
    const post = async (mail: Mail) => void sent.push(mail)
    await deliver(house, { email: post, sms: post } as never)
    return sent.filter(({ text }) => /ne re[çc]oit plus|no longer receives/.test(text))
  }

  it('is told once to whoever waits there for any hour, who is then off its list', async () => {
    const [mobile, email] = [somePhone(), 'odile@exemple.fr']
    await w.waitForHour({ phone: mobile })
    const { key } = await w.waitForHour({ phone: null, email, language: 'en' })
    expect(await leaving()).toEqual([])
    closePlace()
    const told = await leaving()
    expect(told.find(({ to }) => to === mobile)?.text).toMatch(
      /^Votre lieu ne recoit plus : Médiathèque de Gramat\. Tél\. 0565000000\. Autres lieux : http\S+$/,
    )
    expect(told.find(({ to }) => to === email)).toMatchObject({
      subject: 'Your place no longer receives anybody',
    })
    expect(await w.citizen().waiting.see({ key })).toMatchObject({ ending: 'calledOff', startsAt: null })
    expect(await leaving()).toEqual([])
  })

  it('leaves who has only a landline on the list, marked, for the advisor to call', async () => {
    await w.waitForHour({ phone: '0565112233' })
    closePlace()
    expect(await leaving()).toEqual([])
    expect(await w.as(w.people.camille).waiting.list()).toMatchObject([{ isCalledOff: true }])
  })
})
