import type { Day } from './time.ts'

/** What the sessions of a day add up to: minutes, people helped. */
export type DayTotals = { day: Day; sessions: number; participants: number; minutes: number }

/** Each day that has some, the latest first. */
export function addedUpByDay(lines: Iterable<Omit<DayTotals, 'sessions'>>): DayTotals[] {
  const days = new Map<Day, DayTotals>()
  for (const { day, participants, minutes } of lines) {
    const before = days.get(day) ?? { day, sessions: 0, participants: 0, minutes: 0 }
    days.set(day, {
      day,
      sessions: before.sessions + 1,
      participants: before.participants + participants,
      minutes: before.minutes + minutes,
    })
  }
  return [...days.values()].toSorted((a, b) => (a.day < b.day ? 1 : -1))
}

/** The days of a journal, and what they add up to in all. */
export function withTotals(days: DayTotals[]) {
  const total = (measure: 'sessions' | 'participants' | 'minutes') =>
    days.reduce((sum, day) => sum + day[measure], 0)
  return {
    days,
    totals: {
      sessions: total('sessions'),
      participants: total('participants'),
      minutes: total('minutes'),
    },
  }
}
