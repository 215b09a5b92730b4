import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { laptopHere } from '#client/offline/laptop.ts'
import { Skeleton } from '#client/ui/Skeleton.tsx'
import { type Person, type World, world } from '../api/world.ts'
import { cutNetwork, openBrowser } from './keeping-browser.ts'
import { visit } from './visit.tsx'

let lot: World
beforeEach(() => {
  lot = world()
  openBrowser()
  vi.useFakeTimers({ toFake: ['Date'], now: lot.now() })
})
afterEach(() => vi.useRealTimers())

/** Signed in, the network cut, and gone to another page. */
async function cutAt(address: string, person: Person) {
  const { history } = await visit('/envois', { in: lot, as: person })
  await screen.findByRole('heading', { level: 1, name: 'En attente d’envoi' })
  await laptopHere()
  cutNetwork()
  act(() => history.push(address))
}

describe('without network', () => {
  const pages = [
    ['/annuaire', 'advisor'],
    ['/permanences', 'advisor'],
    ['/statistiques', 'advisor'],
    ['/beneficiaires/doublons', 'advisor'],
    ['/actions', 'coordinator'],
    ['/tableau-de-bord', 'coordinator'],
    ['/equipe', 'coordinator'],
    ['/administration/structures', 'administrator'],
    ['/administration/lieux', 'administrator'],
    ['/administration/messages', 'administrator'],
  ] as const
  test.each(pages)('%s says in words that it needs it', async (address, who) => {
    await cutAt(address, who === 'advisor' ? lot.people.camille : lot.people[who])
    expect((await screen.findAllByText(/^Pas de réseau/, {}, { timeout: 5_000 }))[0]).toBeVisible()
  })

  test('an answer that does not come says so, and one that comes soon does not', () => {
    vi.useFakeTimers()
    render(<Skeleton />)
    act(() => void vi.advanceTimersByTime(4_900))
    expect(screen.queryByText(/réseau est lent/)).toBeNull()
    act(() => void vi.advanceTimersByTime(200))
    expect(screen.getByText(/réseau est lent, ou coupé/)).toBeVisible()
  })
})
