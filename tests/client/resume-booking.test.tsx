import { cleanup, screen, waitFor } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { appointments, holds } from '#drizzle/schema/index.ts'
import { minute } from '#shared/time.ts'
import { at, bookingAt, hoursAtGramat } from '../api/booking-request.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let here: World
let later = 0
beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
  here = world()
  later = 0
  const before = Date.now
  vi.spyOn(Date, 'now').mockImplementation(() => before() + later)
})
afterEach(() => void vi.restoreAllMocks())

const textOf = (name: string) =>
  screen.getByRole<HTMLInputElement>('textbox', { name: new RegExp(`^${name}`) })
const addressAt10 = () => `/lieux/${here.place.slug}/rendez-vous?heure=${at('10:00')}`
const confirm = (user: UserEvent) => user.click(screen.getByRole('button', { name: /Confirmer/ }))

/** What the browser says when the page goes behind another, or comes back. */
function show(state: 'hidden' | 'visible') {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange'))
}

async function typeAt10() {
  const visited = await visit(addressAt10(), { in: here })
  await screen.findByText(/gardée pour vous/)
  for (const [name, text] of Object.entries({ Prénom: 'Jeanne', Nom: 'Marty', Téléphone: '06 12 34 56 78' }))
    await visited.user.type(textOf(name), text)
  await visited.user.click(screen.getByRole('radio', { name: /Mes démarches/ }))
  return visited
}

/** The tab is closed: the browser forgets its sessionStorage, and a tab that nobody sees hears nothing more. */
function closeTab() {
  show('hidden')
  const left = localStorage.getItem('permanence.reprendre')
  cleanup()
  if (left !== null) localStorage.setItem('permanence.reprendre', left)
  sessionStorage.clear()
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible')
}

function minutesPass(minutes: number) {
  later += minutes * minute
  here.setClock('2026-06-15', `08:${String(later / minute).padStart(2, '0')}` as '08:00')
}

describe('a tab that was closed', () => {
  it('T98 within ten minutes, the list of places offers to go on: same hour, same answers, one hold', async () => {
    await typeAt10()
    closeTab()
    minutesPass(9)
    const { user } = await visit('/', { in: here })
    const region = await screen.findByRole('region', { name: 'Rendez-vous commencé' })
    expect(region).toHaveTextContent(/mardi 16\sjuin à 10\sh\s00, Médiathèque de Gramat/)
    expect(region).not.toHaveTextContent(/Jeanne|Marty|06/)
    await user.click(screen.getByRole('link', { name: 'Reprendre' }))
    await screen.findByText(/gardée pour vous/)
    expect(textOf('Nom')).toHaveValue('Marty')
    expect(screen.getByRole('radio', { name: /Mes démarches/ })).toBeChecked()
    expect(here.db.select().from(holds).all()).toHaveLength(1)
    await confirm(user)
    await screen.findByRole('heading', { name: /^C’est noté/ })
    expect(here.db.select().from(appointments).all()).toMatchObject([
      { lastName: 'Marty', startsAt: at('10:00') },
    ])
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0])
  })

  it('is gone on with at its own address too, and erased by one touch, with its hour', async () => {
    await typeAt10()
    closeTab()
    const { user } = await visit(addressAt10(), { in: here })
    expect(await screen.findByText('Vos réponses sont encore là.', { exact: false })).toBeVisible()
    expect(textOf('Prénom')).toHaveValue('Jeanne')
    await user.click(screen.getByRole('button', { name: /Ce n’est pas vous/ }))
    await screen.findByRole('heading', { level: 1, name: /conseiller numérique/ })
    await waitFor(async () => expect(await hoursAtGramat(here)).toContain(at('10:00')))
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0])
  })

  it('is erased from the list of places by whoever comes next, with its hour', async () => {
    await typeAt10()
    closeTab()
    const { user } = await visit('/', { in: here })
    await user.click(await screen.findByRole('button', { name: /Ce n’est pas vous/ }))
    expect(screen.queryByRole('region', { name: 'Rendez-vous commencé' })).toBeNull()
    expect(localStorage.length).toBe(0)
    await waitFor(async () => expect(await hoursAtGramat(here)).toContain(at('10:00')))
  })

  it('T99 after ten minutes is forgotten by the browser as by the house', async () => {
    await typeAt10()
    closeTab()
    minutesPass(11)
    await visit('/', { in: here })
    await screen.findByRole('heading', { level: 1, name: /conseiller numérique/ })
    expect(screen.queryByRole('region', { name: 'Rendez-vous commencé' })).toBeNull()
    expect(localStorage.length).toBe(0)
  })
})

describe('a tab that was only hidden', () => {
  it('leaves nothing behind once it is seen again, and never while it is in sight', async () => {
    await typeAt10()
    expect(localStorage.length).toBe(0)
    show('hidden')
    expect(localStorage.length).toBe(1)
    show('visible')
    expect(localStorage.length).toBe(0)
    expect(textOf('Prénom')).toHaveValue('Jeanne')
  })

  it('T99 seen again too late, offers the three nearest hours and keeps the form', async () => {
    await typeAt10()
    show('hidden')
    minutesPass(11)
    await here.citizen().appointments.book(bookingAt(here, '10:00'))
    show('visible')
    expect(await screen.findByRole('region', { name: /^Cette heure vient d’être prise/ })).toBeVisible()
    expect(textOf('Prénom')).toHaveValue('Jeanne')
  })

  it('taken up by another tab, starts a form of its own: the two never write over each other', async () => {
    await typeAt10()
    const mine = () => JSON.parse(sessionStorage.getItem('permanence.reservation') ?? '{}').id as string
    const before = mine()
    show('hidden')
    localStorage.removeItem('permanence.reprendre')
    show('visible')
    expect(await screen.findByRole('region', { name: /^Cette heure vient d’être prise/ })).toBeVisible()
    expect(mine()).not.toBe(before)
    expect(textOf('Nom')).toHaveValue('Marty')
  })
})

describe('the same tab', () => {
  it('that opens the list of places by its address gives the hour back, and is not told of itself', async () => {
    await typeAt10()
    show('hidden')
    const left = localStorage.getItem('permanence.reprendre')
    cleanup()
    localStorage.setItem('permanence.reprendre', left ?? '')
    await visit('/', { in: here })
    await screen.findByRole('heading', { level: 1, name: /conseiller numérique/ })
    expect(screen.queryByRole('region', { name: 'Rendez-vous commencé' })).toBeNull()
    expect(localStorage.length).toBe(0)
    await waitFor(async () => expect(await hoursAtGramat(here)).toContain(at('10:00')))
  })
})

describe('the back button', () => {
  it('T98 loses nothing of what was typed', async () => {
    const { user, history } = await visit(`/lieux/${here.place.slug}`, { in: here })
    await user.click(await screen.findByRole('button', { name: /mardi 16\sjuin à 10\sh\s00/ }))
    await screen.findByText(/gardée pour vous/)
    await user.type(textOf('Prénom'), 'Jeanne')
    history.back()
    await user.click(await screen.findByRole('button', { name: /mardi 16\sjuin à 10\sh\s00/ }))
    await waitFor(() => expect(textOf('Prénom')).toHaveValue('Jeanne'))
  })
})
