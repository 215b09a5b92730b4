import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, it } from 'vitest'
import { holds } from '#drizzle/schema/index.ts'
import { alsoAtGramat, bookingAt } from '../api/booking-request.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let here: World
beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
  here = world()
})

const hourAt10 = () => screen.queryByRole('button', { name: /mardi 16\sjuin à 10\sh\s00/ })

it('where two advisors share a place, one may be chosen, and keeps the hour', async () => {
  alsoAtGramat(here)
  const nadia = here.people.nadia.actor.advisorId
  await here.citizen().appointments.book(bookingAt(here, '10:00', { advisorId: nadia }))
  const { user } = await visit(`/lieux/${here.place.slug}`, { in: here })
  await screen.findByRole('radio', { name: 'Peu importe' })
  expect(hourAt10()).toBeVisible()
  await user.click(screen.getByRole('radio', { name: 'Nadia Ferrand' }))
  await waitFor(() => expect(hourAt10()).toBeNull())
  await user.click(screen.getByRole('button', { name: /mardi 16\sjuin à 11\sh\s00/ }))
  await screen.findByText(/gardée pour vous/)
  expect(here.db.select().from(holds).all()).toMatchObject([{ advisorId: nadia }])
})

it('where one receives alone, nobody is asked', async () => {
  await visit(`/lieux/${here.place.slug}`, { in: here })
  await waitFor(() => expect(hourAt10()).toBeVisible())
  expect(screen.queryByRole('radio')).toBeNull()
})
