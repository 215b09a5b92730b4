import { describe, expect, it } from 'vitest'
import { appointments, sessions } from '#drizzle/schema/index.ts'
import { hour } from '#shared/time.ts'
import { pastAppointment } from '../api/past-appointment.ts'
import { receivedCamille, searched } from './camille.ts'
import { tabTo } from './keyboard.ts'
import { type SmallHouse, smallHouses } from './small-house.ts'
import { tooWide, wrongs } from './visits.ts'

const open = smallHouses()

describe('what is to settle', () => {
  /** Three people of the last days, then a workshop of yesterday with three seats. */
  function appointmentsOf(house: SmallHouse) {
    const at = (hoursAgo: number) => ({ startsAt: house.now() - hoursAgo * hour })
    const workshopId = house.openings[0].id
    house.db.$client
      .prepare(`update openings set seats = 6, title = 'La tablette' where id = ?`)
      .run(workshopId)
    const one = (n: number, lastName: string) => ({ lastName, phone: `056500000${n}` })
    pastAppointment(house, { ...at(72), ...one(1, 'Andrieu') })
    pastAppointment(house, { ...at(70), ...one(2, 'Bessières') })
    pastAppointment(house, { ...at(48), ...one(3, 'Cazals') })
    for (const [n, lastName] of ['Delpech', 'Estival', 'Fabre'].entries())
      pastAppointment(house, { ...at(24), ...one(4 + n, lastName), workshopId, need: 'unknown' })
  }

  const outcomes = ({ db }: SmallHouse) =>
    Object.fromEntries(
      db
        .select()
        .from(appointments)
        .all()
        .map(({ lastName, honouredAt, missedAt }) => [
          lastName,
          honouredAt !== null ? 'honoured' : missedAt !== null ? 'missed' : null,
        ]),
    )

  it('is emptied in a row by the keyboard: one noted, one missed, one undone, a workshop with its list', async () => {
    const house = await open()
    appointmentsOf(house)
    const { page, complaints } = await receivedCamille(house)
    await tabTo(page, page.getByRole('link', { name: 'Clôturer les 4 à la suite' }))
    await page.keyboard.press('Enter')
    const progress = (said: string) => page.locator('output').filter({ hasText: said }).waitFor()
    const shown = (who: string) => page.locator('.session-from').filter({ hasText: who }).waitFor()
    await progress('1 sur 4')
    await shown('Paulette Andrieu')
    expect(await wrongs(page, [360, 768, 1280])).toEqual([])
    for (const width of [360, 768, 1280]) expect(await tooWide(page, width)).toEqual([])
    await page.keyboard.press('Control+Enter')

    await progress('2 sur 4, encore 3')
    await shown('Paulette Bessières')
    await tabTo(page, page.getByRole('button', { name: 'Passer' }))
    await page.keyboard.press('a')
    await progress('3 sur 4, encore 2')
    await shown('Paulette Cazals')
    expect(outcomes(house)).toMatchObject({ Andrieu: 'honoured', Bessières: 'missed', Cazals: null })
    await tabTo(page, page.getByRole('button', { name: 'Annuler', exact: true }).last())
    await page.keyboard.press('Enter')
    await progress('3 sur 4, encore 3')
    expect(outcomes(house)).toMatchObject({ Bessières: null })

    await tabTo(page, searched(page))
    await page.keyboard.press('Control+Enter')
    await progress('4 sur 4, encore 2')
    await shown('La tablette')
    await tabTo(page, page.getByRole('checkbox', { name: 'Paulette Estival' }))
    await page.keyboard.press('Space')
    expect(await page.getByRole('spinbutton', { name: 'Participants' }).inputValue()).toBe('2')
    expect(await wrongs(page, [360, 768, 1280])).toEqual([])
    for (const width of [360, 768, 1280]) expect(await tooWide(page, width)).toEqual([])
    await tabTo(page, searched(page))
    await page.keyboard.press('1')
    await page.keyboard.press('Control+Enter')

    await progress('2 sur 4, encore 1')
    await shown('Paulette Bessières')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Tout est clôturé').waitFor()
    expect(await wrongs(page)).toEqual([])
    expect(outcomes(house)).toEqual({
      Andrieu: 'honoured',
      Bessières: 'honoured',
      Cazals: 'honoured',
      Delpech: 'honoured',
      Estival: 'missed',
      Fabre: 'honoured',
    })
    const noted = house.db
      .select()
      .from(sessions)
      .all()
      .filter(({ appointmentId }) => appointmentId !== null)
    const counted = noted.map(({ kind, participants }) => `${kind} ${participants}`)
    expect(counted.toSorted((a, b) => a.localeCompare(b))).toEqual([
      'individual 1',
      'individual 1',
      'individual 1',
      'workshop 2',
    ])
    expect(complaints).toEqual([])
  })
})
