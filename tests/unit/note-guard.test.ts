import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guard, masked } from '#shared/note-guard.ts'

const secretsOf = (note: string) => guard(note).secrets.map(({ secret }) => secret)

/** Each line must be refused, and for this reason. */
const kept: Record<string, string[]> = {
  socialSecurity: [
    'Sécu 1 85 05 78 006 084 91',
    'Sécu 185057800608491 pour Ameli',
    'nir:185057800608491',
    'Son numéro : 1.85.05.78.006.084.91',
    'Son numéro : 1-85-05-78-006-084-91.',
    '1\u00a085\u00a005\u00a078\u00a0006\u00a0084\u00a091',
    '1\u202f85\u202f05\u202f78\u202f006\u202f084\u202f91',
    '１８５０５７８００６０８４９１',
    '185 0578 00608 491',
    '185057800608491 0612345678',
    'Née en Corse : 2 69 05 2A 004 032 08',
    'Née en Corse : 269052b00403235',
    'Carte sans clé 1850578006084',
    'Carte sans clé 1 85 05 78 006 084',
    'Carte sans clé 2 69 05 2A 004 032, tél. 06 12 34 56 78',
  ],
  bankAccount: [
    'FR7630006000011234567890189',
    'RIB : FR76 3000 6000 0112 3456 7890 189 merci',
    'fr76.3000.6000.0112.3456.7890.189',
    'IBAN FR76\u00a03000\u00a06000\u00a00112\u00a03456\u00a07890\u00a0189',
    'compte belge BE68 5390 0754 7034',
    'DE89 3704 0044 0532 0130 00',
    'ＦＲ７６３０００６００００１１２３４５６７８９０１８９',
  ],
  card: [
    'CB 4970 1012 3456 7893',
    'CB 4970101234567893 exp. 12/28',
    'carte 4970-1012-3456-7893',
    'carte 4970.1012.3456.7893',
    '5555 5555 5555 4444',
    'amex 3782 822463 10005',
    '０６ puis ４９７０１０１２３４５６７８９３',
    'tél. 0565 4970 1012 3456 7893',
  ],
  password: [
    'mot de passe : Soleil46',
    'Mot de passe: azerty',
    'mdp=tournesol',
    'mdp Toto1234',
    'Son mot de passe est Chat2019',
    'code PIN 4821',
    'code secret : 0000',
    'Mot de passe « Rocamadour! »'.replace('passe', 'passe :'),
    'a noté Sol3il!Lot dans son carnet',
    'code d’accès : 7391',
  ],
  accountNumber: [
    'allocataire 1234567',
    'n° allocataire : 1234567 A',
    'numéro CAF 1234567',
    'identifiant France Travail 7654321B',
    'numéro fiscal 30 12 345 678 901',
    'SPI : 3012345678901',
  ],
}

test.each(Object.entries(kept).flatMap(([secret, notes]) => notes.map((note) => [secret, note])))(
  'a note with a secret (%s) is refused: %s',
  (secret, note) => {
    expect(secretsOf(note!)).toContain(secret)
  },
)

/** Ordinary notes of an advisor: none may be refused. */
const ordinary = [
  'Rappeler au 06 12 34 56 78.',
  'Tél. 0565412233 ou 06.12.34.56.78',
  'Tél. +33 6 12 34 56 78 / 05 65 41 22 33',
  'Fixe 05-65-41-22-33 portable 07 81 22 33 44 le matin',
  'SIRET 380 129 866 46850',
  'SIRET 21460042500013, SIREN 214600425',
  'Revenir le 12/03/2026 à 14 h 30',
  'Absent du 23/03/2026 au 25/04/2026',
  'Ateliers : 22.03.2026 - 25.04.2026',
  '2026-11-22 09:30',
  'Facture 2026-000123 de 1 234,56 €',
  'A changé son mot de passe oublié.',
  'Mot de passe : oublié, refait avec FranceConnect',
  'Le mot de passe est trop simple : conseils donnés',
  'Gestionnaire de mots de passe installé sur Windows 11!',
  'Mot de passe 2025 à changer',
  'Créé une adresse marie.durand46@exemple.fr',
  'Vu https://www.impots.gouv.fr/accueil?Annee=2026',
  'Impôts 2026 : déclaration relue',
  'CAF : rappeler le 05 65 12 34 56',
  'dossier CAF 2026 complété',
  'Commande n° 1202606143000 livrée',
  'Horodatage 1781506800000',
  'Code postal 46100, insee 46102',
  'Numéro de série IMEI 353918051234567',
  'Clé USB 64 Go, 1 850 photos copiées',
  'ISBN 978-2-07-036822-8',
  'Réunion au 1 rue du 11 Novembre 1918, 46000 Cahors',
  'Passe par la médiathèque : 2 rendez-vous',
]

test.each(ordinary)('an ordinary note passes: %s', (note) => {
  expect(guard(note)).toEqual({ secrets: [], delicacies: [] })
})

test('any social-security number is found, however it is spaced', () => {
  fc.assert(
    fc.property(socialSecurityNumber(), spacing(), fc.boolean(), (number, space, inWords) => {
      const written = spaced(number, space)
      expect(secretsOf(inWords ? `dossier de la dame ${written} ce jour` : written)).toEqual([
        'socialSecurity',
      ])
    }),
    { numRuns: 1000 },
  )
})

