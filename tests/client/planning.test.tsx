import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { dismiss, readAnnouncements } from '#client/ui/announcements.ts'
import { absences, appointments, openings } from '#drizzle/schema/index.ts'
import { at, bookingAt } from '../api/booking-request.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let lot: World
beforeEach(() => {
  for (const { id } of readAnnouncements()) dismiss(id)
  lot = world()
  vi.useFakeTimers({ toFake: ['Date'], now: lot.now() })
})

const asCamille = (address: string) => visit(address, { in: lot, as: lot.people.camille })
const book = (time: string) => lot.citizen().appointments.book(bookingAt(lot, time))
const standing = () =>
  lot.db
    .select()
    .from(openings)
    .all()
    .filter(({ closedAt }) => closedAt === null)
const plain = (words: string | null) => words?.replaceAll(/\s/g, ' ')

async function openForm(act: 'Ajouter une permanence' | 'Ajouter une absence') {
  const visited = await asCamille('/permanences')
  await visited.user.click(await screen.findByRole('button', { name: act }))
  const form = within(await screen.findByRole('dialog', { name: act }))
  const fill = async (label: string, value: string) => {
    const field = await form.findByLabelText(label)
    await visited.user.clear(field)
    if (value !== '') await visited.user.type(field, value)
  }
  const readBack = () => plain(form.getAllByRole('status')[0]?.textContent ?? null)
  return { ...visited, form, fill, readBack }
}

describe('the form of an opening', () => {
  test('reads the rule back in French as one types, and keeps it', async () => {
    const { user, form, fill, readBack } = await openForm('Ajouter une permanence')
    await fill('Quel jour ?', '2026-06-16')
    await fill('De', '14:00')
    await fill('À', '16:30')
    expect(readBack()).toBe('Le mardi 16 juin de 14 h à 16 h 30, à la médiathèque de Gramat.')
    await user.click(form.getByRole('radio', { name: 'Chaque semaine' }))
    await fill('Toutes les combien de semaines ?', '2')
    await fill('Jusqu’au (facultatif)', '2026-07-31')
    await fill('Un jour où cela n’a pas lieu', '2026-07-14')
    await user.click(form.getByRole('button', { name: 'Ajouter ce jour' }))
    expect(readBack()).toBe(
      'Tous les deux mardis de 14 h à 16 h 30, à la médiathèque de Gramat, à partir du 16 juin, jusqu’au 31 juillet, sauf le 14 juillet.',
    )
    await user.click(form.getByRole('button', { name: 'Ajouter la permanence' }))
    expect(
      await screen.findByRole('button', { name: /^Changer\s: tous les deux mardis de 14/ }),
    ).toBeVisible()
    expect(standing().at(-1)).toMatchObject({
      startsAt: '14:00',
      placeId: lot.place.id,
      recurrence: { repeat: 'weekly', every: 2, weekdays: [2], until: '2026-07-31' },
    })
    await user.click(await screen.findByRole('button', { name: 'Annuler' }))
    await waitFor(() => expect(standing()).toHaveLength(2))
  })

  test.each([
    ['2026-06-16', 'monthlyByWeekday', 'Le troisième mardi de chaque mois'],
    ['2026-06-30', 'monthlyByWeekday', 'Le cinquième mardi de chaque mois'],
  ])('knows which weekday of its month %s is', async (day, repeat, said) => {
    const { user, form, fill, readBack } = await openForm('Ajouter une permanence')
    await fill('Quel jour ?', day)
    await user.click(form.getByRole('radio', { name: 'Chaque mois' }))
    expect(readBack()).toContain(said)
    await user.click(form.getByRole('button', { name: 'Ajouter la permanence' }))
    await screen.findByText('Permanence ajoutée.')
    expect(standing().at(-1)?.recurrence.repeat).toBe(repeat)
  })

  test('the last of the month, a date of the month and each year are said too', async () => {
    const { user, form, fill, readBack } = await openForm('Ajouter une permanence')
    await fill('Quel jour ?', '2026-06-30')
    await user.click(form.getByRole('radio', { name: 'Chaque mois' }))
    await user.click(form.getByRole('radio', { name: /^Le dernier mardi du mois/ }))
    expect(readBack()).toContain('Le dernier mardi de chaque mois')
    await user.click(form.getByRole('radio', { name: /^Le 30 du mois/ }))
    expect(readBack()).toContain('Le 30 des mois qui en ont un')
    await user.click(form.getByRole('radio', { name: 'Chaque année' }))
    expect(readBack()).toContain('Chaque année le 30 juin')
  })

  test('T73 says what is missing, keeps what was typed and sends nothing', async () => {
    const { user, form, fill } = await openForm('Ajouter une permanence')
    await user.click(await form.findByRole('radio', { name: 'Chaque semaine' }))
    await user.click(form.getByRole('checkbox', { name: /Lun/ }))
    await fill('À', '08:00')
    await user.click(form.getByRole('button', { name: 'Ajouter la permanence' }))
    const summary = within(await form.findByRole('alert'))
    expect(summary.getByText('2 réponses sont à revoir')).toBeVisible()
    await user.click(summary.getByRole('link', { name: /Choisissez au moins un jour/ }))
    expect(form.getByRole('group', { name: 'Les jours' })).toHaveFocus()
    expect(form.getByLabelText('De')).toHaveValue('09:00')
    expect(standing()).toHaveLength(2)
    await user.click(form.getByRole('checkbox', { name: 'Se termine le lendemain' }))
    expect(summary.getByText('Une réponse est à revoir')).toBeVisible()
  })

  test('T80 warns before saving of two places at the same hour, and lets one come back to the form', async () => {
    const { user, form, fill } = await openForm('Ajouter une permanence')
    await fill('Quel jour ?', '2026-06-16')
    await user.selectOptions(form.getByLabelText('Où ?'), 'France Services de Saint-Céré')
    await user.click(form.getByRole('button', { name: 'Ajouter la permanence' }))
    expect(await screen.findByText(/Deux permanences se chevauchent dans deux lieux/)).toBeVisible()
    expect(standing()).toHaveLength(2)
    await user.click(screen.getByRole('button', { name: 'Revenir au changement' }))
    expect(form.getByLabelText('Où ?')).toHaveDisplayValue(/Saint-Céré/)
    await user.click(form.getByRole('button', { name: 'Ajouter la permanence' }))
    await user.click(await screen.findByRole('button', { name: 'Enregistrer quand même' }))
    await waitFor(() => expect(standing()).toHaveLength(3))
  })
})

