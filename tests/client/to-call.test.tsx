import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { dismiss, readAnnouncements } from '#client/ui/announcements.ts'
import { letters } from '#drizzle/schema/index.ts'
import { deliver } from '#server/notifications/deliver.ts'
import { Undeliverable } from '#server/notifications/post.ts'
import { bookingAt } from '../api/booking-request.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let lot: World
beforeEach(() => {
  for (const { id } of readAnnouncements()) dismiss(id)
  lot = world()
})

const book = (changed: object) =>
  lot.citizen().appointments.book(bookingAt(lot, '09:00', changed, '2026-06-23'))
const calledAt = () => lot.db.select().from(letters).all()[0]?.calledAt

/** Camille opens a page, on this day. */
function open(address: string, day: string) {
  lot.setClock(day, '09:00')
  vi.useFakeTimers({ toFake: ['Date'], now: lot.now() })
  return visit(address, { in: lot, as: lot.people.camille })
}

describe('« À appeler »', () => {
  test('shows somebody on a landline two days before; one touch says called, one takes it back', async () => {
    await book({ phone: '0565000001' })
    const { user } = await open('/aujourdhui', '2026-06-21')
    const list = within(await screen.findByRole('complementary', { name: /^À appeler/ }))
    expect(await list.findByRole('heading', { name: 'À appeler (1)' })).toBeVisible()
    expect(list.getByRole('link', { name: /05.65.00.00.01/ })).toHaveAttribute('href', 'tel:0565000001')
    expect(list.getByText(/Ligne fixe.*rappelez-lui/)).toBeVisible()
    await user.click(list.getByRole('button', { name: /^Appelé.*Jeanne Marty/ }))
    await waitFor(() => expect(calledAt()).toBe(lot.now()))
    expect(await list.findByText('Personne à appeler pour le moment.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Annuler' }))
    await waitFor(() => expect(calledAt()).toBeNull())
    expect(await list.findByText('Jeanne Marty')).toBeVisible()
  })

  test('« non prévenu » stands beside the name in the week, with the reason and what to do', async () => {
    await book({ phone: '0612345678' })
    const sms = () => Promise.reject(new Undeliverable('ESMS 422'))
    await deliver({ db: lot.db, settings: lot.settings, now: lot.now() }, { email: null, sms })
    await open('/semaine', '2026-06-22')
    expect(await screen.findByText('Non prévenu')).toBeVisible()
    expect(screen.getByText(/Le fournisseur de SMS refuse ce numéro\. Appelez cette personne/)).toBeVisible()
  })
})
