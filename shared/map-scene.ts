import { centreOf, type Position, type Rings } from './contours.ts'
import { themes, type Theme } from './themes.ts'
import { type Class, classesOf, type Rank, rankOf, shadeOf, type Value } from './map-classes.ts'
import { country } from './territories.ts'
import { countryOutline } from './country-outline.ts'
import { isOverseas } from './departement-centres.ts'
import type { Contours } from './drawn-contours.ts'
import { type Box, boxOf, type Ground, groundOf, pathOf, type Spot } from './map-ground.ts'
import { type Measure, type Measured, sayValue, untold } from './map-measures.ts'

/** A territory or a place, as the map and its table need it. */
export type MapRow = Measured & {
  key: string
  level: 'departement' | 'epci' | 'commune' | 'place'
  code: string
  name: string
  /** What it is in: the commune of a place. */
  within: string | null
  position: Position | null
}

type Common = Pick<MapRow, 'key' | 'level' | 'code'> & { name: string; said: string; at: Spot; value: Value }
export type Area = Common & { kind: 'area'; path: string; box: Box; look: string }
export type Disc = Common & { kind: 'disc'; radius: number; theme: Theme | null; town: string }
export type Mark = Area | Disc

/** All that is drawn, where nobody has zoomed yet. */
export type Scene = {
  ground: Ground
  /** Land behind the marks, and lines over them. */
  land: string[]
  lines: string[]
  marks: Mark[]
  classes: Class[]
  measure: Measure
  /** The figure of the largest disc. */
  most: number
}

type Asked = {
  rows: readonly MapRow[]
  measure: Measure
  contours: Contours | null
  width: number
  within: Within
}

/** The territory that the map shows whole. */
export type Within = { level: string; code: string }

/** Territories in shades, by classes of their figures. */
export function areasScene({ rows, measure, contours, width, within }: Asked): Scene {
  const ground = groundOf(landOf(contours, within, rows).flat(), width)
  const classes = classesOf(rows.map((row) => measure.of(row)))
  const marks = rows.flatMap((row): Area[] => {
    const rings = contours && ringsAt(contours, row)
    const centre = rings && centreOf(rings)
    if (!rings || !centre) return []
    const value = measure.of(row)
    return [
      {
        kind: 'area',
        ...saidOf(row, value, measure),
        at: ground.spotOf([centre.longitude, centre.latitude]),
        path: pathOf(rings, ground),
        box: boxOf(rings.flat().map(ground.spotOf)),
        look: lookOf(rankOf(value, classes), classes.length),
      },
    ]
  })
  const isOfCommunes = rows.every(({ level }) => level === 'commune')
  return {
    ground,
    land: [],
    lines: linesOf(contours, within, ground, isOfCommunes),
    marks,
    classes,
    measure,
    most: 0,
  }
}

/** Places, or départements of the country, as circles: their surface for the figure, their colour and pattern for the theme that comes first there. */
export function discsScene({ rows, measure, contours, width, within }: Asked): Scene {
  const known = rows.flatMap((row) => (row.position ? [{ row, position: row.position }] : []))
  const behind = within.code === country ? countryBehind(rows) : contours && landOf(contours, within, rows)
  const largest = within.code === country ? Math.max(14, width / 28) : Math.min(30, Math.max(16, width / 22))
  const isOnMainland = behind !== null && rows.every(({ code }) => !isOverseas(code))
  const ground = groundOf(
    [...(behind ?? []).flat(), ...known.map(({ position }) => position)],
    width,
    contours ? undefined : largest + (isOnMainland ? 2 : roomOfWords),
  )
  const most = Math.max(1, ...known.map(({ row }) => sizeOf(measure.of(row))))
  const marks = known.map(({ row, position }): Disc => {
    const value = measure.of(row)
    return {
      kind: 'disc',
      ...saidOf(row, value, measure),
      at: ground.spotOf(position),
      radius: Math.max(leastRadius, largest * Math.sqrt(sizeOf(value) / most)),
      theme: sizeOf(value) === 0 ? null : leadingTheme(row),
      town: row.within ?? row.name,
    }
  })
  return {
    ground,
    land: contours
      ? landPaths(contours, within, ground)
      : (behind ?? []).map((ring) => pathOf([ring], ground)),
    lines: [],
    marks: marks.toSorted((a, b) => b.radius - a.radius),
    classes: [],
    measure,
    most,
  }
}

/** The mainland, where some of it is told. */
const countryBehind = (rows: readonly MapRow[]): Rings | null =>
  rows.some(({ code }) => !isOverseas(code)) ? countryOutline : null

const leastRadius = 4
/** Under the lowest circle, its name, and the scale. */
const roomOfWords = 22

/** Few are drawn as three would be: nobody measures a circle to one. */
const sizeOf = (value: Value) => (value === 'few' ? 3 : (value ?? 0))

/** The theme that most sessions touch; none when two are level, or when nothing is told. */
export function leadingTheme({ themes: told }: Pick<Measured, 'themes'>): Theme | null {
  const ranked = themes
    .map((theme) => ({ theme, sessions: told[theme].sessions }))
    .filter(
      (each): each is { theme: Theme; sessions: number } =>
        typeof each.sessions === 'number' && each.sessions > 0,
    )
    .toSorted((a, b) => b.sessions - a.sessions)
  const [first, second] = ranked
  return !first || first.sessions === second?.sessions ? null : first.theme
}

const saidOf = ({ key, level, code, name, within }: MapRow, value: Value, measure: Measure) => ({
  key,
  level,
  code,
  name: within ? `${name}, ${within}` : name,
  said: `${measure.name}\u00a0: ${value === null ? untold : sayValue(value, measure)}`,
  value,
})

const lookOf = (rank: Rank, classes: number) =>
  `map-${typeof rank === 'number' ? `shade-${shadeOf(rank, classes)}` : rank}`

const ringsAt = (contours: Contours, { level, code }: Pick<MapRow, 'level' | 'code'>): Rings | undefined =>
  level === 'epci' ? contours.epcis.get(code) : contours.communes.get(code)

/** What must be seen: the territory when its contour is known, else what is in it. */
function landOf(contours: Contours | null, { level, code }: Within, rows: readonly MapRow[]): Rings {
  const rings =
    level === 'departement'
      ? contours?.departement
      : contours?.[level === 'epci' ? 'epcis' : 'communes'].get(code)
  return rings ?? [rows.flatMap(({ position }) => (position ? [position] : []))]
}

/** The EPCI of a département, or else the territory alone. */
const landPaths = (contours: Contours, within: Within, ground: Ground): string[] =>
  within.level === 'departement'
    ? [...contours.epcis.values()].map((rings) => pathOf(rings, ground))
    : [pathOf(landOf(contours, within, []), ground)]

/** The EPCI, over the communes of a département. */
function linesOf(
  contours: Contours | null,
  { level }: Within,
  ground: Ground,
  isOfCommunes: boolean,
): string[] {
  if (!contours || level !== 'departement' || !isOfCommunes) return []
  return [...contours.epcis.values()].map((rings) => pathOf(rings, ground))
}
