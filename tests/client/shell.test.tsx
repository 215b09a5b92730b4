import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { world } from '../api/world.ts'
import { visit } from './visit.tsx'

it('gives each page its own title, with the name of the operator', async () => {
  await visit('/mentions-legales', { in: world({ operator: 'Département du Lot' }) })
  expect(await screen.findByRole('heading', { level: 1, name: 'Mentions légales' })).toBeVisible()
  await waitFor(() => expect(document.title).toBe('Mentions légales · Département du Lot'))
})

it('says the language of the page, and keeps the page when the language changes', async () => {
  const { user, history } = await visit('/donnees-personnelles')
  await screen.findByRole('heading', { level: 1, name: 'Vos données personnelles' })
  expect(document.documentElement.lang).toBe('fr')
  await user.click(screen.getByRole('link', { name: 'EN' }))
  await screen.findByRole('heading', { level: 1, name: 'Your personal data' })
  expect(history.location.pathname).toBe('/en/donnees-personnelles')
  expect(document.documentElement.lang).toBe('en')
  await user.click(screen.getByRole('link', { name: 'FR' }))
  await screen.findByRole('heading', { level: 1, name: 'Vos données personnelles' })
  expect(history.location.pathname).toBe('/donnees-personnelles')
})

it('moves the focus to the title of the page one goes to, and leaves it alone on arrival', async () => {
  const { user } = await visit('/mentions-legales')
  const first = await screen.findByRole('heading', { level: 1, name: 'Mentions légales' })
  expect(first).not.toHaveFocus()
  await user.click(screen.getByRole('link', { name: 'Données personnelles' }))
  const second = await screen.findByRole('heading', { level: 1, name: 'Vos données personnelles' })
  await waitFor(() => expect(second).toHaveFocus())
})

it('says kindly that an address leads nowhere, in both languages', async () => {
  await visit('/nulle-part')
  expect(await screen.findByRole('heading', { name: 'Cette page n’existe pas' })).toBeVisible()
})

it('keeps English where an English address leads nowhere', async () => {
  await visit('/en/nowhere')
  expect(await screen.findByRole('heading', { name: 'This page does not exist' })).toBeVisible()
  expect(document.documentElement.lang).toBe('en')
})

it('shows that it is a demonstration, only when it is one', async () => {
  await visit('/mentions-legales', { in: world({ demo: true }) })
  expect(await screen.findByRole('region', { name: 'Démonstration' })).toHaveTextContent('inventés')
})

it('offers the legal pages and the way past the header on every page', async () => {
  await visit('/accessibilite')
  const footer = await screen.findByRole('contentinfo')
  const names = within(footer)
    .getAllByRole('link')
    .map((link) => link.textContent)
  expect(names).toEqual([
    'Les chiffres',
    'Accessibilité\u00a0: non conforme',
    'Mentions légales',
    'Données personnelles',
    'Données ouvertes',
  ])
  expect(screen.getByRole('link', { name: 'Aller au contenu' })).toHaveAttribute('href', '#contenu')
  expect(screen.queryByRole('region', { name: 'Démonstration' })).toBeNull()
})
