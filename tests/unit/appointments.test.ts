import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bookingRequest, changeLimit, manageKey, mayChangeOnline, statusOf } from '#shared/appointments.ts'
import { referenceFrom, sayReference } from '#shared/booking-rules.ts'

const facts = {
  startsAt: 1_000_000_000,
  endsAt: 1_003_600_000,
  cancelledAt: null,
  honouredAt: null,
  missedAt: null,
}

describe('the state of an appointment', () => {
  it.each([
    ['coming', facts.startsAt - 1, {}],
    ['underway', facts.startsAt, {}],
    ['underway', facts.endsAt - 1, {}],
    ['toSettle', facts.endsAt, {}],
    ['cancelled', facts.startsAt - 1, { cancelledAt: 1 }],
    ['cancelled', facts.endsAt, { cancelledAt: 1 }],
    ['honoured', facts.endsAt, { honouredAt: 1 }],
    ['missed', facts.endsAt, { missedAt: 1 }],
  ])('is %s at %i with %o', (status, now, fact) => {
    expect(statusOf({ ...facts, ...fact }, now)).toBe(status)
  })

  it('T104 may be changed online until, not at, four hours before', () => {
    expect(mayChangeOnline(facts, facts.startsAt - changeLimit - 1)).toBe(true)
    expect(mayChangeOnline(facts, facts.startsAt - changeLimit)).toBe(false)
    expect(mayChangeOnline({ ...facts, cancelledAt: 1 }, 0)).toBe(false)
  })
})

describe('a reference', () => {
  it('has eight signs that nobody confuses, said in two groups', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 32 }), (bytes) => {
        expect(referenceFrom(bytes)).toMatch(/^[2-9A-HJKMNP-TV-Z]{8}$/)
      }),
    )
    expect(sayReference('K7QM2XRD')).toBe('K7QM 2XRD')
  })
})

describe('what a page may send', () => {
  const request = {
    id: '0198c0de-0000-7000-8000-000000000001',
    placeId: '0198c0de-0000-7000-8000-000000000002',
    serviceId: '0198c0de-0000-7000-8000-000000000003',
    startsAt: 1_781_593_200_000,
    advisorId: null,
    workshopId: null,
    firstName: ' Jeanne ',
    lastName: 'M',
    phone: '+33 6 12.34.56 78',
    email: null,
    need: 'unknown',
    needNote: '',
    language: 'fr',
    ticket: { openedAt: 1_781_590_000_000, seal: 'A'.repeat(43) },
    website: '',
  }

  it('is read as people write it', () => {
    expect(bookingRequest.parse(request)).toMatchObject({ firstName: 'Jeanne', phone: '0612345678' })
  })

  it.each([
    ['nobody to reach', { phone: null }],
    ['no name', { firstName: '  ' }],
    ['a number too short', { phone: '06 12' }],
    ['an address with a line in it', { email: 'a@b.fr\r\nBcc: c@d.fr' }],
    ['two addresses', { email: 'a@b.fr,c@d.fr' }],
    ['a name that turns the line around', { lastName: 'Marty\u202eytraM' }],
    ['an unknown need', { need: 'health' }],
    ['a note as long as a letter', { needNote: 'x'.repeat(121) }],
    ['one key too many', { overlapReason: 'because' }],
    ['a prototype', JSON.parse('{"__proto__": {"x": 1}, "constructor": 1}')],
  ])('is refused with %s', (_, changed) => {
    expect(bookingRequest.safeParse({ ...request, ...changed }).success).toBe(false)
  })

  it.each(['AbCdEfGhIjKlMnOpQrStU_', '0123456789AB'])('%s may be a key', (key) => {
    expect(manageKey.safeParse(key).success).toBe(true)
  })

  it.each(['', 'AbCdEfGhIjKlMnOpQrStU', '0123456789AI', 'AbCdEfGhIjKlMnOpQrStU=', '0123456789AB\n'])(
    '%j is no key',
    (key) => expect(manageKey.safeParse(key).success).toBe(false),
  )
})
