import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { dismiss, readAnnouncements } from '#client/ui/announcements.ts'
import { beneficiaries } from '#drizzle/schema/index.ts'
import { following } from '../api/following.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let lot: World
beforeEach(() => {
  for (const { id } of readAnnouncements()) dismiss(id)
  lot = world()
  vi.useFakeTimers({ toFake: ['Date'], now: lot.now() })
})

const asCamille = (address: string) => visit(address, { in: lot, as: lot.people.camille })
const kept = () => lot.db.select().from(beneficiaries).all()

/** Camille follows somebody; answers the address of their page. */
async function follow(changed: Parameters<typeof following>[0] = {}) {
  const { id } = await lot.as(lot.people.camille).beneficiaries.add(following(changed))
  return { id, address: `/beneficiaires/${id}` }
}

const searched = () => screen.findByRole('searchbox', { name: 'Rechercher' })
const namesShown = () =>
  screen.getAllByRole('link', { name: /Vergnes|Vidal|Lefèvre/ }).map(({ textContent }) => textContent)

describe('the people whom one follows', () => {
  test('are none at first, and one is added in two fields from the keyboard', async () => {
    const { user } = await asCamille('/beneficiaires')
    expect(await screen.findByText('Vous ne suivez encore personne')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Ajouter une personne' }))
    await user.keyboard('Odile{Tab}Vergnes{Enter}')
    expect(await screen.findByRole('link', { name: 'Odile Vergnes' })).toBeVisible()
    expect(kept()).toMatchObject([{ firstName: 'Odile', lastName: 'Vergnes', phone: null }])
  })

  test('are found as one types, misspelt or by phone, and counted aloud; Enter opens the first', async () => {
    await follow()
    await follow({ firstName: 'Aimé', lastName: 'Vidal', phone: '0612345678' })
    await follow({ firstName: 'Zoé', lastName: 'Lefèvre' })
    const { user, history } = await asCamille('/beneficiaires')
    expect(await screen.findByText(/^3\spersonnes$/)).toBeVisible()
    await user.type(await searched(), 'lefebre zo')
    await waitFor(() => expect(namesShown()).toEqual(['Zoé Lefèvre']))
    expect(screen.getByText(/^1\spersonne$/).tagName).toBe('OUTPUT')
    await user.clear(await searched())
    await user.type(await searched(), '06 12 34')
    await waitFor(() => expect(namesShown()).toEqual(['Aimé Vidal']))
    expect(history.location.href).toBe('/beneficiaires')
    await user.keyboard('{Enter}')
    expect(await screen.findByRole('heading', { level: 1, name: 'Aimé Vidal' })).toBeVisible()
    expect(document.title).not.toContain('Vidal')
  })

  test('who is not found is added with the names that were typed', async () => {
    await follow()
    const { user } = await asCamille('/beneficiaires')
    await user.type(await searched(), 'paul durand')
    await user.click(await screen.findByRole('button', { name: 'Ajouter cette personne' }))
    expect(screen.getByRole('textbox', { name: 'Prénom' })).toHaveValue('Paul')
    expect(screen.getByRole('textbox', { name: 'Nom' })).toHaveValue('Durand')
  })

  test('who is followed already is shown while one types their names', async () => {
    const { address } = await follow({ phone: '0612345678' })
    const { user } = await asCamille('/beneficiaires')
    await user.click(await screen.findByRole('button', { name: 'Ajouter une personne' }))
    const dialog = within(screen.getByRole('dialog'))
    await user.type(dialog.getByRole('textbox', { name: 'Prénom' }), 'Odil')
    await user.type(dialog.getByRole('textbox', { name: 'Nom' }), 'vergne')
    expect(await dialog.findByText('Vous la suivez peut-être déjà')).toBeVisible()
    expect(dialog.getByRole('link', { name: 'Odile Vergnes' })).toHaveAttribute('href', address)
  })

  test('a mistake is told beside its field, and what was typed stays', async () => {
    const { user } = await asCamille('/beneficiaires')
    await user.click(await screen.findByRole('button', { name: 'Ajouter une personne' }))
    const dialog = within(screen.getByRole('dialog'))
    await user.type(dialog.getByRole('textbox', { name: 'Nom' }), 'Vergnes')
    await user.click(dialog.getByText('Contact, profil et note (facultatif)'))
    await user.type(dialog.getByRole('textbox', { name: 'Téléphone' }), '06 12')
    await user.click(dialog.getByRole('button', { name: 'Ajouter' }))
    expect(dialog.getByRole('textbox', { name: 'Prénom' })).toBeInvalid()
    expect(dialog.getByRole('textbox', { name: 'Téléphone' })).toBeInvalid()
    expect(dialog.getByRole('textbox', { name: 'Nom' })).toHaveValue('Vergnes')
    expect(kept()).toEqual([])
  })

  test('a note with what must not be kept is seen at once', async () => {
    const { address } = await follow()
    const { user } = await asCamille(address)
    await user.click(await screen.findByRole('button', { name: 'Corriger la fiche' }))
    await user.type(screen.getByRole('textbox', { name: /^Note/ }), 'mot de passe : Soleil46')
    expect(await screen.findByText(/On dirait un mot de passe/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Masquer' }))
    await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
    expect(await screen.findByText('Fiche corrigée.')).toBeVisible()
    expect(kept()[0]?.notes).toBe('mot de passe : •••')
  })
})

describe('somebody’s page', () => {
  test('shows what is known of them, and corrects it', async () => {
    const { address } = await follow({
      birthYear: 1950,
      communeCode: '46128',
      notes: 'Vient avec sa tablette.',
    })
    const { user } = await asCamille(address)
    expect(await screen.findByText('Gramat')).toBeVisible()
    expect(screen.getByText('1950')).toBeVisible()
    expect(screen.getByText('Vient avec sa tablette.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Corriger la fiche' }))
    await user.click(screen.getByRole('checkbox', { name: 'N’a pas de téléphone' }))
    await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
    expect(await screen.findByText('N’a pas de téléphone', { selector: 'dd' })).toBeVisible()
    expect(kept()).toMatchObject([{ hasNoPhone: true, birthYear: 1950, communeCode: '46128' }])
  })

  test('erases them after a question, and the list has them no more', async () => {
    const { address } = await follow()
    await follow({ firstName: 'Aimé', lastName: 'Vidal' })
    const { user, history } = await asCamille(address)
    await user.click(await screen.findByRole('button', { name: 'Effacer la fiche' }))
    expect(screen.getByText(/^Odile Vergnes\s: son nom, son contact/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Effacer définitivement' }))
    expect(await screen.findByText(/^1\spersonne$/)).toBeVisible()
    expect(history.location.pathname).toBe('/beneficiaires')
    expect(screen.queryByText('Odile Vergnes')).toBeNull()
    expect(kept().map(({ lastName }) => lastName)).toEqual([null, 'Vidal'])
  })

  test('gives a copy as a file', async () => {
    const { address } = await follow()
    const files: File[] = []
    vi.stubGlobal(
      'URL',
      Object.assign(URL, {
        createObjectURL: (file: File) => `blob:${files.push(file)}`,
        revokeObjectURL: () => {},
      }),
    )
    const { user } = await asCamille(address)
    await user.click(await screen.findByRole('button', { name: 'Télécharger une copie' }))
    await waitFor(() => expect(files.map(({ name }) => name)).toEqual(['copie-de-fiche-2026-06-15.json']))
  })

  test('of nobody says so', async () => {
    const { id } = await lot.as(lot.people.nadia).beneficiaries.add(following())
    await asCamille(`/beneficiaires/${id}`)
    expect(await screen.findByRole('heading', { name: 'Cette fiche n’existe pas' })).toBeVisible()
  })
})

describe('two records that look alike', () => {
  test('are merged into the one chosen, parted by the announcement, and parted from the page', async () => {
    const one = await follow({ phone: '0612345678' })
    await follow({ lastName: 'Vergne', phone: '0612345678', email: 'odile@exemple.fr' })
    const { user } = await asCamille('/beneficiaires')
    await user.click(await screen.findByRole('link', { name: /^1\sdoublon possible$/ }))
    expect(await screen.findByText('même téléphone')).toBeVisible()
    const keepOne = () => screen.findByRole('button', { name: /^Garder cette fiche.*Odile Vergnes/ })
    await user.click(await keepOne())
    expect(await screen.findByText('Aucun doublon')).toBeVisible()
    expect(kept()).toMatchObject([{ email: 'odile@exemple.fr' }, { mergedIntoId: one.id }])
    await user.click(screen.getByRole('button', { name: 'Annuler' }))
    await user.click(await keepOne())
    expect(await screen.findByText('Aucun doublon')).toBeVisible()
    await user.click(screen.getByRole('link', { name: 'Voir mes bénéficiaires' }))
    await user.click(await screen.findByRole('link', { name: 'Odile Vergnes' }))
    await user.click(await screen.findByRole('button', { name: /^Séparer cette fiche.*Odile Vergne$/ }))
    expect(await screen.findByText('Peut-être un doublon')).toBeVisible()
    expect(kept()).toMatchObject([{ email: null }, { mergedIntoId: null }])
  })

  test('and are of two people are told apart, on their pages too, until one takes it back', async () => {
    const { address } = await follow({ phone: '0612345678' })
    await follow({ firstName: 'Aimé', phone: '0612345678' })
    const { user, history } = await asCamille('/beneficiaires/doublons')
    await user.click(await screen.findByRole('button', { name: /^Ce sont deux personnes.*Aimé Vergnes/ }))
    expect(await screen.findByText('Aucun doublon')).toBeVisible()
    history.push(address)
    expect(await screen.findByRole('heading', { level: 1, name: 'Odile Vergnes' })).toBeVisible()
    expect(screen.queryByText('Peut-être un doublon')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Annuler' }))
    expect(await screen.findByText('Peut-être un doublon')).toBeVisible()
  })
})
