import { screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { appointments } from '#drizzle/schema/index.ts'
import { minute } from '#shared/time.ts'
import { at, bookingAt } from '../api/booking-request.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let here: World
beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
  here = world()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const formAt10 = (lang = '') => `${lang}/lieux/${here.place.slug}/rendez-vous?heure=${at('10:00')}`
const textOf = (name: string) =>
  screen.getByRole<HTMLInputElement>('textbox', { name: new RegExp(`^${name}`) })
const choose = (user: UserEvent, name: RegExp) => user.click(screen.getByRole('radio', { name }))
const booked = () => here.db.select().from(appointments).all()

async function openForSomebody(lang = '') {
  const visited = await visit(formAt10(lang), { in: here })
  await screen.findByText(lang ? /is kept for you/ : /gardée pour vous/)
  await choose(visited.user, lang ? /For somebody else/ : /Pour quelqu’un d’autre/)
  return visited
}

async function type(user: UserEvent, answers: Record<string, string>) {
  for (const [name, text] of Object.entries(answers)) await user.type(textOf(name), text)
}

async function send(user: UserEvent, name = /Confirmer/) {
  here.setClock('2026-06-15', '08:01')
  const before = Date.now
  vi.spyOn(Date, 'now').mockImplementation(() => before() + minute)
  await user.click(screen.getByRole('button', { name }))
}

describe('booking for somebody else', () => {
  it('a daughter books for her father, who has no telephone: the letters are hers', async () => {
    const { user } = await openForSomebody()
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(/Qui vient\s\?/)
    expect(screen.queryByRole('textbox', { name: /^E-mail/ })).toBeNull()
    await type(user, { 'Son prénom': 'Paul', 'Son nom': 'Marty', 'Vos prénom et nom': 'Lucie Marty' })
    await choose(user, /Mes démarches/)
    await choose(user, /Un proche/)
    expect(screen.queryByRole('textbox', { name: /organisme/ })).toBeNull()
    await type(user, { 'Votre téléphone': '06 11 11 11 11' })
    expect(screen.getByText('La confirmation et le rappel vous seront envoyés.')).toBeVisible()
    await send(user)
    await screen.findByRole('heading', { name: /^C’est noté/ })
    expect(screen.getByText('Pour Paul')).toBeVisible()
    expect(booked()).toMatchObject([
      {
        firstName: 'Paul',
        phone: null,
        bookerTie: 'relative',
        bookerName: 'Lucie Marty',
        bookerOrganisation: null,
        bookerPhone: '0611111111',
        lettersTo: 'booker',
      },
    ])
  })

  it('a social worker says her service, and lets the person get the text messages', async () => {
    const { user } = await openForSomebody()
    await type(user, { 'Son prénom': 'Paul', 'Son nom': 'M.', 'Son téléphone': '06 22 22 22 22' })
    await choose(user, /Je ne sais pas encore/)
    await choose(user, /Un professionnel/)
    await type(user, {
      'Vos prénom et nom': 'Sonia Bel',
      'Votre organisme': 'CCAS de Gramat',
      'Votre e-mail': 'sonia@exemple.fr',
    })
    await choose(user, /La personne qui vient/)
    await send(user)
    await screen.findByRole('heading', { name: /^C’est noté/ })
    expect(booked()).toMatchObject([
      {
        phone: '0622222222',
        email: null,
        bookerTie: 'professional',
        bookerOrganisation: 'CCAS de Gramat',
        bookerEmail: 'sonia@exemple.fr',
        lettersTo: 'person',
      },
    ])
  })

  it('says what is missing of the person and of whoever books, and writes nothing', async () => {
    const { user } = await openForSomebody()
    await send(user)
    const summary = await screen.findByRole('alert')
    expect(
      within(summary)
        .getAllByRole('link')
        .map(({ textContent }) => textContent?.replaceAll(/\s/g, ' ')),
    ).toEqual([
      'Écrivez le prénom de la personne qui vient.',
      'Écrivez le nom de la personne qui vient, ou son initiale.',
      'Choisissez une réponse. « Je ne sais pas encore » convient aussi.',
      'Dites si vous êtes un proche ou un professionnel.',
      'Écrivez votre prénom et votre nom.',
      'Donnez un téléphone ou un e-mail, pour que nous puissions vous joindre.',
    ])
    await choose(user, /Pour moi/)
    expect(screen.queryByRole('alert')).toBeNull()
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(/Qui êtes-vous\s\?/)
    expect(booked()).toEqual([])
  })

  it('is in English too', async () => {
    const { user } = await openForSomebody('/en')
    await type(user, {
      'Their first name': 'Jane',
      'Their last name': 'Doe',
      'Your first and last name': 'Joe',
    })
    await choose(user, /Official procedures/)
    await choose(user, /A relative or a friend/)
    await type(user, { 'Your e-mail': 'joe@exemple.fr' })
    await send(user, /Confirm the appointment/)
    await screen.findByRole('heading', { name: /^It is booked/ })
    expect(booked()).toMatchObject([{ language: 'en', bookerName: 'Joe', bookerEmail: 'joe@exemple.fr' }])
  })

  it('past their count, whoever books is told to call, with the number beside it', async () => {
    const booker = {
      tie: 'relative' as const,
      name: 'Lucie',
      organisation: '',
      phone: '0611111111',
      email: null,
      lettersTo: 'booker' as const,
    }
    for (const [time, day] of [
      ['09:00', '2026-06-16'],
      ['11:00', '2026-06-16'],
      ['09:00', '2026-06-23'],
      ['11:00', '2026-06-23'],
    ] as const)
      await here.citizen().appointments.book(bookingAt(here, time, { phone: null, booker }, day))
    const { user } = await openForSomebody()
    await type(user, { 'Son prénom': 'Paul', 'Son nom': 'M.', 'Vos prénom et nom': 'Lucie' })
    await choose(user, /Mes démarches/)
    await choose(user, /Un proche/)
    await type(user, { 'Votre téléphone': '06 11 11 11 11' })
    await send(user)
    const refusal = within(
      (await screen.findByText(/beaucoup de rendez-vous pour d’autres/)).closest('[role=alert]')!,
    )
    expect(refusal.getByRole('link', { name: /05\s65\s00\s00\s00/ })).toHaveAttribute(
      'href',
      'tel:+33565000000',
    )
    expect(textOf('Son prénom')).toHaveValue('Paul')
  })

  it('the advisor sees who comes, and who booked for them', async () => {
    const booker = {
      tie: 'professional' as const,
      name: 'Sonia Bel',
      organisation: 'CCAS de Gramat',
      phone: '0565112233',
      email: null,
      lettersTo: 'booker' as const,
    }
    await here.citizen().appointments.book(bookingAt(here, '10:00', { phone: null, booker }))
    here.setClock('2026-06-16', '08:00')
    vi.useFakeTimers({ toFake: ['Date'], now: here.now() })
    await visit('/aujourdhui', { in: here, as: here.people.camille })
    expect(await screen.findByText('Jeanne Marty')).toBeVisible()
    expect(screen.getByText(/Pris par Sonia Bel \(CCAS de Gramat\)/)).toBeVisible()
    expect(screen.getByRole('link', { name: /05\s65\s11\s22\s33/ })).toHaveAttribute('href', 'tel:0565112233')
  })
})
