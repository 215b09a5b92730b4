import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { appointments, holds } from '#drizzle/schema/index.ts'
import { minute } from '#shared/time.ts'
import { at, bookingAt, hoursAtGramat } from '../api/booking-request.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let here: World
beforeEach(() => {
  sessionStorage.clear()
  here = world()
})
afterEach(() => void vi.restoreAllMocks())

const formFor = (startsAt: number) => `/lieux/${here.place.slug}/rendez-vous?heure=${startsAt}`
const booked = () => here.db.select().from(appointments).all()
const textOf = (name: string) =>
  screen.getByRole<HTMLInputElement>('textbox', { name: new RegExp(`^${name}`) })

async function answer(user: UserEvent, answers: Record<string, string>, need = 'Mes démarches') {
  for (const [name, text] of Object.entries(answers)) await user.type(textOf(name), text)
  await user.click(screen.getByRole('radio', { name: new RegExp(need) }))
}

/** A name with its spaces of any kind. */
/** What stands for a browser here loses the blanks at the edges of each piece of a name. */
const named = (name: string) =>
  new RegExp(`^${name.replaceAll(/[?.]/g, '\\$&').replaceAll(' : ', ' ?: ?').replaceAll(' ', '\\s')}$`)

const jeanne = { Prénom: 'Jeanne', Nom: 'Marty', Téléphone: '06 12 34 56 78' }

/** Typing took a minute, on the house's clock and on the page's. */
function aMinuteLater() {
  here.setClock('2026-06-15', '08:01')
  const before = Date.now
  vi.spyOn(Date, 'now').mockImplementation(() => before() + minute)
}

const confirm = (user: UserEvent) =>
  user.click(screen.getByRole('button', { name: named('Confirmer le rendez-vous') }))

