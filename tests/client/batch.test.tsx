import { act, createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { dismiss, readAnnouncements } from '#client/ui/announcements.ts'
import { places, sessions, sessionTopics } from '#drizzle/schema/index.ts'
import { telling } from '../api/telling.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let lot: World
beforeEach(async () => {
  for (const { id } of readAnnouncements()) dismiss(id)
  lot = world()
  vi.useFakeTimers({ toFake: ['Date'], now: lot.now() })
  await lot.as(lot.people.camille).sessions.record(telling(lot)({ day: '2026-06-12', minutes: 30 }))
})

const morning = () =>
  lot.db
    .select()
    .from(sessions)
    .all()
    .filter(({ day, withdrawnAt }) => day === '2026-06-15' && withdrawnAt === null)
const topicsKept = () => lot.db.select().from(sessionTopics).all().length - 1
const cell = (column: string, line: number) => screen.getByLabelText(`${column} ligne ${line}`)

async function open() {
  const visited = await visit('/noter/matinee', { in: lot, as: lot.people.camille })
  await screen.findByLabelText('Thématiques ligne 1')
  return visited
}

function paste(text: string, into: HTMLElement) {
  const event = createEvent.paste(into, { clipboardData: { getData: () => text } })
  fireEvent(into, event)
  return event
}

describe('a morning in a table', () => {
  test('opens on today, at the usual place, for the usual time, ready for the first thématique', async () => {
    await open()
    expect(screen.getByLabelText('Jour')).toHaveValue('2026-06-15')
    expect(screen.getByLabelText('Lieu')).toHaveDisplayValue('Médiathèque de Gramat')
    expect(cell('Durée', 1)).toHaveValue('30')
    expect(cell('Thématiques', 1)).toHaveFocus()
  })

  test('is walked through as a spreadsheet', async () => {
    const { user } = await open()
    await user.keyboard('ema{Tab}{Tab}{Tab}f 72{Enter}')
    expect(cell('Thématiques', 2)).toHaveFocus()
    expect(cell('Thématiques', 1)).toHaveValue('E-mail')
    expect(cell('Profil', 1)).toHaveValue('Féminin, 70 ans et plus')
    await user.keyboard('{Control>}d{/Control}')
    expect(cell('Thématiques', 2)).toHaveValue('E-mail')
    expect(cell('Profil', 2)).toHaveValue('')
    await user.keyboard('{ArrowUp}')
    expect(cell('Thématiques', 1)).toHaveFocus()
    await user.keyboard('{ArrowDown}{ArrowDown}')
    expect(cell('Thématiques', 3)).toHaveFocus()
    await user.click(cell('Note', 2))
    await user.keyboard('Revient{Enter}')
    expect(cell('Note', 3)).toHaveFocus()
    await user.keyboard('{Shift>}{Enter}{/Shift}')
    expect(cell('Note', 2)).toHaveFocus()
    await user.keyboard('{Control>}{Enter}{/Control}')
    await screen.findByText(/2 accompagnements enregistrés/)
    expect(morning().map(({ notes, details }) => [notes, details.ages])).toEqual([
      ['', { '70+': 1 }],
      ['Revient', {}],
    ])
    expect(cell('Thématiques', 1)).toHaveValue('')
  })

  test('is pasted from a spreadsheet, says what each column was taken for, and is taken back', async () => {
    const { user } = await open()
    const event = paste(
      'Date\tVille\tDurée\tThématiques\tNotes\n12/06\tGramat\t45\tE-mail\tRevient\n15/06\tGramat\t1 h\tzzz\t\n',
      cell('Thématiques', 1),
    )
    expect(event.defaultPrevented).toBe(true)
    expect(
      await screen.findByText(/« Date » → Autre jour, lieu · « Ville » laissée de côté · « Durée » → Durée/),
    ).toBeVisible()
    expect(cell('Durée', 2)).toHaveValue('1 h')
    expect(cell('Autre jour, lieu', 1)).toHaveValue('12/06')
    expect(screen.getByText(/« zzz » n’est pas compris/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Annuler' }))
    expect(cell('Thématiques', 1)).toHaveValue('')
    expect(screen.queryByText(/laissée de côté/)).toBeNull()
    expect(paste('ema', cell('Thématiques', 1)).defaultPrevented).toBe(false)
  })

  test('may be of another day, by telephone or at somebody’s home', async () => {
    const { user } = await open()
    await user.keyboard('ema')
    await user.type(cell('Autre jour, lieu', 1), 'hier tél')
    await user.type(cell('Thématiques', 2), 'cv')
    expect(cell('Autre jour, lieu', 1)).toHaveValue('14/06, à distance')
    await user.type(cell('Autre jour, lieu', 2), 'dom')
    const commune = await screen.findByRole('combobox', { name: /^Dans quelle commune/ })
    await user.clear(cell('Thématiques', 1))
    await user.click(screen.getByRole('button', { name: /^Enregistrer 2/ }))
    expect(cell('Thématiques', 1)).toHaveFocus()
    await user.keyboard('ema')
    await user.click(screen.getByRole('button', { name: /^Enregistrer 2/ }))
    await waitFor(() => expect(commune).toHaveFocus())
    await user.keyboard('gramat')
    await user.click(await screen.findByRole('option', { name: /^Gramat/ }))
    await user.click(screen.getByRole('button', { name: /^Enregistrer 1/ }))
    await screen.findByText(/1 accompagnement enregistré/)
    expect(
      lot.db
        .select()
        .from(sessions)
        .all()
        .filter(({ day, channel }) => day === '2026-06-14' || channel === 'home'),
    ).toMatchObject([
      { channel: 'remote', placeId: lot.place.id },
      { channel: 'home', placeId: null, communeCode: '46128' },
    ])
  })

  test('lines that are wrong stay with their reason, beside them, while the others are kept', async () => {
    const { user } = await open()
    await user.keyboard('ema{Enter}zzz{Enter}ame{Enter}cv')
    await user.type(cell('Note', 3), 'Sécu 1 85 05 78 006 084 91')
    await user.click(screen.getByRole('button', { name: /^Enregistrer/ }))
    await screen.findByText(/2 accompagnements enregistrés/)
    expect(topicsKept()).toBe(2)
    await waitFor(() =>
      expect(cell('Thématiques', 1)).toHaveAccessibleDescription(/«\szzz\s» n’est pas compris/),
    )
    expect(cell('Thématiques', 1)).toHaveFocus()
    expect(cell('Note', 2)).toBeInvalid()
    await user.click(screen.getByRole('button', { name: 'Masquer dans la note' }))
    expect(cell('Note', 2)).toHaveValue('Sécu •••')
    await user.clear(cell('Thématiques', 1))
    await user.type(cell('Thématiques', 1), 'vir')
    await user.click(screen.getByRole('button', { name: /^Enregistrer/ }))
    await waitFor(() => expect(morning()).toHaveLength(4))
  })

  test('what the server refuses stays with its reason, and leaves once it is mended', async () => {
    const { user } = await open()
    await user.keyboard('ema')
    lot.db.update(places).set({ closedAt: lot.now() }).run()
    await user.click(screen.getByLabelText('Lieu'))
    fireEvent.change(screen.getByLabelText('Jour'), { target: { value: '2026-06-16' } })
    await user.click(screen.getByRole('button', { name: /^Enregistrer/ }))
    expect(await screen.findByText(/ne peut pas être dans le futur/)).toBeVisible()
    expect(morning()).toEqual([])
    fireEvent.change(screen.getByLabelText('Jour'), { target: { value: '2026-06-15' } })
    await user.click(screen.getByRole('button', { name: /^Enregistrer/ }))
    await waitFor(() => expect(morning()).toHaveLength(1))
  })

  test('undone, nothing was noted and the lines are there again', async () => {
    const { user } = await open()
    await user.keyboard('ema{Enter}ame{Enter}{Control>}{Enter}{/Control}')
    await screen.findByText(/2 accompagnements enregistrés/)
    await user.click(screen.getByRole('button', { name: 'Annuler' }))
    await waitFor(() => expect(morning()).toEqual([]))
    await waitFor(() => expect(cell('Thématiques', 2)).toHaveValue('Santé'))
    await user.click(screen.getByRole('button', { name: /^Enregistrer/ }))
    await waitFor(() => expect(morning()).toHaveLength(2))
  })

  test('waits for whoever looks at another page and comes back', async () => {
    const { user, history } = await open()
    await user.keyboard('ema{Enter}ame{Enter}')
    act(() => history.push('/journal'))
    await screen.findByRole('heading', { name: 'Journal' })
    act(() => history.push('/noter/matinee'))
    await waitFor(() => expect(cell('Thématiques', 2)).toHaveValue('Santé'))
    const table = within(screen.getByRole('table'))
    expect(table.getAllByLabelText(/^Thématiques/)).toHaveLength(3)
  })

  test('a line is duplicated or removed by touch, and a removed one comes back', async () => {
    const { user } = await open()
    await user.keyboard('ema{Enter}')
    await user.click(screen.getByRole('button', { name: 'Dupliquer la ligne 1' }))
    expect(cell('Thématiques', 2)).toHaveValue('E-mail')
    await user.click(screen.getByRole('button', { name: 'Retirer la ligne 1' }))
    expect(screen.queryByLabelText('Thématiques ligne 3')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Annuler' }))
    expect(cell('Thématiques', 3)).toHaveValue('')
    await user.click(screen.getByRole('button', { name: /^Enregistrer 2\saccompagnements$/ }))
    await waitFor(() => expect(morning()).toHaveLength(2))
  })
})
