import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { dismiss, readAnnouncements } from '#client/ui/announcements.ts'
import { beneficiaries, sessionBeneficiaries, sessions } from '#drizzle/schema/index.ts'
import { following } from '../api/following.ts'
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
const joined = () => lot.db.select().from(sessionBeneficiaries).all()

async function follow(changed: Parameters<typeof following>[0] = {}) {
  return (await camille().beneficiaries.add(following(changed))).id
}

async function openForm(address = '/noter') {
  const visited = await visit(address, { in: lot, as: lot.people.camille })
  await screen.findByRole('combobox', { name: 'Thématiques' })
  const people = () => screen.findByRole('combobox', { name: /^Personnes? suivies?/ })
  const told = async () => {
    await visited.user.click(screen.getByRole('checkbox', { name: /^E-mail/ }))
    await visited.user.selectOptions(screen.getByRole('combobox', { name: 'Lieu' }), 'Médiathèque de Gramat')
    await visited.user.click(screen.getByRole('button', { name: /^Enregistrer( la correction)?$/ }))
    expect(await screen.findByText(/^(Enregistré|Correction)/)).toBeVisible()
  }
  return { ...visited, people, told }
}

describe('the people of a session', () => {
  test('are found as one types and taken by Enter, with the profile of their record at the session’s day', async () => {
    const id = await follow({ birthYear: 1956, gender: 'feminin', status: 'retraite', communeCode: '46042' })
    await camille().sessions.record(telling(lot)({ day: '2026-06-08', beneficiaryIds: [id] }))
    const { user, people, told } = await openForm()
    await user.click(await people())
    await user.keyboard('vergne od{Enter}')
    const person = within(screen.getByRole('list', { name: 'Personne suivie' }))
    expect(person.getByText('Odile Vergnes')).toBeVisible()
    expect(person.getByText(/déjà accompagnée, le lundi 8\sjuin/)).toBeVisible()
    expect(person.getByRole('button')).toHaveFocus()
    expect(screen.queryByRole('group', { name: /Déjà venue/ })).toBeNull()
    await user.click(screen.getByText(/^Profil de la personne/))
    expect(screen.getByRole('combobox', { name: 'Âge' })).toHaveDisplayValue('70 ans et plus')
    expect(screen.getByRole('combobox', { name: /Commune où elle habite/ })).toHaveValue('Cahors')
    await told()
    expect(rows().at(-1)).toMatchObject({
      returning: 1,
      details: {
        ages: { '70+': 1 },
        genders: { feminin: 1 },
        statuses: { retraite: 1 },
        residenceCode: '46042',
      },
    })
    expect(joined().map(({ beneficiaryId }) => beneficiaryId)).toEqual([id, id])
  })

  test('are of the age of the day that is told', async () => {
    await follow({ birthYear: 1956 })
    const { user, people } = await openForm()
    await user.type(await people(), 'vergnes{Enter}')
    await user.click(screen.getByRole('radio', { name: 'Un autre jour' }))
    const day = screen.getByLabelText('Jour')
    await user.clear(day)
    await user.type(day, '2025-12-30')
    await user.click(screen.getByText(/^Profil de la personne/))
    expect(screen.getByRole('combobox', { name: 'Âge' })).toHaveDisplayValue('60-69 ans')
  })

  test('are added in two names without leaving the form, by keys alone', async () => {
    const { user, people, told } = await openForm()
    await user.type(screen.getByRole('textbox', { name: /^Note/ }), 'Revient mardi')
    await user.click(await people())
    await user.keyboard('aimé{Enter}')
    expect(screen.getByRole('textbox', { name: 'Prénom' })).toHaveValue('Aimé')
    expect(screen.getByRole('textbox', { name: 'Nom' })).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(screen.getByText('Écrivez le nom.')).toBeVisible()
    await user.keyboard('Éloi{Enter}')
    expect(await screen.findByText('Aimé Éloi')).toBeVisible()
    expect(screen.getByText('première séance suivie')).toBeVisible()
    expect(rows()).toEqual([])
    await told()
    const [person] = lot.db.select().from(beneficiaries).all()
    expect(person).toMatchObject({ firstName: 'Aimé', lastName: 'Éloi' })
    expect(joined()).toMatchObject([{ beneficiaryId: person?.id }])
    expect(rows()).toMatchObject([{ notes: 'Revient mardi', returning: 0 }])
  })

  test('are as many as one likes in a workshop, beside anonymous ones', async () => {
    await follow({ gender: 'feminin' })
    await follow({ firstName: 'Aimé', lastName: 'Éloi', gender: 'masculin' })
    const { user, people, told } = await openForm()
    await user.click(screen.getByRole('radio', { name: 'Atelier collectif' }))
    await user.click(await people())
    await user.keyboard('vergnes')
    await screen.findByRole('option', { name: 'Odile Vergnes' })
    await user.keyboard('{Enter}eloi{Enter}')
    expect(await people()).toHaveFocus()
    expect(screen.getByRole('spinbutton', { name: 'Participants' })).toHaveValue(2)
    await user.click(screen.getByRole('button', { name: /^Retirer.*Odile Vergnes/ }))
    await user.type(await people(), 'odile{Enter}')
    await user.clear(screen.getByRole('spinbutton', { name: 'Participants' }))
    await user.type(screen.getByRole('spinbutton', { name: 'Participants' }), '6')
    await told()
    expect(rows()).toMatchObject([{ participants: 6, details: { genders: { feminin: 1, masculin: 1 } } }])
    expect(joined()).toHaveLength(2)
  })

  test('are there when the session is corrected, and may be taken out', async () => {
    const id = await follow({ status: 'retraite' })
    const session = telling(lot)({ beneficiaryIds: [id], statuses: { retraite: 1 } })
    await camille().sessions.record(session)
    const { user } = await openForm(`/noter?session=${session.id}`)
    await user.click(await screen.findByRole('button', { name: /^Retirer.*Odile Vergnes/ }))
    expect(await screen.findByRole('combobox', { name: /^Personne suivie/ })).toHaveFocus()
    await user.click(screen.getByRole('button', { name: 'Enregistrer la correction' }))
    await waitFor(() => expect(joined()).toEqual([]))
    expect(rows()).toMatchObject([{ details: { statuses: {} } }])
  })

  test('are chosen already from their own page, and by their id alone in the address', async () => {
    const id = await follow({ birthYear: 2000 })
    const { told } = await openForm(`/noter?personne=${id}`)
    expect(screen.getByText('Odile Vergnes')).toBeVisible()
    await told()
    expect(joined()).toMatchObject([{ beneficiaryId: id }])
    expect(rows()).toMatchObject([{ details: { ages: { '25-39': 1 } } }])
  })
})
