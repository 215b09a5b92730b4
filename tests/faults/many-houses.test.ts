import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import type { BookingRequest } from '#shared/appointments.ts'
import { hour } from '#shared/time.ts'
import { bookingOf } from '../people.ts'
import type { Report } from './clerk.ts'
import { plantCrowd, startsAt } from './crowd.ts'
import { assertInvariants, deedOf } from './invariants.ts'

/** `CROWD=10000 npx vitest run --project faults tests/faults/many-houses.test.ts`: more people, and eight houses. */
const crowd = Number(process.env['CROWD'] ?? 400)
const clerks = crowd > 1_000 ? 8 : 4

/** Nobody takes all the hours while the others are still getting up: in the first turn, half of those who ask come too late. */
const turns = 10

/** Processes which begin each turn together; what each answered to its requests. */
async function serve(path: string, shares: BookingRequest[][]): Promise<Report[]> {
  const staff = shares.map(() => fork('tests/faults/clerk.ts', { execArgv: ['--import', 'tsx'] }))
  await Promise.all(staff.map((clerk) => ask(clerk, path)))
  const reports = shares.map((): Report => [])
  for (let turn = 0; turn < turns; turn++) {
    const answers = await Promise.all(staff.map((clerk, nth) => ask(clerk, partOf(shares[nth]!, turn))))
    answers.forEach((answer, nth) => reports[nth]!.push(...(answer as Report)))
  }
  staff.forEach((clerk) => clerk.disconnect())
  return reports
}

async function ask(clerk: ChildProcess, message: string | BookingRequest[]): Promise<unknown> {
  const answered = once(clerk, 'message')
  clerk.send(message)
  const [answer] = (await answered) as [unknown]
  return answer
}

const partOf = (share: BookingRequest[], turn: number) =>
  share.slice((share.length * turn) / turns, (share.length * (turn + 1)) / turns)

it(`${clerks} houses on one file, which the lock forbids, would give no hour twice and show nobody a busy file`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'permanence-houses-'))
  cpSync(inject('demonstration'), folder, { recursive: true })
  const now = Date.now()
  const ground = plantCrowd(folder, now)
  const path = join(folder, 'permanence.sqlite')
  const hours = startsAt(folder, now, ground, 'hour')
    .filter((start) => start % hour === 0)
    .slice(0, crowd / 200)
  const people = Array.from({ length: crowd }, (_, nth) => {
    const wanted = { placeId: ground.placeId, serviceId: ground.serviceIds.hour }
    return bookingOf(nth, { ...wanted, startsAt: hours[Math.floor(nth / clerks) % hours.length]! }, now)
  })
  const shares = Array.from({ length: clerks }, (_, clerk) =>
    people.filter((_person, nth) => nth % clerks === clerk),
  )
  const reports = await serve(path, shares)
  const outcomes = new Map(
    shares.flatMap((share, clerk) => share.map(({ id }, nth) => [id, reports[clerk]![nth]!] as const)),
  )
  expect(new Set(outcomes.values())).toEqual(new Set(['done', 'slotTaken']))
  expect(reports.filter((report) => report.includes('done')).length).toBeGreaterThan(1)
  expect([...outcomes.values()].filter((outcome) => outcome === 'done')).toHaveLength(crowd / 20)
  assertInvariants(
    path,
    people.map((person) => deedOf(person, outcomes.get(person.id) === 'done' ? 'done' : 'refused')),
    ground.before,
  )
  rmSync(folder, { recursive: true })
})
