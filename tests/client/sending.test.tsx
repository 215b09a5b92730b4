import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { uuidv7 } from 'uuidv7'
import { beforeEach, expect, test, vi } from 'vitest'
import { laptopHere } from '#client/offline/laptop.ts'
import { dismiss, readAnnouncements } from '#client/ui/announcements.ts'
import { sessions, sessionTags } from '#drizzle/schema/index.ts'
import { repeatedOf } from '#shared/favourites.ts'
import { hour } from '#shared/time.ts'
import { pastAppointment } from '../api/past-appointment.ts'
import { tagging } from '../api/tagging.ts'
import { telling } from '../api/telling.ts'
import { type World, world } from '../api/world.ts'
import { cutNetwork, openBrowser } from './keeping-browser.ts'
import { visit } from './visit.tsx'

let lot: World
beforeEach(async () => {
  for (const { id } of readAnnouncements()) dismiss(id)
  lot = world()
  openBrowser()
  vi.useFakeTimers({ toFake: ['Date'], now: lot.now() })
  await lot.as(lot.people.camille).sessions.record(telling(lot)())
})

const asCamille = (address: string) => visit(address, { in: lot, as: lot.people.camille })
const rows = () => lot.db.select().from(sessions).all()

async function noteOne(user: Awaited<ReturnType<typeof visit>>['user'], note: string) {
  await user.click(await screen.findByRole('checkbox', { name: /^E-mail/ }))
  await user.type(screen.getByRole('textbox', { name: /^Note/ }), note)
}

test('what is noted with the network cut waits in a list, and leaves when it is back', async () => {
  const { user, history } = await asCamille('/noter')
  await screen.findByRole('combobox', { name: 'Thématiques' })
  const mend = cutNetwork()
  await noteOne(user, 'Revient mardi')
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  expect(await screen.findByText(/Gardé sur cet ordinateur/)).toBeVisible()
  await user.click(await screen.findByRole('link', { name: '1 en attente' }))
  const waiting = await screen.findByRole('region', { name: 'En attente' })
  expect(within(waiting).getByText(/^Accompagnement du lundi 15\sjuin/)).toBeVisible()
  expect(rows()).toHaveLength(1)
  mend()
  await user.click(screen.getByRole('button', { name: 'Envoyer maintenant' }))
  expect(await screen.findByRole('region', { name: 'Envoyés depuis hier' })).toBeVisible()
  expect(history.location.pathname).toBe('/envois')
  expect(rows().map(({ notes }) => notes)).toEqual(['', 'Revient mardi'])
})

test('what was refused says why, opens again in its form, and leaves once it is mended', async () => {
  vi.setSystemTime(lot.now() + 24 * hour)
  const { user } = await asCamille('/noter')
  await screen.findByRole('combobox', { name: 'Thématiques' })
  const mend = cutNetwork()
  await noteOne(user, 'Le lendemain')
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  await screen.findByText(/Gardé sur cet ordinateur/)
  mend()
  await user.click(await screen.findByRole('link', { name: '1 en attente' }))
  await user.click(await screen.findByRole('button', { name: 'Envoyer maintenant' }))
  const refused = await screen.findByRole('region', { name: 'Refusés' })
  expect(within(refused).getByText(/ne peut pas être dans le futur/)).toBeVisible()
  vi.setSystemTime(lot.now())
  await user.click(within(refused).getByRole('link', { name: 'Rouvrir et corriger' }))
  expect(await screen.findByRole('textbox', { name: /^Note/ })).toHaveValue('Le lendemain')
  await user.click(screen.getByRole('radio', { name: 'Aujourd’hui' }))
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  await waitFor(() => expect(rows().map(({ day }) => day)).toEqual(['2026-06-15', '2026-06-15']))
  expect(screen.queryByRole('link', { name: /refusé/ })).toBeNull()
})

test('what was being typed when the page went away is offered back, or effaced and put back', async () => {
  const first = await asCamille('/noter')
  await noteOne(first.user, 'À moitié écrit')
  const laptop = await laptopHere()
  const { userId } = lot.people.camille.actor
  await waitFor(async () => {
    const names = (await laptop!.chest.names(userId)).filter((name) => name.startsWith('brouillon:'))
    const drafts = await Promise.all(names.map((name) => laptop!.chest.read(userId, name)))
    expect(drafts).toMatchObject([{ value: { notes: 'À moitié écrit' } }])
  })
  cleanup()
  const { user } = await asCamille('/noter')
  await user.click(await screen.findByRole('button', { name: 'Effacer' }))
  await user.click(await screen.findByRole('button', { name: 'Annuler' }))
  await user.click(await screen.findByRole('button', { name: 'Reprendre' }))
  expect(screen.getByRole('textbox', { name: /^Note/ })).toHaveValue('À moitié écrit')
  expect(screen.getByRole('checkbox', { name: /^E-mail/ })).toBeChecked()
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  await waitFor(() => expect(rows()).toHaveLength(2))
  await waitFor(async () =>
    expect(await laptop!.chest.names(userId)).not.toContainEqual(expect.stringMatching(/^brouillon:/)),
  )
})

