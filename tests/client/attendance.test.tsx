import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { dismiss, readAnnouncements } from '#client/ui/announcements.ts'
import { appointments, sessions } from '#drizzle/schema/index.ts'
import { hour } from '#shared/time.ts'
import { pastAppointment } from '../api/past-appointment.ts'
import { telling } from '../api/telling.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let lot: World
beforeEach(() => {
  for (const { id } of readAnnouncements()) dismiss(id)
  lot = world()
  vi.useFakeTimers({ toFake: ['Date'], now: lot.now() })
})

const rows = () => lot.db.select().from(sessions).all()
const outcomes = () =>
  lot.db
    .select()
    .from(appointments)
    .all()
    .map(({ lastName, honouredAt, missedAt }) => [
      lastName,
      honouredAt !== null ? 'honoured' : missedAt !== null ? 'missed' : null,
    ])

/** Two seats of a workshop of an hour ago. */
function seats() {
  const workshopId = lot.openings[0].id
  lot.db.$client.prepare(`update openings set seats = 6, title = 'La tablette' where id = ?`).run(workshopId)
  return ['Andrieu', 'Bessières'].map((lastName, n) =>
    pastAppointment(lot, { workshopId, lastName, phone: `056500000${n}`, need: 'unknown' }),
  )
}

async function open(address: string) {
  const visited = await visit(address, { in: lot, as: lot.people.camille })
  await screen.findByRole('combobox', { name: 'Thématiques' })
  const press = (name: RegExp | string) => visited.user.click(screen.getByRole('button', { name }))
  return { ...visited, press }
}

const participants = () => screen.getByRole('spinbutton', { name: 'Participants' })

test('who had a seat came, until somebody is unticked; others may have come too', async () => {
  const [seat] = seats()
  const { user, press } = await open(`/noter?appointment=${seat!.id}`)
  expect(screen.getByRole('checkbox', { name: 'Paulette Andrieu' })).toHaveFocus()
  expect(participants()).toHaveValue(2)
  await user.click(screen.getByRole('checkbox', { name: 'Paulette Bessières' }))
  expect(participants()).toHaveValue(1)
  expect(screen.getByText(/1\svenu sur 2\sinscrits/)).toBeVisible()
  await user.clear(participants())
  await user.type(participants(), '3')
  await user.keyboard('{Tab}')
  await user.click(screen.getByRole('checkbox', { name: /^E-mail/ }))
  await press('Enregistrer')
  await waitFor(() =>
    expect(rows()).toMatchObject([{ kind: 'workshop', title: 'La tablette', participants: 3 }]),
  )
  expect(outcomes()).toEqual([
    ['Andrieu', 'honoured'],
    ['Bessières', 'missed'],
  ])
})

test('fewer participants than ticked people is said, and nothing is lost', async () => {
  const [seat] = seats()
  const { user, press } = await open(`/noter?appointment=${seat!.id}`)
  await user.clear(participants())
  await user.type(participants(), '1')
  await user.click(screen.getByRole('checkbox', { name: /^E-mail/ }))
  await press('Enregistrer')
  expect(await screen.findByRole('alert')).toHaveTextContent('Plus d’inscrits sont venus')
  expect(screen.getByRole('checkbox', { name: /^E-mail/ })).toBeChecked()
  expect(rows()).toEqual([])
})

test('undone after the save, the workshop is to settle again', async () => {
  const [seat] = seats()
  const { user, press } = await open(`/noter?appointment=${seat!.id}`)
  await user.click(screen.getByRole('checkbox', { name: /^E-mail/ }))
  await press('Enregistrer')
  await screen.findByText(/^Enregistré/)
  await press('Annuler')
  expect(await screen.findByText(/rien n’a été noté/)).toBeVisible()
  expect(outcomes()).toEqual([
    ['Andrieu', null],
    ['Bessières', null],
  ])
})

test('who came is corrected with the session', async () => {
  const [seat] = seats()
  const first = await open(`/noter?appointment=${seat!.id}`)
  await first.user.click(screen.getByRole('checkbox', { name: /^E-mail/ }))
  await first.press('Enregistrer')
  await waitFor(() => expect(rows()).toHaveLength(1))
  await first.user.click(await screen.findByRole('link', { name: 'Journal' }))
  await first.user.click(await screen.findByRole('link', { name: /^Corriger/ }))
  const bessieres = await screen.findByRole('checkbox', { name: 'Paulette Bessières' })
  expect(bessieres).toBeChecked()
  await first.user.click(bessieres)
  await first.press('Enregistrer la correction')
  await waitFor(() =>
    expect(outcomes()).toEqual([
      ['Andrieu', 'honoured'],
      ['Bessières', 'missed'],
    ]),
  )
  expect(rows()).toMatchObject([{ participants: 1 }])
})

test('a row of one workshop whose session is in the journal already settles its seats, and keeps one session', async () => {
  const [seat] = seats()
  pastAppointment(lot, { startsAt: lot.now() - 30 * hour, phone: '0565000008' })
  const camille = lot.as(lot.people.camille)
  const told = { kind: 'workshop' as const, title: 'La tablette', participants: 2, appointmentId: seat!.id }
  await camille.sessions.record(telling(lot)(told))
  const { user, press } = await open(`/a-cloturer?rendezvous=${seat!.id}`)
  expect(screen.getByText(/^2 sur 2/)).toBeVisible()
  await user.click(await screen.findByRole('checkbox', { name: 'Paulette Andrieu' }))
  await press('Enregistrer, et au suivant')
  await waitFor(() =>
    expect(outcomes()).toEqual([
      ['Andrieu', 'missed'],
      ['Bessières', 'honoured'],
      ['Andrieu', null],
    ]),
  )
  expect(rows()).toHaveLength(1)
  expect(await screen.findByText(/^1 sur 2/)).toBeVisible()
})
