import { eq } from 'drizzle-orm'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { feature } from 'topojson-client'
import { beforeAll, describe, expect, test } from 'vitest'
import { plantGeography } from '#drizzle/geography.ts'
import { type Db, openDatabase } from '#drizzle/open.ts'
import { communes, formerCommunes } from '#drizzle/schema/index.ts'
import { buildApp } from '#server/app.ts'
import { drawContours } from '#server/territories/draw-contours.ts'
import { keepContours } from '#server/territories/keep-contours.ts'
import { learnCentres } from '#server/territories/learn-centres.ts'
import { readContours } from '#server/territories/read-contours.ts'
import { centreOf, ringsOf } from '#shared/contours.ts'
import { madeUpContours } from '../made-up-contours.ts'
import { world } from './world.ts'

let lot: Db
let there: { code: string; epciSiren: string | null }[]

beforeAll(() => {
  lot = openDatabase(':memory:')
  plantGeography(lot, '46')
  there = lot.select().from(communes).all()
})

/** A square of a tenth of a degree, its corner at these tenths from the south-west of the Lot. */
const square = (code: string, x: number, y: number) => {
  const corners = [
    [x, y],
    [x + 1, y],
    [x + 1, y + 1],
    [x, y + 1],
    [x, y],
  ] as const
  const ring = corners.map(([east, north]) => [1 + east / 10, 44 + north / 10])
  return { type: 'Feature', properties: { code }, geometry: { type: 'Polygon', coordinates: [ring] } }
}
const file = (...features: unknown[]) => ({ type: 'FeatureCollection', features })
const draw = (read: unknown) => drawContours(lot, '46', read)

/** The rings of one territory, by its code. */
function ringsOfOne(
  { contours }: ReturnType<typeof draw>,
  kind: 'communes' | 'epcis' | 'departement',
  id: string,
) {
  const geometry = contours.objects[kind].geometries.find((one) => one.id === id)
  if (geometry?.type !== 'MultiPolygon') throw new Error(`${id} is not drawn`)
  return ringsOf(feature(contours, geometry).geometry)
}

/** In square degrees, of rings that none lies within another. */
const exactArea = (rings: ReturnType<typeof ringsOfOne>) =>
  rings.reduce((sum, ring) => sum + Math.abs(twiceAreaOf(ring)) / 2, 0)

const twiceAreaOf = (ring: ReturnType<typeof ringsOfOne>[number]) =>
  ring.reduce((twice, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length]!
    return twice + (x - ring[0]![0]) * (nextY - y) - (nextX - x) * (y - ring[0]![1])
  }, 0)

/** In squares of a tenth of a degree. */
const areaOf = (rings: ReturnType<typeof ringsOfOne>) => Math.round(exactArea(rings) * 100)

describe('contours', () => {
  test('are of communes of today: those that merged are one', () => {
    const [former] = lot.select().from(formerCommunes).all()
    const today = former!.communeCode
    const drawn = draw(file(square(today, 0, 0), square(former!.code, 1, 0)))
    expect(drawn.contours.objects.communes.geometries.map(({ id }) => id)).toEqual([today])
    expect(ringsOfOne(drawn, 'communes', today)).toHaveLength(1)
    expect(areaOf(ringsOfOne(drawn, 'communes', today))).toBe(2)
    expect(drawn.missing).toBe(there.length - 1)
  })

  test('of an EPCI and of the département are made of their communes', () => {
    const [first, second] = there.filter(({ epciSiren }) => epciSiren === '200023737')
    const [elsewhere] = there.filter(({ epciSiren }) => epciSiren === '200067361')
    const drawn = draw(
      file(square(first!.code, 0, 0), square(second!.code, 1, 0), square(elsewhere!.code, 2, 0)),
    )
    expect(drawn.contours.objects.epcis.geometries.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['200023737', '200067361']),
    )
    expect(areaOf(ringsOfOne(drawn, 'epcis', '200023737'))).toBe(2)
    expect(ringsOfOne(drawn, 'departement', '46')).toHaveLength(1)
    expect(areaOf(ringsOfOne(drawn, 'departement', '46'))).toBe(3)
  })

  test('leave other départements aside', () => {
    const drawn = draw(file(square(there[0]!.code, 0, 0), square('12202', 1, 0)))
    expect(drawn.contours.objects.communes.geometries).toHaveLength(1)
  })

  test('of a whole département, however fine, weigh 150 kB at most, and neighbours still share their lines', () => {
    const drawn = draw(madeUpContours(there, 60))
    expect(JSON.stringify(drawn.contours).length).toBeLessThan(150_000)
    expect(drawn.missing).toBe(0)
    const parts = there.reduce((sum, { code }) => sum + exactArea(ringsOfOne(drawn, 'communes', code)), 0)
    expect(parts).toBeCloseTo(exactArea(ringsOfOne(drawn, 'departement', '46')), 6)
  })

  test.each([
    [{ type: 'Topology' }, 'The file is not GeoJSON: a FeatureCollection of communes is expected.'],
    [file(), 'The file has no commune of the département 46.'],
    [file(square('12202', 0, 0)), 'The file has no commune of the département 46.'],
    [
      file({ ...square('46042', 0, 0), properties: { nom: 'Cahors' } }),
      'Commune 1 of the file has no INSEE code: "code" or "INSEE_COM" is expected.',
    ],
    [
      file({ ...square('46042', 0, 0), geometry: { type: 'Point', coordinates: [1, 44] } }),
      'The commune 46042 of the file has no contour.',
    ],
    [
      file(square('46042', 5_700_000, 63_000_000)),
      'The contour of the commune 46042 is not in degrees, longitude first: convert the file to WGS 84 (EPSG:4326).',
    ],
    [
      file({
        ...square('46042', 0, 0),
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [1, 44],
              ['1', '45'],
              [2, 45],
              [1, 44],
            ],
          ],
        },
      }),
      'The contour of the commune 46042 is not in degrees, longitude first: convert the file to WGS 84 (EPSG:4326).',
    ],
  ])('are refused in one sentence: %#', (read, sentence) => {
    expect(() => draw(read)).toThrow(new Error(sentence))
  })

  test('are read from the State’s API or from a file, and what cannot be read is said', async () => {
    const answers: Record<string, [number, string]> = {
      '46': [200, JSON.stringify(file(square('46042', 0, 0)))],
      '12': [503, ''],
      '15': [200, '<html>'],
    }
    const asked: string[] = []
    const api = createServer((request, response) => {
      asked.push(request.url ?? '')
      const [status, body] = answers[request.url?.split('/')[2] ?? ''] ?? [404, '']
      response.writeHead(status).end(body)
    })
    await new Promise<void>((resolve) => void api.listen(0, 'localhost', resolve))
    const address = `http://localhost:${(api.address() as AddressInfo).port}`
    expect(
      draw(await readContours('46', { api: address })).contours.objects.communes.geometries,
    ).toHaveLength(1)
    expect(asked).toEqual(['/departements/46/communes?fields=code,nom&geometry=contour&format=geojson'])
    await expect(readContours('12', { api: address })).rejects.toThrow(
      /answers 503\. Try again, or give a file/,
    )
    await expect(readContours('15', { api: address })).rejects.toThrow(/is not JSON/)
    api.close()
    await expect(readContours('46', { api: 'http://localhost:1' })).rejects.toThrow(/does not answer/)
    const path = join(mkdtempSync(join(tmpdir(), 'contours-')), 'communes.geojson')
    writeFileSync(path, JSON.stringify(file(square('46042', 0, 0))))
    expect(draw(await readContours('46', { file: path })).missing).toBe(there.length - 1)
    await expect(readContours('46', { file: `${path}.none` })).rejects.toThrow(/cannot be read/)
  })
})