test('whoever leaves with something unsent is told, and may stay', async () => {
  const { user } = await asCamille('/noter')
  await screen.findByRole('combobox', { name: 'Thématiques' })
  cutNetwork()
  await noteOne(user, 'Revient mardi')
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  await screen.findByText(/Gardé sur cet ordinateur/)
  await user.click(screen.getByRole('button', { name: 'Se déconnecter' }))
  expect(await screen.findByRole('dialog', { name: /1\senvoi n’est pas parti/ })).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Rester connecté' }))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('without network, a favourite begins a session and a tag is chosen; a new tag says that it needs the network', async () => {
  const tagId = await tagging(lot)('Été des jeunes', 'team')
  const told = repeatedOf(telling(lot)({ minutes: 90, topics: ['email'] }))
  await lot.as(lot.people.camille).favourites.keep({ id: uuidv7(), name: 'Atelier tablette', told })
  const { user } = await asCamille('/noter')
  const field = await screen.findByRole('combobox', { name: 'Étiquettes (facultatif)' })
  await user.type(field, 'ete')
  await screen.findByRole('option', { name: /Été des jeunes/ })
  const mend = cutNetwork()
  await user.click(screen.getByRole('option', { name: /Été des jeunes/ }))
  await user.type(field, 'Canicule')
  await user.click(await screen.findByRole('option', { name: /Créer «\u00a0Canicule\u00a0».*personnelle/i }))
  expect(await screen.findByText(/une étiquette se crée avec le réseau/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Favori\u00a0: Atelier tablette' }))
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  await screen.findByText(/Gardé sur cet ordinateur/)
  mend()
  await user.click(await screen.findByRole('link', { name: '1 en attente' }))
  await user.click(await screen.findByRole('button', { name: 'Envoyer maintenant' }))
  await screen.findByRole('region', { name: 'Envoyés depuis hier' })
  expect(rows().map(({ minutes }) => minutes)).toEqual([45, 90])
  expect(lot.db.select().from(sessionTags).all()).toMatchObject([{ tagId }])
})

test('an appointment settled and at once to settle again stays in the row, however late its list is read again', async () => {
  pastAppointment(lot)
  const { user } = await asCamille('/a-cloturer')
  await screen.findByRole('button', { name: /^Absent/ })
  const works = fetch
  let letThrough = () => {}
  const gate = new Promise<void>((resolve) => (letThrough = resolve))
  vi.stubGlobal('fetch', async (url: string, asked?: RequestInit) => {
    if (url.includes('appointments.toSettle')) await gate
    return works(url, asked)
  })
  await user.click(screen.getByRole('button', { name: /^Absent/ }))
  expect(await screen.findByText('Tout est clôturé')).toBeVisible()
  await user.click(await screen.findByRole('button', { name: 'Annuler' }))
  await screen.findByText(/de nouveau à clôturer/)
  letThrough()
  expect(await screen.findByRole('button', { name: /^Absent/ })).toBeVisible()
})

test('whoever can no longer sign in takes what waits away from the page of the sign-in', async () => {
  const { user } = await asCamille('/noter')
  await screen.findByRole('combobox', { name: 'Thématiques' })
  const mend = cutNetwork()
  await noteOne(user, 'Revient mardi')
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  await screen.findByText(/Gardé sur cet ordinateur/)
  cleanup()
  mend()
  const { administrator, camille } = lot.people
  await lot.as(administrator).signIn.disable({ requestId: uuidv7(), userId: camille.actor.userId })
  const handed: File[] = []
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (file: File) => `#${handed.push(file)}`,
      revokeObjectURL: () => {},
    }),
  )
  const back = await asCamille('/aujourdhui')
  expect(await screen.findByText(/envois? attend/)).toBeVisible()
  await back.user.click(screen.getByRole('button', { name: 'Exporter dans un fichier' }))
  expect(await handed[0]?.text()).toContain('Revient mardi')
})
