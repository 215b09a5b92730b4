import { screen, waitFor, within } from '@testing-library/react'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { appointments, openings, services } from '#drizzle/schema/index.ts'
import { minute } from '#shared/time.ts'
import { at, bookingAt } from '../api/booking-request.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let here: World
let phoneId: string
let workshop: { workshopId: string; serviceId: string }

/** Nadia answers the phone on Wednesdays; on Tuesdays at 14:00, a workshop of two seats at Gramat. */
beforeEach(() => {
  sessionStorage.clear()
  here = world()
  phoneId = uuidv7()
  workshop = { workshopId: uuidv7(), serviceId: uuidv7() }
  const more = { ...here.service, openToPublic: true }
  here.db
    .insert(services)
    .values([
      { ...more, id: phoneId, code: 'telephone', mode: 'phone', minutes: 30 },
      { ...more, id: workshop.serviceId, code: 'atelier', kind: 'workshop', minutes: 120 },
    ])
    .run()
  const wednesdays = { ...here.openings[0].recurrence, weekdays: [3 as const] }
  const { advisorId } = here.openings[1]
  const hours = { startsAt: '14:00', endsAt: '16:00' }
  here.db
    .insert(openings)
    .values([
      {
        ...here.openings[0],
        ...hours,
        id: uuidv7(),
        advisorId,
        placeId: null,
        serviceId: phoneId,
        recurrence: wednesdays,
      },
      {
        ...here.openings[0],
        ...hours,
        id: workshop.workshopId,
        serviceId: workshop.serviceId,
        seats: 2,
        title: 'Repérer les arnaques',
      },
    ])
    .run()
  here.db.$client.prepare('update places set step_free = 1 where id = ?').run(here.otherPlace.id)
})

afterEach(() => void vi.restoreAllMocks())

const names = () => screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)
/** What stands for a browser here loses the blanks at the edges of each piece of a name. */
const named = (name: string) =>
  new RegExp(`^${name.replaceAll(/[?.]/g, '\\$&').replaceAll(' : ', ' ?: ?').replaceAll(' ', '\\s')}$`)
const booked = () => here.db.select().from(appointments).all()

/** Typing took a minute, on the house's clock and on the page's. */
function aMinuteLater() {
  here.setClock('2026-06-15', '08:01')
  const before = Date.now
  vi.spyOn(Date, 'now').mockImplementation(() => before() + minute)
}

