import { screen, waitFor, within } from '@testing-library/react'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { dismiss, readAnnouncements } from '#client/ui/announcements.ts'
import { sessionTags, tags } from '#drizzle/schema/index.ts'
import { tagging } from '../api/tagging.ts'
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
const record = (changed: Parameters<ReturnType<typeof telling>>[0] = {}) =>
  lot.as(lot.people.camille).sessions.record(telling(lot)(changed))
const kept = () => lot.db.select().from(tags).all()
const carried = () => lot.db.select().from(sessionTags).all()

describe('while noting', () => {
  async function openForm() {
    await record()
    const visited = await asCamille('/noter')
    return { ...visited, field: await screen.findByRole('combobox', { name: 'Étiquettes (facultatif)' }) }
  }

  test('a few letters find a tag, whatever its accents, and the session carries it', async () => {
    const bus = await tagging(lot)('Été des jeunes', 'team')
    const { user, field } = await openForm()
    await user.type(field, 'ete')
    await screen.findByRole('option', { name: /Été des jeunes/ })
    await user.keyboard('{Enter}')
    expect(screen.getByRole('button', { name: 'Retirer\u00a0: Été des jeunes' })).toBeVisible()
    await user.type(screen.getByRole('combobox', { name: 'Thématiques' }), 'ema{Enter}')
    await user.keyboard('{Control>}{Enter}{/Control}')
    await screen.findByText(/Enregistré/)
    expect(carried().map(({ tagId }) => tagId)).toEqual([bus])
  })

  test('a name that nobody has yet makes one; a delicate one is to be read again', async () => {
    const { user, field } = await openForm()
    await user.type(field, 'Relance')
    await user.click(await screen.findByRole('option', { name: /Créer «\sRelance\s».*Personnelle/ }))
    await screen.findByRole('button', { name: 'Retirer\u00a0: Relance' })
    await user.type(field, 'Dossier MDPH')
    await user.click(await screen.findByRole('option', { name: /Créer.*équipe/ }))
    await user.click(await screen.findByRole('button', { name: 'Je l’ai relue, la créer' }))
    await screen.findByRole('button', { name: 'Retirer\u00a0: Dossier MDPH' })
    expect(kept().map(({ name, structureId }) => [name, structureId !== null])).toEqual([
      ['Relance', false],
      ['Dossier MDPH', true],
    ])
  })
})

describe('the journal', () => {
  test('shows the tags, and keeps those that carry one, which a touch takes away', async () => {
    const bus = await tagging(lot)('Bus numérique')
    await record({ tagIds: [bus], minutes: 20 })
    await record({ minutes: 40 })
    const { user, history } = await asCamille('/journal')
    await user.click(await screen.findByText(/Filtrer par sorte/))
    await user.selectOptions(screen.getByRole('combobox', { name: 'Étiquette' }), 'Bus numérique')
    expect(history.location.search).toContain(bus)
    expect(await screen.findByText('1 séance', { selector: 'strong' })).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Retirer\u00a0: Bus numérique' }))
    expect(await screen.findByText('2 séances', { selector: 'strong' })).toBeVisible()
  })
})

describe('the page of tags', () => {
  test('adds one, refuses the same name, and says so', async () => {
    const { user } = await asCamille('/etiquettes')
    const name = await screen.findByRole('textbox', { name: 'Nouvelle étiquette' })
    await user.type(name, 'Relance{Enter}')
    expect(await screen.findByText('Relance')).toBeVisible()
    await user.type(screen.getByRole('textbox', { name: 'Nouvelle étiquette' }), 'RELANCE{Enter}')
    expect(await screen.findByText(/porte déjà ce nom/)).toBeVisible()
    expect(kept()).toHaveLength(1)
  })

  test('renames, merges and retires; each is taken back', async () => {
    const add = tagging(lot)
    await add('Bus')
    await add('Camion')
    const { user } = await asCamille('/etiquettes')
    await user.click(await screen.findByRole('button', { name: 'Renommer\u00a0: Bus' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.clear(dialog.getByRole('textbox', { name: 'Nom' }))
    await user.type(dialog.getByRole('textbox', { name: 'Nom' }), 'Bus numérique{Enter}')
    await user.click(await screen.findByRole('button', { name: 'Fusionner\u00a0: Camion' }))
    const question = within(await screen.findByRole('dialog'))
    await user.selectOptions(question.getByRole('combobox'), 'Bus numérique (personnelle)')
    await user.click(question.getByRole('button', { name: 'Fusionner' }))
    await screen.findByText(/se lit maintenant « Bus numérique »/)
    expect(kept().map(({ mergedIntoId }) => mergedIntoId === null)).toEqual([true, false])
    await user.click(screen.getByRole('button', { name: 'Annuler' }))
    await waitFor(() => expect(kept().every(({ mergedIntoId }) => mergedIntoId === null)).toBe(true))
    await user.click(await screen.findByRole('button', { name: 'Retirer\u00a0: Camion' }))
    await user.click(await screen.findByText('Retirées ou fusionnées (1)'))
    await user.click(await screen.findByRole('button', { name: 'Proposer de nouveau\u00a0: Camion' }))
    await waitFor(() => expect(kept().every(({ retiredAt }) => retiredAt === null)).toBe(true))
  })

  test('shows the words of others without letting them be changed, and of another advisor’s own nothing', async () => {
    await tagging(lot)('Cité éducative', 'departement', lot.people.coordinator)
    await lot
      .as(lot.people.nadia)
      .tags.add({ id: uuidv7(), name: 'À elle', scope: 'personal', confirmed: false })
    await asCamille('/etiquettes')
    expect(await screen.findByText('Cité éducative')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Renommer\u00a0: Cité éducative' })).toBeNull()
    expect(screen.queryByText('À elle')).toBeNull()
  })
})
