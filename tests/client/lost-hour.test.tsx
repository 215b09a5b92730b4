import { screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { isSpent, spend } from '#server/allowances.ts'
import { problems } from '#shared/problems.ts'
import { at, bookingAt } from '../api/booking-request.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let here: World
beforeEach(() => {
  sessionStorage.clear()
  here = world()
})

const formFor = (startsAt: number) => `/lieux/${here.place.slug}/rendez-vous?heure=${startsAt}`

/** A name with its spaces of any kind. */
const named = (name: string) => new RegExp(`^${name.replaceAll(/[?.]/g, '\\$&').replaceAll(' ', '\\s')}$`)

describe('the form of an hour that cannot be had', () => {
  it('an hour that somebody has taken meanwhile is told before anything is typed', async () => {
    await here.citizen().appointments.book(bookingAt(here, '10:00'))
    await visit(formFor(at('10:00')), { in: here })
    expect(await screen.findByRole('region', { name: named('Cette heure vient d’être prise') })).toBeVisible()
    expect(screen.queryByText(/gardée pour vous/)).toBeNull()
  })

  it.each([
    ['past', at('10:00', '2026-06-09')],
    ['of a day without anybody', at('10:00', '2026-06-17')],
    ['of another century, nearly', at('10:00', '2099-06-16')],
  ])('an hour %s is said not to be offered, with the nearest', async (_, startsAt) => {
    await visit(formFor(startsAt), { in: here })
    const box = await screen.findByRole('region', { name: named('Cette heure n’est pas proposée') })
    expect(within(box).getAllByRole('button')).toHaveLength(3)
    expect(screen.queryByText(/vient d’être prise/)).toBeNull()
  })

  it('an address that asked too often reads so, and not that its hour is taken', async () => {
    const watchful = world({ rateLimit: 600 })
    const asker = { ...watchful, now: watchful.now(), address: '127.0.0.1' }
    while (!isSpent(asker, 'hold')) spend(asker, 'hold')
    const { user } = await visit(formFor(at('10:00')), { in: watchful })
    const field = async (name: RegExp, text: string) =>
      user.type(await screen.findByRole('textbox', { name }), text)
    await field(/^Prénom/, 'Jeanne')
    await field(/^Nom/, 'Marty')
    await field(/^Téléphone/, '0612345678')
    await user.click(screen.getByRole('radio', { name: /Mes démarches/ }))
    await user.click(screen.getByRole('button', { name: named('Confirmer le rendez-vous') }))
    expect(await screen.findByText(problems.tooManyRequests.fr, { exact: false })).toBeVisible()
    expect(screen.queryByText(/vient d’être prise/)).toBeNull()
  })

  it.each(['', '?heure=demain', '?heure=1', '?heure=8700000000000000'])(
    'an address without an hour, or with a strange one, shows the hours: %s',
    async (search) => {
      const { history } = await visit(`/lieux/${here.place.slug}/rendez-vous${search}`, { in: here })
      await screen.findByRole('heading', { name: named('Quand voulez-vous venir ?') })
      expect(history.location.pathname).toBe(`/lieux/${here.place.slug}`)
    },
  )
})
