import { screen, within } from '@testing-library/react'
import { uuidv7 } from 'uuidv7'
import { beforeEach, expect, test, vi } from 'vitest'
import { dismiss, readAnnouncements } from '#client/ui/announcements.ts'
import { appointmentBeneficiaries } from '#drizzle/schema/index.ts'
import { bookedFor } from '../api/booked-for.ts'
import { following } from '../api/following.ts'
import { telling } from '../api/telling.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let lot: World
beforeEach(() => {
  for (const { id } of readAnnouncements()) dismiss(id)
  lot = world()
  vi.useFakeTimers({ toFake: ['Date'], now: lot.now() })
})

const camille = () => lot.as(lot.people.camille)
const joined = () => lot.db.select().from(appointmentBeneficiaries).all()

async function openPage() {
  const { id } = await camille().beneficiaries.add(following())
  for (const [day, autonomy] of [
    ['2026-05-04', 'entierement_accompagne'],
    ['2026-06-01', 'autonome'],
  ] as const)
    await camille().sessions.record(telling(lot)({ day, autonomy, beneficiaryIds: [id], minutes: 60 }))
  await camille().appointments.bookFor(bookedFor(lot))
  return { id, ...(await visit(`/beneficiaires/${id}`, { in: lot, as: lot.people.camille })) }
}

test('somebody’s page tells their sessions, on what, and what they do alone by now', async () => {
  const { user, id } = await openPage()
  const done = within(await screen.findByRole('region', { name: 'Accompagnements' }))
  expect(done.getByText(/^2\sséances, 2\sh en tout\.$/)).toBeVisible()
  expect(done.getAllByRole('link').map(({ textContent }) => textContent)).toEqual([
    'lundi 1er\u00a0juin 2026',
    'lundi 4\u00a0mai 2026',
  ])
  expect(screen.getByText(/De «\sAvec guidage\s» à «\sAutonome\s» en 2\sséances\./)).toBeVisible()
  await user.click(screen.getByRole('radio', { name: 'Tableau' }))
  expect(within(screen.getByRole('table', { name: /Autonomie/ })).getAllByRole('row')).toHaveLength(3)
  const note = screen.getByRole('link', { name: 'Noter une séance' })
  expect(note).toHaveAttribute('href', `/noter?personne=${id}`)
})

test('an appointment that seems theirs is joined by a touch, and taken back', async () => {
  const { user, id } = await openPage()
  await user.click(await screen.findByRole('button', { name: /^C’est le sien/ }))
  expect(await screen.findByRole('button', { name: /^Ce n’est pas le sien/ })).toBeVisible()
  expect(joined()).toMatchObject([{ beneficiaryId: id }])
  await user.click(screen.getByRole('button', { name: 'Annuler' }))
  expect(await screen.findByRole('button', { name: /^C’est le sien/ })).toBeVisible()
  expect(joined()).toEqual([])
})

test('a record is shared with a colleague on the day the person agreed, and taken back', async () => {
  const { user, id } = await openPage()
  await user.click(await screen.findByText('Partager avec un collègue de votre structure'))
  await user.click(screen.getByRole('button', { name: 'Partager la fiche' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Choisissez un collègue.')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Collègue' }), 'Nadia Ferrand')
  await user.type(screen.getByLabelText('La personne a donné son accord le'), '2026-06-12')
  await user.click(screen.getByRole('button', { name: 'Partager la fiche' }))
  expect(await screen.findByText(/^Accord donné à Camille Delmas le vendredi 12\sjuin 2026$/)).toBeVisible()
  const nadia = lot.as(lot.people.nadia).beneficiaries
  expect(await nadia.list()).toMatchObject([{ id, isMine: false }])
  await user.click(screen.getByRole('button', { name: 'Ne plus partager avec Nadia Ferrand' }))
  expect(await screen.findByText('Partager avec un collègue de votre structure')).toBeVisible()
  expect(await nadia.list()).toEqual([])
})

test('a record that a colleague shares says whose it is, and leaves to them what is theirs to do', async () => {
  const { id } = await camille().beneficiaries.add(following())
  const advisorId = lot.people.nadia.actor.advisorId
  await camille().beneficiaries.share({ requestId: uuidv7(), id, advisorId, agreedOn: '2026-06-12' })
  await visit(`/beneficiaires/${id}`, { in: lot, as: lot.people.nadia })
  expect(await screen.findByText('Fiche partagée par Camille Delmas')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Télécharger une copie' })).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Effacer la fiche' })).toBeNull()
  expect(screen.queryByText(/^Partager avec/)).toBeNull()
})
