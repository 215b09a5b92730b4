import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sayPeriod } from '#shared/periods.ts'
import type { SessionInput } from '#shared/session-input.ts'
import { readPdf } from '../read-pdf.ts'
import { exportsWorld } from './exports-world.ts'
import { telling } from './telling.ts'

let here: Awaited<ReturnType<typeof exportsWorld>>
beforeEach(async () => {
  here = await exportsWorld()
})
afterEach(() => here.close())

const record = (...told: Partial<SessionInput>[]) =>
  Promise.all(told.map((changed) => here.as(here.people.camille).sessions.record(telling(here.lot)(changed))))

const twoMonths = { from: '2026-05-01', to: '2026-06-30' }

async function report(period = twoMonths) {
  const request = { id: uuidv7(), format: 'pdf' as const, period }
  const { answer, path } = await here.taken(here.people.camille, request)
  return { answer, ...readPdf(path) }
}

describe('the report of a period', () => {
  test('says its language, its title and its structure, so that it can be heard', async () => {
    await record({ topics: ['email'] })
    const { language, title, isTagged, roles, raw } = await report()
    expect(language).toBe('fr-FR')
    expect(title).toBe(`Mes accompagnements, ${sayPeriod(twoMonths)}, Camille Delmas`)
    expect(isTagged).toBe(true)
    expect(roles).toMatchObject({ Document: 1, H1: 1, H2: 7, Figure: 3 })
    expect(roles['Table']).toBeGreaterThanOrEqual(5)
    expect(raw).toContain('/DisplayDocTitle true')
  })

  test('has a bookmark for each part', async () => {
    await record({ topics: ['email'] })
    expect((await report()).bookmarks).toEqual([
      'Mes accompagnements',
      'En bref',
      'Les trois thèmes prioritaires',
      'Les thématiques',
      'Mois par mois',
      'Comment les gens sont accompagnés',
      'Les rendez-vous',
      'Définitions',
    ])
  })

  test('says in words what each drawing shows, of one’s own sessions of the period', async () => {
    await record(
      { topics: ['email'], day: '2026-05-04' },
      { topics: ['email', 'securite_numerique'], day: '2026-06-02' },
      { topics: ['diagnostic_numerique'], day: '2026-06-03' },
      { topics: ['sante'], day: '2026-04-30' },
    )
    await here
      .as(here.people.nadia)
      .sessions.record(telling(here.lot)({ topics: ['sante'], day: '2026-06-02' }))
    expect((await report()).drawings).toEqual([
      'Fréquence de chaque thème\u00a0: Usages quotidiens 100\u00a0%, Usages citoyens et critiques 50\u00a0%, Démarches administratives en autonomie 0\u00a0%.',
      'Les thématiques les plus touchées, en séances\u00a0: E-mail 2, Prévention en sécurité numérique 1, Diagnostic numérique 1.',
      'Séances de chaque mois\u00a0: mai 2026 1, juin 2026 2.',
    ])
  })

  test('of a period without sessions is short and still whole', async () => {
    const { bookmarks, drawings, answer, pages } = await report()
    expect(bookmarks).toEqual(['Mes accompagnements', 'En bref', 'Les rendez-vous', 'Définitions'])
    expect(drawings).toEqual([])
    expect(pages).toBeGreaterThan(0)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="rapport-du-2026-05-01-au-2026-06-30.pdf"',
    })
  })
})
