import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { dismiss, readAnnouncements } from '#client/ui/announcements.ts'
import { sessions, sessionTopics } from '#drizzle/schema/index.ts'
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
const rows = () => lot.db.select().from(sessions).all()
const inJournal = () => rows().filter(({ withdrawnAt }) => withdrawnAt === null)
const topicsKept = () =>
  lot.db
    .select()
    .from(sessionTopics)
    .all()
    .map(({ topic }) => topic)

async function openForm(address = '/noter') {
  const visited = await asCamille(address)
  const search = await screen.findByRole('combobox', { name: 'Thématiques' })
  const place = screen.queryByRole('combobox', { name: 'Lieu' })
  const choose = (name: RegExp | string) => visited.user.click(screen.getByRole('radio', { name }))
  const save = (name: RegExp | string = 'Enregistrer') =>
    visited.user.click(screen.getByRole('button', { name }))
  return { ...visited, search, place, choose, save }
}

describe('the form of an accompagnement', () => {
  test('opens on today, at the usual place, for the usual time, with the search of thématiques in hand', async () => {
    await camille().record(telling(lot)({ day: '2026-06-08', minutes: 40, placeId: lot.otherPlace.id }))
    const { search, place } = await openForm()
    expect(search).toHaveFocus()
    expect(place).toHaveDisplayValue('France Services de Saint-Céré')
    for (const chosen of ['Accompagnement individuel', 'Lieu d’activité', 'Aujourd’hui', /^40/])
      expect(screen.getByRole('radio', { name: chosen })).toBeChecked()
  })

  test('is told from the keyboard alone: three letters, Enter, the place, and Control with Enter', async () => {
    const { user, history } = await openForm()
    await user.keyboard('ame{Enter}secu{Enter}')
    expect(screen.getByRole('checkbox', { name: /^Santé/ })).toBeChecked()
    while (document.activeElement !== screen.getByRole('combobox', { name: 'Lieu' })) await user.tab()
    await user.selectOptions(screen.getByRole('combobox', { name: 'Lieu' }), 'Médiathèque de Gramat')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText(/Enregistré\. 1\sséance aujourd’hui\./)).toBeVisible()
    expect(rows()).toMatchObject([
      { day: '2026-06-15', minutes: 30, placeId: lot.place.id, communeCode: '46128', kind: 'individual' },
    ])
    expect(topicsKept().toSorted()).toEqual(['sante', 'securite_numerique'])
    await waitFor(() => expect(history.location.pathname).toBe('/aujourdhui'))
  })

  test('what is saved can be undone at once', async () => {
    const { user, place, save } = await openForm()
    await user.click(screen.getByRole('checkbox', { name: /^E-mail/ }))
    await user.selectOptions(place!, 'Médiathèque de Gramat')
    await save()
    await user.click(await screen.findByRole('button', { name: 'Annuler' }))
    expect(await screen.findByText(/rien n’a été noté/)).toBeVisible()
    expect(inJournal()).toEqual([])
  })

  test('« et noter un autre » keeps the day and the place, and asks for another person', async () => {
    const { user, search, place, save } = await openForm()
    await user.keyboard('email{Enter}')
    await user.selectOptions(place!, 'Médiathèque de Gramat')
    await save(/et noter un autre/)
    await waitFor(() => expect(screen.getByRole('checkbox', { name: /^E-mail/ })).not.toBeChecked())
    expect(search).toHaveFocus()
    expect(screen.getByRole('combobox', { name: 'Lieu' })).toHaveDisplayValue('Médiathèque de Gramat')
    await user.keyboard('bureau{Enter}')
    await save()
    expect(await screen.findByText(/2\sséances aujourd’hui/)).toBeVisible()
    expect(new Set(rows().map(({ id }) => id)).size).toBe(2)
  })

  test('says in words what is missing, leads to it, and keeps what was told', async () => {
    const { user, choose, save } = await openForm()
    await choose('À domicile')
    await user.type(screen.getByRole('textbox', { name: /^Note/ }), 'Revient mardi')
    await save()
    const summary = await screen.findByRole('alert')
    expect(summary).toHaveFocus()
    const links = within(summary).getAllByRole('link')
    expect(links.map(({ textContent }) => textContent)).toEqual([
      'Choisissez au moins une thématique.',
      'Choisissez la commune où cela s’est passé.',
    ])
    await user.click(links[1]!)
    expect(screen.getByRole('combobox', { name: /Dans quelle commune/ })).toHaveFocus()
    expect(screen.getByRole('textbox', { name: /^Note/ })).toHaveValue('Revient mardi')
    expect(rows()).toEqual([])
    await user.keyboard('cahors')
    await user.click(await screen.findByRole('option', { name: /Cahors/ }))
    await user.click(screen.getByRole('checkbox', { name: /^E-mail/ }))
    await save()
    await waitFor(() =>
      expect(rows()).toMatchObject([{ channel: 'home', communeCode: '46042', notes: 'Revient mardi' }]),
    )
  })

  test('keeps everything when the server does not answer, and the second try records once', async () => {
    const { user, place, save } = await openForm()
    await user.keyboard('email{Enter}')
    await user.selectOptions(place!, 'Médiathèque de Gramat')
    const reachable = globalThis.fetch
    vi.stubGlobal('fetch', async (input: string, asked: RequestInit) => {
      await reachable(input, asked)
      throw new TypeError('Failed to fetch')
    })
    await save()
    expect(await screen.findByRole('alert')).toHaveTextContent('La connexion ne répond pas')
    expect(screen.getByRole('checkbox', { name: /^E-mail/ })).toBeChecked()
    vi.stubGlobal('fetch', reachable)
    await save()
    expect(await screen.findByText(/^Enregistré/)).toBeVisible()
    expect(rows()).toHaveLength(1)
  })

  test('asks which mandate, and reminds of it, when somebody does instead', async () => {
    const { user, place, choose, save } = await openForm()
    await user.keyboard('logement{Enter}')
    expect(screen.getByRole('checkbox', { name: 'Logement' })).toBeChecked()
    await user.selectOptions(place!, 'Médiathèque de Gramat')
    await user.click(screen.getByText(/^Préciser/))
    await choose('J’ai fait à la place')
    expect(screen.getByText(/demande un mandat signé/)).toBeVisible()
    await save()
    expect(await screen.findByRole('alert')).toHaveTextContent('Quel mandat aviez-vous')
    await choose('Aidants Connect')
    await save()
    await waitFor(() =>
      expect(rows()).toMatchObject([
        { posture: 'done_instead', mandate: 'aidants_connect', details: { procedures: ['logement'] } },
      ]),
    )
  })

  test('refuses a note with a social-security number, and masks it', async () => {
    const { user, place, save } = await openForm()
    await user.keyboard('email{Enter}')
    await user.selectOptions(place!, 'Médiathèque de Gramat')
    await user.type(screen.getByRole('textbox', { name: /^Note/ }), 'Sécu 1 85 05 78 006 084 91')
    await save()
    expect(await screen.findByText(/On dirait un numéro de sécurité sociale/)).toBeVisible()
    expect(rows()).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Masquer' }))
    await save()
    await waitFor(() => expect(rows()).toMatchObject([{ notes: 'Sécu •••' }]))
  })

  test('asks to confirm a note that speaks of health', async () => {
    const { user, place, save } = await openForm()
    await user.keyboard('email{Enter}')
    await user.selectOptions(place!, 'Médiathèque de Gramat')
    await user.type(screen.getByRole('textbox', { name: /^Note/ }), 'Dossier MDPH')
    await save()
    expect(await screen.findByRole('alert')).toHaveTextContent('Relisez la note')
    await user.click(screen.getByRole('checkbox', { name: /J’ai relu cette note/ }))
    await save()
    await waitFor(() => expect(rows()).toMatchObject([{ notes: 'Dossier MDPH' }]))
  })
})

