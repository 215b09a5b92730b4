import { screen, waitFor, within } from '@testing-library/react'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { dismissAll } from '#client/ui/announcements.ts'
import { appointments, places } from '#drizzle/schema/index.ts'
import { at, bookingAt } from '../api/booking-request.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let here: World
let key: string
beforeEach(async () => {
  sessionStorage.clear()
  dismissAll()
  here = world()
  const booked = await here.citizen().appointments.book(bookingAt(here, '10:00'))
  key = booked.key
})

const open = (address = '/rendez-vous') => visit(`${address}#${key}`, { in: here })
const kept = () => here.db.select().from(appointments).get()

describe('my appointment', () => {
  it('opens by its link, changes nothing, and sends the key in no address', async () => {
    const asked: string[] = []
    const before = JSON.stringify(kept())
    const { history } = await open()
    const reach = globalThis.fetch
    vi.stubGlobal('fetch', (input: string, init: RequestInit) => {
      asked.push(input)
      return reach(input, init)
    })
    await screen.findByRole('heading', { level: 1, name: 'Votre rendez-vous' })
    const slip = within(screen.getByRole('article', { name: 'Votre rendez-vous' }))
    expect(slip.getByText('Médiathèque de Gramat')).toBeVisible()
    expect(slip.getByText('Référence').querySelector('strong')).toHaveTextContent(/^\w{4} \w{4}$/)
    expect(asked.join(' ')).not.toContain(key)
    expect(history.location.hash).toBe(`#${key}`)
    expect(JSON.stringify(kept())).toBe(before)
  })

  it('is cancelled by one touch, and taken back by another', async () => {
    const { user } = await open()
    await user.click(await screen.findByRole('button', { name: 'Annuler le rendez-vous' }))
    const title = await screen.findByRole('heading', { level: 1, name: 'Rendez-vous annulé' })
    expect(title).toHaveFocus()
    expect(kept()?.cancelledBy).toBe('citizen')
    await user.click(screen.getByRole('button', { name: /C’est une erreur/ }))
    await screen.findByRole('heading', { level: 1, name: 'Votre rendez-vous' })
    expect(kept()?.cancelledAt).toBeNull()
  })

  it('moves to another hour, and keeps its link', async () => {
    const { user, history } = await open()
    await user.click(await screen.findByRole('link', { name: 'Déplacer' }))
    await user.click(await screen.findByRole('button', { name: /mardi 16\sjuin à 11/ }))
    expect(await screen.findByText('Votre rendez-vous est déplacé.')).toBeVisible()
    expect(screen.getByRole('article')).toHaveTextContent(/11\sh\s00/)
    expect(kept()?.startsAt).toBe(at('11:00'))
    expect(history.location.href).toBe(`/rendez-vous#${key}`)
  })

  it('moved and then cancelled, is no longer said to be moved', async () => {
    const { user } = await open('/rendez-vous/deplacer')
    await user.click(await screen.findByRole('button', { name: /mardi 16\sjuin à 11/ }))
    await screen.findByText('Votre rendez-vous est déplacé.')
    await user.click(await screen.findByRole('button', { name: 'Annuler le rendez-vous' }))
    await screen.findByRole('heading', { level: 1, name: 'Rendez-vous annulé' })
    expect(screen.queryByText('Votre rendez-vous est déplacé.')).toBeNull()
  })

  it('moved twice, says it once', async () => {
    const { user } = await open('/rendez-vous/deplacer')
    await user.click(await screen.findByRole('button', { name: /mardi 16\sjuin à 11/ }))
    await user.click(await screen.findByRole('link', { name: 'Déplacer' }))
    await user.click(await screen.findByRole('button', { name: /mardi 16\sjuin à 9/ }))
    await waitFor(() => expect(kept()?.startsAt).toBe(at('09:00')))
    expect(await screen.findAllByText('Votre rendez-vous est déplacé.')).toHaveLength(1)
  })

  it('T109 stays as it is when the other hour was taken meanwhile', async () => {
    const { user } = await open('/rendez-vous/deplacer')
    const eleven = await screen.findByRole('button', { name: /mardi 16\sjuin à 11/ })
    await here.citizen().appointments.book(bookingAt(here, '11:00'))
    await user.click(eleven)
    expect(await screen.findByText(/Votre rendez-vous n’a pas changé/)).toBeVisible()
    await waitFor(() => expect(screen.queryByRole('button', { name: /mardi 16\sjuin à 11/ })).toBeNull())
    expect(kept()?.startsAt).toBe(at('10:00'))
  })

  it('T104 too late to change online, gives the number to call', async () => {
    here.setClock('2026-06-16', '07:00')
    await open()
    expect(await screen.findByText(/Il est trop tard pour changer en ligne/)).toBeVisible()
    expect(screen.getAllByRole('link', { name: /Appeler le/ })).toHaveLength(2)
    expect(screen.queryByRole('button', { name: 'Annuler le rendez-vous' })).toBeNull()
  })

  it('goes into a calendar', async () => {
    const files: Blob[] = []
    vi.stubGlobal(
      'URL',
      Object.assign(URL, {
        createObjectURL: (file: Blob) => `blob:${files.push(file)}`,
        revokeObjectURL: () => {},
      }),
    )
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
    const { user } = await open()
    await user.click(await screen.findByRole('button', { name: 'Ajouter à mon agenda' }))
    await waitFor(() => expect(clicked).toHaveBeenCalledOnce())
    expect(files[0]?.type).toBe('text/calendar')
    clicked.mockRestore()
  })

  it('that the service cancelled says so, and leads to another', async () => {
    const appointmentId = kept()?.id ?? ''
    await here.as(here.people.camille).appointments.cancelByAdvisor({ requestId: uuidv7(), appointmentId })
    await open()
    expect(await screen.findByText(/Nous avons dû annuler ce rendez-vous/)).toBeVisible()
    expect(screen.queryByRole('button', { name: /C’est une erreur/ })).toBeNull()
    expect(screen.getByRole('link', { name: 'Prendre un autre rendez-vous' })).toHaveAttribute('href', '/')
  })

  it.each([
    ['without its key', '/rendez-vous', 'Ouvrez le lien reçu avec votre confirmation'],
    ['with half of it', '/rendez-vous#AAAA', 'Ouvrez le lien reçu avec votre confirmation'],
    ['with another', `/rendez-vous#${'A'.repeat(22)}`, 'Ce lien n’ouvre aucun rendez-vous'],
  ])('a link %s says what to do', async (_, address, title) => {
    await visit(address, { in: here })
    expect(await screen.findByRole('heading', { level: 1, name: title })).toBeVisible()
  })

  it('in English, tells a voice that what the house wrote is in French', async () => {
    here.db.update(places).set({ accessNote: 'Sonnez à l’accueil.' }).run()
    const cancelNote = 'Je suis souffrante.'
    here.db.update(appointments).set({ cancelledAt: here.now(), cancelledBy: 'advisor', cancelNote }).run()
    await open('/en/rendez-vous')
    for (const words of ['Sonnez à l’accueil.', cancelNote])
      expect(await screen.findByText(words)).toHaveAttribute('lang', 'fr')
  })

  it('keeps its key in the other language', async () => {
    const { user, history } = await open()
    await screen.findByRole('article')
    await user.click(screen.getByRole('link', { name: 'EN' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Your appointment' })).toBeVisible()
    expect(history.location.href).toBe(`/en/rendez-vous#${key}`)
  })
})
