import { describe, expect, test } from 'vitest'
import { newLine, noHead, readLine } from '#client/sessions/batch-lines.ts'
import { readPasted } from '#client/sessions/paste-lines.ts'
import { profileInFull, readProfile } from '#client/sessions/read-profile.ts'
import { inFull, lastWordOf, readTopics, withWord } from '#client/sessions/read-topics.ts'
import { topics, type Topic, topicTable } from '#shared/themes.ts'

const habits: Topic[] = ['aide_aux_demarches_administratives', 'email', 'sante']
const place = '0190163d-8694-739b-aea5-966c26f8ad91'
const head = { ...noHead, day: '2026-06-15', placeId: place }

describe('thématiques in short', () => {
  test.each<[string, Topic[]]>([
    ['ema', ['email']],
    ['ema ame', ['email', 'sante']],
    ['ema, sécu', ['email', 'securite_numerique']],
    ['2', ['email']],
    ['13', ['aide_aux_demarches_administratives', 'sante']],
    ['1 3 ema', ['aide_aux_demarches_administratives', 'sante', 'email']],
    ['é', ['email']],
    ['&"', ['aide_aux_demarches_administratives', 'sante']],
    ['Réseaux sociaux, communication', ['reseaux_sociaux']],
    ['E-mail ; Santé', ['email', 'sante']],
    ['courriel|scolaire', ['email', 'scolarite_et_numerique']],
    ['navigation sur internet', ['navigation_sur_internet']],
    ['', []],
  ])('« %s » is understood', (cell, found) => {
    expect(readTopics(cell, habits)).toMatchObject({ topics: found, unknown: [] })
  })

  test('a démarche brings its thématique along', () => {
    expect(readTopics('impôts', habits)).toMatchObject({
      topics: ['aide_aux_demarches_administratives'],
    })
    expect(readTopics('logement', habits)).toMatchObject({
      topics: ['aide_aux_demarches_administratives'],
      procedures: ['logement'],
      labels: ['Logement'],
    })
  })

  test('what nobody understands is said, and the rest kept', () => {
    expect(readTopics('ema zzz', habits)).toMatchObject({ topics: ['email'], unknown: ['zzz'] })
    expect(readTopics('9', habits)).toMatchObject({ topics: [], unknown: ['9'] })
  })

  test('what stands in full is read again as itself', () => {
    for (const topic of topics)
      expect(readTopics(topicTable[topic].label, habits)).toMatchObject({ topics: [topic] })
    const all = readTopics(topics.map((topic) => topicTable[topic].label).join(';'), habits)
    expect(readTopics(inFull(all), habits)).toEqual(all)
  })

  test('a proposal takes the place of the word that is being typed', () => {
    expect(lastWordOf('ema nav')).toBe('nav')
    expect(readTopics(withWord('ema mat', 'Maintenance de matériel', habits), habits).topics).toEqual([
      'email',
      'maintenance_de_materiel',
    ])
  })
})

describe('a profile in short', () => {
  test.each([
    ['f 72 ret déjà', 'Féminin, 70 ans et plus, Retraité, déjà venu·e'],
    ['h 18', 'Masculin, 18-24 ans'],
    ['Femme 60-69 ans, sans emploi', 'Féminin, 60-69 ans, Sans emploi'],
    ['70 et plus', '70 ans et plus'],
    ['moins de 12 ans scolarisé', 'Moins de 12 ans, Scolarisé'],
    ['salariée 39', '25-39 ans, En emploi'],
    ['', ''],
  ])('« %s » is understood', (cell, full) => {
    const read = readProfile(cell)
    expect(read.unknown).toEqual([])
    expect(profileInFull(read)).toBe(full)
    expect(readProfile(full)).toEqual(read)
  })

  test('what nobody understands is said', () => {
    expect(readProfile('f 300 abc')).toMatchObject({ gender: 'feminin', age: null, unknown: ['300', 'abc'] })
  })
})

