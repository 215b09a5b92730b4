import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { hour } from '#shared/time.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let here: World
beforeEach(() => void (here = world()))

const asAdministrator = (address: string) => visit(address, { in: here, as: here.people.administrator })

async function fill(user: UserEvent, field: HTMLElement, text: string) {
  await user.clear(field)
  await user.paste(text)
}

const rowOf = async (name: RegExp) => within(await screen.findByRole('row', { name }))

async function expectSomebodyTomorrow() {
  const { camille } = here.people
  await here.as(camille).appointments.bookFor({
    id: uuidv7(),
    placeId: here.place.id,
    serviceId: here.service.id,
    startsAt: here.now() + 25 * hour,
    advisorId: null,
    workshopId: null,
    firstName: 'Odette',
    lastName: 'Serpolet',
    phone: null,
    email: null,
    language: 'fr',
    need: 'unknown',
    needNote: '',
    ownHour: null,
  })
}

describe('the structures’ page', () => {
  it('adds a structure and corrects it', async () => {
    const { user } = await asAdministrator('/administration/structures')
    await user.click(await screen.findByRole('button', { name: 'Ajouter une structure' }))
    const dialog = within(screen.getByRole('dialog', { name: 'Ajouter une structure' }))
    await user.click(dialog.getByRole('button', { name: 'Ajouter la structure' }))
    expect(within(await dialog.findByRole('alert')).getAllByRole('link')).toHaveLength(2)
    await fill(user, dialog.getByRole('textbox', { name: 'Nom de la structure' }), 'Grand Cahors')
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Type de structure' }), 'Intercommunalité')
    await user.click(dialog.getByRole('button', { name: 'Ajouter la structure' }))
    const row = await rowOf(/Grand Cahors/)
    await user.click(row.getByRole('button', { name: 'Corriger : Grand Cahors' }))
    const again = within(screen.getByRole('dialog', { name: 'Corriger la structure' }))
    await fill(user, again.getByRole('textbox', { name: 'Nom de la structure' }), 'Le Grand Cahors')
    await user.click(again.getByRole('button', { name: 'Enregistrer' }))
    expect(await screen.findByRole('row', { name: /Le Grand Cahors/ })).toBeVisible()
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('lets a coordinator read and change nothing', async () => {
    await visit('/administration/structures', { in: here, as: here.people.coordinator })
    expect(await screen.findByRole('row', { name: /Cauvaldor/ })).toBeVisible()
    expect(screen.queryByRole('button', { name: /Ajouter|Corriger/ })).toBeNull()
  })
})

describe('the places’ page', () => {
  it('closes a place, and takes it back at once', async () => {
    const { user } = await asAdministrator('/administration/lieux')
    const row = await rowOf(/Médiathèque de Gramat/)
    await user.click(row.getByRole('button', { name: 'Fermer : Médiathèque de Gramat' }))
    expect(await screen.findByRole('row', { name: /Médiathèque de Gramat Fermé/ })).toBeVisible()
    await user.click(await screen.findByRole('button', { name: 'Annuler' }))
    await waitFor(() => expect(screen.queryByRole('row', { name: /Fermé/ })).toBeNull())
  })

  it('says when somebody is expected at the place that one closes, and never who', async () => {
    await expectSomebodyTomorrow()
    const { user } = await asAdministrator('/administration/lieux')
    const row = await rowOf(/Médiathèque de Gramat/)
    await user.click(row.getByRole('button', { name: 'Fermer : Médiathèque de Gramat' }))
    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent('Des personnes ont encore rendez-vous.')
    expect(alert).toHaveTextContent(/mardi 16 juin.*9.*avec Camille Delmas/)
    expect(document.body).not.toHaveTextContent('Serpolet')
  })

  it('adds a place', async () => {
    const { user } = await asAdministrator('/administration/lieux')
    await user.click(await screen.findByRole('button', { name: 'Ajouter un lieu' }))
    const dialog = within(screen.getByRole('dialog', { name: 'Ajouter un lieu' }))
    await fill(user, dialog.getByRole('textbox', { name: 'Nom du lieu' }), 'Mairie de Rodez')
    await fill(user, dialog.getByRole('textbox', { name: 'Adresse' }), '26 place Eugène-Raynaldy')
    await fill(user, dialog.getByRole('textbox', { name: 'Code postal' }), '12000')
    await fill(user, dialog.getByRole('combobox', { name: 'Commune' }), 'Rodez')
    await user.click(await dialog.findByRole('option', { name: /Rodez/ }))
    await fill(user, dialog.getByRole('textbox', { name: 'Téléphone' }), '05 65 77 88 00')
    await user.click(dialog.getByRole('checkbox', { name: 'Accès de plain-pied' }))
    await user.click(dialog.getByRole('button', { name: 'Ajouter le lieu' }))
    expect(await screen.findByRole('row', { name: /Mairie de Rodez/ })).toBeVisible()
    const places = await here.as(here.people.administrator).places.list()
    expect(places.find(({ name }) => name === 'Mairie de Rodez')).toMatchObject({
      stepFree: true,
      phone: '0565778800',
      communeCode: '12202',
    })
  })
})

describe('the people’s page', () => {
  const manage = async (name: string) => {
    const page = await asAdministrator('/administration/equipe')
    await page.user.click(await screen.findByRole('button', { name: `Gérer le compte de ${name}` }))
    return { ...page, dialog: within(screen.getByRole('dialog', { name })) }
  }

  it('invites somebody and shows the link once', async () => {
    const { user } = await asAdministrator('/administration/equipe')
    await user.click(await screen.findByRole('button', { name: 'Inviter une personne' }))
    const dialog = within(screen.getByRole('dialog', { name: 'Inviter une personne' }))
    await fill(user, dialog.getByRole('textbox', { name: 'Prénom' }), 'Rose')
    await fill(user, dialog.getByRole('textbox', { name: 'Nom' }), 'Lacoste')
    await fill(user, dialog.getByRole('textbox', { name: /Adresse électronique/ }), 'rose@exemple.fr')
    await user.click(dialog.getByRole('radio', { name: /^Conseiller·ère numérique/ }))
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Structure' }), 'Cauvaldor')
    await user.click(dialog.getByRole('button', { name: 'Créer le compte et le lien' }))
    expect(await dialog.findByRole('textbox', { name: 'Lien d’invitation' })).toHaveDisplayValue(
      /invitation#/,
    )
    await user.click(dialog.getByRole('button', { name: 'Fermer' }))
    const row = await screen.findByRole('row', { name: /Rose Lacoste/ })
    expect(row).toHaveTextContent('Invitation en attente')
    expect(row).toHaveTextContent('Conseiller·ère numérique (Cauvaldor)')
    expect(document.body).not.toHaveTextContent('invitation#')
  })

  it('gives a role and takes it back', async () => {
    const { user, dialog } = await manage('Camille Delmas')
    await user.click(dialog.getByText('Donner un rôle'))
    await user.click(dialog.getByRole('radio', { name: /^Coordinateur·rice/ }))
    await user.click(dialog.getByRole('button', { name: 'Donner ce rôle' }))
    const button = await dialog.findByRole('button', { name: 'Retirer le rôle : Coordinateur·rice' })
    await user.click(button)
    await waitFor(() => expect(button).not.toBeInTheDocument())
  })

  it('closes an account, and opens it again', async () => {
    const { user, dialog } = await manage('Nadia Ferrand')
    await user.click(dialog.getByRole('button', { name: 'Fermer le compte' }))
    await user.click(await dialog.findByRole('button', { name: 'Rouvrir le compte' }))
    expect(await dialog.findByRole('button', { name: 'Fermer le compte' })).toBeVisible()
  })

  it('says why the last administrator stays', async () => {
    const { user, dialog } = await manage('Louis Bergues')
    await user.click(dialog.getByRole('button', { name: 'Retirer le rôle : Administrateur·rice' }))
    expect(await dialog.findByRole('alert')).toHaveTextContent('C’est la dernière personne qui administre')
  })

  it('corrects the name of an advisor', async () => {
    const { user, dialog } = await manage('Camille Delmas')
    await user.click(await dialog.findByText('Corriger le nom ou la structure'))
    await fill(user, dialog.getByRole('textbox', { name: 'Nom' }), 'Delmas-Roux')
    await user.click(dialog.getByRole('button', { name: 'Enregistrer' }))
    expect(await screen.findByRole('row', { name: /Camille Delmas-Roux/ })).toBeVisible()
  })

  it('says when an advisor who leaves is still expected', async () => {
    await expectSomebodyTomorrow()
    const { user, dialog } = await manage('Camille Delmas')
    await user.click(dialog.getByRole('button', { name: 'Ne reçoit plus' }))
    expect(await dialog.findByRole('alert')).toHaveTextContent(/mardi 16 juin.*Médiathèque de Gramat/)
  })

  it('is not for advisors, who do not find it in their navigation either', async () => {
    await visit('/administration/equipe', { in: here, as: here.people.camille })
    expect(await screen.findByText('Votre compte ne permet pas de faire cela.')).toBeVisible()
    expect(screen.queryByRole('link', { name: 'Équipe et accès' })).toBeNull()
  })
})
