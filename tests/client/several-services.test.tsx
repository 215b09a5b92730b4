import { screen, within } from '@testing-library/react'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { appointments, services } from '#drizzle/schema/index.ts'
import { minute } from '#shared/time.ts'
import { at } from '../api/booking-request.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let here: World
let quickId: string

/** Gramat receives for everything: an hour with an advisor, or twenty minutes. */
beforeEach(() => {
  sessionStorage.clear()
  here = world()
  quickId = uuidv7()
  here.db
    .insert(services)
    .values({
      ...here.service,
      id: quickId,
      code: 'aide-rapide',
      nameFr: 'Aide rapide',
      nameEn: 'Quick help',
      minutes: 20,
      stepMinutes: 20,
    })
    .run()
  here.db.$client.prepare('update openings set service_id = null where id = ?').run(here.openings[0].id)
})

afterEach(() => void vi.restoreAllMocks())

const named = (name: string) => new RegExp(`^${name.replaceAll('?', '\\?').replaceAll(' ', '\\s')}`)

it('somebody chooses what they come for, in the address at once, and books it', async () => {
  const { user, history } = await visit(`/lieux/${here.place.slug}`, { in: here })
  const question = within(await screen.findByRole('group', { name: named('Quel rendez-vous voulez-vous ?') }))
  expect(question.getAllByRole('radio')).toHaveLength(2)
  await user.click(question.getByRole('radio', { name: /Aide rapide/ }))
  await user.click(await screen.findByRole('button', { name: /mardi 16\sjuin à 9\sh\s20/ }))
  await screen.findByText(/gardée pour vous/)
  expect(history.location.search).toContain(`motif=${quickId}`)
  expect(screen.getByText(/^Aide rapide\s·\s20\smin$/)).toBeVisible()
  await user.type(screen.getByRole('textbox', { name: 'Prénom' }), 'Jeanne')
  await user.type(screen.getByRole('textbox', { name: 'Nom' }), 'Marty')
  await user.type(screen.getByRole('textbox', { name: /^Téléphone/ }), '0612345678')
  await user.click(screen.getByRole('radio', { name: /Je ne sais pas/ }))
  here.setClock('2026-06-15', '08:01')
  const before = Date.now
  vi.spyOn(Date, 'now').mockImplementation(() => before() + minute)
  await user.click(screen.getByRole('button', { name: 'Confirmer le rendez-vous' }))
  await screen.findByRole('heading', { level: 1, name: 'C’est noté.' })
  expect(here.db.select().from(appointments).all()).toMatchObject([
    { serviceId: quickId, startsAt: at('09:20'), endsAt: at('09:40') },
  ])
})

it('is asked in English too, and of nobody where there is no choice', async () => {
  await visit(`/en/lieux/${here.place.slug}`, { in: here })
  expect(await screen.findByRole('radio', { name: /Quick help/ })).toBeVisible()
  here.db.$client.prepare('update services set retired_at = 1 where id = ?').run(quickId)
  await visit(`/lieux/${here.place.slug}`, { in: here })
  await screen.findByRole('heading', { level: 1, name: named('Quand voulez-vous venir ?') })
  expect(screen.queryByRole('group', { name: named('Quel rendez-vous voulez-vous ?') })).toBeNull()
})
