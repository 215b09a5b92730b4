import { screen, waitFor, within } from '@testing-library/react'
import { uuidv7 } from 'uuidv7'
import { beforeEach, expect, test, vi } from 'vitest'
import { dismiss, readAnnouncements } from '#client/ui/announcements.ts'
import { sessions } from '#drizzle/schema/index.ts'
import type { SessionInput } from '#shared/session-input.ts'
import { telling } from '../api/telling.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let lot: World
beforeEach(() => {
  for (const { id } of readAnnouncements()) dismiss(id)
  lot = world()
  vi.useFakeTimers({ toFake: ['Date'], now: lot.now() })
})

const camille = () => lot.as(lot.people.camille).sessions
const asCamille = (address: string) => visit(address, { in: lot, as: lot.people.camille })
const asNadia = (address: string) => visit(address, { in: lot, as: lot.people.nadia })
const inJournal = () =>
  lot.db
    .select()
    .from(sessions)
    .all()
    .filter(({ withdrawnAt }) => withdrawnAt === null)

async function record(changed: Partial<SessionInput> = {}) {
  const told = telling(lot)(changed)
  await camille().record(told)
  return told
}

test('one of two alike stays, the other can be parted from it at once', async () => {
  const kept = await record({ topics: ['email'] })
  const other = await record({ topics: ['sante'], minutes: 60 })
  await record({ kind: 'workshop', participants: 4, title: 'Photos' })
  const { user, history } = await asCamille(`/noter?session=${kept.id}`)
  await user.click(await screen.findByText(/^Noté deux fois/))
  expect(screen.queryByRole('button', { name: /Fusionner.*Photos/ })).toBeNull()
  await user.click(screen.getByRole('button', { name: /^Fusionner avec celui-ci.*1\sh/ }))
  await waitFor(() => expect(history.location.pathname).toBe('/journal'))
  expect(inJournal().map(({ id }) => id)).not.toContain(other.id)
  await user.click(await screen.findByRole('button', { name: 'Annuler' }))
  await screen.findByText('Les deux accompagnements sont séparés, comme avant.')
  expect(inJournal()).toHaveLength(3)
}, 20_000)

test('what is behind a session is parted from the journal', async () => {
  const [kept, other] = [await record(), await record({ minutes: 60 })]
  await camille().merge({ requestId: uuidv7(), id: other.id, intoId: kept.id })
  const { user } = await asCamille('/journal')
  await user.click(await screen.findByText(/^Retirés du journal/))
  await user.click(await screen.findByRole('button', { name: /^Séparer.*1\sh/ }))
  await waitFor(() => expect(inJournal()).toHaveLength(2))
})

test('what is behind a session is parted on its page', async () => {
  const [kept, other] = [await record(), await record()]
  await camille().merge({ requestId: uuidv7(), id: other.id, intoId: kept.id })
  const { user } = await asCamille(`/noter?session=${kept.id}`)
  await user.click(await screen.findByRole('button', { name: /^Séparer l’accompagnement noté/ }))
  await waitFor(() => expect(inJournal()).toHaveLength(2))
})

test('what was withdrawn is read, and put back', async () => {
  const told = await record({ minutes: 90 })
  await camille().withdraw({ requestId: uuidv7(), id: told.id })
  const { user } = await asCamille(`/noter?session=${told.id}`)
  await screen.findByText('Il a été retiré du journal')
  expect(screen.getByText('1 h 30')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Le remettre dans le journal' }))
  await screen.findByText('Remis dans le journal.')
  expect(inJournal()).toHaveLength(1)
})

test('whoever led a workshop with its author reads what it says and what was corrected in it, and corrects nothing', async () => {
  const told = await record({
    kind: 'workshop',
    participants: 6,
    title: 'Photos de famille',
    coAdvisorIds: [lot.people.nadia.actor.advisorId],
  })
  await camille().revise({ requestId: uuidv7(), session: { ...told, participants: 7 }, corrections: 0 })
  const { user } = await asNadia('/journal')
  await user.click(await screen.findByRole('link', { name: /^Voir.*Photos de famille/ }))
  await screen.findByText('Noté par Camille Delmas')
  const said = screen.getByLabelText(/^Accompagnement du/)
  expect(within(said).getByText('Photos de famille')).toBeVisible()
  expect(within(said).getByText('7')).toBeVisible()
  await user.click(screen.getByText('Corrections (1)'))
  expect(screen.getByText(/au lieu de/)).toHaveTextContent('Participants : 7, au lieu de 6')
  expect(screen.queryByRole('button', { name: /Enregistrer/ })).toBeNull()
})

test('a workshop that a colleague noted too goes behind theirs, is read there, and either can part them', async () => {
  const both = { kind: 'workshop', participants: 6 } as const
  const [theirs, own] = [telling(lot)({ ...both, minutes: 90 }), await record(both)]
  await lot.as(lot.people.nadia).sessions.record(theirs)
  const { user, history } = await asCamille('/journal')
  await user.click(await screen.findByText(/^Ateliers qu’un collègue a peut-être notés aussi \(1\)/))
  await user.click(screen.getByRole('link', { name: /^Comparer/ }))
  await user.click(await screen.findByText(/^Noté deux fois/))
  await user.click(screen.getByRole('button', { name: /^Garder celui de Nadia/ }))
  await waitFor(() => expect(history.location.pathname).toBe('/journal'))
  expect(inJournal().map(({ id }) => id)).toEqual([theirs.id])
  const ofTheirs = (link: HTMLElement) => link.getAttribute('href')?.includes(theirs.id)
  await user.click(
    await waitFor(() => {
      const seen = screen.getAllByRole('link', { name: /^Voir/ }).find(ofTheirs)
      if (!seen) throw new Error('It is not in the journal')
      return seen
    }),
  )
  await screen.findByText(/^Noté par Nadia/)
  await user.click(screen.getByRole('button', { name: /^Séparer l’accompagnement noté/ }))
  await waitFor(() => expect(inJournal()).toHaveLength(2))

  await camille().merge({ requestId: uuidv7(), id: own.id, intoId: theirs.id })
  const { user: other } = await asNadia(`/noter?session=${theirs.id}`)
  await other.click(await screen.findByRole('button', { name: /^Séparer l’accompagnement noté par Camille/ }))
  await waitFor(() => expect(inJournal()).toHaveLength(2))
}, 20_000)
