import { isOverseas } from '#shared/departement-centres.ts'
import type { Contours } from '#shared/drawn-contours.ts'
import { inFrenchOrder } from '#shared/french-order.ts'
import { sayClasses } from '#shared/map-legend.ts'
import { type Measure, measures, orderOfValue, sayValue, untold } from '#shared/map-measures.ts'
import { rowsOfDepartements, rowsOfPlaces, rowsOfTerritories } from '#shared/map-rows.ts'
import { areasScene, discsScene, leadingTheme, type MapRow, type Scene } from '#shared/map-scene.ts'
import {
  areDiscs,
  isOfDepartements,
  mapTitle,
  sayDiscs,
  sayOverseas,
  sayUnplaced,
  type Show,
  showsAt,
} from '#shared/map-shows.ts'
import { themeLabels } from '#shared/themes.ts'
import type { FiguresTaken } from './figures-taken.ts'
import { drawMap, largestScale, scaleIn, sceneWidth } from './report-map.ts'
import { drawMapLegend, mapLegendHeight } from './report-map-legend.ts'
import { figure, heading, type Paper, paragraph, roomLeft } from './report-paper.ts'
import { table } from './report-table.ts'

/**
 * Where help goes, drawn and listed: the territories below in shades when their contours are known, then each place as a circle
 * and in a table; of the country, each département. Exact or guarded as the map of the screen.
 */
export function byMap(paper: Paper, { path, places, below }: FiguresTaken, contours: Contours | null) {
  const within = path.at(-1)
  const isCountry = within?.level === 'country'
  const found = isCountry ? rowsOfDepartements(below) : rowsOfPlaces(places ?? [])
  if (!within || found.length === 0) return
  const asked = { contours, within, width: sceneWidth }
  const [show] = showsAt(within.level, contours)
  const maps: Drawn[] = []
  if (show !== undefined && !areDiscs(show)) {
    const [rows, measure] = [rowsOfTerritories(below), measures.intensite]
    maps.push({ show, rows, where: within.name, scene: areasScene({ ...asked, rows, measure }) })
  }
  const [rows, measure] = [busiestFirst(found, measures.seances), measures.seances]
  const scene = discsScene({ ...asked, rows, measure })
  maps.push({ show: isCountry ? 'departements' : 'lieux', rows, where: within.name, scene })
  const drawn = maps.filter((map) => map.scene.marks.length > 0)
  heading(paper, 2, drawn.length > 0 ? 'La carte' : 'Les lieux')
  for (const map of drawn) draw(paper, map)
  listed(paper, rows)
}

type Drawn = { show: Show; rows: readonly MapRow[]; where: string; scene: Scene }

const busiestFirst = (rows: readonly MapRow[], measure: Measure) =>
  rows.toSorted(
    (a, b) =>
      (orderOfValue(measure.of(b)) ?? -1) - (orderOfValue(measure.of(a)) ?? -1) ||
      inFrenchOrder(a.name, b.name),
  )

const gap = 10
/** How the map and its legend are read goes on the same sheet. */
const underMap = 40

function draw(paper: Paper, { show, rows, where, scene }: Drawn) {
  const title = mapTitle(where, scene.measure, show)
  paragraph(paper, title, 'bold')
  const legend = mapLegendHeight(paper, scene, largestScale(paper, scene))
  const scale = scaleIn(roomLeft(paper) - gap - legend - underMap, paper, scene)
  const under = scene.ground.height * scale + gap
  figure(paper, under + legend, altOf(title, show, rows, scene), (top) => {
    drawMap(paper, top, scene, scale)
    drawMapLegend(paper, top + under, scene, scale)
  })
  const unplaced = rows.length - scene.marks.length
  const isOfDiscs = areDiscs(show)
  paragraph(
    paper,
    [
      isOfDiscs
        ? sayDiscs(scene.measure, isOfDepartements(scene))
        : `${sayClasses(scene)} Entre parenthèses, combien sont dans chacune.`,
      ...(unplaced > 0 ? [sayUnplaced(unplaced, isOfDiscs)] : []),
      ...(rows.some(({ code }) => isOverseas(code)) ? [sayOverseas] : []),
    ].join(' '),
    'quiet',
  )
}

/** So many say what a map shows; its table says the others. */
const saidOfMap = 12

function altOf(title: string, show: Show, rows: readonly MapRow[], { measure }: Scene) {
  const said = busiestFirst(rows, measure)
    .slice(0, saidOfMap)
    .map((row) => {
      const theme = areDiscs(show) ? leadingTheme(row) : null
      const value = measure.of(row)
      const figures = value === null ? untold : sayValue(value, measure)
      return `${nameOf(row)} ${figures}${theme ? `, surtout ${themeLabels[theme].short}` : ''}`
    })
  const others = rows.length > saidOfMap ? ' Les autres sont dans le tableau qui suit.' : ''
  return `Carte. ${title}\u00a0: ${said.join('\u00a0; ')}.${others}`
}

const nameOf = ({ name, within }: MapRow) => (within && !name.includes(within) ? `${name} (${within})` : name)

/** So many lines are read by a committee; the names of the others follow, and the workbook tells them all. */
const listedPlaces = 40

function listed(paper: Paper, rows: readonly MapRow[]) {
  const { seances, heures } = measures
  table(
    paper,
    [rows[0]?.level === 'departement' ? 'Département' : 'Lieu', seances.name, heures.name, 'Thème en tête'],
    rows.slice(0, listedPlaces).map((row) => {
      const theme = leadingTheme(row)
      return [
        nameOf(row),
        sayValue(seances.of(row), seances),
        sayValue(heures.of(row), heures),
        theme ? themeLabels[theme].short : '–',
      ]
    }),
  )
  const others = rows.slice(listedPlaces)
  if (others.length > 0)
    paragraph(paper, `Et, du plus actif au moins actif\u00a0: ${others.map(nameOf).join(', ')}.`)
}
