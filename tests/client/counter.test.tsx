import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { dismiss, readAnnouncements } from '#client/ui/announcements.ts'
import { appointments } from '#drizzle/schema/index.ts'
import { at, bookingAt } from '../api/booking-request.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let lot: World
beforeEach(() => {
  for (const { id } of readAnnouncements()) dismiss(id)
  lot = world()
  vi.useFakeTimers({ toFake: ['Date'], now: lot.now() })
})

const rows = () => lot.db.select().from(appointments).all()
const citizenBooks = (time: string, changed = {}) =>
  lot.citizen().appointments.book(bookingAt(lot, time, changed))

async function atCounter(address = '/aujourdhui') {
  const visited = await visit(address, { in: lot, as: lot.people.camille })
  await visited.user.click(await screen.findByRole('button', { name: 'Donner un rendez-vous' }))
  const form = within(await screen.findByRole('form', { name: 'Donner un rendez-vous' }))
  await form.findByRole('group', { name: /Quand/ })
  return { ...visited, form }
}

describe('somebody at the counter', () => {
  test('is booked by typing their name: the nearest free hour is already chosen, and the slip is ready', async () => {
    const { user, form } = await atCounter()
    expect(form.getByLabelText('Prénom')).toHaveFocus()
    await user.keyboard('Odette{Tab}Vidal{Tab}0565112233')
    expect(form.getByText(/^Ligne fixe/)).toBeVisible()
    await user.keyboard('{Enter}')
    const slip = within(await screen.findByRole('dialog', { name: 'C’est noté' }))
    expect(await slip.findByText(/^mardi 16\sjuin$/)).toBeVisible()
    expect(slip.getByText('Médiathèque de Gramat')).toBeVisible()
    expect(slip.getByRole('button', { name: 'Imprimer' })).toBeVisible()
    expect(rows()).toMatchObject([
      {
        startsAt: at('09:00'),
        firstName: 'Odette',
        lastName: 'Vidal',
        phone: '0565112233',
        bookedBy: lot.people.camille.actor.advisorId,
        overlapReason: null,
      },
    ])
  })

  test('whom one knows is found by the first letters of any name', async () => {
    await citizenBooks('09:00', { phone: '0612345678' })
    const { user, form } = await atCounter()
    await user.keyboard('mar')
    await user.click(await form.findByRole('option', { name: /Jeanne Marty/ }))
    expect(form.getByLabelText('Nom')).toHaveValue('Marty')
    expect(form.getByLabelText('Téléphone')).toHaveValue('0612345678')
    await user.keyboard('{Enter}')
    await screen.findByRole('dialog', { name: 'C’est noté' })
    expect(rows().map(({ startsAt }) => startsAt)).toEqual([at('09:00'), at('10:00')])
  })

  test('without a name, the form says what is missing and sends nothing', async () => {
    const { user, form } = await atCounter()
    await user.click(form.getByRole('button', { name: 'Donner ce rendez-vous' }))
    expect(await form.findByRole('link', { name: 'Écrivez son prénom.' })).toBeVisible()
    expect(rows()).toEqual([])
  })

  test('whose hour was taken meanwhile is offered the next one, with the form kept', async () => {
    const { user, form } = await atCounter()
    await citizenBooks('09:00')
    await user.keyboard('Odette{Tab}Vidal{Enter}')
    expect(await form.findByText(/^Cette heure vient d’être prise/)).toBeVisible()
    expect(form.getByLabelText('Prénom')).toHaveValue('Odette')
    await waitFor(() => expect(form.getByRole('radio', { name: /^Demain, 10\sh/ })).toBeChecked())
    await user.click(form.getByRole('button', { name: 'Donner ce rendez-vous' }))
    await screen.findByRole('dialog', { name: 'C’est noté' })
    expect(rows().at(-1)?.startsAt).toBe(at('10:00'))
  })

  test('comes at an hour of the advisor’s own, over somebody only for a reason, which is kept and shown', async () => {
    await citizenBooks('10:00')
    const { user, form } = await atCounter('/semaine?vue=liste')
    await user.keyboard('Odette{Tab}Vidal')
    await user.click(form.getByRole('radio', { name: 'Une autre heure' }))
    await user.clear(form.getByLabelText('Jour'))
    await user.type(form.getByLabelText('Jour'), '2026-06-16')
    await user.type(form.getByLabelText('Heure'), '10:30')
    await user.click(form.getByRole('button', { name: 'Donner ce rendez-vous' }))
    expect(await form.findByText(/^Quelqu’un est déjà attendu à cette heure/)).toBeVisible()
    await user.click(form.getByRole('button', { name: 'Donner quand même' }))
    expect(rows()).toHaveLength(1)
    await user.type(form.getByLabelText(/^Pourquoi les garder/), 'Deux voisines')
    await user.click(form.getByRole('button', { name: 'Donner quand même' }))
    await user.click(await screen.findByRole('button', { name: 'Terminé' }))
    expect(rows().at(-1)).toMatchObject({ startsAt: at('10:30'), overlapReason: 'Deux voisines' })
    expect(await screen.findByText('Deux voisines')).toBeVisible()
  })
})

test('the key r opens the form from today, and does nothing while one types', async () => {
  const { user } = await visit('/aujourdhui', { in: lot, as: lot.people.camille })
  await screen.findByRole('button', { name: 'Donner un rendez-vous' })
  await user.keyboard('r')
  const field = await screen.findByLabelText('Prénom')
  await user.keyboard('rr')
  expect(field).toHaveValue('rr')
  expect(screen.getAllByRole('dialog')).toHaveLength(1)
})
