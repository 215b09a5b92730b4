import { cleanup, screen, within } from '@testing-library/react'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { deliver } from '#server/notifications/deliver.ts'
import { bookingAt } from '../api/booking-request.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let here: World
beforeEach(() => void (here = world()))

const open = () => visit('/administration/messages', { in: here, as: here.people.administrator })
const book = (time: '09:00' | '10:00', changed = {}) =>
  here.citizen().appointments.book(bookingAt(here, time, changed))
const section = async (name: RegExp) => within(await screen.findByRole('region', { name }))
const byEmail = { phone: null, email: 'jeanne@exemple.fr' }

describe('the outbox', () => {
  it('says what is empty', async () => {
    await open()
    expect(await screen.findByText('Aucun message pour le moment')).toBeVisible()
  })

  it('shows what waits without a mail server: to whom, and the words without the key', async () => {
    await book('09:00', byEmail)
    const { user } = await open()
    const waiting = await section(/^En attente \(1\)$/)
    const row = within(await waiting.findByRole('row', { name: /Confirmation/ }))
    expect(row.getByText('j…@exemple.fr')).toBeVisible()
    await user.click(row.getByText(/^Votre rendez-vous : mardi 16/))
    expect(row.getByText(/Médiathèque de Gramat/)).toHaveTextContent('/rendez-vous#…')
  })

  it('says what it waits for, and shows no hour gone by', async () => {
    await book('09:00', byEmail)
    await open()
    const waiting = await section(/^En attente \(1\)$/)
    expect(await waiting.findByText('Attend un serveur de courriel')).toBeVisible()
    expect(waiting.queryByText(/À envoyer/)).toBeNull()
  })

  it('says who was not told, and why', async () => {
    await book('09:00', { phone: '0612345678' })
    await deliver({ db: here.db, settings: here.settings, now: here.now() })
    await open()
    const untold = await section(/^Non prévenus \(1\)$/)
    expect(await untold.findByText(/^Non prévenu : aucun fournisseur de SMS/)).toBeVisible()
  })

  it('tells what left from what no longer had to', async () => {
    const { key } = await book('09:00', byEmail)
    await here.citizen().appointments.cancel({ requestId: uuidv7(), key })
    const email = () => Promise.resolve()
    await deliver({ db: here.db, settings: here.settings, now: here.now() }, { email, sms: null })
    await open()
    expect(await (await section(/^Partis \(2\)$/)).findByRole('row', { name: /Annulation/ })).toBeVisible()
    const pointless = await section(/^Devenus inutiles \(1\)$/)
    expect(await pointless.findByText(/^N’est pas parti\s: rendez-vous annulé$/)).toBeVisible()
  })

  it('expects nothing any more of the reminder of a cancelled appointment, though its day has not come', async () => {
    const { key } = await here.citizen().appointments.book(bookingAt(here, '09:00', byEmail, '2026-06-23'))
    await here.citizen().appointments.cancel({ requestId: uuidv7(), key })
    await open()
    const pointless = await section(/^Devenus inutiles \(2\)$/)
    const reminder = within(await pointless.findByRole('row', { name: /^Rappel/ }))
    expect(reminder.getByText(/^Ne partira pas\s: rendez-vous annulé$/)).toBeVisible()
  })

  it('calls a landline rather than reading it a text message, until there is nothing to say', async () => {
    const { key } = await here
      .citizen()
      .appointments.book(bookingAt(here, '09:00', { phone: '0565112233' }, '2026-06-23'))
    await open()
    const waiting = await section(/^En attente \(1\)$/)
    expect(await waiting.findByText(/^À appeler\s: ce qu’il faut dire$/)).toBeVisible()
    expect(waiting.queryByText('Lire le SMS')).toBeNull()
    cleanup()
    await here.citizen().appointments.cancel({ requestId: uuidv7(), key })
    await open()
    const pointless = await section(/^Devenus inutiles \(1\)$/)
    expect(await pointless.findByText(/^N’est plus à appeler\s: rendez-vous annulé$/)).toBeVisible()
  })

  it('is in the menu of the administrator', async () => {
    await open()
    expect((await screen.findAllByRole('link', { name: 'Boîte d’envoi' })).length).toBeGreaterThan(0)
  })

  it('is in no menu of a coordinator', async () => {
    await visit('/administration/structures', { in: here, as: here.people.coordinator })
    expect((await screen.findAllByRole('link', { name: 'Tableau de bord' })).length).toBeGreaterThan(0)
    expect(screen.queryByRole('link', { name: 'Boîte d’envoi' })).toBeNull()
  })
})
