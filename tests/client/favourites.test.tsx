import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { dismiss, readAnnouncements } from '#client/ui/announcements.ts'
import { sessions } from '#drizzle/schema/index.ts'
import { repeatedOf } from '#shared/favourites.ts'
import { uuidv7 } from 'uuidv7'
import { telling } from '../api/telling.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let lot: World
beforeEach(() => {
  for (const { id } of readAnnouncements()) dismiss(id)
  lot = world()
  vi.useFakeTimers({ toFake: ['Date'], now: lot.now() })
})

const camille = () => lot.as(lot.people.camille)
const rows = () => lot.db.select().from(sessions).all()
const workshop = () =>
  telling(lot)({
    kind: 'workshop',
    participants: 8,
    title: 'La tablette',
    level: 'debutant',
    minutes: 120,
    topics: ['prendre_en_main_du_materiel'],
    coAdvisorIds: [lot.people.nadia.actor.advisorId],
  })

async function keepFavourite(name = 'Atelier tablette du mardi') {
  const id = uuidv7()
  await camille().favourites.keep({ id, name, told: repeatedOf(workshop()) })
  return id
}

async function openForm(address = '/noter') {
  const visited = await visit(address, { in: lot, as: lot.people.camille })
  await screen.findByRole('combobox', { name: 'Thématiques' })
  const press = (name: RegExp | string) => visited.user.click(screen.getByRole('button', { name }))
  return { ...visited, press }
}

const checked = (name: RegExp) => screen.getByRole('checkbox', { name })

describe('a favourite', () => {
  test('begins a session with its answers, and leaves the note and the day', async () => {
    await keepFavourite()
    const { user, press } = await openForm()
    await user.type(screen.getByRole('textbox', { name: /^Note/ }), 'Salle du haut')
    await user.click(screen.getByRole('radio', { name: /^Hier/ }))
    await press(/^Favori\s: Atelier tablette du mardi$/)
    expect(checked(/^Prendre en main/)).toBeChecked()
    expect(screen.getByRole('textbox', { name: /^Titre/ })).toHaveValue('La tablette')
    expect(screen.getByRole('spinbutton', { name: 'Participants' })).toHaveValue(null)
    expect(screen.getByRole('radio', { name: /^Débutant/ })).toBeVisible()
    await user.type(screen.getByRole('spinbutton', { name: 'Participants' }), '5')
    await press('Enregistrer')
    await waitFor(() =>
      expect(rows()).toMatchObject([
        { kind: 'workshop', day: '2026-06-14', minutes: 120, participants: 5, notes: 'Salle du haut' },
      ]),
    )
  })

  test('comes before the others once it has served, and only then', async () => {
    await keepFavourite('Le plus ancien')
    lot.setClock('2026-06-15', '08:05')
    await keepFavourite('Le plus récent')
    const { user, press } = await openForm()
    const named = () =>
      screen
        .getAllByRole('button', { name: /^Favori/ })
        .map(({ textContent }) => /Le plus \S+/u.exec(textContent)?.[0])
    expect(named()[0]).toContain('récent')
    await user.keyboard('{Alt>}2{/Alt}')
    await user.type(screen.getByRole('spinbutton', { name: 'Participants' }), '5')
    expect(named()[0]).toContain('récent')
    await press(/et noter un autre/)
    await waitFor(() => expect(named()[0]).toContain('ancien'))
  })

  test('applied by mistake is undone, and what was typed since stays', async () => {
    await keepFavourite()
    const { user, press } = await openForm()
    await user.keyboard('email{Enter}')
    await press(/^Favori\s: Atelier tablette du mardi$/)
    expect(checked(/^E-mail/)).not.toBeChecked()
    await user.type(screen.getByRole('textbox', { name: /^Note/ }), 'Salle du haut')
    expect(readAnnouncements()).toEqual([])
    await press('Annuler')
    expect(checked(/^E-mail/)).toBeChecked()
    expect(screen.getByRole('radio', { name: 'Accompagnement individuel' })).toBeChecked()
    expect(screen.getByRole('textbox', { name: /^Note/ })).toHaveValue('Salle du haut')
  })

  test('is kept from the form as it is, with a name; without one it asks', async () => {
    const { user, press } = await openForm()
    await user.keyboard('email{Enter}')
    await press('Garder en favori')
    const dialog = await screen.findByRole('dialog')
    const name = within(dialog).getByRole('textbox', { name: 'Nom du favori' })
    expect(name).toHaveValue('E-mail')
    await user.clear(name)
    await user.click(within(dialog).getByRole('button', { name: 'Garder' }))
    expect(within(dialog).getByText('Donnez un nom à ce favori.')).toBeVisible()
    await user.type(name, 'Les e-mails{Enter}')
    expect(await screen.findByRole('button', { name: /^Favori\s: Les e-mails$/ })).toBeVisible()
    expect(checked(/^E-mail/)).toBeChecked()
    await press('Annuler')
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Favori/ })).not.toBeInTheDocument())
  })

  test('goes, and comes back until the list is closed', async () => {
    await keepFavourite()
    const { user, press } = await openForm()
    await press('Ranger mes favoris')
    await user.click(await screen.findByRole('button', { name: 'Supprimer Atelier tablette du mardi' }))
    const back = await screen.findByRole('button', { name: /^Annuler la suppression/ })
    expect(back).toHaveFocus()
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Favori/ })).not.toBeInTheDocument())
    await user.click(back)
    expect(await screen.findByRole('button', { name: 'Supprimer Atelier tablette du mardi' })).toHaveFocus()
    expect(await screen.findByRole('button', { name: /^Favori/ })).toBeVisible()
  })
})

