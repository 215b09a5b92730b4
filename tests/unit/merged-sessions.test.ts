import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lendsNothing, lentBy, mayBeOne, withLent, withoutLent } from '#shared/merged-sessions.ts'
import { blankSession, sessionInput, type SessionInput } from '#shared/session-input.ts'
import { anySaid } from '../any-session-line.ts'

const id = (nth: number) => `0197a6f0-0000-7000-8000-00000000000${nth}`
const odile = id(7)
const aime = id(8)

const told = (changed: Partial<SessionInput> = {}): SessionInput => ({
  ...blankSession,
  id: id(1),
  day: '2026-06-15',
  minutes: 45,
  placeId: id(2),
  topics: ['email'],
  ...changed,
})

/** Both ways of telling one session, some of its people known by name. */
const anyTwo = fc
  .tuple(anySaid, anySaid, fc.subarray([odile, aime]), fc.subarray([odile, aime]))
  .map(([kept, other, ours, theirs]) => {
    const most = ({ participants, returning }: SessionInput) => participants - returning
    const with_ = (session: SessionInput, people: string[]) => {
      const some = people.slice(0, most(session))
      return some.length === 0 ? session : { ...session, beneficiaryIds: some }
    }
    return {
      kept: with_(kept, kept.kind === 'individual' ? ours.slice(0, 1) : ours),
      other: with_({ ...other, day: kept.day }, other.kind === 'individual' ? theirs.slice(0, 1) : theirs),
    }
  })
  .filter(({ kept, other }) => mayBeOne(kept, other) && sessionInput.safeParse(kept).success)

describe('two records of one session', () => {
  it('make a session that may be told, and part again into what they were', () => {
    fc.assert(
      fc.property(anyTwo, ({ kept, other }) => {
        const lent = lentBy(kept, other)
        const one = withLent(kept, other, lent)
        expect(sessionInput.safeParse(one).error?.issues).toBeUndefined()
        const { noteConfirmed: _, ...back } = withoutLent(one, other, lent)
        expect(back).toEqual({ ...kept, noteConfirmed: undefined, attendance: undefined })
        expect(lendsNothing(lentBy(one, other)) || lentBy(one, other).taken.length === 0).toBe(true)
      }),
    )
  })

  it('say together what only one of them said, and never otherwise what both said', () => {
    const kept = told({ topics: ['email'], equipment: ['ordinateur'], notes: 'Revient mardi.' })
    const other = told({
      topics: ['email', 'sante'],
      equipment: ['tablette'],
      posture: 'done_instead',
      mandate: 'papier',
      minutes: 90,
      notes: 'Autre note',
      appointmentId: id(5),
    })
    expect(withLent(kept, other, lentBy(kept, other))).toEqual({
      ...kept,
      topics: ['email', 'sante'],
      equipment: ['ordinateur', 'tablette'],
      posture: 'done_instead',
      mandate: 'papier',
      appointmentId: id(5),
    })
  })

  it('name the person whom one of them left anonymous, once', () => {
    const kept = told({ returning: 1 })
    const other = told({ beneficiaryIds: [odile] })
    const lent = lentBy(kept, other)
    const one = withLent(kept, other, lent)
    expect(one).toMatchObject({ beneficiaryIds: [odile], returning: 0 })
    expect(withoutLent(one, other, lent)).toEqual({ ...kept, attendance: undefined })
  })

  it('keep nobody for whom there is no room, and no age of more people than came', () => {
    const kept = told({ kind: 'workshop', participants: 2, returning: 1, beneficiaryIds: [odile] })
    const other = told({ kind: 'workshop', participants: 9, beneficiaryIds: [aime], ages: { '25-39': 5 } })
    expect(lentBy(kept, other)).toEqual({ added: {}, taken: [], known: 0 })
  })

  it('keep what was corrected since they were merged', () => {
    const kept = told()
    const other = told({ topics: ['sante'], title: '', posture: 'shown' })
    const lent = lentBy(kept, other)
    const corrected = {
      ...withLent(kept, other, lent),
      posture: 'accompanied' as const,
      topics: ['sante' as const],
    }
    expect(withoutLent(corrected, other, lent)).toMatchObject({ posture: 'accompanied', topics: ['sante'] })
  })

  it.each<[string, Partial<SessionInput>]>([
    ['another day', { day: '2026-06-14' }],
    ['another sort', { kind: 'workshop', participants: 1 }],
    ['another person', { beneficiaryIds: [aime] }],
    ['another appointment', { appointmentId: id(6) }],
  ])('cannot be one of %s', (_, changed) => {
    const one = told({ beneficiaryIds: [odile], appointmentId: id(5) })
    expect(mayBeOne(one, { ...one, id: id(3) })).toBe(true)
    expect(mayBeOne(one, { ...one, id: id(3), ...changed })).toBe(false)
  })
})