test('any French bank account is found, however it is spaced', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{10}[0-9A-Z]{11}\d{2}$/), spacing(), (account, space) => {
      const rest = 98n - (BigInt(numbered(`${account}FR00`)) % 97n)
      const written = spaced(`FR${String(rest).padStart(2, '0')}${account}`, space)
      expect(secretsOf(`virement vers ${written} fait`)).toContain('bankAccount')
    }),
    { numRuns: 1000 },
  )
})

test('any payment card is found, however it is spaced', () => {
  const beginning = fc.constantFrom('4', '51', '55', '2221', '2720', '34', '37', '6011', '3528', '58', '67')
  fc.assert(
    fc.property(beginning, fc.stringMatching(/^\d{14}$/), spacing(), (network, digits, space) => {
      const short = `${network}${digits}`.slice(
        0,
        network.startsWith('34') || network.startsWith('37') ? 14 : 15,
      )
      const card = '0123456789'
        .split('')
        .map((key) => short + key)
        .find(luhn)!
      expect(secretsOf(`carte ${spaced(card, space)} notée`)).toHaveLength(1)
    }),
    { numRuns: 1000 },
  )
})

test('phones, establishments and dates are refused less than once in two hundred', () => {
  const phone = fc.tuple(
    fc.constantFrom('0', '+33 '),
    fc.integer({ min: 1, max: 9 }),
    fc.stringMatching(/^\d{8}$/),
  )
  const refused = fc
    .sample(fc.tuple(phone, phone, fc.constantFrom(' ', '.', '', '-'), fc.stringMatching(/^[3-8]\d{13}$/)), {
      numRuns: 4000,
      seed: 46,
    })
    .flatMap(([one, other, space, siret]) => [
      [one, other].map(([zero, first, rest]) => zero + first + spaced(rest, space, 2)).join(' '),
      `SIRET ${spaced(siret, space, 3)}`,
    ])
    .filter((note) => guard(note).secrets.length > 0)
  expect(refused.length / 8000).toBeLessThan(0.005)
})

test.each([
  ['health', 'Elle est en chimiothérapie, vient avec sa fille'],
  ['health', 'dossier MDPH à finir'],
  ['health', 'Suit un traitement médical'],
  ['justice', 'Sort de prison, sous bracelet électronique'],
  ['justice', 'A été condamné l’an dernier'],
  ['religion', 'Ne vient pas pendant le ramadan'],
  ['opinion', 'Syndicaliste, parle beaucoup'],
])('a note that speaks of %s asks to be confirmed: %s', (delicacy, note) => {
  expect(guard(note)).toEqual({ secrets: [], delicacies: [delicacy] })
})

test.each([
  'Prise de rendez-vous sur Doctolib, espace santé Ameli',
  'Place de l’Église, à côté de la Poste',
  'A appris à vérifier une information',
  'Cherche une mutuelle moins chère',
])('a note of the trade is not delicate: %s', (note) => {
  expect(guard(note).delicacies).toEqual([])
})

test('what is masked holds no secret any more, and keeps the rest', () => {
  const note = 'Sécu 1 85 05 78 006 084 91, CB 4970 1012 3456 7893, mdp : Soleil46. Revient mardi.'
  expect(masked(note)).toBe('Sécu •••, CB •••, mdp : ••• Revient mardi.')
  expect(guard(masked(note)).secrets).toEqual([])
})

test('a note of any characters is read without stumbling', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (note) => {
      for (const { from, to } of guard(note).secrets) expect(from < to && to <= note.length).toBe(true)
    }),
  )
})

test('a long note of digits is read at once', () => {
  const started = performance.now()
  guard('1 2.3-'.repeat(90))
  guard('FR'.repeat(250))
  guard('mot de passe '.repeat(40))
  expect(performance.now() - started).toBeLessThan(200)
})

function socialSecurityNumber() {
  const parts = fc.tuple(
    fc.constantFrom('1', '2'),
    fc.stringMatching(/^\d\d$/),
    fc.constantFrom('01', '06', '12', '20', '30', '55', '99'),
    fc.constantFrom('01', '46', '95', '97', '99', '2A', '2B'),
    fc.stringMatching(/^\d{6}$/),
  )
  return parts.map((given) => {
    const number = given.join('')
    const key = 97n - (BigInt(number.replace('2A', '19').replace('2B', '18')) % 97n)
    return number + String(key).padStart(2, '0')
  })
}

function spacing() {
  return fc.record({
    between: fc.constantFrom('', ' ', '.', '-', '\u00a0', '\u202f', '  '),
    every: fc.constantFrom(2, 3, 4, 5),
  })
}

function spaced(text: string, space: string | { between: string; every: number }, every = 4) {
  const { between, every: size } = typeof space === 'string' ? { between: space, every } : space
  return (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(between)
}

const numbered = (text: string) => text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))

function luhn(card: string) {
  let sum = 0
  for (let place = 0; place < card.length; place++) {
    const digit = Number(card[card.length - 1 - place])
    sum += place % 2 === 0 ? digit : Math.floor((2 * digit) / 10) + ((2 * digit) % 10)
  }
  return sum % 10 === 0
}
