import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test } from 'vitest'
import type { SessionInput } from '#shared/session-input.ts'
import { telling } from './telling.ts'
import { world, type World } from './world.ts'

let lot: World
beforeEach(() => {
  lot = world()
})

const camille = () => lot.as(lot.people.camille).sessions

async function recordAll(...told: Partial<SessionInput>[]) {
  for (const changed of told) await camille().record(telling(lot)(changed))
}

const workshop = (title: string, changed: Partial<SessionInput> = {}): Partial<SessionInput> => ({
  kind: 'workshop',
  participants: 5,
  title,
  ...changed,
})

describe('what is usual', () => {
  const usual = (day = '2026-06-15') => camille().usual({ day })

  test('before the first session, everybody’s durations and every place', async () => {
    const first = await usual()
    expect(first).toMatchObject({
      placeId: null,
      minutes: null,
      topics: [],
      today: { sessions: 0, participants: 0 },
    })
    expect(first.durations).toEqual([15, 30, 45, 60, 90, 120])
    expect(first.places.map(({ name }) => name)).toEqual([
      'Médiathèque de Gramat',
      'France Services de Saint-Céré',
    ])
    expect(first.colleagues.map(({ name }) => name)).toEqual(['Nadia Ferrand'])
  })

  test('the place of that weekday, one’s own durations and most used thématiques', async () => {
    const monday = { day: '2026-06-08', placeId: lot.otherPlace.id }
    await recordAll(
      monday,
      ...['2026-06-09', '2026-06-10', '2026-06-11'].map((day) => ({
        day,
        minutes: 40,
        topics: ['sante' as const],
      })),
      { day: '2026-01-05', minutes: 20 },
      ...[9, 10, 11, 12].map((n) =>
        workshop('long', { day: `2026-06-${n < 10 ? '0' : ''}${n}`, minutes: 120, topics: ['sante'] }),
      ),
    )
    expect(await usual('2026-06-15')).toMatchObject({ placeId: lot.otherPlace.id, minutes: 40 })
    expect(await usual('2026-06-16')).toMatchObject({ placeId: lot.place.id })
    expect(await usual('2026-06-20')).toMatchObject({ placeId: lot.place.id })
    expect((await usual()).durations).toEqual([15, 30, 40, 45, 60, 90, 120])
    expect((await usual()).topics).toEqual(['sante', 'email'])
  })

  test('a closed place and a colleague who left are not offered', async () => {
    await recordAll({ day: '2026-06-08' })
    lot.db.$client.prepare('update places set closed_at = 1 where id = ?').run(lot.place.id)
    lot.db.$client.prepare('update advisors set deactivated_at = 1 where first_name = ?').run('Nadia')
    const after = await usual()
    expect(after.placeId).toBeNull()
    expect(after.places.map(({ id }) => id)).toEqual([lot.otherPlace.id])
    expect(after.colleagues).toEqual([])
  })

  test('the day’s count is of that day, without what was withdrawn', async () => {
    await recordAll(workshop('a'), {}, { day: '2026-06-14' })
    const mistake = telling(lot)()
    await camille().record(mistake)
    await camille().withdraw({ requestId: uuidv7(), id: mistake.id })
    expect((await usual()).today).toEqual({ sessions: 2, participants: 6 })
  })
})
