import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { appointments } from '#drizzle/schema/index.ts'
import { type WaitingWorld, waitingWorld } from '../api/waiting-world.ts'
import { visit } from './visit.tsx'

let w: WaitingWorld
beforeEach(() => {
  w = waitingWorld(1)
})

/** A name with its spaces of any kind. */
const named = (name: string) => new RegExp(`^${name.replaceAll(' ', '\\s')}$`)

describe('the advisor', () => {
  it('sees who waits, takes somebody off the list and puts them back', async () => {
    await w.register()
    await w.waitForSeat({ firstName: 'Odile', phone: '0565123456' })
    const { user } = await visit('/liste-d-attente', { in: w, as: w.people.camille })
    const group = within(await screen.findByRole('region', { name: 'Mes photos' }))
    expect(group.getByText('Odile Vergnes')).toBeVisible()
    expect(group.getByText('À appeler')).toBeVisible()
    expect(group.getByRole('link', { name: /05\s65\s12\s34\s56/ })).toHaveAttribute('href', 'tel:0565123456')
    await user.click(group.getByRole('button', { name: named('Retirer de la liste : Odile Vergnes') }))
    expect(await screen.findByText('Personne n’attend')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Annuler' }))
    expect(await screen.findByText('Odile Vergnes')).toBeVisible()
  })

  it('gives one of their own hours to who waits for one', async () => {
    await w.waitForHour({ firstName: 'Odile' })
    const { user } = await visit('/liste-d-attente', { in: w, as: w.people.camille })
    await user.click(await screen.findByRole('button', { name: named('Donner une place : Odile Vergnes') }))
    const [ten] = await screen.findAllByRole('button', { name: /^mardi .* à 10\sh\s00$/ })
    await user.click(ten!)
    await waitFor(() => expect(w.waiting()).toMatchObject([{ ending: 'taken' }]))
    expect(w.db.select().from(appointments).all()).toMatchObject([
      { firstName: 'Odile', bookedBy: w.people.camille.actor.advisorId },
    ])
  })

  it('sees beside a workshop of the week how many wait', async () => {
    await w.register()
    await w.waitForSeat()
    await visit('/semaine?semaine=2026-06-15&vue=liste', { in: w, as: w.people.camille })
    expect(await screen.findByRole('link', { name: /^1\spersonne attend$/ })).toHaveAttribute(
      'href',
      '/liste-d-attente',
    )
  })

  it('cannot seat somebody in a full workshop, and is told what to do', async () => {
    await w.register()
    await w.waitForSeat({ firstName: 'Odile' })
    const { user } = await visit('/liste-d-attente', { in: w, as: w.people.camille })
    await user.click(await screen.findByRole('button', { name: named('Donner une place : Odile Vergnes') }))
    await user.click(await screen.findByRole('button', { name: 'L’inscrire' }))
    expect(await screen.findByText(/L’atelier est complet\. Ajoutez une place/)).toBeVisible()
  })
})
