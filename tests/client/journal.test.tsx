import { act, screen, waitFor, within } from '@testing-library/react'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { dismiss, readAnnouncements } from '#client/ui/announcements.ts'
import { sessions } from '#drizzle/schema/index.ts'
import { telling } from '../api/telling.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let lot: World
beforeEach(() => {
  for (const { id } of readAnnouncements()) dismiss(id)
  lot = world()
  vi.useFakeTimers({ toFake: ['Date'], now: lot.now() })
})

const asCamille = (address: string) => visit(address, { in: lot, as: lot.people.camille })
const camille = () => lot.as(lot.people.camille).sessions
const inJournal = () =>
  lot.db
    .select()
    .from(sessions)
    .all()
    .filter(({ withdrawnAt }) => withdrawnAt === null)

describe('the journal', () => {
  test('shows each day, corrects a session, and comes back', async () => {
    await camille().record(telling(lot)({ minutes: 45 }))
    await camille().record(
      telling(lot)({ day: '2026-06-12', kind: 'workshop', participants: 5, title: 'La tablette' }),
    )
    const { user, history } = await asCamille('/journal')
    expect(await screen.findByRole('heading', { name: /^Lundi 15\sjuin/ })).toBeVisible()
    expect(screen.getByText(/^2\sséances$/)).toBeVisible()
    expect(screen.getByText(/^6\saccompagnements$/)).toBeVisible()
    await user.click(await screen.findByRole('link', { name: /Corriger.*La tablette/ }))
    const participants = await screen.findByRole('spinbutton', { name: 'Participants' })
    await user.clear(participants)
    await user.type(participants, '9')
    await user.click(screen.getByRole('button', { name: 'Enregistrer la correction' }))
    expect(await screen.findByText(/^10\saccompagnements$/)).toBeVisible()
    expect(history.location.pathname).toBe('/journal')
    expect(await screen.findByText(/corrigé/)).toBeVisible()
  })

  test('says what was corrected, in words, and does not write over what another laptop corrected meanwhile', async () => {
    const told = telling(lot)({ minutes: 45 })
    await camille().record(told)
    await camille().revise({ requestId: uuidv7(), session: { ...told, minutes: 60 }, corrections: 0 })
    const { user } = await asCamille(`/noter?session=${told.id}`)
    expect(await screen.findByText('Corrections (1)')).toBeVisible()
    expect(screen.getByText(/^Durée/)).toHaveTextContent(/^Durée : 1\sh, au lieu de 45\smin$/)
    expect(screen.getByText(/^Lundi 15\sjuin à 8\sh\s00/).parentElement).toHaveTextContent('Camille Delmas')

    await camille().revise({ requestId: uuidv7(), session: { ...told, minutes: 90 }, corrections: 1 })
    await user.type(screen.getByRole('textbox', { name: /^Note/ }), 'Revient mardi')
    await user.click(screen.getByRole('button', { name: 'Enregistrer la correction' }))
    const refusal = await screen.findByRole('alert')
    expect(refusal).toHaveTextContent('a été corrigé depuis que vous l’avez ouvert')
    expect(await within(refusal).findByText(/^Durée/)).toHaveTextContent('1 h 30, au lieu de 1 h')
    expect(screen.getByRole('textbox', { name: /^Note/ })).toHaveValue('Revient mardi')
    expect(inJournal()).toMatchObject([{ minutes: 90, notes: '' }])

    await user.click(within(refusal).getByRole('button', { name: 'Garder ma version' }))
    await waitFor(() => expect(inJournal()).toMatchObject([{ minutes: 60, notes: 'Revient mardi' }]))
  })

  test('duplicates a workshop: the same today, without its note, its people, nor those who left', async () => {
    const nadiaId = lot.people.nadia.actor.advisorId
    await camille().record(
      telling(lot)({
        day: '2026-06-09',
        kind: 'workshop',
        title: 'La tablette',
        participants: 7,
        returning: 2,
        ages: { '70+': 3 },
        minutes: 90,
        placeId: lot.otherPlace.id,
        topics: ['email', 'sante'],
        equipment: ['tablette'],
        notes: 'Salle trop petite',
        coAdvisorIds: [nadiaId],
      }),
    )
    const { user } = await asCamille('/journal')
    await user.click(await screen.findByRole('link', { name: /^Dupliquer.*La tablette/ }))
    expect(await screen.findByRole('heading', { name: 'Noter un accompagnement' })).toBeVisible()
    expect(await screen.findByRole('textbox', { name: /^Note/ })).toHaveValue('')
    await user.type(screen.getByRole('spinbutton', { name: 'Participants' }), '5')
    await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
    expect(await screen.findByText(/^Enregistré/)).toBeVisible()
    const [before, again] = inJournal().toSorted((a, b) => a.day.localeCompare(b.day))
    expect(again).toMatchObject({
      kind: 'workshop',
      title: 'La tablette',
      minutes: 90,
      placeId: lot.otherPlace.id,
      day: '2026-06-15',
      participants: 5,
      returning: 0,
      notes: '',
      details: { equipment: ['tablette'], ages: {} },
    })
    expect(before).toMatchObject({ day: '2026-06-09', participants: 7, notes: 'Salle trop petite' })
    expect((await camille().session({ id: again?.id ?? '' })).told).toMatchObject({
      coAdvisorIds: [nadiaId],
      topics: expect.arrayContaining(['email', 'sante']) as string[],
    })
  })

  test('a duplicate leaves out what is of the person, the mandate they signed, and a closed place', async () => {
    const told = telling(lot)({
      posture: 'done_instead',
      mandate: 'papier',
      autonomy: 'autonome',
      returning: 1,
      genders: { feminin: 1 },
      appointmentId: null,
      minutes: 20,
    })
    await camille().record(told)
    lot.db.$client.prepare('update places set closed_at = 1 where id = ?').run(lot.place.id)
    const { user } = await asCamille(`/noter?comme=${told.id}`)
    expect(await screen.findByRole('radio', { name: 'J’ai fait à la place' })).toBeChecked()
    expect(screen.getByRole('combobox', { name: 'Lieu' })).toHaveDisplayValue('Choisissez un lieu')
    expect(screen.getByRole('radio', { name: 'Mandat papier' })).not.toBeChecked()
    for (const personal of ['Autonome', 'Féminin'])
      for (const choice of screen.queryAllByRole('radio', { name: personal }))
        expect(choice).not.toBeChecked()
    await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('Quel mandat aviez-vous')
  })

  test('withdraws a session, and brings it back', async () => {
    await camille().record(telling(lot)())
    const { user } = await asCamille('/journal')
    await user.click(await screen.findByRole('button', { name: /^Retirer/ }))
    expect(await screen.findByText('Rien n’est noté sur cette période')).toBeVisible()
    expect(inJournal()).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Annuler' }))
    expect(await screen.findByText(/^1\sséance$/)).toBeVisible()
    expect(inJournal()).toHaveLength(1)
  })

  test('filters are in the address, and chips take them away', async () => {
    await camille().record(telling(lot)({ topics: ['email'] }))
    await camille().record(telling(lot)({ topics: ['securite_numerique'] }))
    const { user, history } = await asCamille('/journal?theme=citizen')
    expect(await screen.findByText(/^1\sséance$/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: /Retirer.*Usages citoyens et critiques/ }))
    expect(await screen.findByText(/^2\sséances$/)).toBeVisible()
    expect(history.location.search).not.toContain('theme')
    await user.type(screen.getByRole('searchbox', { name: 'Rechercher' }), 'introuvable')
    expect(await screen.findByText('Aucun accompagnement ne correspond')).toBeVisible()
    expect(history.location.search).toContain('mots=introuvable')
    await user.click(screen.getByRole('button', { name: 'Enlever tous les filtres' }))
    expect(await screen.findByText(/^2\sséances$/)).toBeVisible()
    expect(screen.getByRole('searchbox', { name: 'Rechercher' })).toHaveValue('')
  })

  test('says what each day adds up to, and the year of the days of another one', async () => {
    for (const day of ['2026-06-12', '2026-06-12', '2025-12-31'])
      await camille().record(telling(lot)({ day, minutes: 45 }))
    await asCamille('/journal?du=2025-12-01&au=2026-06-15')
    const day = (await screen.findByRole('heading', { name: /^Vendredi 12\sjuin$/ })).closest('section')!
    expect(within(day).getByText(/^2\sséances · 1\sh\s30$/)).toBeVisible()
    expect(await within(day).findAllByRole('listitem')).toHaveLength(2)
    expect(screen.getByRole('heading', { name: /^Mercredi 31\sdécembre\s2025$/ })).toBeVisible()
  })

  test('asks for the lines of the days that come near the screen, and lets them go', async () => {
    const screens: ((isNear: boolean) => void)[] = []
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        constructor(see: (entries: { isIntersecting: boolean }[]) => void) {
          screens.push((isNear) => see([{ isIntersecting: isNear }]))
        }
        observe() {}
        disconnect() {}
      },
    )
    for (let nth = 0; nth < 45; nth += 1)
      await camille().record(telling(lot)({ day: nth < 25 ? '2026-06-12' : '2026-06-05' }))
    await asCamille('/journal')
    expect(await screen.findByText(/^45\sséances$/)).toBeVisible()
    const linesShown = () => screen.queryAllByRole('link', { name: /^Corriger/ }).length
    expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(2)
    expect([screens.length, linesShown()]).toEqual([2, 0])
    act(() => screens[1]!(true))
    await waitFor(() => expect(linesShown()).toBe(20))
    act(() => screens[0]!(true))
    await waitFor(() => expect(linesShown()).toBe(45))
    screen
      .getAllByRole('link', { name: /^Corriger/ })
      .at(-1)!
      .focus()
    act(() => screens.forEach((see) => see(false)))
    expect(linesShown()).toBe(20)
  })

  test('the key n opens the form from anywhere, but not while one types', async () => {
    const { user, history } = await asCamille('/journal')
    await user.type(await screen.findByRole('searchbox', { name: 'Rechercher' }), 'n')
    expect(history.location.pathname).toBe('/journal')
    await user.tab()
    await user.keyboard('n')
    expect(await screen.findByRole('heading', { name: 'Noter un accompagnement' })).toBeVisible()
  })
})
