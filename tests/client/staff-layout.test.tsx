import { screen, waitFor, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { world } from '../api/world.ts'
import { visit } from './visit.tsx'

const links = async () => {
  const navigation = await screen.findByRole('navigation', { name: 'Mon espace' })
  return [
    ...new Set(
      within(navigation)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ),
  ]
}

it('sends whoever is not signed in to the sign-in page, and remembers where they were going', async () => {
  const { history } = await visit('/journal')
  await waitFor(() => expect(history.location.pathname).toBe('/connexion'))
  expect(new URLSearchParams(history.location.search).get('suite')).toBe('/journal')
})

it('shows an advisor the pages of an advisor, and says who is signed in', async () => {
  const small = world()
  await visit('/journal', { in: small, as: small.people.camille })
  expect(await links()).toEqual(expect.arrayContaining(['Noter', 'Journal']))
  expect(screen.getByRole('banner')).toHaveTextContent('Camille Delmas')
})

it('shows a coordinator the figures, and nothing that is an advisor’s', async () => {
  const small = world()
  await visit('/tableau-de-bord', { in: small, as: small.people.coordinator })
  const shown = await links()
  expect(shown).toContain('Tableau de bord')
  expect(shown).not.toContain('Noter')
  expect(shown).not.toContain('Journal')
})

it('signs out on the server, and starts the page anew', async () => {
  const small = world()
  const { user } = await visit('/journal', { in: small, as: small.people.camille })
  const assign = vi.fn<(address: string) => void>()
  vi.stubGlobal('location', { assign })
  await user.click(await screen.findByRole('button', { name: 'Se déconnecter' }))
  await waitFor(() => expect(assign).toHaveBeenCalledExactlyOnceWith('/'))
})
