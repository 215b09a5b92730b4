import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test } from 'vitest'
import { hashPassword, passwordCredential, verifyPassword } from '#drizzle/passwords.ts'
import { appointments, credentials, signIns, writes } from '#drizzle/schema/index.ts'
import { hour } from '#shared/time.ts'
import { detailsOf, refusalOf } from './refusal.ts'
import { type Person, type World, world } from './world.ts'

let here: World
beforeEach(() => void (here = world()))

const asAdministrator = () => here.as(here.people.administrator)
const request = () => ({ requestId: uuidv7() })

const person = async (name: string) => {
  const people = await asAdministrator().signIn.people()
  return people.find((each) => each.name === name)
}

const invitee = (more: object = {}) => ({
  ...request(),
  firstName: 'Rose',
  lastName: 'Lacoste',
  email: 'rose.lacoste@exemple.fr',
  role: 'coordinator' as const,
  structureId: null,
  ...more,
})

const keyOf = (link: string) => link.split('#')[1] ?? ''

function addAppointment(advisorId: string, placeId: string, startsAt: number) {
  const appointment = { id: uuidv7(), reference: uuidv7(), advisorId, placeId, serviceId: here.service.id }
  here.db
    .insert(appointments)
    .values({
      ...appointment,
      startsAt,
      endsAt: startsAt + hour,
      firstName: 'Odette',
      phone: '0612345678',
      need: 'unknown',
      bookedAt: here.now(),
    })
    .run()
  return appointment
}

describe('structures', () => {
  test('are added and corrected by the administrator', async () => {
    const added = { ...request(), name: 'Grand Cahors', kind: 'EPCI' as const, communeCode: '46042' }
    const { id } = await asAdministrator().structures.add(added)
    expect(await asAdministrator().structures.add(added)).toEqual({ id })
    const change = { ...added, ...request(), structureId: id, name: 'Communauté du Grand Cahors' }
    await asAdministrator().structures.change(change)
    expect(await asAdministrator().structures.list()).toMatchObject([
      { name: 'Cauvaldor', advisors: 2 },
      { name: 'Communauté du Grand Cahors', communeName: 'Cahors', advisors: 0 },
    ])
  })

  test('refuse a commune or a structure that does not exist', async () => {
    const input = { ...request(), name: 'Ailleurs', kind: 'EPCI' as const, communeCode: '46999' }
    expect(await refusalOf(asAdministrator().structures.add(input))).toBe('invalidInput')
    const change = { ...input, ...request(), communeCode: null, structureId: uuidv7() }
    expect(await refusalOf(asAdministrator().structures.change(change))).toBe('notFound')
  })

  test('are seen by their advisors and manager alone, among staff', async () => {
    const other = { ...request(), name: 'Grand Cahors', kind: 'EPCI' as const, communeCode: null }
    await asAdministrator().structures.add(other)
    const namesFor = async (who: Person) => (await here.as(who).structures.list()).map(({ name }) => name)
    expect(await namesFor(here.people.camille)).toEqual(['Cauvaldor'])
    expect(await namesFor(here.people.manager)).toEqual(['Cauvaldor'])
    expect(await namesFor(here.people.coordinator)).toEqual(['Cauvaldor', 'Grand Cahors'])
  })
})

describe('places', () => {
  const mairie = () => ({
    ...request(),
    name: 'Mairie de Gramat',
    address: '1 place de la Mairie',
    postalCode: '46500',
    communeCode: '46128',
    phone: '05 65 00 00 01',
    accessNote: '',
    stepFree: true,
  })

  test('have a short address of their own that a new name does not change', async () => {
    const { id } = await asAdministrator().places.add(mairie())
    await asAdministrator().places.add(mairie())
    await asAdministrator().places.change({ ...mairie(), placeId: id, name: 'Mairie' })
    const places = await asAdministrator().places.list()
    expect(places.map(({ name, slug }) => `${name}: ${slug}`)).toEqual([
      'France Services de Saint-Céré: france-services-de-saint-cere',
      'Mairie: mairie-de-gramat',
      'Mairie de Gramat: mairie-de-gramat-2',
      'Médiathèque de Gramat: mediatheque-de-gramat',
    ])
    expect(places[1]).toMatchObject({ phone: '0565000001', communeName: 'Gramat' })
  })

  test('close once nobody has an appointment there any more, and open again', async () => {
    const { advisorId } = here.people.camille.actor
    const tomorrow = here.now() + 25 * hour
    const { id } = addAppointment(advisorId, here.place.id, tomorrow)
    const close = () => asAdministrator().places.close({ ...request(), placeId: here.place.id })
    expect(await detailsOf(close())).toEqual({
      problem: 'appointmentsToCome',
      more: [{ id, startsAt: tomorrow, firstName: 'Camille', lastName: 'Delmas' }],
    })
    here.setClock('2026-06-20', '08:00')
    await close()
    expect((await asAdministrator().places.list()).map(({ closedAt }) => closedAt)).toEqual([
      null,
      here.now(),
    ])
    await asAdministrator().places.reopen({ ...request(), placeId: here.place.id })
    expect((await asAdministrator().places.list()).map(({ closedAt }) => closedAt)).toEqual([null, null])
  })
})

