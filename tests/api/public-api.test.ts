import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Settings } from '#server/env.ts'
import { apiDocument } from '#server/open-data/api-document.ts'
import { type ApiDocument, fieldsOf } from '#shared/open-api.ts'
import { type Doorstep, doorstep } from './doorstep.ts'
import { plantSessions, plantWorkshop } from './published-world.ts'

let door: Doorstep
beforeEach(() => open())
afterEach(() => door.close())

async function open(changed: Partial<Settings> = {}) {
  await door?.close()
  door = await doorstep(changed)
}

const ask = (url: string, headers: Record<string, string> = {}) =>
  door.app().inject({ url: `/api/v1${url}`, headers })
const read = async <Answer>(url: string) => (await ask(url)).json<Answer>()
type List<Each> = { total: number; next: string | null; results: Each[] }

describe('the document of the API', () => {
  it('is valid OpenAPI 3.1', async () => {
    const answer = await ask('/openapi.json')
    const verdict = await new Validator().validate(answer.json<Record<string, unknown>>())
    expect(verdict).toEqual({ valid: true })
    expect(answer.json<ApiDocument>().openapi).toBe('3.1.0')
  })

  it('says of every answer what it is: each is what its schema wants, and no more than its shape', async () => {
    plantWorkshop(door.here)
    plantSessions(door.here, 12, '2026-02-01')
    const document = await read<ApiDocument>('/openapi.json')
    const ajv = addFormats.default(new Ajv2020({ strict: false }))
    ajv.addSchema(document, 'api')
    const asked: Record<string, string> = {
      '/places/{slug}': '/places/mediatheque-de-gramat',
      '/places/{slug}/availabilities': '/places/mediatheque-de-gramat/availabilities',
    }
    for (const [path, { get }] of Object.entries(document.paths).filter(
      ([name]) => name !== '/structure/figures',
    )) {
      const answer = await ask(asked[path] ?? path)
      expect([path, answer.statusCode]).toEqual([path, 200])
      const { schema } = get.responses['200']!.content!['application/json']
      const isRight = ajv.compile({ $ref: `api${schema.$ref}` })
      expect([path, isRight(answer.json()), isRight.errors]).toEqual([path, true, null])
      expect(answer.body.length).toBeGreaterThan(100)
      expect(isRight({ total: 'many' })).toBe(false)
    }
  })

  it('says what each field of each answer means', () => {
    const { schemas } = apiDocument(door.here.settings).components
    const fields = Object.entries(schemas).flatMap(([name, schema]) =>
      name === 'Problem' ? [] : fieldsOf(schema),
    )
    expect(fields.length).toBeGreaterThan(80)
    expect(fields.filter(({ description, kind }) => !description || !kind)).toEqual([])
    expect(fields.map(({ name }) => name)).toContain('results[].epci.siren')
  })

  it('describes the parameters that are understood, and no other is', async () => {
    const { paths } = apiDocument(door.here.settings)
    for (const [path, { get }] of Object.entries(paths)) {
      const url = path.replace('{slug}', 'mediatheque-de-gramat')
      expect(get.parameters.every(({ description }) => description)).toBe(true)
      const isKeyed = path === '/structure/figures'
      expect((await ask(`${url}?unheardOf=1`)).statusCode).toBe(isKeyed ? 401 : 400)
    }
  })
})

describe('the places', () => {
  it('are those of the commune or of the EPCI that one asks', async () => {
    const names = async (query: string) =>
      (await read<List<{ slug: string }>>(`/places${query}`)).results.map(({ slug }) => slug)
    expect(await names('')).toEqual(['france-services-de-saint-cere', 'mediatheque-de-gramat'])
    expect(await names('?commune=46128')).toEqual(['mediatheque-de-gramat'])
    expect(await names('?epci=200066371')).toHaveLength(2)
    expect(await names('?epci=200023737')).toEqual([])
  })

  it('come by pages, each with the address of the next', async () => {
    const first = await read<List<{ slug: string }>>('/places?perPage=1')
    expect(first).toMatchObject({ total: 2, results: [{ slug: 'france-services-de-saint-cere' }] })
    expect(first.next).toBe('http://localhost:3000/api/v1/places?perPage=1&page=2')
    const second = await read<List<{ slug: string }>>(first.next!.split('/api/v1')[1]!)
    expect(second).toMatchObject({ total: 2, next: null, results: [{ slug: 'mediatheque-de-gramat' }] })
    expect(await read('/places?page=9')).toEqual({ total: 2, next: null, results: [] })
  })

  it.each([
    'perPage=0',
    'perPage=501',
    'page=x',
    'page=1.5',
    'commune=Gramat',
    'commune=46128&commune=46251',
  ])('refuse %s by name', async (query) => {
    const answer = await ask(`/places?${query}`)
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(answer.json()).toMatchObject({
      status: 400,
      title: 'Paramètre non compris',
      parameters: [query.split('=')[0]],
    })
  })
})

