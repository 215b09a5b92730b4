import { screen, waitFor, within } from '@testing-library/react'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { dismiss, readAnnouncements } from '#client/ui/announcements.ts'
import { savedViews } from '#drizzle/schema/index.ts'
import { addressKeyOf } from '#server/keys.ts'
import type { Audience } from '#shared/views.ts'
import { type CountedWorld, countedWorld } from '../api/counted-world.ts'
import type { Person } from '../api/world.ts'
import { visit } from './visit.tsx'

let lot: CountedWorld
/** The dashboard takes jsdom its time. */
vi.setConfig({ testTimeout: 60_000 })
beforeEach(() => {
  for (const { id } of readAnnouncements()) dismiss(id)
  lot = countedWorld()
  vi.useFakeTimers({ toFake: ['Date'], now: lot.now() })
})

const look = (address: string, as: Person = lot.people.coordinator) => visit(address, { in: lot, as })
const keep = (person: Person, name: string, search: Record<string, string>, audience: Audience = 'mine') =>
  lot.as(person).views.keep({ id: uuidv7(), name, audience, search })
const views = async () => within(await screen.findByRole('region', { name: 'Vues enregistrées' }))

describe('a view of the dashboard', () => {
  test('is saved under a name, with an address to copy', async () => {
    const { user } = await look('/tableau-de-bord?periode=mois&type=ateliers')
    await user.click(await screen.findByRole('button', { name: 'Enregistrer cette vue' }))
    const name = screen.getByRole('textbox', { name: /^Nom de la vue/ })
    expect(name).toHaveValue('Lot, ce mois-ci')
    expect(screen.getByText(/^La vue suivra le calendrier/)).toBeVisible()
    await user.clear(name)
    await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
    expect(screen.getByText('Donnez un nom à cette vue.')).toBeVisible()
    await user.type(name, 'Ateliers du mois')
    await user.click(screen.getByRole('radio', { name: /^Mon équipe aussi/ }))
    await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
    const address = await screen.findByRole('textbox', { name: 'Adresse courte' })
    const [view] = lot.db.select().from(savedViews).all()
    expect(address).toHaveValue(`http://localhost:3000/v/${view?.code}`)
    expect(view).toMatchObject({
      name: 'Ateliers du mois',
      territoryCode: '46',
      search: { periode: 'mois', type: 'ateliers', territoire: 'departement-46' },
    })
  })

  test('is opened by its short address, with its question', async () => {
    const { address } = await keep(lot.people.coordinator, 'Ateliers', { type: 'ateliers', periode: 'mois' })
    const { history } = await look(new URL(address).pathname.toLowerCase())
    await screen.findByRole('heading', { level: 1, name: /, Lot, du 1er\sjuin au 15\sjuin 2026$/ })
    expect(history.location.pathname).toBe('/tableau-de-bord')
    expect(history.location.search).toBe('?periode=mois&type=ateliers')
  })

  test('says kindly when it is out of reach, and when it is gone', async () => {
    const { address } = await keep(lot.people.coordinator, 'Ville', { structure: lot.other.id })
    await look(new URL(address).pathname, lot.people.camille)
    expect(
      await screen.findByText(/^Cette vue montre un territoire, une structure ou un filtre/),
    ).toBeVisible()
  })

  test('says that an address opens nothing', async () => {
    await look('/v/ABCDEF')
    expect(await screen.findByText('Cette adresse n’ouvre rien')).toBeVisible()
    expect(screen.getByRole('link', { name: 'Ouvrir mon tableau de bord' })).toBeVisible()
  })
})

describe('the list of views', () => {
  test('leads to each, says whose it is, and lets its author rename, share and remove it', async () => {
    const { coordinator, prefecture } = lot.people
    await keep(coordinator, 'Comité', { periode: 'trimestre' })
    await keep(prefecture, 'Visite', { du: '2026-03-03', au: '2026-03-05' }, 'team')
    const { user } = await look('/tableau-de-bord/vues')
    const list = await views()
    expect(list.getByText('Ce trimestre · pour vous')).toBeVisible()
    expect(list.getByText(/^Du 3\smars au 5\smars 2026 · de Anne Cazals$/)).toBeVisible()
    expect(list.queryByRole('button', { name: 'Supprimer Visite' })).toBeNull()
    expect(list.getByRole('link', { name: 'Comité' })).toHaveAttribute(
      'href',
      '/tableau-de-bord?periode=trimestre',
    )
    await user.click(list.getByRole('button', { name: 'Renommer ou partager Comité' }))
    const name = screen.getByRole('textbox', { name: /^Nom de la vue/ })
    await user.clear(name)
    await user.type(name, 'Comité de pilotage')
    await user.click(screen.getByRole('radio', { name: /^Mon équipe aussi/ }))
    await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
    expect(await list.findByText('Ce trimestre · partagée avec votre équipe')).toBeVisible()
    await user.click(list.getByRole('button', { name: 'Supprimer Comité de pilotage' }))
    await waitFor(() => expect(list.queryByRole('link', { name: 'Comité de pilotage' })).toBeNull())
    await user.click(screen.getByRole('button', { name: 'Annuler' }))
    expect(await list.findByRole('link', { name: 'Comité de pilotage' })).toBeVisible()
  })

  test('asks for a view, and for one’s own territory, each month by e-mail', async () => {
    const { coordinator } = lot.people
    await keep(coordinator, 'Comité', {})
    const { user } = await look('/tableau-de-bord/vues')
    const ofView = await screen.findByRole('checkbox', { name: 'Recevoir Comité chaque mois par courriel' })
    expect(screen.getByText('helene.roux@exemple.fr')).toBeVisible()
    await user.click(ofView)
    await waitFor(() => expect(ofView).toBeChecked())
    const ofTerritory = screen.getByRole('checkbox', {
      name: 'Recevoir chaque mois la page de mon territoire',
    })
    await user.click(ofTerritory)
    await waitFor(() => expect(ofTerritory).toBeChecked())
    const listed = await lot.as(coordinator).views.list()
    expect([listed.views[0]?.subscriptionId, listed.territorySubscriptionId]).not.toContain(null)
    await user.click(ofView)
    await waitFor(() => expect(ofView).not.toBeChecked())
    expect(screen.getByText('Vous ne recevrez plus ce courriel.')).toBeVisible()
  })
})

describe('the link of a monthly e-mail', () => {
  test('stops nothing by itself, stops by one touch, and takes it back', async () => {
    const requestId = uuidv7()
    await lot.as(lot.people.coordinator).views.subscribe({ requestId, viewId: null })
    const { user } = await visit(`/courriel-mensuel#${addressKeyOf(lot, 'month', requestId)}`, { in: lot })
    expect(await screen.findByText(/^Vous recevez chaque mois la page de votre territoire/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Ne plus le recevoir' }))
    expect(await screen.findByText(/^C’est arrêté/)).toBeVisible()
    expect((await lot.as(lot.people.coordinator).views.list()).territorySubscriptionId).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Le recevoir de nouveau' }))
    expect(await screen.findByRole('button', { name: 'Ne plus le recevoir' })).toBeVisible()
    expect((await lot.as(lot.people.coordinator).views.list()).territorySubscriptionId).toBe(requestId)
  })

  test('says that it opens nothing when it is cut', async () => {
    await visit('/courriel-mensuel#abc', { in: lot })
    expect(await screen.findByText('Ce lien n’ouvre rien')).toBeVisible()
  })
})
