import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { dismiss, readAnnouncements } from '#client/ui/announcements.ts'
import { calendarFeeds } from '#drizzle/schema/index.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let lot: World
beforeEach(() => {
  for (const { id } of readAnnouncements()) dismiss(id)
  lot = world()
})

const asCamille = (address: string) => visit(address, { in: lot, as: lot.people.camille })
const feeds = () => lot.db.select().from(calendarFeeds).all()
const address = () => screen.findByLabelText<HTMLInputElement>('Adresse secrète de votre agenda')

test('from the week, an advisor opens an address for another calendar, without names unless they want them', async () => {
  const { user } = await asCamille('/semaine')
  await user.click(await screen.findByRole('link', { name: 'Mon agenda ailleurs' }))
  await user.click(await screen.findByRole('button', { name: 'Créer mon adresse' }))
  expect((await address()).value).toMatch(/\/agendas\/[\w-]{43}\.ics$/)
  expect(feeds()).toMatchObject([{ names: 'none', withOpenings: false, withAbsences: false, closedAt: null }])
  await user.click(screen.getByRole('radio', { name: 'Nom entier' }))
  expect(await screen.findByText(/liront ces noms/)).toBeVisible()
  await user.click(screen.getByRole('checkbox', { name: /permanences/ }))
  await waitFor(() => expect(feeds()).toMatchObject([{ names: 'full', withOpenings: true }]))
  await user.click(screen.getByRole('button', { name: 'Copier l’adresse' }))
  expect(await navigator.clipboard.readText()).toBe((await address()).value)
})

test('the address is renewed with the same choices, and cut, each after one question', async () => {
  await lot.as(lot.people.camille).feeds.open({
    requestId: '0190163d-8694-739b-aea5-966c26f8ad91',
    names: 'initials',
    withOpenings: true,
    withAbsences: false,
  })
  const { user } = await asCamille('/agenda-ailleurs')
  const first = (await address()).value
  const answer = async (act: string, yes: string) => {
    await user.click(screen.getByRole('button', { name: act }))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: yes }))
  }
  await user.click(screen.getByRole('button', { name: 'Couper' }))
  await user.click(await screen.findByRole('button', { name: 'Ne rien changer' }))
  await answer('Renouveler l’adresse', 'Renouveler')
  await waitFor(async () => expect((await address()).value).not.toBe(first))
  expect(feeds()).toHaveLength(2)
  expect(feeds().find(({ closedAt }) => closedAt === null)).toMatchObject({
    names: 'initials',
    withOpenings: true,
  })
  await answer('Couper', 'Couper l’adresse')
  expect(await screen.findByRole('button', { name: 'Créer mon adresse' })).toBeVisible()
  expect(feeds().filter(({ closedAt }) => closedAt === null)).toEqual([])
})
