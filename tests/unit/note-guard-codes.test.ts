import { describe, expect, test } from 'vitest'
import { guard } from '#shared/note-guard.ts'

const found = (text: string) => guard(text).secrets.map(({ secret }) => secret)

describe('a number is found however it was put together', () => {
  test.each([
    ['tel 0612345678 4970\u00a0\u00a01012\u00a0\u00a03456\u00a0\u00a07893', 'card'],
    ['le 12/06 4970 - 1012 - 3456 - 7893, revient', 'card'],
    ['46000 4970·1012·3456·7893', 'card'],
    ['tel 0612345678 2‑55‑08‑14‑168‑025‑38 le 12', 'socialSecurity'],
    ['12 2–55–08–14–168–025–38', 'socialSecurity'],
    ['FR14‑2004‑1010‑0505‑0001‑3M02‑606', 'bankAccount'],
  ])('« %s »', (text, secret) => expect(found(text)).toContain(secret))
})

describe('a code is refused', () => {
  test.each([
    'son code : 4589',
    'code 4589 pour la carte',
    'code carte bleue 4589',
    'code de déverrouillage 1234',
    'Code SMS reçu : 458796',
    'le code est 4589',
    'mot de passe «\u00a0Lapin\u00a0»',
  ])('« %s »', (text) => expect(found(text)).toContain('password'))

  test.each([
    'code postal : 46000',
    'code 46000',
    'code 2024',
    'code INSEE 46042',
    'code NAF 6201Z',
    'le code 3 fois',
    'code 1234-5',
    'code PIN changé',
    'code de la route 2025',
    'mot de passe «\u00a0oublié\u00a0»',
    'code d’accès 3e étage',
    'le code d’accès 2ème porte',
    'code d’accès 10h30',
  ])('and not « %s »', (text) => expect(found(text)).toEqual([]))
})