describe('the free hours', () => {
  it('are the next of each place, with the page where one books', async () => {
    expect(await read('/availabilities')).toEqual({
      total: 2,
      next: null,
      results: [
        {
          place: 'mediatheque-de-gramat',
          way: 'place',
          startsAt: '2026-06-16T07:00:00.000Z',
          day: '2026-06-16',
          time: '09:00',
          page: 'http://localhost:3000/lieux/mediatheque-de-gramat',
        },
        expect.objectContaining({ place: 'france-services-de-saint-cere', time: '14:00' }),
      ],
    })
    expect(await read('/availabilities?commune=46251')).toMatchObject({ total: 1 })
    expect(await read('/availabilities?way=phone')).toMatchObject({ total: 0 })
  })

  it('are all those of one place, for so many days', async () => {
    const answer = await read<{ days: { day: string; hours: { time: string }[] }[] }>(
      '/places/mediatheque-de-gramat/availabilities?days=9',
    )
    expect(answer.days.map(({ day, hours }) => [day, hours.map(({ time }) => time)])).toEqual([
      ['2026-06-16', ['09:00', '10:00', '11:00']],
      ['2026-06-23', ['09:00', '10:00', '11:00']],
    ])
    expect((await ask('/places/nowhere/availabilities')).json()).toMatchObject({ status: 404 })
  })

  it('hold the workshops, with what each is called and the seats left', async () => {
    plantWorkshop(door.here)
    expect(await read('/workshops')).toMatchObject({
      total: 2,
      results: [
        {
          title: 'Découvrir la tablette',
          place: 'mediatheque-de-gramat',
          day: '2026-06-19',
          time: '14:00',
          endTime: '16:00',
          seatsLeft: 8,
          page: 'http://localhost:3000/lieux/mediatheque-de-gramat?comment=atelier',
        },
        { day: '2026-06-26' },
      ],
    })
    expect(await read('/workshops?commune=46251')).toMatchObject({ total: 0 })
  })
})

type Figure = Record<'quarter' | 'code' | 'theme', string> & { sessions: Shown }
type Shown = { value: number | null; hidden: boolean }

describe('the protected figures', () => {
  const figures = async (query = '') => (await read<List<Figure>>(`/figures?perPage=500${query}`)).results

  it('are of quarters that are over, for the département and each of its EPCI, zeros too', async () => {
    plantSessions(door.here, 30, '2025-12-01')
    plantSessions(door.here, 3, '2026-01-02', '46042', 'parentalite')
    plantSessions(door.here, 9, '2026-06-01')
    const all = await figures()
    expect([...new Set(all.map(({ quarter }) => quarter))]).toEqual(['2026-T1', '2025-T4'])
    expect(all).toHaveLength(2 * 3 * 4)
    const shown = (quarter: string, code: string, theme: string) =>
      all.find((each) => each.quarter === quarter && each.code === code && each.theme === theme)?.sessions
    expect(shown('2025-T4', '46', 'citizen')).toEqual({ value: 0, hidden: false })
    expect(shown('2026-T1', '200023737', 'citizen')).toEqual({ value: null, hidden: true })
    expect(shown('2026-T1', '200023737', 'everyday')).toEqual({ value: 0, hidden: false })
    expect(all.every(({ sessions: { value } }) => value === null || value % 5 === 0)).toBe(true)
    expect(shown('2025-T4', '46', 'all')!.value).toBeGreaterThan(10)
  })

  it('can be asked for one quarter, level, territory or theme', async () => {
    plantSessions(door.here, 30, '2025-12-01')
    expect(await figures('&quarter=2025-T4&level=epci&theme=all')).toHaveLength(2)
    expect(await figures('&code=46&theme=everyday')).toHaveLength(2)
    expect(await figures('&quarter=2026-T2')).toEqual([])
  })

  it('are the same in the open files', async () => {
    plantSessions(door.here, 30, '2025-12-01')
    const file = (await door.app().inject({ url: '/donnees/chiffres.json' })).json<{ figures: object[] }>()
    const all = await figures()
    expect(file.figures).toHaveLength(all.length)
    expect(file.figures[0]).toMatchObject({
      trimestre: all[0]!.quarter,
      seances: all[0]!.sessions.value,
      seances_moins_de_5: all[0]!.sessions.hidden,
    })
  })
})

describe('an answer of the API', () => {
  it('is open to any page, may be kept, and is not sent again to whoever has it', async () => {
    const answer = await ask('/places', { origin: 'https://mairie.exemple.fr' })
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, max-age=300',
      vary: 'accept-encoding',
    })
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined()
    const again = await ask('/places', { 'if-none-match': String(answer.headers.etag) })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    expect((await door.app().inject({ method: 'HEAD', url: '/api/v1/places' })).statusCode).toBe(200)
  })

  it('says to whoever reads too often when to ask again', async () => {
    await open({ apiRateLimit: 3 })
    const statuses = []
    for (let nth = 0; nth < 4; nth++) statuses.push((await ask('/places')).statusCode)
    expect(statuses).toEqual([200, 200, 200, 429])
    const refused = await ask('/workshops')
    expect(refused.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      'ratelimit-limit': '3',
      'ratelimit-remaining': '0',
    })
    expect(String(refused.headers['retry-after'])).toMatch(/^([1-9]|[1-5]\d|60)$/)
    expect(refused.json()).toMatchObject({ status: 429, title: 'Trop de lectures' })
    expect((await door.app().inject({ url: '/api/trpc/house.settings' })).statusCode).toBe(200)
  })

  it('at an address that leads nowhere is a refusal like others', async () => {
    const refused = { status: 404, type: 'http://localhost:3000/donnees-ouvertes/api#notFound' }
    expect((await ask('/nowhere')).json()).toMatchObject(refused)
    expect((await ask('/places/nowhere')).json()).toMatchObject(refused)
  })
})
