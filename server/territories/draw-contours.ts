import { eq } from 'drizzle-orm'
import { mergeArcs, quantize } from 'topojson-client'
import { topology } from 'topojson-server'
import { presimplify, simplify } from 'topojson-simplify'
import type { GeometryCollection, Polygon, MultiPolygon, Topology } from 'topojson-specification'
import type { Db } from '#drizzle/open.ts'
import { communes, formerCommunes } from '#drizzle/schema/index.ts'
import type { DrawnContours } from '#shared/drawn-contours.ts'
import { type Surface, surfacesOf } from './contours-file.ts'

/** What a page may weigh before it is compressed: a quarter of it travels. */
const heaviest = 130_000

/** Square degrees: some 25 m by 25 m, which nobody sees on a screen. */
const finest = 8e-8

/** One part in so many of the département's width: some 20 m. */
const grid = 5_000

/**
 * Draws the contours once for all: communes that merged since the file was made become today's, EPCI and département are
 * merged from their communes, and lines lose the detail that no screen shows, the same on both sides.
 * @param db where the département's official geography is planted
 * @param file what was read: GeoJSON, one feature a commune, its code among its properties
 * @returns the contours, and how many communes of today the file does not have
 * @throws Error of one sentence when the file is something else
 */
export function drawContours(db: Db, departementCode: string, file: unknown) {
  const there = communesOf(db, departementCode)
  const pieces = piecesOf(surfacesOf(file), db, there)
  const drawn = there.filter(({ code }) => pieces.has(code))
  if (drawn.length === 0) throw new Error(`The file has no commune of the département ${departementCode}.`)
  const fine = presimplify(linesOf(pieces))
  return { contours: lightEnough(merged(fine, departementCode, drawn)), missing: there.length - drawn.length }
}

type Commune = { code: string; epciSiren: string | null }

const communesOf = (db: Db, departementCode: string): Commune[] =>
  db
    .select({ code: communes.code, epciSiren: communes.epciSiren })
    .from(communes)
    .where(eq(communes.departementCode, departementCode))
    .all()

/** The surfaces of each commune of today, whatever code the file knew them by. */
function piecesOf(surfaces: readonly Surface[], db: Db, there: readonly Commune[]) {
  const todayOf = new Map(
    db
      .select()
      .from(formerCommunes)
      .all()
      .map(({ code, communeCode }) => [code, communeCode]),
  )
  const known = new Set(there.map(({ code }) => code))
  const pieces = new Map<string, Surface[]>()
  for (const surface of surfaces) {
    const code = todayOf.get(surface.code) ?? surface.code
    if (known.has(code)) pieces.set(code, [...(pieces.get(code) ?? []), surface])
  }
  return pieces
}

/** Neighbours share their lines: each is kept, and simplified, once. */
const linesOf = (pieces: Map<string, Surface[]>) =>
  topology(
    Object.fromEntries(
      [...pieces].map(([code, surfaces]) => {
        const geometries = surfaces.map(({ geometry }) => geometry)
        return [code, { type: 'GeometryCollection' as const, geometries }]
      }),
    ),
    100 * grid,
  ) as Lines

type Lines = Topology<Record<string, GeometryCollection>>

function merged(fine: Lines, departementCode: string, drawn: readonly Commune[]): DrawnContours {
  const piecesIn = (members: readonly Commune[]) =>
    members.flatMap(({ code }) => (fine.objects[code]?.geometries ?? []) as (Polygon | MultiPolygon)[])
  const one = (id: string, members: readonly Commune[]) => ({ id, ...mergeArcs(fine, piecesIn(members)) })
  const sirens = [...new Set(drawn.map(({ epciSiren }) => epciSiren))].filter((siren) => siren !== null)
  return {
    ...fine,
    objects: {
      communes: collection(drawn.map((commune) => one(commune.code, [commune]))),
      epcis: collection(
        sirens.map((siren) =>
          one(
            siren,
            drawn.filter(({ epciSiren }) => epciSiren === siren),
          ),
        ),
      ),
      departement: collection([one(departementCode, drawn)]),
    },
  }
}

const collection = (geometries: GeometryCollection['geometries']): GeometryCollection => ({
  type: 'GeometryCollection',
  geometries,
})

/** Lines lose more and more, until a page can carry them. */
function lightEnough(fine: DrawnContours): DrawnContours {
  for (let smallest = finest; ; smallest *= 2) {
    const light = quantize(simplify(fine, smallest), grid)
    if (JSON.stringify(light).length <= heaviest || smallest > 1) return light
  }
}