test('a workshop asks how many came, counts them apart, and names the colleague who led it too', async () => {
  const { user, place, choose, save } = await openForm()
  await choose('Atelier collectif')
  await user.keyboard('email{Enter}')
  await user.click(screen.getByRole('checkbox', { name: /^E-mail/ }))
  await user.selectOptions(place!, 'Médiathèque de Gramat')
  await save()
  expect(await screen.findByRole('alert')).toHaveTextContent('Combien de personnes')
  await user.type(screen.getByRole('spinbutton', { name: 'Participants' }), '6')
  await user.click(screen.getByText(/Compter par âge/))
  await user.type(screen.getByRole('spinbutton', { name: '70 ans et plus' }), '7')
  await save()
  expect(await screen.findByRole('alert')).toHaveTextContent('plus de personnes ici que de participants')
  await user.clear(screen.getByRole('spinbutton', { name: '70 ans et plus' }))
  await user.type(screen.getByRole('spinbutton', { name: '70 ans et plus' }), '4')
  await user.click(screen.getByText(/Animé à plusieurs/))
  await user.click(screen.getByRole('checkbox', { name: 'Nadia Ferrand' }))
  await save()
  await waitFor(() =>
    expect(rows()).toMatchObject([{ kind: 'workshop', participants: 6, details: { ages: { '70+': 4 } } }]),
  )
  expect(
    (await lot.as(lot.people.nadia).sessions.journalDays({ from: '2026-06-15', to: '2026-06-15' })).totals,
  ).toMatchObject({ sessions: 1, participants: 6 })
})
