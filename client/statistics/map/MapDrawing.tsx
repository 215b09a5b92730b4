import { type KeyboardEvent, type Ref, useId, useRef } from 'react'
import { themes } from '#shared/themes.ts'
import { RouteLink } from '../../ui/ButtonLink.tsx'
import { ThemePattern } from '../../ui/ThemeMark.tsx'
import type { DashboardSearch } from '#shared/dashboard-search.ts'
import type { Spot } from '#shared/map-ground.ts'
import { type Label, labelsOf, letters, lineAt } from '#shared/map-labels.ts'
import { ScaleBar } from './ScaleBar.tsx'
import type { Disc, Mark, Scene } from '#shared/map-scene.ts'
import { seen, type View } from '#shared/map-view.ts'
import { isWay, nextThatWay } from './walk.ts'

/** What one may do with a map; a picture of it has none. */
export type Acts = {
  /** The mark that Tab reaches. */
  reached: string | undefined
  onLit: (key: string | undefined) => void
  /** Where a touch leads. */
  searchOf: (mark: Mark) => DashboardSearch
  onZoom: (factor: number) => void
  onReset: () => void
  onBringInSight: (at: Spot) => void
}

type MapDrawingProps = {
  scene: Scene
  view: View
  name: string
  /** Under the mouse, or with the focus. */
  lit?: string | undefined
  acts?: Acts
  describedBy?: string
  ref?: Ref<SVGSVGElement>
}

/** The map itself: one stop for Tab, then arrows from a territory to the next one that way, Enter to go there. */
export function MapDrawing({ scene, view, name, lit, acts, describedBy, ref }: MapDrawingProps) {
  const id = useId()
  const { width, height } = scene.ground
  const litMark = scene.marks.find(({ key }) => key === lit)
  return (
    <svg
      ref={ref}
      className="map-drawing"
      data-close={view.k > 1 || undefined}
      viewBox={`0 0 ${width} ${height}`}
      role={acts ? 'group' : 'img'}
      aria-label={name}
      aria-describedby={describedBy}
      onPointerLeave={() => acts?.onLit(undefined)}
    >
      <defs>
        {themes.map((theme) => (
          <ThemePattern key={theme} theme={theme} id={`${id}${theme}`} />
        ))}
        <MapPatterns id={id} k={view.k} />
      </defs>
      <g transform={`translate(${view.x} ${view.y}) scale(${view.k})`}>
        {scene.land.map((path, index) => (
          <path key={index} className="map-land" d={path} />
        ))}
        {scene.marks.map((mark) =>
          mark.kind === 'area' ? (
            <Touchable key={mark.key} mark={mark} scene={scene} lit={lit} acts={acts}>
              <path className={`map-area ${mark.look}`} d={mark.path} fill={fillOf(mark.look, id)} />
            </Touchable>
          ) : null,
        )}
        {scene.lines.map((path, index) => (
          <path key={index} className="map-line" d={path} />
        ))}
        {litMark?.kind === 'area' && <path className="map-lit" d={litMark.path} />}
      </g>
      {scene.marks.map((mark) =>
        mark.kind === 'disc' ? (
          <Touchable key={mark.key} mark={mark} scene={scene} lit={lit} acts={acts}>
            <DiscDrawn disc={mark} view={view} fill={mark.theme ? `url(#${id}${mark.theme})` : undefined} />
          </Touchable>
        ) : null,
      )}
      {litMark?.kind === 'disc' && <DiscDrawn disc={litMark} view={view} isLit />}
      {labelsOf(scene, view).map((label) => (
        <Words key={label.key} label={label} />
      ))}
      <ScaleBar ground={scene.ground} k={view.k} />
    </svg>
  )
}

type TouchableProps = {
  mark: Mark
  scene: Scene
  lit: string | undefined
  acts: Acts | undefined
  children: React.ReactNode
}

