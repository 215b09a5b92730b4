import { screen, waitFor, within } from '@testing-library/react'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { dismiss, readAnnouncements } from '#client/ui/announcements.ts'
import { figureShares } from '#drizzle/schema/index.ts'
import { type CountedWorld, countedWorld, oneTold, type Told } from '../api/counted-world.ts'
import { visit } from './visit.tsx'

let lot: CountedWorld
/** A page of many roles takes jsdom its time. */
vi.setConfig({ testTimeout: 20_000 })
beforeEach(() => {
  for (const { id } of readAnnouncements()) dismiss(id)
  lot = countedWorld()
  vi.useFakeTimers({ toFake: ['Date'], now: lot.now() })
})

const told: Told = { ...oneTold, day: '2026-03-10' }
const many = (count: number, changed: Partial<Told> = {}) =>
  Array.from({ length: count }, (): Told => ({ ...told, ...changed }))
const asCamille = (address: string) => visit(address, { in: lot, as: lot.people.camille })
const figure = (name: string) =>
  within(screen.getByRole('region', { name: 'L’essentiel' }))
    .getByRole('button', { name })
    .closest('li')
const table = (name: RegExp) => screen.findByRole('table', { name })

describe('one’s own figures', () => {
  test('show this year: what one did, how, for whom', async () => {
    lot.plant([...many(3), { ...told, referral: 'administration' }, { ...told, day: '2025-03-10' }])
    await asCamille('/statistiques')
    expect(await screen.findByRole('heading', { name: 'Mes statistiques' })).toBeVisible()
    expect(await screen.findByRole('region', { name: 'L’essentiel' })).toBeVisible()
    expect(screen.getByRole('button', { name: 'du 1er\u00a0janvier au 15\u00a0juin 2026' })).toBeVisible()
    expect(figure('Séances')).toHaveTextContent(/4.*4\sindividuelles et 0\satelier/)
    expect(within(await table(/^Canal/)).getByRole('row', { name: /Autre lieu/ })).toHaveTextContent(
      /4 · 100\s%/,
    )
    expect(
      within(await table(/^Orientation ?, 25\s% des séances/)).getByRole('row', { name: /Administration/ }),
    ).toHaveTextContent(/1 · 100\s%/)
    expect(screen.getByText('Aucun rendez-vous sur cette période.')).toBeVisible()
    expect(screen.getByText(/^Données au 15\sjuin 2026 à 8\sh\s00\.$/)).toBeVisible()
  })

  test('take another period, kept in the address, and say what each figure means', async () => {
    lot.plant([...many(2), { ...told, day: '2026-05-04' }])
    const { user, history } = await asCamille('/statistiques')
    await user.click(await screen.findByRole('button', { name: /^du 1er/ }))
    await user.click(screen.getByRole('radio', { name: 'Le mois dernier' }))
    await waitFor(() => expect(figure('Séances')).toHaveTextContent(/^Séances1/))
    expect(history.location.search).toContain('periode=mois-dernier')
    await user.keyboard('{Escape}')
    await user.click(screen.getByRole('button', { name: 'Canal' }))
    expect(await screen.findByRole('dialog', { name: 'Canal' })).toHaveTextContent(/Calcul/)
  })

  test('of days without any lead to those that have some', async () => {
    lot.plant([{ ...told, day: '2024-03-10' }])
    const { user } = await asCamille('/statistiques')
    await user.click(await screen.findByRole('link', { name: 'Voir depuis la première séance' }))
    await waitFor(() => expect(figure('Séances')).toHaveTextContent(/^Séances1/))
  })
})

describe('shared figures', () => {
  test('are given by an address, that one changes and cuts after one question', async () => {
    const { user } = await asCamille('/statistiques/partage')
    await user.click(await screen.findByRole('button', { name: 'Créer une adresse' }))
    const address = () => screen.findByLabelText<HTMLInputElement>('Adresse de vos chiffres')
    const first = (await address()).value
    expect(first).toMatch(/\/chiffres-partages#[\w-]{43}$/)
    const answer = async (act: string, yes: string) => {
      await user.click(screen.getByRole('button', { name: act }))
      await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: yes }))
    }
    await user.click(screen.getByRole('button', { name: 'Couper' }))
    await user.click(await screen.findByRole('button', { name: 'Ne rien changer' }))
    await answer('Changer l’adresse', 'Changer')
    await waitFor(async () => expect((await address()).value).not.toBe(first))
    await answer('Couper', 'Couper l’adresse')
    expect(await screen.findByRole('button', { name: 'Créer une adresse' })).toBeVisible()
    expect(
      lot.db
        .select()
        .from(figureShares)
        .all()
        .filter(({ closedAt }) => closedAt === null),
    ).toEqual([])
  })

  test('are read without an account, year by year, small counts hidden', async () => {
    lot.plant([...many(20), ...many(2, { topics: ['parentalite'] }), ...many(10, { day: '2025-04-01' })])
    const share = await lot.as(lot.people.camille).statistics.openShare({ requestId: uuidv7() })
    const { user } = await visit(`/chiffres-partages${new URL(share!.address).hash}`, { in: lot })
    expect(await screen.findByRole('heading', { name: 'Les chiffres de Camille Delmas' })).toBeVisible()
    expect(figure('Séances')).toHaveTextContent(/^Séances2[05]/)
    expect(
      within(await table(/^Séances qui touchent/)).getByRole('row', { name: /Parentalité/ }),
    ).toHaveTextContent(/moins de\s5/)
    expect(screen.getByRole('article', { name: 'Usages citoyens et critiques' })).toHaveTextContent(
      /–.*moins de\s5 séances · –/,
    )
    expect(document.querySelector('meta[name=robots]')).toHaveAttribute('content', 'noindex')
    await user.click(screen.getByRole('radio', { name: '2025' }))
    await waitFor(() => expect(figure('Séances')).toHaveTextContent(/^Séances10/))
  })

  test.each(['', '#trop-court', `#${'A'.repeat(43)}`])(
    'at a wrong address %s show nothing, in words',
    async (hash) => {
      await visit(`/chiffres-partages${hash}`, { in: lot })
      expect(await screen.findByText(/Elle a été changée ou coupée/)).toBeVisible()
    },
  )
})
