import fc from 'fast-check'
import { ageBands, genders, statuses } from '#shared/profile.ts'
import { blankSession, type SessionInput, tidied } from '#shared/session-input.ts'
import { blankLine, type SessionLine } from '#shared/session-line.ts'
import {
  autonomies,
  channels,
  equipments,
  levels,
  mandates,
  postures,
  referrals,
  sessionKinds,
} from '#shared/sessions.ts'
import { procedures, topics } from '#shared/themes.ts'
import { addDays } from '#shared/time.ts'

/** What people write, formulas, bars, quotes and line ends included, as the house keeps it: plain and trimmed. */
const wicked = fc.constantFrom(
  '=1+1', "'=1", "''@x", "'plain", '@cmd', '+33', '-', '＝2', '"', '""', ';', '|', '\n', '\t', ' ', '  ', '<b>', '&amp;',
  ']]>', '_x000D_', '_x0041_', 'é', '’', '\u00a0', '\u202f', '😀', ',', 'mot', '2026-03-29', '007', '1e5', 'Oui', '\u2028',
) // prettier-ignore

const mayKeep = (longest: number) => (text: string) =>
  text.length <= longest &&
  !/\p{Cc}(?<![\t\n])|[\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Noncharacter_Code_Point}]/u.test(text)

export const anyWords = (longest: number) =>
  fc
    .oneof(
      fc.array(wicked, { maxLength: 6 }).map((some) => some.join('')),
      fc.string({ unit: 'binary', maxLength: longest }),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
    )
    .map((text) => text.normalize('NFC').trim())
    .filter(mayKeep(longest))

const anyId = fc.uuid({ version: 7 })
const anyName = anyWords(60).filter((name) => name !== '' && !name.includes('|'))
const anyNames = fc.array(anyName, { maxLength: 3 })
const someOf = <Code extends string>(codes: readonly Code[]) => fc.subarray([...codes])
const oneOrNone = <Code extends string>(codes: readonly Code[]) =>
  fc.option(fc.constantFrom(...codes), { nil: null })
const countersOf = <Code extends string>(codes: readonly Code[], most: number) =>
  fc
    .dictionary(fc.constantFrom(...codes), fc.integer({ min: 0, max: most }), { noNullPrototype: true })
    .map((counts) => counts as Partial<Record<Code, number>>)

export const anySaid: fc.Arbitrary<SessionInput> = fc
  .record({
    id: anyId,
    kind: fc.constantFrom(...sessionKinds),
    day: fc.integer({ min: 0, max: 9_000 }).map((days) => addDays('2005-01-01', days)),
    minutes: fc.integer({ min: 5, max: 480 }),
    channel: fc.constantFrom(...channels),
    placeId: anyId,
    communeCode: fc.constantFrom('46042', '01004', '2A004', '97411'),
    residenceCode: fc.option(fc.constantFrom('46102', '02691', '2B033'), { nil: null }),
    topics: fc.subarray([...topics], { minLength: 1 }),
    procedures: someOf(procedures),
    posture: oneOrNone(postures),
    mandate: fc.constantFrom(...mandates),
    autonomy: oneOrNone(autonomies),
    level: oneOrNone(levels),
    title: anyWords(120),
    equipment: someOf(equipments).filter((some) => !some.includes('aucun') || some.length === 1),
    referral: oneOrNone(referrals),
    participants: fc.integer({ min: 1, max: 500 }),
    returning: fc.integer({ min: 0, max: 1 }),
    ages: countersOf(ageBands, 60),
    genders: countersOf(genders, 60),
    statuses: countersOf(statuses, 60),
    coAdvisorIds: fc.uniqueArray(anyId, { maxLength: 3 }),
    notes: anyWords(500),
  })
  .map((some) => tidied({ ...blankSession, ...some }))

/** A whole session as the house would keep it, with the names of a file. */
export const anySessionLine: fc.Arbitrary<SessionLine> = fc
  .tuple(anySaid, anyName, anyName, anyName, anyNames, anyNames, fc.boolean())
  .map(([told, placeName, communeName, author, colleagues, tags, communeAssumed]): SessionLine => {
    const { coAdvisorIds, noteConfirmed: _, appointmentId: _appointment, ...said } = told
    return {
      ...blankLine,
      ...said,
      placeName: said.placeId === null ? '' : placeName,
      communeCode: said.communeCode ?? '46042',
      communeName,
      communeAssumed,
      residenceName: said.residenceCode === null ? '' : communeName,
      author,
      colleagues: coAdvisorIds.length === 0 ? [] : colleagues,
      colleagueIds: coAdvisorIds,
      tags,
    }
  })
