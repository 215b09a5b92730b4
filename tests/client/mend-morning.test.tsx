import { screen, waitFor, within } from '@testing-library/react'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { dismiss, readAnnouncements } from '#client/ui/announcements.ts'
import { appointments, sessions } from '#drizzle/schema/index.ts'
import { pastAppointment } from '../api/past-appointment.ts'
import { type World, world } from '../api/world.ts'
import { cutNetwork, openBrowser } from './keeping-browser.ts'
import { refused } from './refused.ts'
import { visit } from './visit.tsx'

let lot: World
beforeEach(() => {
  for (const { id } of readAnnouncements()) dismiss(id)
  lot = world()
  openBrowser()
  vi.useFakeTimers({ toFake: ['Date'], now: lot.now() })
})

const asCamille = (address: string) => visit(address, { in: lot, as: lot.people.camille })
const rows = () => lot.db.select().from(sessions).all()

/** Every telling surprises the server, until it recovers. */
function stumbleOver(procedure: string) {
  const works = fetch
  vi.stubGlobal('fetch', (url: string, asked?: RequestInit) =>
    url.includes(procedure)
      ? Promise.resolve(
          Response.json({ error: { code: -32603, message: '', data: { trace: 'abc' } } }, { status: 500 }),
        )
      : works(url, asked),
  )
  return () => vi.stubGlobal('fetch', works)
}

describe('a morning that was refused whole', () => {
  test('opens again in its table with what was typed, and leaves the list once it is mended', async () => {
    const { user } = await asCamille('/noter/matinee')
    const cell = (column: string) => screen.findByLabelText(`${column} ligne 1`)
    await user.selectOptions(await screen.findByLabelText('Lieu'), lot.place.id)
    const mend = cutNetwork()
    await user.type(await cell('Thématiques'), 'ema')
    await user.type(await cell('Profil'), 'f 72 ret déjà')
    await user.type(await cell('Note'), 'Revient mardi')
    await user.click(screen.getByRole('button', { name: /^Enregistrer 1/ }))
    await screen.findByText(/Gardé sur cet ordinateur/)
    mend()
    const recover = stumbleOver('sessions.recordAll')
    await user.click(await screen.findByRole('link', { name: '1 en attente' }))
    for (let at = 0; at < 3; at += 1)
      await user.click(await screen.findByRole('button', { name: 'Envoyer maintenant' }))
    const line = await screen.findByRole('region', { name: 'Refusés' })
    recover()
    await user.click(within(line).getByRole('link', { name: 'Rouvrir et corriger' }))
    await waitFor(async () => expect(await cell('Note')).toHaveValue('Revient mardi'))
    expect(await cell('Thématiques')).toHaveValue('E-mail')
    await user.clear(await cell('Note'))
    await user.type(await cell('Note'), 'Revient jeudi')
    await user.click(screen.getByRole('button', { name: /^Enregistrer 1/ }))
    await waitFor(() => expect(rows()).toMatchObject([{ notes: 'Revient jeudi', returning: 1 }]))
    await waitFor(() => expect(screen.queryByRole('link', { name: /refusé/ })).toBeNull())
  }, 60_000)
})

describe('a settlement that was refused', () => {
  const facts = () => lot.db.select().from(appointments).all()[0]

  async function saidBothWays() {
    const { id } = pastAppointment(lot)
    const { user } = await asCamille('/a-cloturer')
    await screen.findByRole('button', { name: /^Absent/ })
    const mend = cutNetwork()
    await user.click(screen.getByRole('button', { name: /^Absent/ }))
    await screen.findByRole('link', { name: '1 en attente' })
    mend()
    const settle = lot.as(lot.people.camille).appointments.settle
    await settle({ requestId: uuidv7(), appointmentId: id, outcome: 'honoured' })
    return { user, line: await refused(user) }
  }

  test('says whose it is and why, and what is told again stands', async () => {
    const { user, line } = await saidBothWays()
    await user.click(within(line).getByRole('button', { name: 'Rouvrir et corriger' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Corriger ce rendez-vous' }))
    expect(await dialog.findByText('Paulette Andrieu')).toBeVisible()
    await user.click(dialog.getByRole('button', { name: 'Enregistrer' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(facts()).toMatchObject({ honouredAt: null, missedAt: lot.now() })
    expect(screen.queryByRole('region', { name: 'Refusés' })).toBeNull()
  })

  test('of an appointment that was cancelled, has nothing left to settle', async () => {
    pastAppointment(lot)
    const { user } = await asCamille('/a-cloturer')
    await screen.findByRole('button', { name: /^Absent/ })
    const mend = cutNetwork()
    await user.click(screen.getByRole('button', { name: /^Absent/ }))
    await screen.findByRole('link', { name: '1 en attente' })
    mend()
    lot.db.update(appointments).set({ cancelledAt: lot.now() }).run()
    const line = await refused(user)
    await user.click(within(line).getByRole('button', { name: 'Rouvrir et corriger' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Corriger ce rendez-vous' }))
    expect(await dialog.findByRole('link', { name: /sans rendez-vous/ })).toBeVisible()
    expect(dialog.queryByRole('button', { name: 'Enregistrer' })).toBeNull()
  })
})