describe('« Répéter la dernière »', () => {
  test('is not there before the first session', async () => {
    await openForm()
    expect(screen.queryByRole('button', { name: /^Répéter/ })).not.toBeInTheDocument()
  })

  test('tells the same again, today, without the note and the person', async () => {
    const before = telling(lot)({
      day: '2026-06-08',
      minutes: 35,
      channel: 'home',
      placeId: null,
      communeCode: '46042',
      topics: ['sante'],
      posture: 'shown',
      autonomy: 'autonome',
      returning: 1,
      notes: 'Revient mardi',
    })
    await camille().sessions.record(before)
    const { user } = await openForm()
    await user.keyboard('{Alt>}0{/Alt}')
    expect(screen.getByRole('combobox', { name: /Dans quelle commune/ })).toHaveValue('Cahors')
    expect(screen.getByRole('radio', { name: 'J’ai montré' })).toBeChecked()
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(rows()).toHaveLength(2))
    const again = rows().find(({ id }) => id !== before.id)
    expect(again).toMatchObject({ day: '2026-06-15', minutes: 35, channel: 'home', communeCode: '46042' })
    expect(again).toMatchObject({ posture: 'shown', autonomy: null, returning: 0, notes: '' })
  })
})

describe('a digit', () => {
  test('chooses the thématique of that rank, and takes it back; in a field it is a digit', async () => {
    for (let n = 0; n < 2; n++) await camille().sessions.record(telling(lot)({ topics: ['sante'] }))
    const { user } = await openForm()
    await user.keyboard('1')
    expect(checked(/^Santé/)).toBeChecked()
    await user.keyboard('1')
    expect(checked(/^Santé/)).not.toBeChecked()
    await user.click(checked(/^E-mail/))
    await user.keyboard('1')
    expect(checked(/^Santé/)).toBeChecked()
    const note = screen.getByRole('textbox', { name: /^Note/ })
    await user.type(note, '1 n ?')
    expect(note).toHaveValue('1 n ?')
    expect(checked(/^Santé/)).toBeChecked()
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })

  test('in the search, once something is typed, is a letter like another', async () => {
    const { user } = await openForm()
    await user.keyboard('impression 3')
    expect(screen.getByRole('combobox', { name: 'Thématiques' })).toHaveValue('impression 3')
    expect(screen.getByRole('option', { name: /Créer avec le numérique/ })).toBeVisible()
  })
})

test('Control, capitals and Enter keep it and begin another one', async () => {
  await camille().sessions.record(telling(lot)({ day: '2026-06-08' }))
  const { user, history } = await openForm()
  await user.keyboard('ema{Enter}{Control>}{Shift>}{Enter}{/Shift}{/Control}')
  await waitFor(() => expect(rows()).toHaveLength(2))
  await waitFor(() => expect(checked(/^E-mail/)).not.toBeChecked())
  expect(history.location.pathname).toBe('/noter')
})
