import { screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { minute } from '#shared/time.ts'
import { at, bookingAt } from '../api/booking-request.ts'
import { keyIn, type WaitingWorld, waitingWorld } from '../api/waiting-world.ts'
import { visit } from './visit.tsx'

let w: WaitingWorld
beforeEach(() => {
  sessionStorage.clear()
  w = waitingWorld(1)
})
afterEach(() => void vi.restoreAllMocks())

const title = (name: string) => screen.findByRole('heading', { level: 1, name: named(name) })
/** A name with its spaces of any kind. */
const named = (name: string) => new RegExp(`^${name.replaceAll(/[?.]/g, '\\$&').replaceAll(' ', '\\s')}$`)
const next = (user: UserEvent, name = 'Continuer') => user.click(screen.getByRole('button', { name }))
const type = (user: UserEvent, name: RegExp, text: string) =>
  user.type(screen.getByRole('textbox', { name }), text)

/** Answering took a minute, on the house's clock and on the page's. */
function aMinuteLater() {
  w.setClock('2026-06-15', '09:01')
  const before = Date.now
  vi.spyOn(Date, 'now').mockImplementation(() => before() + minute)
}

/** The one seat of Tuesday is freed, and the person who waits told; the key of their message. */
async function freed() {
  const seat = await w.register()
  await w.waitForSeat({ firstName: 'Odile' })
  await w.cancel(seat.key)
  const [mail] = await w.minutePasses()
  return keyIn(mail!.text)
}

/** The title of a workshop, which is in French on every page, with the words around it. */
const waitedFor = () => screen.getByText('Mes photos', { selector: '[lang=fr]' }).closest('strong')

describe('asking to wait', () => {
  it('for an hour at a place, one question per screen, leads to one’s place on the list', async () => {
    const { user, history } = await visit(`/lieux/${w.place.slug}`, { in: w })
    await user.click(await screen.findByRole('link', { name: /laissez-nous vos coordonnées/ }))
    await title('Quand pourriez-vous venir ?')
    await user.click(screen.getByRole('radio', { name: 'Plutôt le matin' }))
    await next(user)
    expect(await title('Comment vous appelez-vous ?')).toHaveFocus()
    await type(user, /^Prénom/, 'Odile')
    await type(user, /^Nom/, 'Vergnes')
    await next(user)
    expect(await title('Comment vous prévenir ?')).toHaveFocus()
    await next(user)
    expect(screen.getByText(/Donnez un téléphone ou un e-mail/, { selector: 'p' })).toBeVisible()
    await type(user, /^Téléphone/, '06 12 34 56 78')
    await next(user)
    await title('De quoi avez-vous besoin ?')
    await user.click(screen.getByRole('radio', { name: /Mes démarches/ }))
    aMinuteLater()
    await next(user, 'Me mettre sur la liste')
    await title('C’est noté.')
    expect(screen.getByText('Vous êtes en tête de la liste.')).toBeVisible()
    expect(screen.getByText(/un SMS vous le dit/)).toBeVisible()
    expect(history.location.pathname).toBe('/attente')
    expect(w.waiting()).toMatchObject([
      { firstName: 'Odile', lastName: 'Vergnes', phone: '0612345678', halfDay: 'morning', need: 'autonomy' },
    ])
  })

  it('keeps the answers when one goes back', async () => {
    const { user, history } = await visit(`/lieux/${w.place.slug}/attente?question=2`, { in: w })
    await title('Comment vous appelez-vous ?')
    await type(user, /^Prénom/, 'Odile')
    await type(user, /^Nom/, 'Vergnes')
    await next(user)
    await title('Comment vous prévenir ?')
    history.back()
    await title('Comment vous appelez-vous ?')
    expect(screen.getByRole('textbox', { name: /^Nom/ })).toHaveValue('Vergnes')
  })

  it('for a full workshop asks two questions, from the list of workshops', async () => {
    await w.register()
    const { user } = await visit(`/lieux/${w.place.slug}?comment=atelier`, { in: w })
    await user.click(
      (await screen.findAllByRole('link', { name: /^Liste d’attente\s?:\s?Mes photos, mardi 16\sjuin/ }))[0]!,
    )
    await title('Comment vous appelez-vous ?')
    expect(screen.getByText('Question 1 sur 2')).toBeVisible()
    await type(user, /^Prénom/, 'Odile')
    await type(user, /^Nom/, 'Vergnes')
    await next(user)
    await type(user, /^E-mail/, 'odile@exemple.fr')
    aMinuteLater()
    await next(user, 'Me mettre sur la liste')
    await title('C’est noté.')
    expect(waitedFor()).toHaveTextContent(/^Atelier «\sMes photos\s»$/)
    expect(screen.getByText(/un e-mail vous le dit/)).toBeVisible()
    expect(w.waiting()).toMatchObject([{ startsAt: at('14:00'), email: 'odile@exemple.fr' }])
  })

  it('T116 is offered to whoever came too late for the last seat, with what they typed', async () => {
    const { workshopId } = w.workshop
    const form = `/lieux/${w.place.slug}/rendez-vous?comment=atelier&atelier=${workshopId}&heure=${at('14:00')}`
    await w.register()
    const { user } = await visit(form, { in: w })
    await user.click(await screen.findByRole('link', { name: /^Savoir si une place se libère/ }))
    await title('Comment vous appelez-vous ?')
    expect(waitedFor()).toHaveTextContent(/^Atelier «\sMes photos\s»$/)
  })

  it('sends to the seats of a workshop that has some', async () => {
    const { workshopId } = w.workshop
    await visit(`/lieux/${w.place.slug}/attente?atelier=${workshopId}&heure=${at('14:00')}`, { in: w })
    expect(await title('Il reste des places dans cet atelier')).toBeVisible()
    expect(screen.getByRole('link', { name: 'Choisir une place' })).toHaveAttribute(
      'href',
      `/lieux/${w.place.slug}?comment=atelier`,
    )
  })

  it('twice says so, and keeps what was typed', async () => {
    await w.waitForHour({ phone: '0612345678' })
    sessionStorage.setItem(
      'permanence.reservation',
      JSON.stringify({ firstName: 'Odile', lastName: 'Vergnes', phone: '0612345678', need: 'unknown' }),
    )
    const { user } = await visit(`/lieux/${w.place.slug}/attente?question=4`, { in: w })
    await title('De quoi avez-vous besoin ?')
    aMinuteLater()
    await next(user, 'Me mettre sur la liste')
    expect(await screen.findByText(/Vous êtes déjà sur cette liste d’attente/)).toBeVisible()
  })

  it('for an earlier day asks one question to who has an appointment', async () => {
    const { key } = await w.citizen().appointments.book(bookingAt(w, '10:00', {}, '2026-06-23'))
    const { user } = await visit(`/rendez-vous#${key}`, { in: w })
    await user.click(await screen.findByRole('link', { name: 'Venir plus tôt, si une heure se libère' }))
    await title('Quand pourriez-vous venir ?')
    await user.click(screen.getByRole('radio', { name: 'Plutôt l’après-midi' }))
    await user.click(screen.getByRole('button', { name: 'Me prévenir si une heure se libère plus tôt' }))
    await title('C’est noté.')
    expect(w.waiting()).toMatchObject([{ halfDay: 'afternoon', firstName: 'Jeanne' }])
  })
})

describe('one’s place on the list', () => {
  it('T117 takes the freed seat in two touches: the link, then one button', async () => {
    const key = await freed()
    const { user, history } = await visit(`/attente#${key}`, { in: w })
    await title('Une place s’est libérée')
    expect(screen.getByText(/^Elle est gardée pour vous jusqu’à 12\sh\s00\.$/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Prendre cette place' }))
    await title('C’est noté.')
    const slip = within(screen.getByRole('article', { name: 'Votre rendez-vous' }))
    expect(slip.getByText('Médiathèque de Gramat')).toBeVisible()
    expect(history.location.pathname).toBe('/rendez-vous')
    expect(w.seated()).toMatchObject([{ firstName: 'Odile' }])
  })

  it('lets it go to the next, and stays on the list', async () => {
    const key = await freed()
    const { user } = await visit(`/attente#${key}`, { in: w })
    await user.click(await screen.findByRole('button', { name: 'Elle ne me convient pas' }))
    expect(await title('Vous êtes sur la liste d’attente')).toHaveFocus()
    expect(w.madeTo()).toMatchObject([{ declinedAt: w.now() }])
  })

  it('says so when somebody was faster', async () => {
    const key = await freed()
    w.setClock('2026-06-15', '12:01')
    const { user } = await visit(`/attente#${key}`, { in: w })
    expect(await screen.findByText(/elle est encore libre/)).toBeVisible()
    await w.register()
    await user.click(screen.getByRole('button', { name: 'Prendre cette place' }))
    await title('Vous êtes sur la liste d’attente')
    expect(screen.getByText(/n’est plus libre/)).toBeVisible()
  })

  it('is left by one touch, and taken back by another', async () => {
    const { key } = await w.waitForHour()
    const { user } = await visit(`/attente#${key}`, { in: w })
    await user.click(await screen.findByRole('button', { name: 'Quitter la liste d’attente' }))
    expect(await title('Vous n’êtes plus sur la liste')).toHaveFocus()
    expect(w.waiting()).toMatchObject([{ ending: 'left' }])
    await user.click(screen.getByRole('button', { name: /C’est une erreur/ }))
    await title('Vous êtes sur la liste d’attente')
    expect(w.waiting()).toMatchObject([{ endedAt: null }])
  })

  it.each([
    ['without its key', '/attente', 'Ouvrez le lien que vous avez reçu'],
    ['with another', `/attente#${'A'.repeat(22)}`, 'Ce lien n’ouvre aucune liste d’attente'],
    ['in English', '/en/attente', 'Open the link that you received'],
  ])('by a link %s says what to do', async (_, address, heading) => {
    await visit(address, { in: w })
    expect(await title(heading)).toBeVisible()
  })

  it('asks for its key in no other page: none is counted wrong', async () => {
    const key = await freed()
    const asked: string[] = []
    const { user } = await visit(`/attente#${key}`, { in: w })
    const reach = globalThis.fetch
    vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
      const answer = await reach(input, init)
      asked.push(`${answer.status} ${input}`)
      return answer
    })
    await user.click(await screen.findByRole('button', { name: 'Prendre cette place' }))
    await title('C’est noté.')
    expect(asked.filter((line) => !line.startsWith('200'))).toEqual([])
    expect(asked.join(' ')).not.toContain(key)
  })
})
