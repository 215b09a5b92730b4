import { Cron } from 'croner'
import { describe, expect, it } from 'vitest'
import { everyChore } from '#server/chores.ts'
import { addDays, type Day, type Instant, instantAt, wallTimeOf } from '#shared/time.ts'
import { zone } from './world.ts'

const isDaily = (rhythm: string) => /^\d+ \d+ /.test(rhythm)

/** Every moment of this day when a rhythm calls. */
function callsOn(day: Day, rhythm: string): Instant[] {
  const cron = new Cron(rhythm, { timezone: zone, paused: true })
  const end = instantAt(addDays(day, 1), '00:00', zone)
  const calls: Instant[] = []
  let from = new Date(instantAt(day, '00:00', zone) - 1_000)
  for (let next = cron.nextRun(from); next && next.getTime() < end; next = cron.nextRun(from)) {
    calls.push(next.getTime())
    from = next
  }
  return calls
}

describe.each<[string, Day]>([
  ['shorter', '2027-03-28'],
  ['longer', '2027-10-31'],
  ['usual', '2027-06-15'],
])('T55 on a %s day', (_, day) => {
  const daily = everyChore.filter(({ rhythm }) => isDaily(rhythm))

  it('what is done every day is done once', () => {
    expect(daily.map(({ name }) => name)).toContain('forget people a month after')
    for (const { name, rhythm } of daily)
      expect([name, callsOn(day, rhythm)]).toEqual([name, [expect.any(Number)]])
  })

  it('only what runs every few minutes runs between two and three', () => {
    const rare = everyChore.filter(({ rhythm }) => !rhythm.startsWith('*'))
    expect(rare.length).toBeGreaterThan(daily.length)
    for (const { rhythm } of rare)
      expect(callsOn(day, rhythm).map((call) => wallTimeOf(call, zone).slice(0, 2))).not.toContain('02')
  })
})