describe('contours that were loaded', () => {
  const house = () => world({ dataDir: mkdtempSync(join(tmpdir(), 'contours-')) })
  const load = (small: ReturnType<typeof house>, x: number) =>
    keepContours(small, '46', draw(file(square('46128', x, 0), square('46251', x + 1, 0))).contours)

  test('are none before, then have an address that changes with them', async () => {
    const small = house()
    const ask = () => small.citizen().territories.contours({ departement: '46' })
    expect(await ask()).toBeNull()
    load(small, 0)
    const first = await ask()
    expect(first?.address).toMatch(/^\/contours\/46-[0-9a-f]{12}\.json$/)
    expect(await ask()).toEqual(first)
    load(small, 2)
    expect(await ask()).not.toEqual(first)
    expect(await small.citizen().territories.contours({ departement: '12' })).toBeNull()
  })

  test('are served compressed, for ever, and not again to whoever has them', async () => {
    const small = house()
    const { version } = load(small, 0)
    const app = await buildApp(small)
    const get = (url: string, headers = {}) =>
      app.inject({ url, headers: { 'accept-encoding': 'gzip', ...headers } })
    const answer = await get(`/contours/46-${version}.json`)
    expect(answer.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'gzip',
      'content-type': 'application/json; charset=utf-8',
    })
    const drawn = JSON.parse(gunzipSync(answer.rawPayload).toString()) as { type: string; objects: object }
    expect(drawn.type).toBe('Topology')
    expect(Object.keys(drawn.objects)).toEqual(['communes', 'epcis', 'departement'])
    const again = await get(`/contours/46-${version}.json`, { 'if-none-match': answer.headers.etag })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    const plain = await app.inject(`/contours/46-${version}.json`)
    expect(plain.json()).toEqual(drawn)
    const older = await get('/contours/46-000000000000.json')
    expect(older.headers['cache-control']).toBe('no-cache')
    for (const wrong of ['12-0', '..-0', '46%2F..-0'])
      expect((await get(`/contours/${wrong}.json`)).statusCode).toBe(404)
    await app.close()
  })

  test('place the communes that had no coordinates, and move none that had', () => {
    const small = house()
    const at = (code: string) => {
      const { latitude, longitude } = small.db.select().from(communes).where(eq(communes.code, code)).get()!
      return { latitude, longitude }
    }
    small.db.update(communes).set({ latitude: null, longitude: null }).where(eq(communes.code, '46128')).run()
    small.db.update(communes).set({ latitude: 1, longitude: 2 }).where(eq(communes.code, '46251')).run()
    learnCentres(small)
    expect(at('46128')).toEqual({ latitude: null, longitude: null })
    load(small, 0)
    learnCentres(small)
    expect(at('46128').latitude).toBeCloseTo(44.05, 3)
    expect(at('46128').longitude).toBeCloseTo(1.05, 3)
    expect(at('46251')).toEqual({ latitude: 1, longitude: 2 })
  })
})

test('the centre of a territory is that of its largest piece', () => {
  const corner = (x: number, y: number, side: number) =>
    [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y],
    ] as [number, number][]
  expect(centreOf([corner(10, 10, 1), corner(0, 0, 4)])).toEqual({ longitude: 2, latitude: 2 })
  expect(centreOf([corner(3, 3, 0)])).toBeNull()
})
