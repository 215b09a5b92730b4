import { screen, waitFor, within } from '@testing-library/react'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { dismiss, readAnnouncements } from '#client/ui/announcements.ts'
import { beneficiaries } from '#drizzle/schema/index.ts'
import { following } from '../api/following.ts'
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

const nir = '2 55 08 14 168 025 38'
const asCamille = (address: string) => visit(address, { in: lot, as: lot.people.camille })
const kept = () => lot.db.select().from(beneficiaries).all()
type User = Awaited<ReturnType<typeof visit>>['user']

const note = () => screen.findByRole('textbox', { name: /^Note/ })

async function retellNote(user: User, words: string) {
  await user.clear(await note())
  await user.type(await note(), words)
}

describe('a record that was refused', () => {
  test('opens again with what was typed, and somebody is followed once it is mended', async () => {
    const { user } = await asCamille('/beneficiaires')
    await user.click(await screen.findByRole('button', { name: 'Ajouter une personne' }))
    const mend = cutNetwork()
    await user.keyboard('Odile{Tab}Vergnes')
    await user.click(screen.getByText('Contact, profil et note (facultatif)'))
    await user.type(await note(), nir)
    await user.click(screen.getByRole('button', { name: 'Ajouter' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    mend()
    const line = await refused(user)
    expect(kept()).toEqual([])
    await user.click(within(line).getByRole('button', { name: 'Rouvrir et corriger' }))
    expect(await screen.findByRole('textbox', { name: 'Nom' })).toHaveValue('Vergnes')
    expect(await note()).toHaveValue(nir)
    await user.click(screen.getByRole('button', { name: 'Ajouter' }))
    expect(await screen.findByRole('alert')).toBeVisible()
    await retellNote(user, 'Préfère le matin')
    await user.click(screen.getByRole('button', { name: 'Ajouter' }))
    await waitFor(() => expect(kept()).toMatchObject([{ lastName: 'Vergnes', notes: 'Préfère le matin' }]))
    expect(await screen.findByRole('region', { name: 'Envoyés depuis hier' })).toBeVisible()
    expect(screen.queryByRole('region', { name: 'Refusés' })).toBeNull()
  })

  test('goes in its place: a correction told again corrects the same person', async () => {
    const { id } = await lot.as(lot.people.camille).beneficiaries.add(following())
    const { user } = await asCamille(`/beneficiaires/${id}`)
    await user.click(await screen.findByRole('button', { name: 'Corriger la fiche' }))
    const mend = cutNetwork()
    await retellNote(user, nir)
    await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    mend()
    const line = await refused(user)
    await user.click(within(line).getByRole('button', { name: 'Rouvrir et corriger' }))
    await retellNote(user, 'Vient le mardi')
    await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
    await waitFor(() => expect(kept()).toMatchObject([{ id, notes: 'Vient le mardi' }]))
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Refusés' })).toBeNull())
  })

  test('of somebody who was erased meanwhile begins another one, or is withdrawn', async () => {
    const camille = lot.as(lot.people.camille)
    const { id } = await camille.beneficiaries.add(following())
    const { user } = await asCamille(`/beneficiaires/${id}`)
    await user.click(await screen.findByRole('button', { name: 'Corriger la fiche' }))
    const mend = cutNetwork()
    await retellNote(user, 'Vient le mardi')
    await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await camille.beneficiaries.erase({ requestId: uuidv7(), id })
    mend()
    const line = await refused(user)
    expect(within(line).getByText(/a été effacée/)).toBeVisible()
    await user.click(within(line).getByRole('button', { name: 'Rouvrir comme nouvelle fiche' }))
    expect(await note()).toHaveValue('Vient le mardi')
    await user.click(screen.getByRole('button', { name: 'Ajouter' }))
    await waitFor(() => expect(kept()).toMatchObject([{ id, notes: '' }, { notes: 'Vient le mardi' }]))
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Refusés' })).toBeNull())
  })
})
