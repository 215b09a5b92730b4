import {
  fromSchemaLieuxDeMediationNumerique,
  ModaliteAcces,
  type SchemaLieuMediationNumerique,
  Service,
  toSchemaLieuxDeMediationNumerique,
} from '@gouvfr-anct/lieux-de-mediation-numerique'
import { parse } from 'csv-parse/sync'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openings, placeClosures, places, services } from '#drizzle/schema/index.ts'
import { figureColumns, placeColumns } from '#shared/open-dictionary.ts'
import type { Settings } from '#server/env.ts'
import { uuidv7 } from 'uuidv7'
import { type Doorstep, doorstep } from './doorstep.ts'

const siret = '73282932000074'
let door: Doorstep
beforeEach(() => open())
afterEach(() => door.close())

async function open(changed: Partial<Settings> = {}) {
  await door?.close()
  door = await doorstep({ publicUrl: 'https://permanence.exemple.fr', ...changed })
  door.here.db.update(places).set({ siret }).run()
}

const ask = (url: string, headers: Record<string, string> = {}) => door.app().inject({ url, headers })
const national = async () => (await ask('/donnees/lieux.json')).json<SchemaLieuMediationNumerique[]>()
const gramat = async () => (await national()).find(({ nom }) => nom === 'Médiathèque de Gramat')

describe('the places in the national schema', () => {
  it('come back the same through the library of the State', async () => {
    const { db, place } = door.here
    const note = { accessNote: 'Parking gratuit.', stepFree: true, latitude: 44.78, longitude: -1.7 }
    db.update(places).set(note).where(eq(places.id, place.id)).run()
    const told = await national()
    expect(told).toHaveLength(2)
    expect(toSchemaLieuxDeMediationNumerique(fromSchemaLieuxDeMediationNumerique(told))).toEqual(told)
    expect(await gramat()).toEqual({
      id: place.id,
      pivot: siret,
      nom: 'Médiathèque de Gramat',
      commune: 'Gramat',
      code_postal: '46500',
      code_insee: '46128',
      adresse: '1 place de la Halle',
      latitude: 44.78,
      longitude: -1.7,
      telephone: '0565000000',
      site_web: 'https://permanence.exemple.fr/lieux/mediatheque-de-gramat',
      horaires: 'Tu 09:00-12:00; PH off',
      presentation_detail: 'Parking gratuit. Accès de plain-pied.',
      source: 'Permanence',
      date_maj: '2026-01-01',
      services: [
        Service.MaitriseDesOutilsNumeriquesDuQuotidien,
        Service.UtilisationSecuriseeDuNumerique,
        Service.ComprehensionDuMondeNumerique,
        Service.ParentaliteEtEducationAvecLeNumerique,
        Service.AideAuxDemarchesAdministratives,
      ].join('|'),
      frais_a_charge: 'Gratuit',
      dispositif_programmes_nationaux: 'Conseillers numériques',
      modalites_acces: 'Prendre un RDV en ligne|Téléphoner',
      modalites_accompagnement: 'Accompagnement individuel',
      prise_rdv: 'https://permanence.exemple.fr/lieux/mediatheque-de-gramat',
    })
  })

  it('always say one service, so that the library leaves them open to the public', async () => {
    const { db } = door.here
    db.delete(openings).run()
    for (const place of fromSchemaLieuxDeMediationNumerique(await national())) {
      expect(place.services!.length).toBeGreaterThan(0)
      expect(place.modalites_acces).not.toContain(ModaliteAcces.PasDePublic)
      expect(place.horaires).toBeUndefined()
    }
  })

  it('say the services of the themes that a place is for, its workshops, and its closures', async () => {
    const { db, place, people } = door.here
    const workshop = {
      id: uuidv7(),
      code: 'atelier',
      nameFr: 'Atelier',
      nameEn: 'Workshop',
      kind: 'workshop' as const,
      mode: 'place' as const,
      minutes: 120,
      noticeMinutes: 0,
      horizonDays: 60,
      openToPublic: true,
      suggests: ['citizen' as const],
      createdAt: 0,
    }
    db.insert(services).values(workshop).run()
    db.update(services)
      .set({ suggests: ['autonomy'] })
      .where(eq(services.id, door.here.service.id))
      .run()
    const recurrence = { repeat: 'weekly' as const, every: 1, weekdays: [5 as const], firstDay: '2026-01-01' }
    db.insert(openings)
      .values({
        id: uuidv7(),
        advisorId: people.camille.actor.advisorId,
        placeId: place.id,
        serviceId: workshop.id,
        startsAt: '14:00',
        endsAt: '16:00',
        recurrence,
        seats: 8,
        createdAt: door.here.now(),
      })
      .run()
    db.insert(placeClosures)
      .values({ id: uuidv7(), placeId: place.id, firstDay: '2026-08-03', lastDay: '2026-08-14' })
      .run()
    expect(await gramat()).toMatchObject({
      date_maj: '2026-06-15',
      horaires: 'Tu 09:00-12:00; PH off; 2026 Aug 03-2026 Aug 14 off',
      modalites_accompagnement: 'Accompagnement individuel|Dans un atelier collectif',
      services: [
        Service.UtilisationSecuriseeDuNumerique,
        Service.ComprehensionDuMondeNumerique,
        Service.ParentaliteEtEducationAvecLeNumerique,
        Service.AideAuxDemarchesAdministratives,
      ].join('|'),
    })
  })

  it.each([
    ['without a SIRET', { siret: null }],
    ['with a wrong one', { siret: '73282932000075' }],
    ['with an address that the schema cannot read', { address: '1 place « de la Halle » #2' }],
  ])('leave out a place %s, and say so', async (_what, changed) => {
    const { db, place } = door.here
    db.update(places).set(changed).where(eq(places.id, place.id)).run()
    expect((await national()).map(({ commune }) => commune)).toEqual(['Saint-Céré'])
    expect(await door.here.citizen().openData.files()).toMatchObject({ places: 1, missing: 1 })
  })

  it('leave out a place that has closed', async () => {
    const { db, place } = door.here
    db.update(places).set({ closedAt: 1 }).where(eq(places.id, place.id)).run()
    expect((await national()).map(({ commune }) => commune)).toEqual(['Saint-Céré'])
  })

  it('are the same in CSV, with every column of the schema, and nothing that a spreadsheet would run', async () => {
    const { db, place } = door.here
    const odd = { name: '=1+1', latitude: 44.78, longitude: -1.7 }
    db.update(places).set(odd).where(eq(places.id, place.id)).run()
    const answer = await ask('/donnees/lieux.csv')
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8; header=present')
    const lines = parse(answer.body, { columns: true }) as Record<string, string>[]
    const told = (await national()).map((each) =>
      Object.fromEntries(Object.entries(each).map(([name, value]) => [name, String(value)])),
    )
    const filled = lines.map((line) =>
      Object.fromEntries(Object.entries(line).filter(([, value]) => value !== '')),
    )
    expect(filled).toEqual(
      told.map((each) => ({ ...each, nom: each['nom'] === '=1+1' ? "'=1+1" : each['nom'] })),
    )
    expect(Object.keys(lines[0]!)).toHaveLength(32)
    for (const { name, isAlways } of placeColumns)
      for (const line of lines) expect(isAlways ? line[name] : name in line).toBeTruthy()
  })

  it('say who receives where once the administrator has told the SIRET, with the day', async () => {
    const { place, people, setClock } = door.here
    setClock('2026-07-01', '09:00')
    const known = (await door.here.as(people.administrator).places.list()).find(({ id }) => id === place.id)!
    const { name, address, postalCode, communeCode, phone, accessNote, stepFree } = known
    const said = { name, address, postalCode, communeCode, phone, accessNote, stepFree }
    const change = (told: string) =>
      door.here
        .as(people.administrator)
        .places.change({ ...said, requestId: uuidv7(), placeId: place.id, siret: told })
    await expect(change('732 829 320 00075')).rejects.toThrow('siret')
    await change('356 000 000 00048')
    expect(await gramat()).toMatchObject({ pivot: '35600000000048', date_maj: '2026-07-01' })
  })
})

