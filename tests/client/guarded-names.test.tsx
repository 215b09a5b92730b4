import { screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { favourites, tags } from '#drizzle/schema/index.ts'
import { telling } from '../api/telling.ts'
import { type World, world } from '../api/world.ts'
import { cutNetwork, openBrowser } from './keeping-browser.ts'
import { visit } from './visit.tsx'

let lot: World
beforeEach(async () => {
  lot = world()
  openBrowser()
  vi.useFakeTimers({ toFake: ['Date'], now: lot.now() })
  await lot.as(lot.people.camille).sessions.record(telling(lot)())
})

const nir = '2 55 08 14 168 025 38'
const asCamille = (address: string) => visit(address, { in: lot, as: lot.people.camille })

describe('a name that holds what must not be kept does not leave the laptop', () => {
  test('of a favourite', async () => {
    const { user } = await asCamille('/noter')
    await user.click(await screen.findByRole('button', { name: 'Garder en favori' }))
    const dialog = within(await screen.findByRole('dialog'))
    const name = await dialog.findByLabelText(/Nom du favori/)
    const mend = cutNetwork()
    await user.clear(name)
    await user.type(name, `Sécu ${nir}`)
    await user.click(dialog.getByRole('button', { name: 'Garder' }))
    expect(await dialog.findByText(/^On dirait un numéro de sécurité sociale/)).toBeVisible()
    await user.clear(name)
    await user.type(name, 'Atelier tablette')
    await user.click(dialog.getByRole('button', { name: 'Garder' }))
    expect(await dialog.findByText(/^Un favori se crée avec le réseau/)).toBeVisible()
    mend()
    expect(lot.db.select().from(favourites).all()).toEqual([])
  })

  test('of a tag, on its page and in a session', async () => {
    const { user } = await asCamille('/etiquettes')
    await user.type(await screen.findByLabelText(/Nouvelle étiquette/), 'mdp : Soleil46')
    await user.click(screen.getByRole('button', { name: 'Ajouter' }))
    expect(await screen.findByText(/^On dirait un mot de passe/)).toBeVisible()
    await user.click(screen.getAllByRole('link', { name: /^Noter/ })[0] ?? document.body)
    await user.type(await screen.findByRole('combobox', { name: /Étiquettes/ }), 'mdp : Soleil46')
    await user.click((await screen.findAllByRole('option', { name: /^Créer/ }))[0] ?? document.body)
    expect(await screen.findByText(/^On dirait un mot de passe/)).toBeVisible()
    expect(lot.db.select().from(tags).all()).toEqual([])
  })
})
