import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { letters } from '#drizzle/schema/index.ts'
import type { Mail } from '#server/notifications/compose.ts'
import { deliver } from '#server/notifications/deliver.ts'
import { promiseEves } from '#server/notifications/promise-eves.ts'
import type { WallTime } from '#shared/time.ts'
import { alsoAtGramat, bookingAt } from './booking-request.ts'
import { change, onceOn } from './planning.ts'
import { type World, world } from './world.ts'

let w: World
let sent: Mail[]
beforeEach(() => {
  w = world()
  sent = []
})

const ground = () => ({ db: w.db, settings: w.settings, now: w.now() })
const carry = () => deliver(ground(), { email: (mail) => Promise.resolve(void sent.push(mail)), sms: null })
const book = (time: WallTime, changed: object, day = '2026-06-16') =>
  w.citizen().appointments.book(bookingAt(w, time, changed, day))
const jeanne = { firstName: 'Jeanne', lastName: 'Marty', phone: '0612345678', email: 'jeanne@exemple.fr' }
const paul = { firstName: 'Paul', lastName: 'Éluard', phone: '0565000001', email: null }

const away = {
  startsAt: null,
  endsAt: null,
  recurrence: onceOn('2026-06-16'),
  lastDay: null,
}

/** What Camille receives when this hour comes. */
async function eveAt(time: WallTime, day = '2026-06-15') {
  w.setClock(day, time)
  promiseEves(ground())
  await carry()
  return sent.filter(({ messageId }) => messageId.includes('.eve.'))
}

describe('the day to come', () => {
  it('is told at 17 h, with first names, initials and no telephone', async () => {
    await book('09:00', jeanne)
    expect(await eveAt('16:59')).toEqual([])
    const [mail, ...more] = await eveAt('17:00')
    expect(more).toEqual([])
    expect(mail).toMatchObject({
      to: 'camille.delmas@exemple.fr',
      subject: 'Demain, mardi 16\u00a0juin\u00a0: 1 rendez-vous',
      calendar: null,
    })
    const said = mail?.text.replaceAll('\u00a0', ' ')
    expect(said).toContain('- 9 h 00 : Jeanne M., Médiathèque de Gramat')
    expect(said).toContain('http://localhost:3000/aujourdhui')
    expect(`${mail?.subject}${said}${mail?.html}`).not.toMatch(/Marty|06 12|0612|jeanne@/)
  })

  it('adds the people to call, whose number is there', async () => {
    w.setClock('2026-06-10', '08:00')
    await book('09:00', jeanne)
    await book('10:00', paul)
    const [mail] = await eveAt('17:00')
    const said = mail?.text.replaceAll('\u00a0', ' ') ?? ''
    expect(said).toContain('À appeler (1)')
    expect(said).toMatch(/- Paul É\., 05 65 00 00 01 \(mardi 16 juin à 10 h 00\) : ligne fixe : rappelez-lui/)
  })

  it('is told once, whoever asks and however often, and not again the same evening', async () => {
    await book('09:00', jeanne)
    w.setClock('2026-06-15', '17:00')
    promiseEves(ground())
    promiseEves(ground())
    await Promise.all([carry(), carry()])
    expect(await eveAt('17:05')).toHaveLength(1)
    expect(await eveAt('21:55')).toHaveLength(1)
    expect(
      w.db
        .select()
        .from(letters)
        .all()
        .filter(({ kind }) => kind === 'eve'),
    ).toHaveLength(1)
  })

  it('is told late after an outage, in the evening and not in the night', async () => {
    await book('09:00', jeanne)
    expect(await eveAt('22:00')).toEqual([])
    expect(await eveAt('21:59')).toHaveLength(1)
  })

  it('says nothing to who has nobody, nor of what was cancelled', async () => {
    const { key } = await book('09:00', jeanne)
    await w.citizen().appointments.cancel({ requestId: uuidv7(), key })
    expect(await eveAt('17:00')).toEqual([])
    expect(
      w.db
        .select()
        .from(letters)
        .all()
        .filter(({ kind }) => kind === 'eve'),
    ).toEqual([])
  })

  it('does not leave once that day has begun', async () => {
    await book('09:00', jeanne)
    w.setClock('2026-06-15', '17:00')
    promiseEves(ground())
    w.setClock('2026-06-16', '09:00')
    await carry()
    expect(
      w.db
        .select()
        .from(letters)
        .all()
        .find(({ kind }) => kind === 'eve'),
    ).toMatchObject({
      sentAt: null,
      lastError: 'past',
    })
  })
})

describe('an advisor', () => {
  it('is told of an hour that a citizen gives back, and not of one that they cancel themselves', async () => {
    const { key } = await book('09:00', jeanne)
    const other = await book('10:00', { ...paul, phone: '0612345670' })
    await w.citizen().appointments.cancel({ requestId: uuidv7(), key })
    await w
      .as(w.people.camille)
      .appointments.cancelByAdvisor({ requestId: uuidv7(), appointmentId: other.id })
    await carry()
    const freed = sent.filter(({ messageId }) => messageId.includes('.freed.'))
    expect(freed).toMatchObject([
      {
        to: 'camille.delmas@exemple.fr',
        subject: 'Rendez-vous annulé\u00a0: mardi 16\u00a0juin à 9\u00a0h\u00a000',
        calendar: null,
      },
    ])
    expect(freed[0]?.text).toContain('Jeanne M. a annulé')
    expect(freed[0]?.html).not.toContain('Marty')
  })

  it('is told of an appointment that a colleague hands over, and the citizen of nothing', async () => {
    alsoAtGramat(w)
    const { id } = await book('09:00', jeanne)
    await carry()
    sent = []
    const { camille, nadia } = w.people
    await change(w, { does: 'planAbsence', advisorId: camille.actor.advisorId, absence: away }, [
      { choice: 'transfer', appointmentId: id, advisorId: nadia.actor.advisorId },
    ])
    await carry()
    expect(sent).toMatchObject([
      {
        to: 'nadia.ferrand@exemple.fr',
        subject: 'Un rendez-vous vous est confié\u00a0: mardi 16\u00a0juin à 9\u00a0h\u00a000',
      },
    ])
    expect(sent[0]?.text).toContain('Jeanne M.')
    expect(`${sent[0]?.text}${sent[0]?.html}`).not.toMatch(/Marty|0612/)
  })

  it('is not read by whoever administers', async () => {
    const { key } = await book('09:00', jeanne)
    await w.citizen().appointments.cancel({ requestId: uuidv7(), key })
    const seen = await w.as(w.people.administrator).notifications.outbox()
    expect(seen.find(({ kind }) => kind === 'freed')?.written).toMatchObject({ text: '' })
    expect(JSON.stringify(seen)).not.toContain('Jeanne')
  })
})
