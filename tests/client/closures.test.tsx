import { screen, waitFor, within } from '@testing-library/react'
import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { dismiss, readAnnouncements } from '#client/ui/announcements.ts'
import { advisors, appointments, placeClosures, places } from '#drizzle/schema/index.ts'
import { alsoAtGramat, bookingAt } from '../api/booking-request.ts'
import { onceOn } from '../api/planning.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let lot: World
beforeEach(() => {
  for (const { id } of readAnnouncements()) dismiss(id)
  lot = world()
  vi.useFakeTimers({ toFake: ['Date'], now: lot.now() })
})

const asAdministrator = (address: string) => visit(address, { in: lot, as: lot.people.administrator })
const camille = () => lot.people.camille.actor.advisorId
const nadia = () => lot.people.nadia.actor.advisorId
const book = (time = '09:00') =>
  lot.citizen().appointments.book(bookingAt(lot, time, { advisorId: camille() }))
const row = (id: string) => lot.db.select().from(appointments).where(eq(appointments.id, id)).get()

describe('closures and departures', () => {
  test('a place closes for some days: its appointments are decided, and it may open again', async () => {
    const { id } = await book()
    const { user } = await asAdministrator('/administration/fermetures')
    await user.click(await screen.findByRole('button', { name: 'Fermer un lieu quelques jours' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(dialog.getByRole('button', { name: 'Continuer' }))
    expect(dialog.getByText('Choisissez dans la liste.')).toBeVisible()
    await user.selectOptions(
      dialog.getByLabelText('Quel lieu ?'),
      await dialog.findByText('Médiathèque de Gramat'),
    )
    await user.clear(dialog.getByLabelText('Dernier jour'))
    await user.type(dialog.getByLabelText('Dernier jour'), '2026-06-20')
    await user.click(dialog.getByRole('button', { name: 'Continuer' }))
    await user.click(await dialog.findByRole('radio', { name: 'Garder' }))
    await user.click(dialog.getByRole('button', { name: 'Enregistrer ces choix' }))
    const line = await screen.findByRole('button', {
      name: /^Retirer\s: Médiathèque de Gramat, du lundi 15\sjuin 2026/,
    })
    expect(row(id)?.cancelledAt).toBeNull()
    await user.click(line)
    expect(await screen.findByText('Aucune fermeture à venir.')).toBeVisible()
    expect(lot.db.select().from(placeClosures).all()).toEqual([])
  })

  test('T124 an advisor leaves: nothing may be kept, all may be handed over', async () => {
    alsoAtGramat(lot)
    const { id } = await book()
    const { user } = await asAdministrator('/administration/fermetures')
    await user.click(await screen.findByRole('button', { name: 'Un conseiller ne reçoit plus' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.selectOptions(dialog.getByLabelText('Qui ?'), await dialog.findByText('Camille Delmas'))
    await user.click(dialog.getByRole('button', { name: 'Continuer' }))
    await user.click(await dialog.findByRole('radio', { name: 'Confier' }))
    expect(dialog.queryByRole('radio', { name: 'Garder' })).toBeNull()
    expect(dialog.getByRole('combobox', { name: /^À qui/ })).toHaveDisplayValue('Nadia Ferrand')
    await user.click(dialog.getByRole('button', { name: 'Enregistrer ces choix' }))
    expect(await screen.findByText('Camille Delmas ne reçoit plus.')).toBeVisible()
    expect(row(id)?.advisorId).toBe(lot.people.nadia.actor.advisorId)
    const left = lot.db.select().from(advisors).where(eq(advisors.id, camille())).get()
    expect(left?.deactivatedAt).toBe(lot.now())
  })

  test('an advisor leaves: all that can be handed over is, in one touch, and the reason is said', async () => {
    const first = await book()
    const second = await book('10:00')
    await lot.as(lot.people.nadia).planning.change({
      requestId: uuidv7(),
      decisions: [],
      change: {
        does: 'planAbsence',
        advisorId: nadia(),
        absence: { startsAt: '10:00', endsAt: '11:00', recurrence: onceOn('2026-06-16'), lastDay: null },
      },
    })
    const { user } = await asAdministrator('/administration/fermetures')
    await user.click(await screen.findByRole('button', { name: 'Un conseiller ne reçoit plus' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.selectOptions(dialog.getByLabelText('Qui ?'), await dialog.findByText('Camille Delmas'))
    await user.click(dialog.getByRole('button', { name: 'Continuer' }))
    expect(await dialog.findAllByText(/Camille s’en va/)).toHaveLength(2)
    await user.click(dialog.getByRole('button', { name: 'Tout annuler' }))
    await user.click(dialog.getByRole('button', { name: 'Confier tout ce qui peut l’être' }))
    expect(dialog.getByRole('combobox', { name: /^À qui/ })).toHaveDisplayValue(
      'Nadia Ferrand, hors permanence',
    )
    await user.click(dialog.getByRole('button', { name: 'Enregistrer ces choix' }))
    expect(await screen.findByText('Camille Delmas ne reçoit plus.')).toBeVisible()
    expect(row(first.id)).toMatchObject({ advisorId: nadia(), cancelledAt: null })
    expect(row(second.id)).toMatchObject({ advisorId: camille(), cancelledBy: 'advisor' })
  })

  test('the page of places leads here when people still have appointments', async () => {
    await book()
    const { user, history } = await asAdministrator('/administration/lieux')
    await user.click(await screen.findByRole('button', { name: /^Fermer\s: Médiathèque/ }))
    await user.click(await screen.findByRole('link', { name: 'Décider pour chaque rendez-vous' }))
    await waitFor(() => expect(history.location.pathname).toBe('/administration/fermetures'))
    expect(
      lot.db
        .select()
        .from(places)
        .all()
        .map(({ closedAt }) => closedAt),
    ).toEqual([null, null])
  })
})
