import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { DashboardSearch } from '#shared/dashboard-search.ts'
import type { Contours } from '#shared/drawn-contours.ts'
import { MapDrawing } from './MapDrawing.tsx'
import { MapLegend } from './MapLegend.tsx'
import { MapPictures } from './MapPictures.tsx'
import { MapTools } from './MapTools.tsx'
import type { Measure } from '#shared/map-measures.ts'
import { areasScene, discsScene, type MapRow, type Within } from '#shared/map-scene.ts'
import { isOverseas } from '#shared/departement-centres.ts'
import { sayOverseas, sayUnplaced } from '#shared/map-shows.ts'
import { useView } from './use-view.ts'

export type Lighting = {
  /** The territory or place that is pointed at, on the map or in the table. */
  lit: string | undefined
  setLit: (key: string | undefined) => void
  /** Where a territory or a place leads. */
  searchOf: (there: Pick<MapRow, 'level' | 'code'>) => DashboardSearch
}

type InteractiveMapProps = Lighting & {
  rows: readonly MapRow[]
  /** Circles, rather than territories in shades. */
  isOfDiscs: boolean
  measure: Measure
  contours: Contours | null
  within: Within
  title: string
  /** Of when the figures are: lines for a picture. */
  mentions: readonly string[]
}

/** The map with what one does to it: closer, further, from one to the next, a picture of it. */
export function InteractiveMap(props: InteractiveMapProps) {
  const { rows, isOfDiscs, measure, contours, within, title, mentions, lit, setLit, searchOf } = props
  const id = useId()
  const drawing = useRef<SVGSVGElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const draw = useCallback(
    (across: number) =>
      (isOfDiscs ? discsScene : areasScene)({ rows, measure, contours, width: across, within }),
    [isOfDiscs, rows, measure, contours, within],
  )
  const scene = useMemo(() => draw(width), [draw, width])
  const { view, zoom, reset, bringInSight } = useView(drawing, scene.ground)
  const shown = scene.marks.find(({ key }) => key === lit)
  const [reached, setReached] = useState<string>()
  const first = scene.marks.find(({ key }) => key === reached) ?? scene.marks[0]
  const unplaced = rows.length - scene.marks.length
  return (
    <figure className="map-side">
      <figcaption className="heard-only">{title}</figcaption>
      <div className="map-frame" ref={frame}>
        <MapDrawing
          ref={drawing}
          scene={scene}
          view={view}
          name={title}
          lit={lit}
          describedBy={id}
          acts={{
            reached: first?.key,
            onLit(key) {
              setLit(key)
              if (key !== undefined) setReached(key)
            },
            searchOf,
            onZoom: zoom,
            onReset: reset,
            onBringInSight: bringInSight,
          }}
        />
        <MapTools view={view} zoom={zoom} reset={reset} />
      </div>
      <output className="map-told">
        {shown ? (
          <>
            <strong>{shown.name}</strong> <span className="figures">{shown.said}</span>
          </>
        ) : (
          <span className="mention">{sayChoose[rows[0]?.level ?? 'epci']}</span>
        )}
      </output>
      <p className="heard-only" id={id}>
        Flèches&nbsp;: d’un point à l’autre de la carte. Entrée&nbsp;: y aller. Plus et moins&nbsp;: de plus
        près, de plus loin. Zéro&nbsp;: tout voir. Les mêmes chiffres sont dans le tableau.
      </p>
      <MapLegend scene={scene} />
      <p className="mention map-mention">
        {unplaced > 0 && `${sayUnplaced(unplaced, isOfDiscs)} `}
        {contours?.source && `Contours\u00a0: ${contours.source}. `}
        {rows.some(({ code }) => isOverseas(code)) && `${sayOverseas} `}
        <MapPictures draw={draw} title={title} mentions={mentions} />
      </p>
    </figure>
  )
}

const sayChoose = {
  departement: 'Choisissez un département.',
  epci: 'Choisissez un territoire.',
  commune: 'Choisissez un territoire.',
  place: 'Choisissez un lieu.',
}

/** In pixels, so that words keep their size on every screen. */
function useWidth(frame: React.RefObject<HTMLElement | null>) {
  const [width, setWidth] = useState(640)
  useEffect(() => {
    if (!frame.current) return
    const watch = new ResizeObserver(([seen]) => {
      const now = Math.round(seen?.contentRect.width ?? 0)
      if (now > 0) setWidth(now)
    })
    watch.observe(frame.current)
    return () => watch.disconnect()
  }, [frame])
  return width
}