describe('a place by how one is helped', () => {
  it('keeps the way in the address, says that distance does not matter, and keeps the focus', async () => {
    const { user, history } = await visit('/?ou=Gramat', { in: here })
    await screen.findByRole('heading', { name: 'Près de Gramat' })
    await user.click(screen.getByText(/sans marche…/))
    await user.click(screen.getByRole('radio', { name: 'Par téléphone' }))
    await screen.findByRole('heading', { name: 'Les prochaines heures libres' })
    expect(history.location.search).toBe('?ou=Gramat&comment=telephone')
    expect(screen.getByRole('radio', { name: 'Par téléphone' })).toHaveFocus()
    expect(screen.getByText(/La distance ne compte pas/)).toBeVisible()
    const card = within(screen.getByRole('listitem', { name: 'Par téléphone' }))
    expect(card.getByText(/mercredi 17\sjuin à 14\sh\s00/)).toBeVisible()
    expect(card.getByRole('link', { name: named('Appeler le 05 65 00 00 00') })).toBeVisible()
    expect(names()).toEqual(['Par téléphone'])
  })

  it('asks only for what the house offers', async () => {
    await visit('/?comment=telephone', { in: here })
    await screen.findByRole('listitem', { name: 'Par téléphone' })
    expect(screen.getAllByRole('radio').map((radio) => radio.closest('label')?.textContent)).toEqual([
      'Sur place',
      'Par téléphone',
      'En groupe, à un atelier',
    ])
  })

  it('by phone, the soonest comes first, whatever the distance', async () => {
    here.db.$client
      .prepare('update openings set service_id = null where id in (?, ?)')
      .run(here.openings[0].id, here.openings[1].id)
    await visit('/?ou=Saint-Céré&comment=telephone', { in: here })
    await screen.findByRole('heading', { name: 'Les prochaines heures libres' })
    expect(names()).toEqual(['Par téléphone', 'Médiathèque de Gramat', 'France Services de Saint-Céré'])
  })

  it('without a step at the door, only such places', async () => {
    const { user } = await visit('/', { in: here })
    await screen.findByRole('heading', { name: 'Tous les lieux' })
    await user.click(screen.getByText(/sans marche…/))
    await user.click(screen.getByRole('checkbox', { name: /sans marche/ }))
    await waitFor(() => expect(names()).toEqual(['France Services de Saint-Céré']))
  })

  it('with none of that sort says so, gives a number, and shows the others', async () => {
    here.db.$client.prepare('update places set step_free = 0').run()
    const { user } = await visit('/?ou=Gramat&plainpied=true', { in: here })
    await screen.findByText('Aucun lieu n’est noté sans marche à l’entrée')
    expect(screen.getByRole('link', { name: named('Appeler le 05 65 00 00 00') })).toBeVisible()
    await user.click(screen.getByRole('link', { name: 'Voir tous les lieux' }))
    await waitFor(() => expect(names()).toHaveLength(2))
  })

  it('T26 nothing near: says where the nearest free hour is, and whom to call', async () => {
    const put = here.db.$client.prepare('update places set latitude = ?, longitude = ? where id = ?')
    put.run(44.78, 1.73, here.place.id)
    put.run(45.2, 1.9, here.otherPlace.id)
    here.db.$client.prepare(`update communes set latitude = 44.78, longitude = 1.72`).run()
    here.db.$client.prepare('update openings set closed_at = 1 where place_id = ?').run(here.place.id)
    await visit('/?ou=Gramat', { in: here })
    const said = await screen.findByText(/Il n’y a pas d’heure libre à moins de 15\skm/)
    const notice = within(said.closest('div')!)
    expect(notice.getByRole('link', { name: 'France Services de Saint-Céré' })).toBeVisible()
    expect(notice.getByText(/à 49\skm, jeudi 18\sjuin à 14\sh\s00/)).toBeVisible()
    expect(notice.getByRole('link', { name: named('Appeler le 05 65 00 00 00') })).toBeVisible()
    await visit('/?ou=Saint-Céré', { in: here })
    await screen.findByRole('heading', { name: 'Près de Saint-Céré' })
    expect(screen.getAllByText(/Il n’y a pas d’heure libre/)).toHaveLength(1)
  })

  it('by phone is booked in four screens, without a place, with a number to call', async () => {
    const { user, history } = await visit('/?comment=telephone', { in: here })
    await user.click(await screen.findByRole('link', { name: named('Choisir une heure : Par téléphone') }))
    expect(
      await screen.findByRole('heading', { level: 1, name: named('Quand peut-on vous appeler ?') }),
    ).toHaveFocus()
    await user.click(screen.getByRole('button', { name: /mercredi 17\sjuin à 14\sh\s30/ }))
    await screen.findByText(/gardée pour vous/)
    await user.type(screen.getByRole('textbox', { name: 'Prénom' }), 'Jeanne')
    await user.type(screen.getByRole('textbox', { name: 'Nom' }), 'Marty')
    await user.type(screen.getByRole('textbox', { name: /E-mail/ }), 'jeanne@exemple.fr')
    await user.click(screen.getByRole('radio', { name: /Mes démarches/ }))
    aMinuteLater()
    await user.click(screen.getByRole('button', { name: named('Confirmer le rendez-vous') }))
    expect(await screen.findByRole('alert')).toHaveTextContent(/c’est là que nous vous appellerons/)
    expect(booked()).toEqual([])
    await user.type(screen.getByRole('textbox', { name: /^Téléphone/ }), '0612345678')
    await user.click(screen.getByRole('button', { name: named('Confirmer le rendez-vous') }))
    await screen.findByRole('heading', { level: 1, name: 'C’est noté.' })
    expect(booked()).toMatchObject([
      { placeId: null, serviceId: phoneId, startsAt: at('14:30', '2026-06-17') },
    ])
    expect(history.location.pathname).toBe('/rendez-vous')
  })
})

