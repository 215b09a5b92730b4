import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test } from 'vitest'
import { appointments, sessions } from '#drizzle/schema/index.ts'
import { pastAppointment } from './past-appointment.ts'
import { refusalOf } from './refusal.ts'
import { figuresShown, telling } from './telling.ts'
import { world, type World } from './world.ts'

let lot: World
let tell: ReturnType<typeof telling>
beforeEach(() => {
  lot = world()
  tell = telling(lot)
})

const camille = () => lot.as(lot.people.camille).sessions
const nadia = () => lot.as(lot.people.nadia).sessions
const june = { from: '2026-06-01', to: '2026-06-30' }
const rows = () => lot.db.select().from(sessions).all()

describe('from an appointment', () => {
  const book = (changed: Parameters<typeof pastAppointment>[1] = {}) => pastAppointment(lot, changed)
  const honouredAt = (id: string) =>
    lot.db.select().from(appointments).where(eq(appointments.id, id)).get()?.honouredAt

  test('the form opens with all that the appointment says', async () => {
    const { id } = book()
    expect(await camille().draft({ appointmentId: id })).toMatchObject({
      kind: 'individual',
      day: '2026-06-15',
      minutes: 60,
      channel: 'place',
      placeId: lot.place.id,
      topics: ['aide_aux_demarches_administratives'],
      person: 'Paulette Andrieu',
      recorded: null,
    })
  })

  test('recording it settles an appointment that nobody has settled', async () => {
    const { id } = book()
    await camille().record(tell({ appointmentId: id }))
    expect(honouredAt(id)).toBe(lot.now())
    expect(await camille().journal(june)).toMatchObject({ sessions: [{ person: 'Paulette Andrieu' }] })
  })

  test('one settled before keeps its hour', async () => {
    const { id } = book({ honouredAt: lot.now() - 60_000 })
    await camille().record(tell({ appointmentId: id }))
    expect(honouredAt(id)).toBe(lot.now() - 60_000)
  })

  test('an appointment has one session', async () => {
    const { id } = book()
    const told = tell({ appointmentId: id })
    await camille().record(told)
    expect(await refusalOf(camille().record(tell({ appointmentId: id })))).toBe('alreadyRecorded')
    await camille().withdraw({ requestId: uuidv7(), id: told.id })
    await camille().record(tell({ appointmentId: id }))
    expect(await refusalOf(camille().restore({ requestId: uuidv7(), id: told.id }))).toBe('alreadyRecorded')
    expect(figuresShown(lot)).toMatchObject([{ sessions: 1 }])
  })

  test.each([
    ['cancelled', { cancelledAt: 1, cancelledBy: 'citizen' }, 'appointmentOver'],
    ['missed', { missedAt: 1 }, 'alreadySettled'],
    ['coming', { startsAt: Date.UTC(2026, 5, 16, 7), endsAt: Date.UTC(2026, 5, 16, 8) }, 'notYetStarted'],
  ] as const)('one that is %s is not noted', async (_, changed, refused) => {
    const { id } = book(changed)
    expect(await refusalOf(camille().record(tell({ appointmentId: id })))).toBe(refused)
    expect(rows()).toEqual([])
  })

  test('somebody else’s is not found', async () => {
    const { id } = book()
    expect(await refusalOf(nadia().record(tell({ appointmentId: id })))).toBe('notFound')
    expect(await refusalOf(nadia().draft({ appointmentId: id }))).toBe('notFound')
    expect(honouredAt(id)).toBeNull()
  })
})