describe('an open file', () => {
  const names = ['lieux.csv', 'lieux.json', 'chiffres.csv', 'chiffres.json', 'chiffres-schema.json']

  it.each(names)(
    '%s is dated, licensed, open to any page, and not sent again to whoever has it',
    async (name) => {
      const answer = await ask(`/donnees/${name}`)
      expect(answer.statusCode).toBe(200)
      expect(answer.headers).toMatchObject({
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'cache-control': 'public, max-age=3600',
        link: '<https://www.etalab.gouv.fr/licence-ouverte-open-licence>; rel="license"',
      })
      expect(answer.headers['content-disposition']).toMatch(
        new RegExp(`^inline; filename="${name.split('.')[0]}-46-2026-\\d\\d-\\d\\d[.](csv|json)"$`),
      )
      const etag = String(answer.headers.etag)
      const again = await ask(`/donnees/${name}`, { 'if-none-match': `W/${etag}` })
      expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag])
      expect((await ask(`/donnees/${name}`, { 'if-none-match': '"other"' })).statusCode).toBe(200)
    },
  )

  it('of places has another tag as soon as a place has another name', async () => {
    const { db, place } = door.here
    const before = (await ask('/donnees/lieux.json')).headers.etag
    db.update(places).set({ name: 'Bibliothèque de Gramat' }).where(eq(places.id, place.id)).run()
    expect((await ask('/donnees/lieux.json', { 'if-none-match': String(before) })).statusCode).toBe(200)
  })

  it('has the length and the columns that the page says', async () => {
    const { files } = await door.here.citizen().openData.files()
    expect(files.map(({ name }) => name)).toEqual(names)
    for (const { address, bytes } of files) expect((await ask(address)).rawPayload).toHaveLength(bytes)
    const schema = (await ask('/donnees/chiffres-schema.json')).json<{ fields: { name: string }[] }>()
    const [head] = (await ask('/donnees/chiffres.csv')).body.split('\r\n')
    expect(schema.fields.map(({ name }) => name)).toEqual(figureColumns.map(({ name }) => name))
    expect(head).toBe(figureColumns.map(({ name }) => name).join(','))
  })
})
