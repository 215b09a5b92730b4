import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DashboardQuestion } from '#shared/statistics.ts'
import { readPdf } from '../read-pdf.ts'
import { exportsWorld, figuresAsked } from './exports-world.ts'
import { plantSessions } from './published-world.ts'
import type { Person } from './world.ts'

let here: Awaited<ReturnType<typeof exportsWorld>>
beforeEach(async () => {
  here = await exportsWorld()
})
afterEach(() => here.close())

const half = { from: '2026-01-01', to: '2026-06-30' }

async function report(changed: Partial<DashboardQuestion> = half, person: Person = here.people.coordinator) {
  const { answer, path } = await here.taken(person, figuresAsked(changed, 'pdf'))
  return { answer, ...readPdf(path) }
}

const plant = () => {
  plantSessions(here.lot, 24, '2026-02-01')
  plantSessions(here.lot, 3, '2026-05-04', '46251', 'parentalite')
}

describe('the report for a committee', () => {
  test('says its language, its title and its structure, so that it can be heard', async () => {
    plant()
    const { language, title, isTagged, roles, raw, answer } = await report()
    expect(language).toBe('fr-FR')
    expect(title).toBe('Ce que change le programme, Lot, du 1er\u00a0janvier au 30\u00a0juin 2026')
    expect(isTagged).toBe(true)
    expect(roles).toMatchObject({ Document: 1, H1: 1, H2: 13, Figure: 5 })
    expect(roles['Table']).toBeGreaterThanOrEqual(5)
    expect(raw).toContain('/DisplayDocTitle true')
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="chiffres-du-2026-01-01-au-2026-06-30.pdf"',
    })
  })

  test('has a bookmark for each part', async () => {
    plant()
    expect((await report()).bookmarks).toEqual([
      'Ce que change le programme',
      'Les trois thèmes prioritaires',
      'En bref',
      'Ce que l’on demande',
      'Territoire par territoire',
      'Où l’aide est à portée',
      'Les thèmes, mois par mois',
      'Les thématiques',
      'Comment les gens sont accompagnés',
      'Qui vient',
      'Où habitent les personnes venues',
      'Les rendez-vous',
      'Comment lire ces chiffres',
      'Définitions',
    ])
  })

  test('says in words what each drawing shows, guarded for whoever sees guarded figures', async () => {
    plant()
    const [frequencies, months, topics] = (await report()).drawings
    expect(frequencies).toContain('Usages quotidiens')
    expect(months).toMatch(/février 2026, Quotidien \d+\sh, Citoyen 0\sh, Démarches 0\sh/)
    expect(months).toContain('mai 2026, Quotidien 0\u00a0h, Citoyen –, Démarches 0\u00a0h')
    expect(topics).toContain('Parentalité moins\u00a0de\u00a05')
  })

  test('is exact in one’s own structure', async () => {
    plant()
    const [, months, topics] = (await report(half, here.people.manager)).drawings
    expect(months).toContain('février 2026, Quotidien 24\u00a0h')
    expect(months).toContain('mai 2026, Quotidien 0\u00a0h, Citoyen 3\u00a0h')
    expect(topics).toMatch(/E-mail 24, .* 3\.$/)
  })

  test('of a period without sessions is short and still whole', async () => {
    const { bookmarks, drawings, pages } = await report()
    expect(bookmarks).toEqual([
      'Ce que change le programme',
      'Territoire par territoire',
      'Où l’aide est à portée',
      'Les rendez-vous',
      'Comment lire ces chiffres',
      'Définitions',
    ])
    expect(drawings).toEqual([])
    expect(pages).toBeGreaterThan(0)
  })

  test('of many months draws none of them, and tells all of them', async () => {
    plant()
    const { drawings, bookmarks } = await report({ from: '2024-01-01', to: '2026-06-30' })
    expect(drawings).toHaveLength(4)
    expect(bookmarks).toContain('Les thèmes, mois par mois')
  })
})
