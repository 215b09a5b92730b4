import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSiret, siret } from '#shared/siret.ts'

describe('a SIRET', () => {
  it.each([
    ['73282932000074', 'an example of Insee'],
    ['35600000000048', 'the head office of La Poste'],
    ['35600000049837', 'another of La Poste, right by the sum of its digits'],
  ])('%s is one: %s', (text) => expect(isSiret(text)).toBe(true))

  it.each(['73282932000075', '7328293200007', '732829320000740', '7328293200007a', '35600000049838', ''])(
    '%s is none',
    (text) => expect(isSiret(text)).toBe(false),
  )

  it('is kept without the spaces with which it is written', () => {
    expect(siret.parse(' 732 829 320\u00a000074 ')).toBe('73282932000074')
    expect(siret.safeParse('732 829 320 00075').success).toBe(false)
  })

  it('has no other with one digit changed, or two neighbours exchanged but 0 and 9', () => {
    const good = '73282932000074'
    fc.assert(
      fc.property(fc.nat(13), fc.integer({ min: 1, max: 9 }), (place, more) => {
        const digit = (Number(good[place]) + more) % 10
        expect(isSiret(good.slice(0, place) + digit + good.slice(place + 1))).toBe(false)
      }),
    )
    const exchanged = Array.from(
      good.slice(1),
      (_, place) => [place, good[place]!, good[place + 1]!] as const,
    )
      .filter(([, a, b]) => a !== b && !['09', '90'].includes(a + b))
      .map(([place, a, b]) => good.slice(0, place) + b + a + good.slice(place + 2))
    expect(exchanged).toHaveLength(10)
    expect(exchanged.filter(isSiret)).toEqual([])
  })
})
