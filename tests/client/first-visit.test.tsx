import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { grants } from '#drizzle/schema/index.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let empty: World
beforeEach(() => {
  empty = world()
  empty.db.delete(grants).run()
})

/** Pastes: typing letter by letter proves nothing more, and takes long. */
async function fill(user: UserEvent, field: HTMLElement, text: string) {
  await user.click(field)
  await user.paste(text)
}

async function chooseCommune(user: UserEvent, field: HTMLElement, name: string) {
  await fill(user, field, name)
  await user.click(await screen.findByRole('option', { name: new RegExp(name) }))
}

async function tellAll(user: UserEvent) {
  const about = (name: string) => within(screen.getByRole('region', { name }))
  const me = about('Vous, qui administrez')
  await fill(user, me.getByRole('textbox', { name: 'Prénom' }), 'Rose')
  await fill(user, me.getByRole('textbox', { name: 'Nom' }), 'Lacoste')
  await fill(user, me.getByRole('textbox', { name: 'Adresse électronique' }), 'rose@exemple.fr')
  await fill(user, me.getByLabelText('Mot de passe'), 'un mot de passe assez long')
  const structure = about('Votre structure')
  await fill(user, structure.getByRole('textbox', { name: 'Nom de la structure' }), 'Ville de Cahors')
  await user.selectOptions(structure.getByRole('combobox', { name: 'Type de structure' }), 'Commune')
  await chooseCommune(user, structure.getByRole('combobox', { name: 'Commune du siège' }), 'Cahors')
  const place = about('Un premier lieu')
  await fill(user, place.getByRole('textbox', { name: 'Nom du lieu' }), 'Hôtel de ville')
  await fill(user, place.getByRole('textbox', { name: 'Adresse' }), '73 boulevard Gambetta')
  await fill(user, place.getByRole('textbox', { name: 'Code postal' }), '46000')
  await chooseCommune(user, place.getByRole('combobox', { name: 'Commune' }), 'Cahors')
  await fill(user, place.getByRole('textbox', { name: 'Téléphone' }), '05 65 20 87 00')
}

const open = (user: UserEvent) => user.click(screen.getByRole('button', { name: 'Ouvrir Permanence' }))

describe('the first visit', () => {
  it('is where the home page of an empty installation leads', async () => {
    const { history } = await visit('/', { in: empty })
    expect(await screen.findByRole('heading', { level: 1, name: 'Première visite' })).toBeVisible()
    expect(history.location.pathname).toBe('/premiere-visite')
  })

  it('opens the house for who administers and receives, and lets them in', async () => {
    const { user, history } = await visit('/premiere-visite', { in: empty })
    await screen.findByRole('heading', { level: 2, name: 'Votre structure' })
    await tellAll(user)
    await open(user)
    await waitFor(() => expect(history.location.pathname).toBe('/aujourdhui'))
    expect(await screen.findByText('Rose Lacoste')).toBeVisible()
    expect(await empty.citizen().house.settings()).toMatchObject({ isOpen: true })
  })

  it('gives the link to hand over to the advisor, when it is somebody else', async () => {
    const { user } = await visit('/premiere-visite', { in: empty })
    await screen.findByRole('heading', { level: 2, name: 'Votre structure' })
    await tellAll(user)
    await user.click(screen.getByRole('checkbox', { name: 'Je reçois moi-même le public' }))
    const advisor = within(screen.getByRole('region', { name: 'Qui reçoit' }))
    await fill(user, advisor.getByRole('textbox', { name: 'Prénom' }), 'Malo')
    await fill(user, advisor.getByRole('textbox', { name: 'Nom' }), 'Noisetier')
    await fill(user, advisor.getByRole('textbox', { name: 'Adresse électronique' }), 'malo@exemple.fr')
    await open(user)
    const link = await screen.findByRole('textbox', { name: 'Lien d’invitation' })
    expect(link).toHaveDisplayValue(/^http:\/\/localhost:3000\/invitation#[\w-]{22}$/)
    expect(screen.getByRole('alert')).toHaveTextContent('Le lien de Malo Noisetier est prêt')
  })

  it('says what is missing, and opens nothing', async () => {
    const { user } = await visit('/premiere-visite', { in: empty })
    await screen.findByRole('heading', { level: 2, name: 'Votre structure' })
    await open(user)
    const summary = await screen.findByRole('alert')
    expect(within(summary).getAllByRole('link')).toHaveLength(12)
    expect(await empty.citizen().house.settings()).toMatchObject({ isOpen: false })
  })

  it('is over once the house is open', async () => {
    await visit('/premiere-visite')
    expect(await screen.findByText('Cette installation est déjà prête')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Ouvrir Permanence' })).toBeNull()
  })
})