describe('an absence', () => {
  test('over appointments lists them first; nothing is saved before each has its answer', async () => {
    const { id } = await book('09:00')
    await book('10:00')
    const { user, form, fill } = await openForm('Ajouter une absence')
    await fill('Premier jour', '2026-06-16')
    await user.click(form.getByRole('button', { name: 'Ajouter l’absence' }))
    expect(await screen.findByText(/Dites ce que devient chaque rendez-vous/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Enregistrer ces choix' }))
    expect(screen.getAllByText('Dites ce que devient ce rendez-vous.')).toHaveLength(2)
    expect(lot.db.select().from(absences).all()).toEqual([])
    const [first, second] = screen.getAllByRole('group', { name: /Jeanne Marty$/ })
    await user.click(within(first!).getByRole('radio', { name: 'Garder' }))
    await user.click(within(second!).getByRole('radio', { name: 'Annuler' }))
    await user.type(screen.getByLabelText('Un mot pour la personne (facultatif)'), 'Je suis en formation.')
    await user.click(screen.getByRole('button', { name: 'Enregistrer ces choix' }))
    expect(await screen.findByText('Absence ajoutée.')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Annuler' })).toBeNull()
    const rows = lot.db.select().from(appointments).all()
    expect(rows.find((row) => row.id === id)?.cancelledAt).toBeNull()
    expect(rows.find((row) => row.id !== id)?.cancelNote).toBe('Je suis en formation.')
    expect(lot.db.select().from(absences).all()).toHaveLength(1)
  })

  test('moves everybody at once, each to a time of their own', async () => {
    await book('09:00')
    await book('10:00')
    const { user, form, fill } = await openForm('Ajouter une absence')
    await fill('Premier jour', '2026-06-16')
    await user.click(form.getByRole('button', { name: 'Ajouter l’absence' }))
    await user.click(await screen.findByRole('button', { name: 'Tout déplacer' }))
    await user.click(screen.getByRole('button', { name: 'Enregistrer ces choix' }))
    await screen.findByText('Absence ajoutée.')
    const starts = lot.db
      .select()
      .from(appointments)
      .all()
      .map(({ startsAt }) => startsAt)
    expect(new Set(starts)).toEqual(new Set([at('09:00', '2026-06-23'), at('10:00', '2026-06-23')]))
  })

  test('of some hours is said with its hours, and is taken back by one touch', async () => {
    const { user, form, fill, readBack } = await openForm('Ajouter une absence')
    await user.click(await form.findByRole('radio', { name: 'Quelques heures' }))
    await fill('Premier jour', '2026-06-18')
    await fill('De', '14:00')
    await fill('À', '16:00')
    expect(readBack()).toBe('Absence le jeudi 18 juin de 14 h à 16 h.')
    await user.click(form.getByRole('button', { name: 'Ajouter l’absence' }))
    await user.click(await screen.findByRole('button', { name: 'Annuler' }))
    await waitFor(() => expect(lot.db.select().from(absences).get()?.withdrawnAt).not.toBeNull())
  })
})

describe('the week as a list', () => {
  test('moves an appointment by keyboard, and back', async () => {
    const { id } = await book('09:00')
    const { user } = await asCamille('/semaine?vue=liste')
    const startsAt = () => lot.db.select().from(appointments).get()?.startsAt
    const act = await screen.findByRole('button', { name: /^Déplacer ou annuler/ })
    act.focus()
    await user.keyboard('{Enter}')
    const dialog = within(await screen.findByRole('dialog', { name: 'Jeanne Marty' }))
    await user.click(dialog.getByRole('button', { name: 'Déplacer' }))
    await user.click(await dialog.findByRole('button', { name: /^11\sh\s00/ }))
    await user.click(dialog.getByRole('button', { name: 'Déplacer' }))
    expect(await screen.findByText(/rendez-vous déplacé au mardi 16\sjuin à 11\sh\s00\.$/)).toBeVisible()
    expect(startsAt()).toBe(at('11:00'))
    await user.click(screen.getByRole('button', { name: 'Annuler' }))
    await waitFor(() => expect(startsAt()).toBe(at('09:00')))
    expect(id).toBe(lot.db.select().from(appointments).get()?.id)
  })

  test('T126 changes one occurrence, and marks what was kept outside the openings', async () => {
    await book('11:00')
    const { user } = await asCamille('/semaine?vue=liste')
    await user.click(await screen.findByRole('button', { name: /^Changer\s: Médiathèque de Gramat/ }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Changer une permanence' }))
    expect(await dialog.findByRole('radio', { name: /^Seulement le mardi 16\sjuin/ })).toBeChecked()
    await user.clear(dialog.getByLabelText('À'))
    await user.type(dialog.getByLabelText('À'), '11:00')
    await user.click(dialog.getByRole('button', { name: 'Enregistrer' }))
    await user.click(await screen.findByRole('radio', { name: 'Garder' }))
    await user.click(screen.getByRole('button', { name: 'Enregistrer ces choix' }))
    expect(await screen.findByText('Hors plage')).toBeVisible()
    expect(standing()[0]?.recurrence.exceptions).toMatchObject([
      { day: '2026-06-16', movedTo: { day: '2026-06-16', hours: { endsAt: '11:00' } } },
    ])
  })
})

test('whoever administers plans for somebody else, and learns no name', async () => {
  await book('09:00')
  const { user, history } = await visit('/permanences', { in: lot, as: lot.people.administrator })
  await user.selectOptions(
    await screen.findByLabelText('De qui ?'),
    await screen.findByText('Camille Delmas'),
  )
  expect(history.location.search).toContain(lot.people.camille.actor.advisorId)
  await user.click(await screen.findByRole('button', { name: 'Ajouter une absence' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Ajouter une absence' }))
  await user.clear(await dialog.findByLabelText('Dernier jour'))
  await user.type(dialog.getByLabelText('Dernier jour'), '2026-06-19')
  await user.click(dialog.getByRole('button', { name: 'Ajouter l’absence' }))
  expect(await screen.findByText(/Une personne a rendez-vous/)).toBeVisible()
  expect(screen.queryByText(/Jeanne/)).toBeNull()
})