describe('booking', () => {
  it('takes four screens: a place, an hour, who and what for, the slip', async () => {
    const { user, history } = await visit('/', { in: here })
    const card = within(await screen.findByRole('listitem', { name: named('Médiathèque de Gramat') }))
    expect(card.getByText('mardi 16 juin à 9 h 00')).toBeVisible()
    expect(card.getByRole('link', { name: named('Appeler le 05 65 00 00 00') })).toHaveAttribute(
      'href',
      'tel:+33565000000',
    )
    await user.click(card.getByRole('link', { name: named('Choisir ce lieu : Médiathèque de Gramat') }))

    expect(
      await screen.findByRole('heading', { level: 1, name: named('Quand voulez-vous venir ?') }),
    ).toHaveFocus()
    expect(screen.getAllByRole('heading', { level: 2 })[0]).toHaveTextContent('Mardi 16 juin')
    await user.click(screen.getByRole('button', { name: named('mardi 16 juin à 10 h 00') }))

    expect(await screen.findByRole('heading', { level: 1, name: named('Qui êtes-vous ?') })).toHaveFocus()
    expect(await screen.findByText('Cette heure est gardée pour vous pendant 10 minutes.')).toBeVisible()
    await answer(user, { ...jeanne, 'E-mail': 'jeanne@exemple.fr' })
    aMinuteLater()
    await confirm(user)

    expect(await screen.findByRole('heading', { level: 1, name: named('C’est noté.') })).toHaveFocus()
    const slip = within(screen.getByRole('article', { name: named('Votre rendez-vous') }))
    for (const text of [
      'mardi 16 juin',
      '10 h 00',
      'Médiathèque de Gramat',
      'Camille Delmas vous attend. C’est gratuit.',
    ])
      expect(slip.getByText(text)).toBeVisible()
    expect(screen.getByText('Une confirmation part à votre adresse e-mail.')).toBeVisible()
    expect(booked()).toMatchObject([
      {
        firstName: 'Jeanne',
        lastName: 'Marty',
        phone: '0612345678',
        email: 'jeanne@exemple.fr',
        need: 'autonomy',
      },
    ])
    expect(history.location.href).toMatch(/^\/rendez-vous#[\w-]{22}$/)
    expect(sessionStorage.length).toBe(0)
  })

  it('needs a telephone only, even a landline, and then says to print', async () => {
    const { user } = await visit(formFor(at('10:00')), { in: here })
    await screen.findByText(/gardée pour vous/)
    await answer(user, { ...jeanne, Téléphone: '05 65 11 22 33' }, 'Je ne sais pas encore')
    aMinuteLater()
    await confirm(user)
    await screen.findByRole('heading', { name: named('C’est noté.') })
    expect(screen.getByText(/Imprimez cette page/)).toBeVisible()
    expect(booked()).toMatchObject([{ phone: '0565112233', email: null, need: 'unknown' }])
  })

  it('says what is missing, leads there, and writes nothing', async () => {
    const { user } = await visit(formFor(at('10:00')), { in: here })
    await screen.findByText(/gardée pour vous/)
    await user.type(textOf('Téléphone'), '06 12')
    await confirm(user)
    const summary = await screen.findByRole('alert')
    expect(summary).toHaveFocus()
    expect(
      within(summary)
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Écrivez votre prénom.',
      'Écrivez votre nom, ou son initiale.',
      'Ce numéro n’est pas complet. Il a dix chiffres, par exemple 06\u00a012\u00a034\u00a056\u00a078.',
      'Choisissez une réponse. «\u00a0Je ne sais pas encore\u00a0» convient aussi.',
    ])
    await user.click(within(summary).getByRole('link', { name: named('Écrivez votre prénom.') }))
    expect(textOf('Prénom')).toHaveFocus()
    await user.type(textOf('Prénom'), 'Jeanne')
    expect(within(screen.getByRole('alert')).queryByText('Écrivez votre prénom.')).toBeNull()
    expect(booked()).toEqual([])
  })

  it('T99 a lost race shows the three nearest hours and keeps the form', async () => {
    const { user } = await visit(formFor(at('10:00')), { in: here })
    await screen.findByText(/gardée pour vous/)
    await answer(user, jeanne)
    here.setClock('2026-06-15', '08:11')
    await here.citizen().appointments.book(bookingAt(here, '10:00'))
    aMinuteLater()
    here.setClock('2026-06-15', '08:12')
    await confirm(user)

    const nearest = await screen.findByRole('region', { name: named('Cette heure vient d’être prise') })
    await waitFor(() => expect(nearest).toHaveFocus())
    const offered = within(nearest).getAllByRole('button')
    expect(offered.map(({ textContent }) => textContent?.replaceAll(/\s/g, ' '))).toEqual([
      'mardi 16 juin à 9 h 00',
      'mardi 16 juin à 11 h 00',
      'mardi 23 juin à 9 h 00',
    ])
    expect(textOf('Prénom')).toHaveValue('Jeanne')
    await user.click(offered[1]!)
    await waitFor(() => expect(nearest).not.toBeInTheDocument())
    await screen.findByText(/gardée pour vous/)
    await confirm(user)
    await screen.findByRole('heading', { name: named('C’est noté.') })
    expect(
      booked().find(({ firstName, phone }) => firstName === 'Jeanne' && phone === '0612345678')?.startsAt,
    ).toBe(at('11:00'))
  })

  it('sent all the same, the form leads back to the hours that are left', async () => {
    await here.citizen().appointments.book(bookingAt(here, '10:00'))
    const { user } = await visit(formFor(at('10:00')), { in: here })
    const nearest = await screen.findByRole('region', { name: named('Cette heure vient d’être prise') })
    await answer(user, jeanne)
    expect(nearest).not.toHaveFocus()
    await confirm(user)
    await waitFor(() => expect(nearest).toHaveFocus())
    expect(booked()).toHaveLength(1)
  })

  it('T98 going back loses nothing: the hour is still offered, the answers are still there', async () => {
    const { user, history } = await visit(formFor(at('10:00')), { in: here })
    await screen.findByText(/gardée pour vous/)
    await answer(user, jeanne)
    await user.click(screen.getByRole('link', { name: named('Changer d’heure') }))
    expect(await hoursAtGramat(here)).not.toContain(at('10:00'))
    await user.click(await screen.findByRole('button', { name: named('mardi 16 juin à 10 h 00') }))
    await waitFor(() => expect(textOf('Prénom')).toHaveValue('Jeanne'))
    expect(screen.getByRole('radio', { name: /Mes démarches/ })).toBeChecked()
    expect(history.location.href).not.toMatch(/Jeanne|Marty|0612/)
    expect(here.db.select().from(holds).all()).toHaveLength(1)
  })

  it('going back to the list of places gives the hour back to the others', async () => {
    const { user } = await visit(formFor(at('10:00')), { in: here })
    await screen.findByText(/gardée pour vous/)
    await user.click(screen.getByRole('link', { name: named('Changer de lieu') }))
    await screen.findByRole('heading', { name: named('Tous les lieux') })
    await waitFor(async () => expect(await hoursAtGramat(here)).toContain(at('10:00')))
  })

  it('T95 a lost answer is asked again: one appointment, and its slip', async () => {
    const { user } = await visit(formFor(at('10:00')), { in: here })
    await screen.findByText(/gardée pour vous/)
    await answer(user, jeanne)
    aMinuteLater()
    const reach = globalThis.fetch
    vi.stubGlobal('fetch', async (...asked: Parameters<typeof fetch>) => {
      await reach(...asked)
      throw new TypeError('network')
    })
    await confirm(user)
    expect(await screen.findByText(/La connexion ne répond pas/)).toBeVisible()
    expect(booked()).toHaveLength(1)
    vi.stubGlobal('fetch', reach)
    await user.clear(textOf('Prénom'))
    await user.type(textOf('Prénom'), 'Jeannette')
    await confirm(user)
    await screen.findByRole('heading', { name: named('C’est noté.') })
    expect(booked()).toMatchObject([{ firstName: 'Jeanne' }])
  })

  it('a third coming appointment for one number is refused with what to do, and the form stays', async () => {
    for (const time of ['09:00', '11:00'] as const)
      await here.citizen().appointments.book(bookingAt(here, time, { phone: '0612345678' }))
    const { user } = await visit(formFor(at('10:00')), { in: here })
    await screen.findByText(/gardée pour vous/)
    await answer(user, jeanne)
    aMinuteLater()
    await confirm(user)
    expect(
      await screen.findByText(/Ce numéro a déjà deux rendez-vous à venir. Appelez le lieu/),
    ).toBeVisible()
    expect(textOf('Nom')).toHaveValue('Marty')
  })

  it('is in English from end to end', async () => {
    const { user, history } = await visit(`/en${formFor(at('10:00'))}`, { in: here })
    await screen.findByText(/This time is kept for you/)
    expect(document.documentElement.lang).toBe('en')
    expect(screen.getByText(/Tuesday 16 June/)).toBeVisible()
    await user.type(textOf('First name'), 'Jane')
    await user.type(textOf('Last name'), 'Doe')
    await user.type(textOf('E-mail'), 'jane@exemple.fr')
    await user.click(screen.getByRole('radio', { name: /Official procedures/ }))
    aMinuteLater()
    await user.click(screen.getByRole('button', { name: named('Confirm the appointment') }))
    await screen.findByRole('heading', { name: named('It is booked.') })
    expect(booked()).toMatchObject([{ language: 'en', phone: null, email: 'jane@exemple.fr' }])
    expect(history.location.pathname).toBe('/en/rendez-vous')
  })
})
