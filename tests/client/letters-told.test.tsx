import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { services } from '#drizzle/schema/index.ts'
import type { BookingRequest } from '#shared/appointments.ts'
import { minute } from '#shared/time.ts'
import { at, bookingAt } from '../api/booking-request.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

/** What the pages say of letters: who is written to, and who is not. */

beforeEach(() => sessionStorage.clear())
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const sonia = {
  tie: 'professional',
  name: 'Sonia Bel',
  organisation: 'CCAS de Gramat',
  phone: null,
  email: 'sonia@exemple.fr',
  lettersTo: 'booker',
} as const

describe('the last screen', () => {
  const bookOnScreen = async (house: World, phone: string, lang = '') => {
    const { user } = await visit(`${lang}/lieux/${house.place.slug}/rendez-vous?heure=${at('10:00')}`, {
      in: house,
    })
    const field = async (name: RegExp, text: string) =>
      user.type(await screen.findByRole('textbox', { name }), text)
    await field(/^(Prénom|First name)/, 'Jeanne')
    await field(/^(Nom|Last name)/, 'Marty')
    await field(/^Tele?phone|^Téléphone/i, phone)
    await user.click(screen.getByRole('radio', { name: /^(Mes démarches|Official)/ }))
    house.setClock('2026-06-15', '08:01')
    const before = Date.now
    vi.spyOn(Date, 'now').mockImplementation(() => before() + minute)
    await user.click(screen.getByRole('button', { name: /^Confirm/ }))
    await screen.findByRole('heading', { name: /^(C’est noté|It is booked)/ })
  }
  const sendsTexts = { smsUrl: 'http://localhost/sms' }

  it.each([
    ['', 'Un SMS part à votre téléphone, avec la date et l’heure.'],
    ['/en', 'A text message is on its way to your telephone, with the day and the time.'],
  ])('tells somebody with a mobile that a text message leaves (%s)', async (lang, sentence) => {
    await bookOnScreen(world(sendsTexts), '0612345678', lang)
    expect(screen.getByText(sentence)).toBeVisible()
    expect(screen.queryByText(/Imprimez cette page|Print this page/)).toBeNull()
  })

  it('says to print to somebody with a landline', async () => {
    await bookOnScreen(world(sendsTexts), '0565112233')
    expect(screen.getByText(/^Imprimez cette page/)).toBeVisible()
  })

  it('still says it when it is opened again, and in the other language', async () => {
    const house = world()
    const { key } = await house
      .citizen()
      .appointments.book(bookingAt(house, '10:00', { phone: '0565112233' }))
    const { user } = await visit(`/rendez-vous#${key}`, { in: house })
    expect(await screen.findByText(/^Imprimez cette page/)).toBeVisible()
    await user.click(screen.getByRole('link', { name: 'EN' }))
    expect(await screen.findByText(/^Print this page/)).toBeVisible()
  })

  it('announces nothing any more when it is opened again by somebody who was written to', async () => {
    const house = world()
    const said = { phone: null, email: 'jeanne@exemple.fr' }
    const { key } = await house.citizen().appointments.book(bookingAt(house, '10:00', said))
    await visit(`/rendez-vous#${key}`, { in: house })
    await screen.findByRole('article')
    expect(screen.queryByText(/^Une confirmation part|^Imprimez/)).toBeNull()
  })

  it.each([{}, { demo: true }])(
    'says to print in a house that sends no text message: %j',
    async (settings) => {
      await bookOnScreen(world(settings), '0612345678')
      expect(screen.getByText(/^Imprimez cette page/)).toBeVisible()
    },
  )
})

describe('cancelling somebody’s appointment', () => {
  const openCancelling = async (said: Partial<BookingRequest>) => {
    const house = world()
    await house.citizen().appointments.book(bookingAt(house, '09:00', said))
    vi.useFakeTimers({ toFake: ['Date'], now: house.now() })
    const { user } = await visit('/semaine?vue=liste', { in: house, as: house.people.camille })
    await user.click(await screen.findByRole('button', { name: /^Déplacer ou annuler/ }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Jeanne Marty' }))
    await user.click(dialog.getByRole('button', { name: 'Annuler ce rendez-vous' }))
    return dialog
  }

  it('says that whoever booked is told, when the letters are theirs', async () => {
    const dialog = await openCancelling({ phone: '0565112233', booker: sonia })
    expect(dialog.getByText('Message envoyé tout de suite à Sonia Bel.')).toBeVisible()
    expect(dialog.queryByText(/appelez/)).toBeNull()
  })

  it('says whom to call, when nothing can be written to them', async () => {
    const dialog = await openCancelling({ phone: '0565112233' })
    expect(dialog.getByText(/^Ni SMS ni e-mail ne peut partir pour la personne\s: appelez\.$/)).toBeVisible()
    expect(dialog.queryByText(/tout de suite/)).toBeNull()
  })

  it('says both, when each of two gets the letters and one has a landline', async () => {
    const both = { ...sonia, lettersTo: 'both' } as const
    const dialog = await openCancelling({ phone: '0565112233', booker: both })
    expect(dialog.getByText('Message envoyé tout de suite à Sonia Bel.')).toBeVisible()
    expect(dialog.getByText(/pour la personne\s: appelez/)).toBeVisible()
  })
})

it('the advisor of a meeting on screen reads where to send its link', async () => {
  const house = world()
  await house.citizen().appointments.book(bookingAt(house, '09:00', { phone: null, booker: sonia }))
  house.db.update(services).set({ mode: 'video' }).run()
  house.setClock('2026-06-16', '08:00')
  vi.useFakeTimers({ toFake: ['Date'], now: house.now() })
  await visit('/aujourdhui', { in: house, as: house.people.camille })
  const line = await screen.findByText(/^Envoyez le lien de la visio à/)
  expect(within(line).getByRole('link')).toHaveAttribute('href', 'mailto:sonia@exemple.fr')
})
