import { describe, expect, it } from 'vitest'
import { readChosen, readLooked } from '#client/places/search-params.ts'
import { journalSearch } from '#client/sessions/journal-search.ts'
import { daySaid, idSaid, instantSaid, oneSaid, textSaid } from '#shared/search-words.ts'

const id = '0197757c-a5e0-7000-8000-000000000001'

describe('an address', () => {
  it.each([
    [daySaid('2026-06-16'), '2026-06-16'],
    [daySaid('2026-02-29'), undefined],
    [daySaid('2026-6-1'), undefined],
    [daySaid(20260616), undefined],
    [idSaid(id), id],
    [idSaid(id.replace('-7', '-4')), undefined],
    [instantSaid(1_781_600_000_000), 1_781_600_000_000],
    [instantSaid('1781600000000'), undefined],
    [instantSaid(1), undefined],
    [instantSaid(8_700_000_000_000_000), undefined],
    [instantSaid(1_781_600_000_000.5), undefined],
    [oneSaid(['liste'], 'liste'), 'liste'],
    [oneSaid(['liste'], 'constructor'), undefined],
    [textSaid(46500, 60), '46500'],
    [textSaid('  Gramat ', 60), 'Gramat'],
    [textSaid('Gra\u0007mat', 60), undefined],
    [textSaid('\ud800', 60), undefined],
    [textSaid('a'.repeat(500), 60)?.length, 60],
    [textSaid({ toString: 'x' }, 60), undefined],
  ])('is read word by word: %#', (read, expected) => {
    expect(read).toEqual(expected)
  })

  it('of a list of places keeps what is understood, and drops the rest', () => {
    expect(readLooked({ ou: 46500, comment: 'telephone', plainpied: true, autre: 1 })).toEqual({
      ou: '46500',
      ici: undefined,
      comment: 'telephone',
      plainpied: true,
    })
    expect(readLooked({ ou: 'Gramat', ici: 1, comment: 'pigeon', plainpied: 'oui' })).toEqual({
      ou: undefined,
      ici: true,
      comment: undefined,
      plainpied: undefined,
    })
  })

  it('of an hour names its workshop by an id and nothing else', () => {
    expect(readChosen({ heure: 1_781_600_000_000, atelier: id })).toMatchObject({ atelier: id })
    expect(readChosen({ heure: '9h', atelier: '<b>' })).toMatchObject({
      heure: undefined,
      atelier: undefined,
    })
  })

  it('of the journal opens it, whatever an old link says', () => {
    expect(journalSearch({ du: '2026-01-01', canal: 'pigeon', thematique: 'email', mots: 2026 })).toEqual({
      du: '2026-01-01',
      thematique: 'email',
      mots: '2026',
    })
  })
})
