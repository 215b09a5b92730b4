import { screen, waitFor, within } from '@testing-library/react'
import { uuidv7 } from 'uuidv7'
import { beforeEach, expect, test, vi } from 'vitest'
import { dismiss, readAnnouncements } from '#client/ui/announcements.ts'
import { initiatives } from '#drizzle/schema/index.ts'
import { type Person, type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let lot: World
beforeEach(() => {
  for (const { id } of readAnnouncements()) dismiss(id)
  lot = world()
  vi.useFakeTimers({ toFake: ['Date'], now: lot.now() })
})

const look = (address = '/actions', as: Person = lot.people.coordinator) => visit(address, { in: lot, as })
const kept = () => lot.db.select().from(initiatives).all()
const known = {
  kind: 'event' as const,
  departementCode: '46',
  title: 'Journée du numérique',
  day: '2026-06-10',
  minutes: 210,
  participants: 80,
  partners: ['Mairie de Gramat'],
}
const note = (changed: Partial<typeof known> = {}) =>
  lot.as(lot.people.coordinator).initiatives.record({ id: uuidv7(), ...known, ...changed })
const row = (name: RegExp) => screen.findByRole('row', { name })

test('a coordinator notes an action in a few fields, and can undo it', async () => {
  const { user } = await look()
  expect(await screen.findByText('Aucune action n’est notée ici.')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Noter une action' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Noter' }))
  expect(screen.getAllByText('Écrivez un titre.').length).toBeGreaterThan(0)
  await user.click(dialog.getByRole('radio', { name: 'Partenariat' }))
  await user.type(screen.getByLabelText('Titre'), 'Convention avec la CAF')
  await user.type(screen.getByLabelText('Durée en heures'), '1,5')
  await user.type(screen.getByLabelText('Participants'), '6')
  await user.type(screen.getByLabelText('Partenaires (facultatif)'), 'CAF du Lot, Mairie de Gramat')
  await user.click(dialog.getByRole('button', { name: 'Noter' }))
  expect(
    await row(
      /^Convention avec la CAF ?Partenariat · 6\sparticipants · avec CAF du Lot, Mairie de Gramat.* lun\. 15\sjuin 1\sh\s30$/,
    ),
  ).toBeVisible()
  expect(kept()).toMatchObject([{ kind: 'partnership', minutes: 90, participants: 6, day: '2026-06-15' }])
  await user.click(await screen.findByRole('button', { name: 'Annuler' }))
  expect(await screen.findByText('Aucune action n’est notée ici.')).toBeVisible()
  expect(kept()[0]!.withdrawnAt).not.toBeNull()
})

test('an action is corrected and withdrawn, each with an undo', async () => {
  await note()
  const { user } = await look()
  await user.click(await screen.findByRole('button', { name: 'Journée du numérique' }))
  const title = await screen.findByLabelText('Titre')
  await user.clear(title)
  await user.type(title, 'Journée du climat')
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  expect(await screen.findByRole('button', { name: 'Journée du climat' })).toBeVisible()
  await user.click(await screen.findByRole('button', { name: 'Annuler' }))
  await user.click(await screen.findByRole('button', { name: 'Journée du numérique' }))
  await user.click(await screen.findByRole('button', { name: 'Retirer' }))
  expect(await screen.findByText('Aucune action n’est notée ici.')).toBeVisible()
  const undo = await screen.findAllByRole('button', { name: 'Annuler' })
  await user.click(undo.at(-1)!)
  expect(await screen.findByRole('button', { name: 'Journée du numérique' })).toBeVisible()
})

test('the list is asked by year and kind, in its address, and adds up by kind', async () => {
  await note()
  await note({ kind: 'partnership' as never, title: 'CAF', minutes: 60, participants: 1 })
  await note({ title: 'Salon', day: '2025-05-05' })
  const { user, history } = await look()
  expect(await row(/^CAF/)).toBeVisible()
  expect(screen.queryByRole('row', { name: /^Salon/ })).toBeNull()
  expect(screen.getByText('Événement', { selector: 'dt' }).closest('div')).toHaveTextContent(
    /1 ?3\sh\s30, 80 participants/,
  )
  await user.click(screen.getByRole('radio', { name: 'Partenariat' }))
  await waitFor(() => expect(screen.queryByRole('row', { name: /^Journée/ })).toBeNull())
  expect(history.location.search).toContain('genre=partnership')
  await user.click(screen.getByRole('radio', { name: 'Toutes' }))
  await user.selectOptions(screen.getByLabelText('Année'), '2025')
  expect(await row(/^Salon/)).toBeVisible()
  expect(history.location.search).toContain('annee=2025')
})

test('who only reads opens nothing', async () => {
  await note()
  await look('/actions', lot.people.prefecture)
  const found = await row(/^Journée du numérique/)
  expect(within(found).queryByRole('button')).toBeNull()
  expect(screen.queryByRole('button', { name: 'Noter une action' })).toBeNull()
})