describe('the workshops near me', () => {
  it('say what about, when, where and how many seats; a seat is taken in three screens', async () => {
    const { user, history } = await visit('/ateliers?ou=Gramat', { in: here })
    await screen.findByRole('heading', { name: 'Les ateliers près de Gramat' })
    const place = within(screen.getByRole('listitem', { name: 'Médiathèque de Gramat' }))
    expect(place.getAllByText('Repérer les arnaques')[0]).toBeVisible()
    expect(place.getByText(/^Mardi 16\sjuin à 14\sh\s00, jusqu’à 16\sh\s00$/)).toBeVisible()
    expect(place.getAllByText(/^2\splaces libres$/)[0]).toBeVisible()
    await user.click(
      place.getByRole('link', {
        name: named('Prendre une place : Repérer les arnaques, mardi 16 juin à 14 h 00'),
      }),
    )
    await screen.findByText(/gardée pour vous/)
    expect(screen.getByText('Repérer les arnaques')).toBeVisible()
    await user.type(screen.getByRole('textbox', { name: 'Prénom' }), 'Jeanne')
    await user.type(screen.getByRole('textbox', { name: 'Nom' }), 'Marty')
    await user.type(screen.getByRole('textbox', { name: /^Téléphone/ }), '0612345678')
    await user.click(screen.getByRole('radio', { name: /Je ne sais pas/ }))
    aMinuteLater()
    await user.click(screen.getByRole('button', { name: named('Confirmer le rendez-vous') }))
    await screen.findByRole('heading', { level: 1, name: 'C’est noté.' })
    expect(booked()).toMatchObject([{ ...workshop, startsAt: at('14:00') }])
    expect(history.location.pathname).toBe('/rendez-vous')
  })

  it('T116 one without a seat says so, and offers none', async () => {
    for (let person = 0; person < 2; person++)
      await here.citizen().appointments.book(bookingAt(here, '14:00', workshop))
    await visit('/ateliers', { in: here })
    const line = (await screen.findByText(/^Mardi 16\sjuin/)).closest('li')!
    expect(within(line).getByText('Complet')).toBeVisible()
    expect(within(line).queryByRole('link', { name: /Prendre une place/ })).toBeNull()
  })

  it('are found on the first page too, and on the page of their place, in English', async () => {
    await visit('/en?comment=atelier', { in: here })
    await screen.findByRole('heading', { name: 'The next workshops' })
    expect(screen.getAllByText('Repérer les arnaques')[0]).toHaveAttribute('lang', 'fr')
    expect(screen.getByText(/^Tuesday 16\sJune at 2:00\spm, until 4:00\spm$/)).toBeVisible()
    await visit(`/lieux/${here.place.slug}?comment=atelier`, { in: here })
    await screen.findByRole('heading', { level: 1, name: named('À quel atelier voulez-vous venir ?') })
    expect(screen.getAllByText(/^Mardi 16\sjuin à 14\sh\s00/)).toHaveLength(1)
  })

  it('with none planned says so', async () => {
    here.db.$client.prepare('update openings set closed_at = 1 where seats is not null').run()
    await visit('/ateliers', { in: here })
    expect(await screen.findByText('Aucun atelier n’est prévu pour le moment')).toBeVisible()
  })

  it('an old link to one that is over leads back to the workshops of its place', async () => {
    const { history } = await visit(
      `/lieux/${here.place.slug}/rendez-vous?comment=atelier&heure=${at('14:00')}&atelier=${uuidv7()}`,
      { in: here },
    )
    await screen.findByRole('heading', { level: 1, name: named('À quel atelier voulez-vous venir ?') })
    expect(history.location.pathname).toBe(`/lieux/${here.place.slug}`)
  })
})

it.each([
  ['46500', 'Près de Gramat'],
  ['st cere', 'Près de Saint-Céré'],
  ['mediatheque gramat', /Lieux qui répondent à/],
  ['x'.repeat(60), /Nous ne trouvons pas/],
  ['<b>%_\\"\'', /Nous ne trouvons pas/],
  ['😀', /Nous ne trouvons pas/],
])('searching « %s » answers', async (typed, heading) => {
  await visit(`/?ou=${encodeURIComponent(typed)}`, { in: here })
  expect(await screen.findByRole('heading', { level: 2, name: heading })).toBeVisible()
})