describe('a line of the table', () => {
  const read = (cells: Parameters<typeof newLine>[0], changed = {}) =>
    readLine({ ...newLine(cells), ...changed }, head, habits)

  test('tells a whole session', () => {
    const { told, mistakes } = read({
      minutes: '1 h 15',
      topics: 'ema',
      posture: 'done_instead papier',
      autonomy: 'autonome',
      profile: 'f 72 déjà',
      notes: 'Revient mardi',
    })
    expect(mistakes).toEqual({})
    expect(told).toMatchObject({
      day: '2026-06-15',
      placeId: place,
      minutes: 75,
      topics: ['email'],
      posture: 'done_instead',
      mandate: 'papier',
      autonomy: 'autonome',
      returning: 1,
      genders: { feminin: 1 },
      ages: { '70+': 1 },
      notes: 'Revient mardi',
    })
  })

  test('minutes are read from a French keyboard without the capitals', () => {
    expect(read({ minutes: 'çà', topics: 'ema' }).told.minutes).toBe(90)
  })

  test.each([
    ['minutes', { minutes: 'longtemps', topics: 'ema' }],
    ['minutes', { minutes: '3', topics: 'ema' }],
    ['topics', { minutes: '30', profile: 'f' }],
    ['topics', { minutes: '30', topics: 'zzz' }],
    ['profile', { minutes: '30', topics: 'ema', profile: 'xyz' }],
    ['posture', { minutes: '30', topics: 'ema', posture: 'bof' }],
    ['autonomy', { minutes: '30', topics: 'ema', autonomy: 'bof' }],
    ['notes', { minutes: '30', topics: 'ema', notes: 'Sécu 1 85 05 78 006 084 91' }],
    ['noteConfirmed', { minutes: '30', topics: 'ema', notes: 'Dossier MDPH' }],
  ])('says what is wrong, beside %s', (field, cells) => {
    expect(Object.keys(read(cells).mistakes)).toEqual([field])
  })

  test('a delicate note that was read again may stay', () => {
    const cells = { minutes: '30', topics: 'ema', notes: 'Dossier MDPH' }
    expect(read(cells, { noteConfirmed: true }).mistakes).toEqual({})
  })

  test('is of the day and the place of the table, unless it says otherwise', () => {
    const away = { ...head, channel: 'home' as const, communeCode: '46128' }
    const cells = { minutes: '30', topics: 'ema' }
    expect(readLine(newLine(cells), away, habits)).toMatchObject({
      told: { channel: 'home', communeCode: '46128', placeId: null },
      mistakes: {},
    })
    expect(readLine(newLine({ ...cells, apart: '12/06 tél' }), away, habits)).toMatchObject({
      told: { day: '2026-06-12', channel: 'remote', communeCode: null, placeId: place },
      mistakes: {},
    })
    expect(read({ ...cells, apart: 'dom' }).mistakes).toEqual({
      line: 'Choisissez la commune où cela s’est passé.',
    })
    expect(Object.keys(read({ ...cells, apart: 'bof' }).mistakes)).toEqual(['apart'])
  })

  test('without a place, each line says so', () => {
    const { mistakes } = readLine(
      newLine({ minutes: '30', topics: 'ema' }),
      { ...head, placeId: null },
      habits,
    )
    expect(mistakes).toEqual({ line: 'Choisissez le lieu.' })
  })
})

describe('a table pasted from a spreadsheet', () => {
  test('is known by its headings, in any order, and says what it left aside', () => {
    const text = [
      'Date\tThématiques\tDurée (min)\tGenre\tÂge\tPosture\tCommentaire',
      '15/06\tE-mail\t45\tFemme\t72\taccompagné\t"Revient\nmardi"',
      '15/06\tSanté\t1 h\tHomme\t-\tfait à la place (mandat papier)\tdit ""non""',
    ].join('\r\n')
    expect(readPasted(text, 'topics')).toEqual({
      taken: [
        { heading: 'Date', column: 'apart' },
        { heading: 'Thématiques', column: 'topics' },
        { heading: 'Durée (min)', column: 'minutes' },
        { heading: 'Genre', column: 'profile' },
        { heading: 'Âge', column: 'profile' },
        { heading: 'Posture', column: 'posture' },
        { heading: 'Commentaire', column: 'notes' },
      ],
      lines: [
        {
          apart: '15/06',
          topics: 'E-mail',
          minutes: '45',
          profile: 'Femme 72',
          posture: 'accompanied',
          notes: 'Revient mardi',
        },
        {
          apart: '15/06',
          topics: 'Santé',
          minutes: '1 h',
          profile: 'Homme',
          posture: 'done_instead papier',
          notes: 'dit ""non""',
        },
      ],
    })
  })

  test('without headings is ours in order, from where it was pasted', () => {
    expect(readPasted('30\tema\tm\t★★\n45\tsanté\ta\tautonome', 'minutes')?.lines).toEqual([
      { minutes: '30', topics: 'ema', posture: 'shown', autonomy: 'partiellement_autonome' },
      { minutes: '45', topics: 'santé', posture: 'accompanied', autonomy: 'autonome' },
    ])
    expect(readPasted('ema\tm\nsanté\ta', 'minutes')?.lines).toEqual([
      { topics: 'ema', posture: 'shown' },
      { topics: 'santé', posture: 'accompanied' },
    ])
    expect(readPasted('12/06/2026\t30\tema\n13/06/2026\t1h\t"E-mail ;\nSanté"', 'minutes')?.lines).toEqual([
      { apart: '12/06/2026', minutes: '30', topics: 'ema' },
      { apart: '13/06/2026', minutes: '1h', topics: 'E-mail ;\nSanté' },
    ])
    expect(readPasted('f 72\tRevient', 'profile')?.lines).toEqual([{ profile: 'f 72', notes: 'Revient' }])
  })

  test('columns beyond ours are left aside; a single word is for the field itself', () => {
    expect(readPasted('30\tema\tm\t★\tf\tnote\ttél\tbof', 'minutes')?.taken.at(-1)).toEqual({
      heading: null,
      column: null,
    })
    expect(readPasted('ema', 'topics')).toBeNull()
    expect(readPasted('ema\n', 'topics')).toBeNull()
  })
})
