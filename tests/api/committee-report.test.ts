import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { communes, places, sessions } from '#drizzle/schema/index.ts'
import { drawContours } from '#server/territories/draw-contours.ts'
import { keepContours } from '#server/territories/keep-contours.ts'
import type { DashboardQuestion } from '#shared/statistics.ts'
import { madeUpContours } from '../made-up-contours.ts'
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
  locate()
  plantSessions(here.lot, 24, '2026-02-01')
  plantSessions(here.lot, 3, '2026-05-04', '46251', 'parentalite')
}

/** Where the two places of the small world are. */
function locate() {
  const { db, place, otherPlace } = here.lot
  for (const [id, latitude, longitude] of [
    [place.id, 44.78, 1.73],
    [otherPlace.id, 44.86, 1.89],
  ] as const)
    db.update(places).set({ latitude, longitude }).where(eq(places.id, id)).run()
}

function receiveInPlaces() {
  const { db, place, otherPlace } = here.lot
  for (const { id, communeCode } of [place, otherPlace])
    db.update(sessions)
      .set({ placeId: id, channel: 'place' })
      .where(eq(sessions.communeCode, communeCode))
      .run()
}

/** The cells that follow the last time this is written. */
const rowOf = (words: readonly string[], name: string) => words.slice(words.lastIndexOf(name) + 1).slice(0, 3)

describe('the report for a committee', () => {
  test('says its language, its title and its structure, so that it can be heard', async () => {
    plant()
    const { language, title, isTagged, roles, raw, answer } = await report()
    expect(language).toBe('fr-FR')
    expect(title).toBe('Ce que change le programme, Lot, du 1er\u00a0janvier au 30\u00a0juin 2026')
    expect(isTagged).toBe(true)
    expect(roles).toMatchObject({ Document: 1, H1: 1, H2: 14, Figure: 5 })
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
      'La carte',
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
    const [frequencies, , months, topics] = (await report()).drawings
    expect(frequencies).toContain('Usages quotidiens')
    expect(months).toMatch(/février 2026, Quotidien \d+\sh, Citoyen 0\sh, Démarches 0\sh/)
    expect(months).toContain('mai 2026, Quotidien 0\u00a0h, Citoyen –, Démarches 0\u00a0h')
    expect(topics).toContain('Parentalité moins\u00a0de\u00a05')
  })

  test('is exact in one’s own structure', async () => {
    plant()
    const [, , months, topics] = (await report(half, here.people.manager)).drawings
    expect(months).toContain('février 2026, Quotidien 24\u00a0h')
    expect(months).toContain('mai 2026, Quotidien 0\u00a0h, Citoyen 3\u00a0h')
    expect(topics).toMatch(/E-mail 24, .* 3\.$/)
  })

  test('draws the places as the map does, with its legend, and lists them, guarded or exact as on screen', async () => {
    plant()
    receiveInPlaces()
    const guarded = await report()
    expect(guarded.drawings[1]).toMatch(
      /^Carte\. Lot\u00a0: séances par lieu\u00a0: Médiathèque de Gramat \d+, surtout Quotidien\u00a0; France Services de Saint-Céré moins\u00a0de\u00a05\.$/,
    )
    const words = guarded.words().split('\n')
    for (const said of [
      'Usages quotidiens',
      'Démarches administratives en autonomie',
      'aucun thème en tête',
      'Gramat',
    ])
      expect(words).toContain(said)
    expect(rowOf(words, 'France Services de Saint-Céré')).toEqual(['moins\u00a0de\u00a05', '–', '–'])
    const exact = await report(half, here.people.manager)
    expect(exact.drawings[1]).toContain('Saint-Céré 3, surtout Citoyen')
    expect(rowOf(exact.words().split('\n'), 'France Services de Saint-Céré')).toEqual([
      '3',
      '3\u00a0h',
      'Citoyen',
    ])
  })

  test('shows the territories in shades too, once their contours are known', async () => {
    const { lot } = here
    const known = lot.db.select().from(communes).where(eq(communes.departementCode, '46')).all()
    keepContours(lot, '46', drawContours(lot.db, '46', madeUpContours(known)).contours)
    plant()
    const { drawings, words, roles } = await report()
    expect(roles['Figure']).toBe(6)
    expect(drawings[1]).toMatch(
      /^Carte\. Lot\u00a0: heures pour 1\u00a0000 habitants par intercommunalité\u00a0: /,
    )
    expect(words()).toMatch(/Une seule classe|classes d’autant de territoires/)
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
