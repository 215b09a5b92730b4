import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLine } from '#client/sessions/batch-lines.ts'
import { typedAgain } from '#client/sessions/typed-again.ts'
import { ageBands, genders, statuses } from '#shared/profile.ts'
import { blankSession, type SessionInput, tidied } from '#shared/session-input.ts'
import { autonomies, channels, mandates } from '#shared/sessions.ts'
import { procedures, topics } from '#shared/themes.ts'

const place = '0190163d-8694-739b-aea5-966c26f8ad91'
const counted = <Code extends string>(codes: readonly Code[]) =>
  fc.option(fc.constantFrom(...codes)).map((code) => (code === null ? {} : { [code]: 1 }))

/** What a line of the table may tell: of one head, each line its own day and way. */
const anySession: fc.Arbitrary<SessionInput> = fc
  .record({
    id: fc.uuid({ version: 7 }),
    day: fc.constantFrom('2026-06-15', '2026-06-12', '2026-05-04', '2025-12-31'),
    minutes: fc.integer({ min: 5, max: 480 }),
    channel: fc.constantFrom(...channels),
    topics: fc.uniqueArray(fc.constantFrom(...topics), { minLength: 1, maxLength: 4 }),
    procedures: fc.uniqueArray(fc.constantFrom(...procedures), { maxLength: 3 }),
    posture: fc.constantFrom('shown' as const, 'accompanied' as const, 'done_instead' as const, null),
    mandate: fc.constantFrom(...mandates),
    autonomy: fc.option(fc.constantFrom(...autonomies)),
    returning: fc.constantFrom(0, 1),
    ages: counted(ageBands),
    genders: counted(genders),
    statuses: counted(statuses),
    notes: fc.constantFrom('', 'Revient mardi'),
  })
  .map((told) => tidied({ ...blankSession, ...told, placeId: place, communeCode: '46042' }))

test('a morning typed again tells the same sessions, under the same ids', () => {
  fc.assert(
    fc.property(fc.array(anySession, { minLength: 1, maxLength: 5 }), (sessions) => {
      const { head, lines } = typedAgain(sessions)
      const inOrder = (told: SessionInput) => ({ ...told, topics: told.topics.toSorted() })
      const read = lines.map((line) => readLine(line, head, []))
      expect(read.map(({ told }) => inOrder(told))).toEqual(sessions.map(inOrder))
      expect(read.flatMap(({ mistakes }) => Object.keys(mistakes))).toEqual([])
    }),
  )
})
