import { screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { beneficiaries, favourites, services, tags } from '#drizzle/schema/index.ts'
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

  test('of somebody followed: the form stays, and leads to the field', async () => {
    const { user } = await asCamille('/beneficiaires')
    await user.click(await screen.findByRole('button', { name: 'Ajouter une personne' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.keyboard('Odile{Tab}')
    await user.keyboard(`Vergnes ${nir}`)
    expect(await dialog.findByText(/^On dirait un numéro de sécurité sociale/)).toBeVisible()
    const lastName = dialog.getByRole('textbox', { name: 'Nom' })
    await user.type(dialog.getByRole('textbox', { name: 'Prénom' }), '{Enter}')
    expect(lastName).toHaveFocus()
    expect(lot.db.select().from(beneficiaries).all()).toEqual([])
    await user.clear(lastName)
    await user.type(lastName, 'Vergnes{Enter}')
    expect(await screen.findByRole('link', { name: 'Odile Vergnes' })).toBeVisible()
  })

  test('of a citizen, in the language of the page', async () => {
    const { user } = await visit(`/en/lieux/${lot.place.slug}/attente?question=2`, { in: lot })
    await user.type(await screen.findByRole('textbox', { name: 'First name' }), 'Odile')
    const lastName = screen.getByRole('textbox', { name: 'Last name' })
    await user.type(lastName, 'FR76 3000 6000 0112 3456 7890 189')
    expect(await screen.findByText('This looks like a bank account: it must not be kept here.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    expect(lastName).toHaveFocus()
    await user.clear(lastName)
    await user.type(lastName, 'Vergnes')
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'How can we tell you?' })).toBeVisible()
  })

  test('of a visit, whose door may have a code', async () => {
    const { user } = await visit('/lieux/a-distance/attente?comment=domicile&question=4', { in: atHome() })
    const address = await screen.findByRole('textbox', { name: 'Adresse de la visite' })
    await user.type(address, '3 rue du Lac, digicode 12B45')
    await user.click(screen.getByRole('button', { name: 'Continuer' }))
    expect(await screen.findByRole('heading', { level: 1, name: /^De quoi avez-vous besoin/ })).toBeVisible()
  })
})

/** The house visits people too. */
function atHome() {
  const home = { ...lot.service, id: uuidv7(), code: 'domicile', mode: 'home' as const }
  lot.db.insert(services).values(home).run()
  return lot
}
