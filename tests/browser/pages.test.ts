import { readFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { advisors, beneficiaries, figureShares, places, sessions } from '#drizzle/schema/index.ts'
import { mainService } from '#server/availability/main-service.ts'
import { hashOf } from '#server/keys.ts'
import { instantAt } from '#shared/time.ts'
import { bookingOf } from '../people.ts'
import { ask } from '../running-house.ts'
import { type Demonstration, enter, openDemonstration } from './demonstration.ts'
import { tooWide, type Visit, wrongs } from './visits.ts'

const zone = 'Europe/Paris'
const hour = instantAt('2026-06-17', '09:00', zone)

/** Every address of the house, with what it needs to show something, and who looks. `#` stands for the key of an appointment, `~` for that of a place on the waiting list, `+` for that of shared figures, `$id` for somebody whom the advisor follows. */
const pages: [
  route: string,
  address: string,
  who: 'citizen' | 'advisor' | 'coordinator' | 'administrator',
][] = [
  ['/', '/', 'citizen'],
  ['/', '/en', 'citizen'],
  ['/', '/?ou=Gramat&comment=telephone', 'citizen'],
  ['/', '/en?ou=Gramat&comment=atelier&plainpied=true', 'citizen'],
  ['ateliers', '/ateliers', 'citizen'],
  ['ateliers', '/en/ateliers?ou=Gramat', 'citizen'],
  ['lieux/$slug', '/lieux/a-distance?comment=domicile', 'citizen'],
  ['lieux/$slug', '/lieux/mediatheque-de-cahors?comment=atelier', 'citizen'],
  ['lieux/$slug', '/lieux/mediatheque-de-cahors', 'citizen'],
  ['lieux/$slug', '/en/lieux/mediatheque-de-cahors', 'citizen'],
  ['lieux/$slug/affiche', '/lieux/mediatheque-de-cahors/affiche', 'citizen'],
  ['lieux/$slug/affiche', '/en/lieux/mediatheque-de-cahors/affiche', 'citizen'],
  ['lieux/$slug/rendez-vous', `/lieux/mediatheque-de-cahors/rendez-vous?heure=${hour}`, 'citizen'],
  ['lieux/$slug/rendez-vous', `/en/lieux/mediatheque-de-cahors/rendez-vous?heure=${hour}`, 'citizen'],
  ['rendez-vous', '/rendez-vous#', 'citizen'],
  ['rendez-vous', '/en/rendez-vous#', 'citizen'],
  ['rendez-vous/deplacer', '/rendez-vous/deplacer#', 'citizen'],
  ['rendez-vous/deplacer', '/en/rendez-vous/deplacer#', 'citizen'],
  ['rendez-vous/plus-tot', '/rendez-vous/plus-tot#', 'citizen'],
  ['rendez-vous/plus-tot', '/en/rendez-vous/plus-tot#', 'citizen'],
  ['lieux/$slug/attente', '/lieux/mediatheque-de-cahors/attente', 'citizen'],
  ['lieux/$slug/attente', '/en/lieux/mediatheque-de-cahors/attente?question=3', 'citizen'],
  ['attente', '/attente~', 'citizen'],
  ['attente', '/en/attente~', 'citizen'],
  ['mentions-legales', '/mentions-legales', 'citizen'],
  ['mentions-legales', '/en/mentions-legales', 'citizen'],
  ['donnees-personnelles', '/donnees-personnelles', 'citizen'],
  ['donnees-personnelles', '/en/donnees-personnelles', 'citizen'],
  ['accessibilite', '/accessibilite', 'citizen'],
  ['accessibilite', '/en/accessibilite', 'citizen'],
  ['', '/nulle-part', 'citizen'],
  ['/connexion', '/connexion', 'citizen'],
  ['/invitation', '/invitation', 'citizen'],
  ['/aujourdhui', '/aujourdhui', 'advisor'],
  ['/semaine', '/semaine', 'advisor'],
  ['/agenda-ailleurs', '/agenda-ailleurs', 'advisor'],
  ['/permanences', '/permanences', 'advisor'],
  ['/liste-d-attente', '/liste-d-attente', 'advisor'],
  ['/beneficiaires', '/beneficiaires', 'advisor'],
  ['/beneficiaires/doublons', '/beneficiaires/doublons', 'advisor'],
  ['/beneficiaires/$id', '/beneficiaires/$id', 'advisor'],
  ['/beneficiaires/importer', '/beneficiaires/importer', 'advisor'],
  ['/noter', '/noter', 'advisor'],
  ['/noter/matinee', '/noter/matinee', 'advisor'],
  ['/etiquettes', '/etiquettes', 'advisor'],
  ['/a-cloturer', '/a-cloturer', 'advisor'],
  ['/journal', '/journal', 'advisor'],
  ['/journal/exporter', '/journal/exporter', 'advisor'],
  ['/journal/mois', '/journal/mois', 'advisor'],
  ['/journal/importer', '/journal/importer', 'advisor'],
  ['/envois', '/envois', 'advisor'],
  ['/statistiques', '/statistiques', 'advisor'],
  ['/statistiques/partage', '/statistiques/partage', 'advisor'],
  ['/chiffres-partages', '/chiffres-partages+', 'citizen'],
  ['/courriel-mensuel', '/courriel-mensuel', 'citizen'],
  ['/chiffres', '/chiffres', 'citizen'],
  ['/chiffres/$departement', '/chiffres/lot?periode=2025-2026', 'citizen'],
  ['/chiffres/$departement/$epci', '/chiffres/lot/grand-figeac', 'citizen'],
  ['/chiffres/$departement/$epci/$commune', '/chiffres/lot/grand-figeac/figeac', 'citizen'],
  ['/donnees-ouvertes', '/donnees-ouvertes', 'citizen'],
  ['/donnees-ouvertes/api', '/donnees-ouvertes/api', 'citizen'],
  ['/actions', '/actions', 'coordinator'],
  ['/equipe', '/equipe', 'coordinator'],
  ['/annuaire', '/annuaire', 'coordinator'],
  ['/annuaire', '/annuaire?vue=lieux', 'advisor'],
  ['/tableau-de-bord', '/tableau-de-bord', 'coordinator'],
  ['/tableau-de-bord/emporter', '/tableau-de-bord/emporter', 'coordinator'],
  ['/tableau-de-bord/vues', '/tableau-de-bord/vues', 'coordinator'],
  ['/v/$code', '/v/abc', 'coordinator'],
  ['/administration/structures', '/administration/structures', 'administrator'],
  ['/administration/messages', '/administration/messages', 'administrator'],
  ['/administration/lieux', '/administration/lieux', 'administrator'],
  ['/administration/equipe', '/administration/equipe', 'administrator'],
  ['/administration/cles', '/administration/cles', 'administrator'],
  ['/administration/motifs', '/administration/motifs', 'administrator'],
  ['/administration/fermetures', '/administration/fermetures', 'administrator'],
]

let house: Demonstration
let key: string
let waitKey: string
let followedId: string
let visits: Record<(typeof pages)[number][2], Visit>
const shareKey = 'A'.repeat(43)
const titles = new Map<string, string>()

beforeAll(async () => {
  house = await openDemonstration(instantAt('2026-06-16', '09:00', zone))
  key = await bookSomewhere()
  waitKey = await waitForEarlier()
  followedId = followedBy('Genévrier')
  shareFigures()
  const [citizen, advisor, coordinator, administrator] = await Promise.all(
    [1, 2, 3, 4].map(() => house.visit(1280)),
  )
  visits = { citizen: citizen!, advisor: advisor!, coordinator: coordinator!, administrator: administrator! }
  await enter(visits.advisor, 'Camille Genévrier')
  await enter(visits.coordinator, 'Nadia Romarin')
  await enter(visits.administrator, 'Alix Verveine')
})
afterAll(() => house.end())

/** Somebody whom this advisor follows, noted twice: their page says so. */
function followedBy(lastName: string) {
  const { id } = house.db
    .select()
    .from(advisors)
    .all()
    .find((advisor) => advisor.lastName === lastName)!
  return house.db
    .select()
    .from(beneficiaries)
    .all()
    .find(({ advisorId }) => advisorId === id)!.id
}

/** The figures of whoever has some, at an address. */
function shareFigures() {
  const { advisorId } = house.db.select().from(sessions).get()!
  house.db
    .insert(figureShares)
    .values({ id: uuidv7(), advisorId, keyHash: hashOf(shareKey), openedAt: house.now() })
    .run()
}

async function bookSomewhere() {
  const place = house.db
    .select()
    .from(places)
    .all()
    .find(({ slug }) => slug === 'mediatheque-de-cahors')!
  const wanted = { placeId: place.id, serviceId: mainService(house)!.id, startsAt: hour + 3_600_000 }
  const { body } = await ask(house.url, 'appointments.book', bookingOf(1, wanted, house.now()))
  return (body as { result: { data: { key: string } } }).result.data.key
}

async function waitForEarlier() {
  const asked = { id: uuidv7(), key, halfDay: 'any', language: 'fr' }
  const { body } = await ask(house.url, 'waiting.joinEarlier', asked)
  return (body as { result: { data: { key: string } } }).result.data.key
}

/** All that is wrong with a page: too wide, without one title of its own, refused by axe, or complaining. */
async function faults({ page, complaints }: Visit, address: string) {
  await page.goto(address)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForLoadState('networkidle')
  const found = await wrongs(page)
  for (const width of [360, 768, 1280]) found.push(...(await tooWide(page, width)))
  if ((await page.getByRole('heading', { level: 1 }).count()) !== 1) found.push('not one title')
  const title = await page.title()
  if (titles.has(title)) found.push(`« ${title} » is also ${titles.get(title)}`)
  titles.set(title, address)
  return [...found, ...complaints.splice(0)]
}

describe('a page', () => {
  it('is in the table of this test as soon as it has an address', () => {
    const sources = ['routes', 'guest-routes', 'staff-routes', 'figures-routes']
      .map((file) => readFileSync(`client/${file}.ts`, 'utf8'))
      .join('')
    const routes = [...sources.matchAll(/^ {2}path: '([^']+)'/gm)].map(([, path]) => path)
    const known = new Set(pages.map(([route]) => route))
    /* The first visit leads elsewhere once the house is open: it has its own test. */
    expect(
      routes.filter((path) => path !== '/{-$lang}' && path !== '/premiere-visite' && !known.has(path!)),
    ).toEqual([])
  })

  it.each(pages)(
    '%s (%s, %s) fits every width, has one title of its own, and axe finds nothing',
    async (_, address, who) => {
      const shown = address
        .replace('#', `#${key}`)
        .replace('~', `#${waitKey}`)
        .replace('+', `#${shareKey}`)
        .replace('$id', followedId)
      expect(await faults(visits[who], shown)).toEqual([])
    },
  )

  it('of somebody with the longest names fits every width too', async () => {
    const longest = {
      firstName: 'A'.repeat(80),
      lastName: 'B'.repeat(80),
      email: `${'c'.repeat(64)}@exemple.fr`,
    }
    house.db.update(beneficiaries).set(longest).where(eq(beneficiaries.id, followedId)).run()
    const { page } = visits.advisor
    for (const address of ['/beneficiaires', `/beneficiaires/${followedId}`]) {
      await page.goto(address)
      await page.getByText('B'.repeat(80)).first().waitFor()
      for (const width of [360, 768, 1280]) expect(await tooWide(page, width)).toEqual([])
    }
  })

  it('of an empty house lets its administrator in, and is as good as the others', async () => {
    const empty = await openDemonstration(house.now(), { DEMO: '0' })
    const visit = await empty.visit(1280)
    expect(await faults(visit, '/premiere-visite')).toEqual([])
    await empty.end()
  })

  it('with something wrong is found wrong', async () => {
    const visit = await house.visit(1280)
    await visit.page.addInitScript(() =>
      addEventListener('DOMContentLoaded', () => {
        document.body.insertAdjacentHTML(
          'beforeend',
          '<h1 class="wrong">Large</h1><img src="https://elsewhere.test/x.png">',
        )
        document.querySelector<HTMLElement>('.wrong')!.style.width = '2000px'
      }),
    )
    const found = (await faults(visit, '/?again')).join('\n')
    for (const word of ['image-alt', 'px too wide at 1280', 'not one title', 'Content Security Policy'])
      expect(found).toContain(word)
  })
})
