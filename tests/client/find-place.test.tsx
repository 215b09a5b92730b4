import { screen, waitFor, within } from '@testing-library/react'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { at, bookingAt } from '../api/booking-request.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let here: World
beforeEach(() => {
  sessionStorage.clear()
  here = world()
})

afterEach(() => void Reflect.deleteProperty(navigator, 'geolocation'))

const names = () => screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)
const field = () => screen.findByRole('combobox', { name: /Où êtes-vous/ })
const position = (latitude: number, longitude: number) => ({ coords: { latitude, longitude } })

function positionIs(answer: (give: (position: object) => void, refuse: () => void) => void) {
  const geolocation = { getCurrentPosition: answer }
  Object.defineProperty(navigator, 'geolocation', { configurable: true, value: geolocation })
}

describe('finding a place', () => {
  it('shows every place by commune before anything is asked', async () => {
    await visit('/', { in: here })
    await screen.findByRole('heading', { name: 'Tous les lieux' })
    expect(names()).toEqual(['Médiathèque de Gramat', 'France Services de Saint-Céré'])
  })

  it('finds a commune by its beginning, whatever the accents, and keeps it in the address', async () => {
    const { user, history } = await visit('/', { in: here })
    await user.type(await field(), 'st cere')
    await user.click(await screen.findByRole('option', { name: /Saint-Céré/ }))
    expect(await screen.findByRole('heading', { name: 'Près de Saint-Céré' })).toHaveFocus()
    expect(names()[0]).toBe('France Services de Saint-Céré')
    expect(history.location.search).toBe('?ou=Saint-C%C3%A9r%C3%A9')
  })

  it('finds by postal code, by Enter, with no list to choose from', async () => {
    const { user } = await visit('/', { in: here })
    await user.type(await field(), '46400{Enter}')
    await screen.findByRole('heading', { name: 'Près de Saint-Céré' })
    expect(names()[0]).toBe('France Services de Saint-Céré')
  })

  it('goes straight to a place by its name', async () => {
    const { user, history } = await visit('/', { in: here })
    await screen.findByRole('heading', { name: 'Tous les lieux' })
    await user.type(await field(), 'médiathèque')
    await user.click(await screen.findByRole('option', { name: /Médiathèque de Gramat/ }))
    await screen.findByRole('heading', { name: /Quand voulez-vous venir/ })
    expect(history.location.pathname).toBe('/lieux/mediatheque-de-gramat')
  })

  it('says when nothing answers, and shows all the places all the same', async () => {
    await visit('/?ou=atlantide', { in: here })
    await screen.findByRole('heading', { name: /Nous ne trouvons pas «.atlantide.»/ })
    expect(names()).toHaveLength(2)
  })

  it('puts the places of the same EPCI first where no distance is known', async () => {
    here.db.$client
      .prepare(`update places set commune_code = '46042', postal_code = '46000' where id = ?`)
      .run(here.place.id)
    await visit('/?ou=Saint-Céré', { in: here })
    await screen.findByRole('heading', { name: 'Près de Saint-Céré' })
    expect(names()).toEqual(['France Services de Saint-Céré', 'Médiathèque de Gramat'])
  })

  it('sorts by distance around the person, whose position reaches neither the server nor the address', async () => {
    here.db.$client
      .prepare('update places set latitude = 44.78, longitude = 1.73 where id = ?')
      .run(here.place.id)
    here.db.$client
      .prepare('update places set latitude = 44.86, longitude = 1.89 where id = ?')
      .run(here.otherPlace.id)
    positionIs((give) => give(position(44.8567, 1.8912)))
    const { user, history } = await visit('/', { in: here })
    const asked: string[] = []
    const reach = globalThis.fetch
    vi.stubGlobal('fetch', (input: string, init: RequestInit) => {
      asked.push(input + JSON.stringify(init?.body))
      return reach(input, init)
    })
    await user.click(await screen.findByRole('button', { name: /Autour de moi/ }))
    await screen.findByRole('heading', { name: 'Près de vous' })
    expect(names()[0]).toBe('France Services de Saint-Céré')
    const nearest = within(screen.getByRole('listitem', { name: 'France Services de Saint-Céré' }))
    expect(nearest.getByText(/à 0,4\skm/)).toBeVisible()
    expect(asked.join(' ') + history.location.href).not.toMatch(/44[.,]8|1[.,]89/)
  })

  it('offers the commune instead when the position is refused', async () => {
    positionIs((_, refuse) => refuse())
    const { user } = await visit('/', { in: here })
    await user.click(await screen.findByRole('button', { name: /Autour de moi/ }))
    expect(await screen.findByText(/Écrivez plutôt votre commune/)).toBeVisible()
  })

  it('T26 a place without a free hour says to call', async () => {
    here.db.$client.prepare('update openings set closed_at = 1 where place_id = ?').run(here.place.id)
    await visit('/', { in: here })
    const card = within(await screen.findByRole('listitem', { name: 'Médiathèque de Gramat' }))
    expect(card.getByText(/Pas d’heure libre en ligne pour le moment/)).toBeVisible()
    expect(card.queryByRole('link', { name: /Choisir/ })).toBeNull()
    await visit(`/lieux/${here.place.slug}`, { in: here })
    expect(await screen.findByText('Aucune heure libre ici pour le moment')).toBeVisible()
  })
})

describe('the hours of a place', () => {
  it('are four days at first, more by one touch, the focus on the first new one', async () => {
    const { user } = await visit(`/lieux/${here.place.slug}`, { in: here })
    await screen.findByRole('heading', { name: /Mardi 16\sjuin/ })
    expect(screen.getAllByRole('button', { name: /juin|juillet/ })).toHaveLength(12)
    await user.click(screen.getByRole('button', { name: 'Voir plus de jours' }))
    await waitFor(() => expect(screen.getByRole('button', { name: /mardi 21\sjuillet à 9/ })).toHaveFocus())
  })

  it('T53 are those of the place, wherever the browser believes it is', async () => {
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe('America/New_York')
    await here.citizen().appointments.book(bookingAt(here, '09:00'))
    await visit(`/lieux/${here.place.slug}`, { in: here })
    const [first] = await screen.findAllByRole('button', { name: /juin/ })
    expect(first).toHaveAccessibleName(/mardi 16\sjuin à 10\sh\s00/)
    expect(at('10:00')).toBe(Date.UTC(2026, 5, 16, 8))
  })
})

it('a place that nobody knows is said so', async () => {
  await visit(`/lieux/${uuidv7()}`, { in: here })
  expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent(/trouv|existe/i)
})
