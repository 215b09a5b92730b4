import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { appointments, letters } from '#drizzle/schema/index.ts'
import { forgetPeople } from '#server/appointments/forget-people.ts'
import type { Mail } from '#server/notifications/compose.ts'
import { deliver } from '#server/notifications/deliver.ts'
import type { Booker } from '#shared/bookers.ts'
import { at, bookingAt, somePhone } from './booking-request.ts'
import { onceOn, rehearse } from './planning.ts'
import { refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

let w: World
beforeEach(() => void (w = world()))

const daughter = (changed: Partial<Booker> = {}): Booker => ({
  tie: 'relative',
  name: 'Lucie Marty',
  organisation: '',
  phone: '0611111111',
  email: 'lucie@exemple.fr',
  lettersTo: 'booker',
  ...changed,
})
const socialWorker = (changed: Partial<Booker> = {}) =>
  daughter({
    tie: 'professional',
    name: 'Sonia Bel',
    organisation: 'CCAS de Gramat',
    email: null,
    ...changed,
  })

const bookFor = (
  booker: Booker,
  changed = {},
  time: '09:00' | '10:00' | '11:00' = '09:00',
  day = '2026-06-16',
) => w.citizen().appointments.book(bookingAt(w, time, { phone: null, booker, ...changed }, day))
const promised = () =>
  w.db
    .select()
    .from(letters)
    .all()
    .map(({ kind, channel, addressee }) => `${kind} ${channel} ${addressee}`)
    .toSorted()
const rows = () => w.db.select().from(appointments).all()

/** Everything that leaves, on both ways. */
async function carried() {
  const sent: Mail[] = []
  const post = async (mail: Mail) => void sent.push(mail)
  await deliver({ db: w.db, settings: w.settings, now: w.now() }, { email: post, sms: post })
  return sent
}

describe('somebody who books for somebody else', () => {
  it('books for a person who has neither telephone nor e-mail, and gets the letters', async () => {
    const booked = await bookFor(daughter())
    expect(booked).toMatchObject({ firstName: 'Jeanne', isForSomebody: true, hasContact: { email: true } })
    expect(promised()).toEqual(['booked email booker', 'booked sms booker'])
    const sent = await carried()
    expect(sent.map(({ to }) => to).toSorted()).toEqual(['0611111111', 'lucie@exemple.fr'])
    const mail = sent.find(({ to }) => to.includes('@'))
    expect(mail?.subject).toMatch(/^Pour votre proche, votre rendez-vous/)
    expect(mail?.text).toMatch(/^Vous avez pris ce rendez-vous pour un proche/)
    expect(mail?.messageId).toBe(`<${booked.id}.booked.0.booker@localhost>`)
    const text = sent.find(({ to }) => !to.includes('@'))?.text ?? ''
    expect(text).toMatch(/^Pour votre proche, RDV/)
    expect(text.length).toBeLessThanOrEqual(160)
    expect(JSON.stringify(sent)).not.toMatch(/Jeanne|Lucie|Marty/)
  })

  it('lets the person get them, or both, each by their own ways and with a link that opens the appointment', async () => {
    const phone = somePhone()
    await bookFor(daughter({ lettersTo: 'person' }), { phone })
    expect(promised()).toEqual(['booked sms person'])
    const { reference } = await bookFor(daughter({ lettersTo: 'both', phone: null }), { phone }, '10:00')
    expect(promised()).toEqual(['booked email booker', 'booked sms person', 'booked sms person'])
    const mail = (await carried()).find(({ to }) => to === 'lucie@exemple.fr')
    const [, key = ''] = mail?.text.match(/rendez-vous#([\w-]{22})/) ?? []
    expect((await w.citizen().appointments.see({ key })).reference).toBe(reference)
  })

  it('is told of a move and of a cancellation, and reminded, as the person is', async () => {
    const day = '2026-06-23'
    const { key } = await bookFor(
      daughter({ lettersTo: 'both', phone: null }),
      { phone: somePhone() },
      '09:00',
      day,
    )
    expect(promised()).toEqual([
      'booked email booker',
      'booked sms person',
      'reminder email booker',
      'reminder sms person',
    ])
    w.db.delete(letters).run()
    await w.citizen().appointments.move({ requestId: uuidv7(), key, startsAt: at('10:00', day) })
    await w.citizen().appointments.cancel({ requestId: uuidv7(), key })
    expect(promised().filter((letter) => !letter.includes('freed'))).toEqual([
      'cancelled email booker',
      'cancelled sms person',
      'moved email booker',
      'moved sms person',
      'reminder email booker',
      'reminder sms person',
    ])
  })

  it.each([
    ['no way to be reached', daughter({ phone: null, email: null })],
    ['letters to a person who cannot get any', daughter({ lettersTo: 'person' })],
    ['letters to both when only one can get them', daughter({ lettersTo: 'both' })],
    ['a profession without an organisation', socialWorker({ organisation: '' })],
    ['no name', daughter({ name: ' ' })],
  ])('is refused for %s', async (_, booker) => {
    expect(await refusalOf(bookFor(booker))).toBe('invalidInput')
    expect(rows()).toEqual([])
  })

  it('does not use up the two appointments of their own', async () => {
    const phone = '0611111111'
    for (const time of ['09:00', '10:00'] as const) await bookFor(daughter(), {}, time)
    await w.citizen().appointments.book(bookingAt(w, '11:00', { phone }))
    expect(rows()).toHaveLength(3)
  })

  it('leaves the person at most two, whoever books them', async () => {
    const phone = somePhone()
    await bookFor(daughter(), { phone })
    await bookFor(socialWorker({ phone: '0565112233' }), { phone }, '10:00')
    expect(await refusalOf(bookFor(daughter(), { phone }, '11:00'))).toBe('tooManyAppointments')
  })

  it('books four to come for a family, far more as a professional, and is then told to call', async () => {
    const days = ['2026-06-16', '2026-06-23'] as const
    const bookAll = async (booker: Booker) => {
      const answers = []
      for (const day of days)
        for (const time of ['09:00', '10:00', '11:00'] as const)
          answers.push(await refusalOf(bookFor(booker, {}, time, day)))
      return answers
    }
    expect(await bookAll(daughter())).toEqual([
      ...Array(4).fill('no refusal'),
      ...Array(2).fill('tooManyForOthers'),
    ])
    w = world()
    expect(await bookAll(socialWorker())).toEqual(Array(6).fill('no refusal'))
  })

  it('cannot take back a cancelled one once their count is full', async () => {
    const { key } = await bookFor(daughter())
    await w.citizen().appointments.cancel({ requestId: uuidv7(), key })
    for (const time of ['10:00', '11:00'] as const) await bookFor(daughter(), {}, time)
    for (const time of ['09:00', '10:00'] as const) await bookFor(daughter(), {}, time, '2026-06-23')
    expect(await refusalOf(w.citizen().appointments.reopen({ requestId: uuidv7(), key }))).toBe(
      'tooManyForOthers',
    )
  })

  it('is named to the advisor who receives, with whom they are and how to call them, and to no other', async () => {
    const { id } = await bookFor(socialWorker())
    const { camille, nadia } = w.people
    const [seen] = (await w.as(camille).appointments.agenda({ from: '2026-06-16', to: '2026-06-16' }))
      .appointments
    expect(seen).toMatchObject({
      id,
      firstName: 'Jeanne',
      booker: { tie: 'professional', name: 'Sonia Bel', organisation: 'CCAS de Gramat', phone: '0611111111' },
    })
    expect(
      JSON.stringify(await w.as(nadia).appointments.agenda({ from: '2026-06-16', to: '2026-06-16' })),
    ).not.toContain('Sonia')
  })

  it('is written to, or called, when a change of plans touches the appointment', async () => {
    const { camille } = w.people
    const absence = { startsAt: null, endsAt: null, recurrence: onceOn('2026-06-16'), lastDay: null }
    const away = { does: 'planAbsence' as const, advisorId: camille.actor.advisorId, absence }
    const told = async () =>
      (await rehearse(w, away)).touched.map(({ phone, isWrittenTo }) => ({ phone, isWrittenTo }))
    await bookFor(daughter())
    expect(await told()).toEqual([{ phone: '0611111111', isWrittenTo: true }])
    w.db.update(appointments).set({ bookerPhone: '0565112233', bookerEmail: null }).run()
    expect(await told()).toEqual([{ phone: '0565112233', isWrittenTo: false }])
  })

  it('is forgotten with the person, thirty days after', async () => {
    await bookFor(socialWorker({ email: 'sonia@exemple.fr' }))
    w.setClock('2026-07-16', '10:01')
    forgetPeople({ db: w.db, now: w.now() })
    expect(JSON.stringify(rows())).not.toMatch(/Sonia|CCAS|0611111111|sonia@|Jeanne/)
    expect(rows()).toMatchObject([{ bookerTie: 'professional', clearedAt: w.now() }])
  })
})