describe('an invitation', () => {
  const accept = (link: string, password = 'un mot de passe assez long') =>
    here.citizen().signIn.acceptInvitation({ ...request(), key: keyOf(link), password })

  test('gives an account whose person chooses the password, once', async () => {
    const { userId, link } = await asAdministrator().signIn.invite(invitee())
    expect(link).toMatch(/^http:\/\/localhost:3000\/invitation#[\w-]{22}$/)
    expect(await person('Rose Lacoste')).toMatchObject({
      hasPassword: false,
      invitedUntil: expect.any(Number),
    })
    expect(await accept(link)).toEqual({ email: 'rose.lacoste@exemple.fr' })
    const kept = here.db.select().from(credentials).where(eq(credentials.userId, userId)).get()!
    expect(await verifyPassword(kept.password!, 'un mot de passe assez long')).toBe(true)
    expect(await refusalOf(accept(link))).toBe('invitationOver')
    expect(await person('Rose Lacoste')).toMatchObject({
      hasPassword: true,
      invitedUntil: null,
      grants: [{ role: 'coordinator' }],
    })
  })

  test('shows the same link when the same request comes twice, and the file keeps neither key nor password', async () => {
    const input = invitee()
    const first = await asAdministrator().signIn.invite(input)
    expect(await asAdministrator().signIn.invite(input)).toEqual(first)
    await accept(first.link, 'un secret bien gardé')
    const file = Buffer.from(here.db.$client.serialize()).toString('latin1')
    expect(file).not.toContain(keyOf(first.link))
    expect(file).not.toContain('un secret bien gard')
    expect(JSON.stringify(here.db.select().from(writes).all())).not.toContain('rose')
  })

  test('that was accepted gives the same answer again to the same request', async () => {
    const { link } = await asAdministrator().signIn.invite(invitee())
    const acceptance = { ...request(), key: keyOf(link), password: 'un mot de passe assez long' }
    const first = await here.citizen().signIn.acceptInvitation(acceptance)
    expect(await here.citizen().signIn.acceptInvitation(acceptance)).toEqual(first)
  })

  test('is over after seven days, when a newer one is made, and when the account is disabled', async () => {
    const { userId, link } = await asAdministrator().signIn.invite(invitee())
    here.setClock('2026-06-22', '08:01')
    expect(await refusalOf(accept(link))).toBe('invitationOver')
    const newer = await asAdministrator().signIn.inviteAgain({ ...request(), userId })
    const newest = await asAdministrator().signIn.inviteAgain({ ...request(), userId })
    expect(await refusalOf(accept(newer.link))).toBe('invitationOver')
    await asAdministrator().signIn.disable({ ...request(), userId })
    expect(await refusalOf(accept(newest.link))).toBe('invitationOver')
  })

  test('replaces a forgotten password and ends what was open', async () => {
    const { userId } = here.people.camille.actor
    here.db
      .insert(credentials)
      .values(passwordCredential(userId, await hashPassword('l’ancien mot de passe'), here.now()))
      .run()
    here.cookieOf(here.people.camille)
    const { link } = await asAdministrator().signIn.inviteAgain({ ...request(), userId })
    await accept(link, 'le nouveau mot de passe')
    const kept = here.db.select().from(credentials).where(eq(credentials.userId, userId)).all()
    expect(kept).toHaveLength(1)
    expect(await verifyPassword(kept[0]!.password!, 'le nouveau mot de passe')).toBe(true)
    expect(here.db.select().from(signIns).all()).toEqual([])
  })

  test('is refused for an address that somebody has, and for a short password', async () => {
    const taken = invitee({ email: 'Camille.Delmas@exemple.fr' })
    expect(await refusalOf(asAdministrator().signIn.invite(taken))).toBe('emailTaken')
    const { link } = await asAdministrator().signIn.invite(invitee())
    expect(await refusalOf(accept(link, 'court'))).toBe('invalidInput')
    expect(await person('Rose Lacoste')).toMatchObject({ hasPassword: false })
  })

  test('cannot be guessed at leisure', async () => {
    for (let tried = 0; tried < 20; tried += 1)
      expect(await refusalOf(accept(`#${'a'.repeat(22)}`))).toBe('invitationOver')
    expect(await refusalOf(accept(`#${'a'.repeat(22)}`))).toBe('tooManyRequests')
  })

  test('makes an advisor of who receives', async () => {
    const role = { role: 'advisor' as const, structureId: here.structure.id }
    await asAdministrator().signIn.invite(invitee(role))
    expect(await person('Rose Lacoste')).toMatchObject({
      firstName: 'Rose',
      lastName: 'Lacoste',
      structureName: 'Cauvaldor',
      deactivatedAt: null,
    })
    expect(await refusalOf(asAdministrator().signIn.invite(invitee({ role: 'advisor' })))).toBe(
      'invalidInput',
    )
  })
})
