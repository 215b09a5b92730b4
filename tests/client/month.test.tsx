import { screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { telling } from '../api/telling.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let lot: World
beforeEach(() => {
  lot = world()
  vi.useFakeTimers({ toFake: ['Date'], now: lot.now() })
})

const asCamille = (address: string) => visit(address, { in: lot, as: lot.people.camille })

async function recordOn(...days: string[]) {
  for (const day of days) await lot.as(lot.people.camille).sessions.record(telling(lot)({ day, minutes: 45 }))
}

describe('a month of the journal as a calendar', () => {
  test('says of each day how many sessions and how long, under its weekday, and opens it', async () => {
    await recordOn('2026-06-01', '2026-06-12', '2026-06-12', '2026-05-31')
    const { user, history } = await asCamille('/journal/mois')
    expect(await screen.findByText(/^3\sséances$/)).toBeVisible()
    const table = screen.getByRole('table', { name: /^Accompagnements de juin/ })
    const rows = within(table).getAllByRole('row')
    expect(rows).toHaveLength(6)
    const friday = within(table).getByRole('link', { name: /^Vendredi 12\sjuin\s: 2\sséances, 1\sh\s30$/ })
    const cells = within(rows[2]!).getAllByRole('cell')
    expect(cells[4]).toContainElement(friday)
    expect(within(table).getAllByRole('link')).toHaveLength(2)
    expect(screen.getByText('15').closest('td')).toHaveAttribute('aria-current', 'date')
    await user.click(friday)
    expect(await screen.findByRole('heading', { name: /^Vendredi 12\sjuin$/ })).toBeVisible()
    expect(history.location.search).toContain('du=2026-06-12')
    expect(screen.getByText(/^2\sséances$/)).toBeVisible()
  })

  test('goes to the month before, comes back, and never beyond this one', async () => {
    await recordOn('2026-05-29')
    const { user } = await asCamille('/journal/mois')
    const months = await screen.findByRole('navigation', { name: 'Autres mois' })
    expect(within(months).getAllByRole('link')).toHaveLength(1)
    await user.click(within(months).getByRole('link', { name: 'Mai 2026' }))
    expect(await screen.findByRole('heading', { name: 'Mai 2026' })).toBeVisible()
    expect(await screen.findByRole('link', { name: /^Vendredi 29\smai/ })).toBeVisible()
    await user.click(screen.getByRole('link', { name: 'Juin 2026' }))
    expect(await screen.findByRole('heading', { name: 'Juin 2026' })).toBeVisible()
  })

  test('is one touch from the journal, on the month that one reads', async () => {
    const { user } = await asCamille('/journal?du=2026-02-01&au=2026-02-28')
    await user.click(await screen.findByRole('link', { name: 'Voir le mois en calendrier' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Février 2026' })).toBeVisible()
  })
})
