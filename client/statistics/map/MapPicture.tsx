import { type Ref, useId } from 'react'
import { themeLabels, themes } from '#shared/themes.ts'
import { ThemePattern } from '../../ui/ThemeMark.tsx'
import { isOfDepartements, sayDiscs } from '#shared/map-shows.ts'
import { fillOf, MapDrawing, MapPatterns } from './MapDrawing.tsx'
import { entriesOf, sayClasses } from '#shared/map-legend.ts'
import { linesWithin } from '../../ui/picture-lines.ts'
import type { Scene } from '#shared/map-scene.ts'
import { wholeView } from '#shared/map-view.ts'

type MapPictureProps = { scene: Scene; title: string; mentions: readonly string[]; ref: Ref<SVGSVGElement> }

const margin = 24
const lineHeight = 26
const entryWidth = 200

/** The whole map as it is printed elsewhere: title, drawing, legend, and of when. */
export function MapPicture({ scene, title, mentions, ref }: MapPictureProps) {
  const { width, height } = scene.ground
  const across = Math.max(1, Math.floor(width / entryWidth))
  const isOfDiscs = scene.marks.some(({ kind }) => kind === 'disc')
  const entries = isOfDiscs ? themes.length : entriesOf(scene).length
  const lines = linesWithin(mentions, width)
  const headHeight = 56 + lines.length * 20
  const legendTop = headHeight + height + margin
  const legendHeight = Math.ceil(entries / across) * lineHeight
  const whole = { width: width + 2 * margin, height: legendTop + legendHeight + 2 * lineHeight + margin }
  const at = (index: number) =>
    `translate(${margin + (index % across) * entryWidth} ${legendTop + Math.floor(index / across) * lineHeight})`
  return (
    <svg ref={ref} className="map-picture" viewBox={`0 0 ${whole.width} ${whole.height}`}>
      <rect className="map-ground" width={whole.width} height={whole.height} />
      <text className="map-picture-title" x={margin} y={36}>
        {title}
      </text>
      {lines.map((mention, index) => (
        <text key={mention} className="map-picture-mention" x={margin} y={62 + 20 * index}>
          {mention}
        </text>
      ))}
      <svg x={margin} y={headHeight} width={width} height={height}>
        <MapDrawing scene={scene} view={wholeView} name={title} />
      </svg>
      {isOfDiscs ? <Themes at={at} /> : <Shades scene={scene} at={at} />}
      <text className="map-picture-mention" x={margin} y={legendTop + legendHeight + lineHeight}>
        {isOfDiscs ? sayDiscs(scene.measure, isOfDepartements(scene)) : sayClasses(scene)}
      </text>
    </svg>
  )
}

type Placed = { at: (index: number) => string }

function Shades({ scene, at }: Placed & { scene: Scene }) {
  const id = useId()
  return (
    <>
      <defs>
        <MapPatterns id={id} />
      </defs>
      {entriesOf(scene).map(({ key, look, words }, index) => (
        <g key={key} transform={at(index)}>
          <rect className={`map-area ${look}`} fill={fillOf(look, id)} width="26" height="16" />
          <text className="map-picture-words" x="34" y="13">
            {words}
          </text>
        </g>
      ))}
    </>
  )
}

function Themes({ at }: Placed) {
  const id = useId()
  return themes.map((theme, index) => (
    <g key={theme} transform={at(index)}>
      <defs>
        <ThemePattern theme={theme} id={`${id}${theme}`} />
      </defs>
      <rect width="16" height="16" rx="4" fill={`url(#${id}${theme})`} />
      <text className="map-picture-words" x="24" y="13">
        {themeLabels[theme].short}
      </text>
    </g>
  ))
}
