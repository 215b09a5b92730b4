import { describe, expect, test } from 'vitest'
import { apartInFull, readApart } from '#client/sessions/read-apart.ts'

describe('another day or place in short', () => {
  test.each([
    ['12/06', '2026-06-12', null, '12/06'],
    ['hier, tél', '2026-06-14', 'remote', '14/06, à distance'],
    ['avant-hier', '2026-06-13', null, '13/06'],
    ['mardi 16 juin 2026 à domicile', '2026-06-16', 'home', '16/06, à domicile'],
    ['1er juin', '2026-06-01', null, '01/06'],
    ['2026-01-02 Visio', '2026-01-02', 'remote', '02/01, à distance'],
    ['03/12', '2025-12-03', null, '03/12'],
    ['31.12.24', '2024-12-31', null, '31/12/2024'],
    ['dom', null, 'home', 'à domicile'],
    ['Autre lieu', null, 'other', 'autre lieu'],
    ['Lieu d’activité', null, 'place', 'lieu d’activité'],
    ['', null, null, ''],
  ])('« %s » is understood', (cell, day, channel, full) => {
    const read = readApart(cell, '2026-06-15')
    expect(read).toEqual({ day, channel, unknown: [] })
    expect(apartInFull(read, '2026-06-15')).toBe(full)
    expect(readApart(full, '2026-06-15')).toEqual(read)
  })

  test.each([
    ['31/02', ['31/02']],
    ['bof', ['bof']],
    ['12/06 bof', ['bof']],
  ])('of « %s », what nobody understands is said', (cell, unknown) => {
    expect(readApart(cell, '2026-06-15').unknown).toEqual(unknown)
  })
})
