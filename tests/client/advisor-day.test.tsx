import { screen, waitFor, within } from '@testing-library/react'
import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { dismiss, readAnnouncements } from '#client/ui/announcements.ts'
import { appointments, openings, services, sessions } from '#drizzle/schema/index.ts'
import { hour } from '#shared/time.ts'
import { telling } from '../api/telling.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let lot: World
beforeEach(() => {
  for (const { id } of readAnnouncements()) dismiss(id)
  lot = world()
  vi.useFakeTimers({ toFake: ['Date'], now: lot.now() })
})

const asCamille = (address: string) => visit(address, { in: lot, as: lot.people.camille })
const camille = () => lot.as(lot.people.camille).sessions
const rows = () => lot.db.select().from(sessions).all()

function book(changed: Partial<typeof appointments.$inferInsert> = {}) {
  const appointment = {
    id: uuidv7(),
    reference: uuidv7().slice(-8),
    advisorId: lot.people.camille.actor.advisorId,
    placeId: lot.otherPlace.id,
    serviceId: lot.service.id,
    startsAt: lot.now() - hour,
    endsAt: lot.now() - hour / 2,
    firstName: 'Paulette',
    lastName: 'Andrieu',
    phone: '0565000001',
    need: 'autonomy' as const,
    bookedAt: lot.now() - 24 * hour,
    ...changed,
  }
  lot.db.insert(appointments).values(appointment).run()
  return appointment
}

describe('from an appointment', () => {
  test('« Clôturer et noter » opens the form with all that it says, and settles it', async () => {
    const { id } = book()
    const { user } = await asCamille('/aujourdhui')
    await user.click(await screen.findByRole('link', { name: /Clôturer et noter.*Paulette Andrieu/ }))
    expect(await screen.findByRole('combobox', { name: 'Lieu' })).toHaveDisplayValue(
      'France Services de Saint-Céré',
    )
    expect(screen.getByText('Paulette Andrieu')).toBeVisible()
    expect(screen.getByRole('checkbox', { name: /^Aide aux démarches/ })).toBeChecked()
    expect(screen.getByRole('radio', { name: /^30/ })).toBeChecked()
    await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
    expect(await screen.findByText('Noté')).toBeVisible()
    expect(rows()).toMatchObject([{ appointmentId: id, communeCode: '46251' }])
    const kept = lot.db.select().from(appointments).where(eq(appointments.id, id)).get()
    expect(kept?.honouredAt).toBe(lot.now())
  })

  test('one already noted leads to its session', async () => {
    const { id } = book()
    const told = telling(lot)({ appointmentId: id })
    await camille().record(told)
    const { user, history } = await asCamille(`/noter?appointment=${id}`)
    await user.click(await screen.findByRole('link', { name: 'Ouvrir son accompagnement' }))
    expect(await screen.findByRole('heading', { name: 'Corriger un accompagnement' })).toBeVisible()
    expect(history.location.search).toContain(told.id)
  })

  test('an absence is noted by one touch, and taken back by one', async () => {
    const { id } = book({ startsAt: lot.now() - 30 * hour, endsAt: lot.now() - 29 * hour })
    const missedAt = () => lot.db.select().from(appointments).where(eq(appointments.id, id)).get()?.missedAt
    const { user } = await asCamille('/aujourdhui')
    const late = within(await screen.findByRole('complementary', { name: /À clôturer/ }))
    await user.click(late.getByRole('button', { name: /^Absent/ }))
    await waitFor(() => expect(missedAt()).toBe(lot.now()))
    expect(await screen.findByText(/Rien en retard/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Annuler' }))
    await waitFor(() => expect(missedAt()).toBeNull())
    expect(await late.findByText('Paulette Andrieu')).toBeVisible()
  })
})

test('the week shows each day with the same acts, and moves by one week', async () => {
  book({ startsAt: lot.now() + 7 * 24 * hour, endsAt: lot.now() + 7 * 24 * hour + hour })
  const { user, history } = await asCamille('/semaine')
  expect(await screen.findByRole('heading', { name: /^Mardi 16\sjuin/ })).toBeVisible()
  expect(screen.queryByText('Paulette Andrieu')).toBeNull()
  await user.click(screen.getByRole('link', { name: 'Semaine suivante' }))
  expect(await screen.findByText('Paulette Andrieu')).toBeVisible()
  expect(history.location.search).toContain('2026-06-22')
})

test('hours without a place bear the name of what they are kept for', async () => {
  const home = {
    ...lot.service,
    id: uuidv7(),
    code: 'home',
    nameFr: 'Rendez-vous à domicile',
    mode: 'home' as const,
  }
  lot.db.insert(services).values(home).run()
  const { id } = lot.openings[0]
  lot.db.update(openings).set({ placeId: null, serviceId: home.id }).where(eq(openings.id, id)).run()
  await asCamille('/semaine?vue=liste')
  expect(await screen.findByText('Rendez-vous à domicile')).toBeVisible()
  expect(screen.queryByText('À distance')).toBeNull()
})