/** The first touch of a finger shows, the second goes there; a mouse and a keyboard show before. */
function Touchable({ mark, scene, lit, acts, children }: TouchableProps) {
  const isNew = useRef(false)
  if (!acts) return <g>{children}</g>
  return (
    <RouteLink
      to="/tableau-de-bord"
      search={acts.searchOf(mark)}
      resetScroll={false}
      className="map-mark"
      data-mark={mark.key}
      tabIndex={acts.reached === mark.key ? 0 : -1}
      aria-label={`${mark.name}. ${mark.said}`}
      draggable={false}
      onFocus={() => {
        acts.onLit(mark.key)
        acts.onBringInSight(mark.at)
      }}
      onPointerEnter={({ pointerType }) => pointerType === 'mouse' && acts.onLit(mark.key)}
      onPointerDown={({ pointerType }) => void (isNew.current = pointerType !== 'mouse' && lit !== mark.key)}
      onClick={(event) => {
        if (!isNew.current) return
        isNew.current = false
        event.preventDefault()
        acts.onLit(mark.key)
      }}
      onKeyDown={(event) => keyPressed(event, mark, scene, acts)}
    >
      {children}
    </RouteLink>
  )
}

function keyPressed(event: KeyboardEvent, mark: Mark, scene: Scene, acts: Acts) {
  const { key, altKey, ctrlKey, metaKey } = event
  if (altKey || ctrlKey || metaKey) return
  const does = isWay(key)
    ? () => {
        const next = nextThatWay(scene.marks, mark, key)
        const all = event.currentTarget.closest('svg')?.querySelectorAll<SVGElement>('[data-mark]') ?? []
        ;[...all].find((one) => one.dataset['mark'] === next?.key)?.focus()
      }
    : { '+': () => acts.onZoom(1.6), '-': () => acts.onZoom(1 / 1.6), '0': acts.onReset }[key]
  if (!does) return
  event.preventDefault()
  does()
}

type DiscDrawnProps = { disc: Disc; view: View; fill?: string | undefined; isLit?: boolean }

function DiscDrawn({ disc, view, fill, isLit }: DiscDrawnProps) {
  const [x, y] = seen(disc.at, view)
  const className = isLit ? 'map-lit' : fill ? 'map-disc' : 'map-disc map-empty'
  return <circle className={className} cx={x} cy={y} r={disc.radius} fill={fill} />
}

function Words({ label }: { label: Label }) {
  const last = label.lines.length - 1
  return (
    <text
      className={`map-words map-words-on-${label.ground}`}
      fontSize={letters}
      textAnchor={label.anchor}
      aria-hidden="true"
    >
      {label.lines.map((line, index) => (
        <tspan
          key={line}
          x={label.at[0]}
          y={lineAt(label, index)}
          dy="0.35em"
          className={label.isTold && index === last ? 'map-figure' : undefined}
        >
          {line}
        </tspan>
      ))}
    </text>
  )
}

/** What has no shade has a pattern, defined under this id by `MapPatterns`. */
export const fillOf = (look: string, id: string) =>
  look === 'map-few' || look === 'map-untold' ? `url(#${id}${look})` : undefined

/** What is few is dotted, what is not told is hatched: neither is a shade. */
export const MapPatterns = ({ id, k = 1 }: { id: string; k?: number }) => (
  <>
    <pattern
      id={`${id}map-few`}
      width="6"
      height="6"
      patternUnits="userSpaceOnUse"
      patternTransform={`scale(${1 / k})`}
    >
      <rect width="6" height="6" className="map-ground" />
      <circle cx="3" cy="3" r="0.9" className="map-dot" />
    </pattern>
    <pattern
      id={`${id}map-untold`}
      width="6"
      height="6"
      patternUnits="userSpaceOnUse"
      patternTransform={`scale(${1 / k})`}
    >
      <rect width="6" height="6" className="map-ground" />
      <path d="M-1 1 1-1M-1 7 7-1M5 7 7 5" className="map-hatch" />
    </pattern>
  </>
)
