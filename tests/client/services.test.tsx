import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { keepDraft } from '#client/booking-draft.ts'
import { dismiss, readAnnouncements } from '#client/ui/announcements.ts'
import { advisors, appointments, openings, services } from '#drizzle/schema/index.ts'
import type { Theme } from '#shared/themes.ts'
import { at, bookingAt } from '../api/booking-request.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let lot: World
beforeEach(() => {
  sessionStorage.clear()
  for (const { id } of readAnnouncements()) dismiss(id)
  lot = world()
  vi.useFakeTimers({ toFake: ['Date'], now: lot.now() })
})

const asAdministrator = (address: string) => visit(address, { in: lot, as: lot.people.administrator })

describe('the services', () => {
  test('T20 a notice as long as the horizon is refused with its reason; the rest is changed at once', async () => {
    const { user } = await asAdministrator('/administration/motifs')
    await user.click(await screen.findByRole('button', { name: /^Changer\s: Rendez-vous individuel/ }))
    const dialog = within(await screen.findByRole('dialog'))
    const fill = async (label: string, value: string) => {
      await user.clear(dialog.getByLabelText(label))
      await user.type(dialog.getByLabelText(label), value)
    }
    await fill('Au plus tard (heures avant)', '168')
    await fill('Au plus tôt (jours avant)', '7')
    await user.click(dialog.getByRole('button', { name: 'Enregistrer' }))
    expect(await dialog.findByText(/aucun créneau ne serait proposé/)).toBeVisible()
    await fill('Au plus tard (heures avant)', '1,5')
    await fill('Durée (minutes)', '45')
    await user.click(dialog.getByRole('button', { name: 'Enregistrer' }))
    expect(await screen.findByText('Motif changé.')).toBeVisible()
    expect(lot.db.select().from(services).get()).toMatchObject({
      minutes: 45,
      noticeMinutes: 90,
      horizonDays: 7,
    })
  })

  test('is no longer offered, and offered again by one touch', async () => {
    const { user } = await asAdministrator('/administration/motifs')
    await user.click(await screen.findByRole('button', { name: /^Ne plus proposer/ }))
    expect(await screen.findByText('Pas proposé')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Annuler' }))
    await waitFor(() => expect(lot.db.select().from(services).get()?.retiredAt).toBeNull())
  })
})

describe('a service that people have booked', () => {
  const book = (time: '09:00' | '10:00') => lot.citizen().appointments.book(bookingAt(lot, time))
  const cancelled = (id: string) =>
    lot.db.select().from(appointments).where(eq(appointments.id, id)).get()?.cancelledAt

  test('becomes shorter once each appointment is decided: kept unless told otherwise', async () => {
    const [kept, off] = [await book('09:00'), await book('10:00')]
    const { user } = await asAdministrator('/administration/motifs')
    await user.click(await screen.findByRole('button', { name: /^Changer\s: Rendez-vous individuel/ }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.clear(dialog.getByLabelText('Durée (minutes)'))
    await user.type(dialog.getByLabelText('Durée (minutes)'), '30')
    await user.click(dialog.getByRole('button', { name: 'Enregistrer' }))
    expect(await dialog.findAllByText(/prévu pour 1\sh/)).toHaveLength(2)
    expect(dialog.getAllByRole('radio', { name: 'Garder', checked: true })).toHaveLength(2)
    expect(dialog.getByRole('button', { name: 'Tout garder' }).closest('[tabindex]')).toHaveFocus()
    expect(lot.db.select().from(services).get()?.minutes).toBe(60)
    await user.click(dialog.getAllByRole('radio', { name: 'Annuler' })[1]!)
    await user.click(dialog.getByRole('button', { name: 'Enregistrer ces choix' }))
    expect(await screen.findByText('Motif changé.')).toBeVisible()
    expect(lot.db.select().from(services).get()?.minutes).toBe(30)
    expect(cancelled(kept.id)).toBeNull()
    expect(cancelled(off.id)).toBe(lot.now())
  })

  test('is retired once each appointment is decided', async () => {
    const { id } = await book('09:00')
    const { user } = await asAdministrator('/administration/motifs')
    await user.click(await screen.findByRole('button', { name: /^Ne plus proposer/ }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByRole('radio', { name: 'Garder' })).toBeChecked()
    expect(lot.db.select().from(services).get()?.retiredAt).toBeNull()
    await user.click(dialog.getByRole('button', { name: 'Enregistrer ces choix' }))
    expect(await screen.findByText('Pas proposé')).toBeVisible()
    expect(cancelled(id)).toBeNull()
  })
})

describe('a service that is added', () => {
  test('is said once, and its themes are shown with it', async () => {
    const { user } = await asAdministrator('/administration/motifs')
    await user.click(await screen.findByRole('button', { name: 'Ajouter un motif' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Ajouter un motif' }))
    await user.click(dialog.getByRole('button', { name: 'Ajouter le motif' }))
    expect(within(await dialog.findByRole('alert')).getAllByRole('link')).toHaveLength(2)
    await user.selectOptions(dialog.getByRole('combobox', { name: /^Pour qui/ }), 'Atelier collectif')
    await user.type(dialog.getByRole('textbox', { name: 'Nom' }), 'Atelier impôts')
    await user.type(dialog.getByRole('textbox', { name: 'Nom en anglais' }), 'Taxes')
    await user.click(dialog.getByRole('checkbox', { name: 'Démarches administratives en autonomie' }))
    await user.click(dialog.getByRole('button', { name: 'Ajouter le motif' }))
    expect(await screen.findByText('Motif ajouté.')).toBeVisible()
    const line = within((await screen.findByText('Atelier impôts')).closest('li')!)
    expect(line.getByText('Atelier')).toBeVisible()
    expect(line.getByText('Démarches')).toBeVisible()
    expect(lot.db.select().from(services).where(eq(services.code, 'atelier-impots')).get()).toMatchObject({
      kind: 'workshop',
      mode: 'place',
      minutes: 60,
      openToPublic: true,
      suggests: ['autonomy'],
    })
    await user.click(screen.getByRole('button', { name: /^Changer\s: Atelier impôts/ }))
    const again = within(await screen.findByRole('dialog', { name: 'Atelier impôts' }))
    expect(again.queryByRole('combobox', { name: /^Pour qui/ })).toBeNull()
    expect(again.getAllByRole('checkbox', { checked: true })).toHaveLength(2)
  })
})

describe('what a service suggests', () => {
  const suggest = (...suggests: Theme[]) => lot.db.update(services).set({ suggests }).run()
  const form = (prefix = '') => `${prefix}/lieux/${lot.place.slug}/rendez-vous?heure=${at('09:00')}`
  const chosen = () => screen.queryAllByRole('radio', { checked: true }).map((radio) => radio.id)
  const need = (name: RegExp) => screen.findByRole('radio', { name })

  test.each([
    ['', /^Me protéger/, /^Je ne sais pas/],
    ['/en', /^Staying safe/, /^I do not know/],
  ])('is chosen beforehand when it is one thing, and may be changed (%s)', async (prefix, one, other) => {
    suggest('citizen')
    const { user } = await visit(form(prefix), { in: lot })
    expect(await need(one)).toBeChecked()
    await user.click(await need(other))
    expect(await need(one)).not.toBeChecked()
  })

  test('leaves the question open when it is several things', async () => {
    suggest('citizen', 'everyday')
    await visit(form(), { in: lot })
    expect(await need(/^Me protéger/)).not.toBeChecked()
    expect(chosen()).toHaveLength(1)
  })

  test('never changes what the person has said', async () => {
    suggest('citizen')
    keepDraft({ need: 'unknown' })
    await visit(form(), { in: lot })
    expect(await need(/^Je ne sais pas/)).toBeChecked()
  })

  const openSession = async (said: 'unknown' | 'everyday') => {
    suggest('autonomy', 'everyday')
    const { id } = await lot.citizen().appointments.book(bookingAt(lot, '09:00', { need: said }))
    lot.setClock('2026-06-16', '10:30')
    vi.setSystemTime(lot.now())
    await visit(`/noter?appointment=${id}`, { in: lot, as: lot.people.camille })
    await screen.findByRole('combobox', { name: 'Thématiques' })
    const groups = within(screen.getByRole('region', { name: 'Quoi' })).getAllByRole('group')
    return groups.map((group) => group.querySelector('legend')?.textContent)
  }

  test('comes first and whole when the session of somebody who could not say is noted', async () => {
    expect((await openSession('unknown'))[0]).toBe('Démarches')
    expect(screen.queryByRole('button', { name: /^Voir \d/ })).toBeNull()
  })

  test('changes nothing of the session of somebody who said what for', async () => {
    expect((await openSession('everyday'))[0]).toBe('Quotidien')
    expect(screen.getByRole('button', { name: /^Voir \d/ })).toBeVisible()
  })
})

describe('a meeting on screen', () => {
  const offerVideo = () => {
    const serviceId = uuidv7()
    lot.db.update(advisors).set({ videoLink: 'https://visio.exemple.fr/camille' }).run()
    const video = { id: serviceId, code: 'visio', mode: 'video' as const, openToPublic: true }
    lot.db
      .insert(services)
      .values({ ...lot.service, ...video })
      .run()
    lot.db
      .insert(openings)
      .values({ ...lot.openings[0], id: uuidv7(), placeId: null, serviceId })
      .run()
  }
  const form = `/lieux/a-distance/rendez-vous?heure=${at('09:00')}&comment=visio`
  const confirm = async (user: UserEvent) => {
    await user.click(screen.getByRole('radio', { name: /^Mes démarches/ }))
    await user.click(screen.getByRole('button', { name: /^Confirmer/ }))
  }

  test('asks for an e-mail address, and gives the link of the room', async () => {
    offerVideo()
    const { user } = await visit(form, { in: lot })
    await user.type(await screen.findByRole('textbox', { name: 'Prénom' }), 'Jeanne')
    await user.type(screen.getByRole('textbox', { name: 'Nom' }), 'Marty')
    await user.type(screen.getByRole('textbox', { name: /^Téléphone/ }), '0612345678')
    await confirm(user)
    expect(await screen.findByRole('link', { name: /le lien de la visio sera envoyé/ })).toBeVisible()
    await user.type(screen.getByRole('textbox', { name: /^E-mail/ }), 'jeanne@exemple.fr')
    lot.setClock('2026-06-15', '08:01')
    vi.setSystemTime(lot.now())
    await confirm(user)
    const room = await screen.findByRole('link', { name: 'https://visio.exemple.fr/camille' })
    expect(room).toBeVisible()
    expect(lot.db.select().from(appointments).get()).toMatchObject({ email: 'jeanne@exemple.fr' })
  })

  test('asks for the address of whoever books for somebody', async () => {
    offerVideo()
    const { user } = await visit(form, { in: lot })
    await user.click(await screen.findByRole('radio', { name: /^Pour quelqu’un d’autre/ }))
    await user.type(screen.getByRole('textbox', { name: /^Votre téléphone/ }), '0612345678')
    await confirm(user)
    expect(await screen.findByRole('link', { name: /le lien de la visio sera envoyé/ })).toBeVisible()
  })
})
