import { useId } from 'react'
import { themes } from '#shared/themes.ts'
import { ThemeMark } from '../../ui/ThemeMark.tsx'
import { entriesOf, sayClasses, sizesOf } from '#shared/map-legend.ts'
import { isOfDepartements, sayDiscs } from '#shared/map-shows.ts'
import { fillOf, MapPatterns } from './MapDrawing.tsx'
import type { Disc, Scene } from '#shared/map-scene.ts'

/** What each shade or circle stands for, and how the classes were made. */
export function MapLegend({ scene }: { scene: Scene }) {
  return scene.marks.some(({ kind }) => kind === 'disc') ? (
    <OfDiscs scene={scene} />
  ) : (
    <OfAreas scene={scene} />
  )
}

function OfAreas({ scene }: { scene: Scene }) {
  return (
    <div className="map-legend">
      <ul className="row row-medium">
        {entriesOf(scene).map(({ key, look, words, count }) => (
          <li key={key}>
            <LegendSwatch look={look} />
            {words} <span className="mention">({count})</span>
          </li>
        ))}
      </ul>
      <p className="mention">{sayClasses(scene)} Entre parenthèses, combien sont dans chacune.</p>
    </div>
  )
}

function LegendSwatch({ look }: { look: string }) {
  const id = useId()
  return (
    <svg
      className="map-swatch"
      viewBox="0 0 24 16"
      width="24"
      height="16"
      aria-hidden="true"
      focusable="false"
    >
      <defs>
        <MapPatterns id={id} />
      </defs>
      <rect x="0.5" y="0.5" width="23" height="15" className={`map-area ${look}`} fill={fillOf(look, id)} />
    </svg>
  )
}

function OfDiscs({ scene }: { scene: Scene }) {
  const sizes = sizesOf(scene)
  const largest = Math.max(0, ...sizes.map(({ radius }) => radius))
  const isSomeEmpty = (scene.marks as Disc[]).some(({ theme }) => theme === null)
  return (
    <div className="map-legend">
      <ul className="row row-medium">
        {themes.map((theme) => (
          <li key={theme}>
            <ThemeMark theme={theme} short />
          </li>
        ))}
        {isSomeEmpty && (
          <li>
            <svg
              className="map-swatch"
              viewBox="0 0 16 16"
              width="16"
              height="16"
              aria-hidden="true"
              focusable="false"
            >
              <circle className="map-disc map-empty" cx="8" cy="8" r="5" />
            </svg>
            aucun thème en tête
          </li>
        )}
        {sizes.map(({ said, radius }) => (
          <li key={said}>
            <svg
              className="map-swatch"
              width={2 * largest + 2}
              height={2 * radius + 2}
              viewBox={`${-largest - 1} ${-radius - 1} ${2 * largest + 2} ${2 * radius + 2}`}
              aria-hidden="true"
              focusable="false"
            >
              <circle className="map-size" r={radius} />
            </svg>
            {said}
          </li>
        ))}
      </ul>
      <p className="mention">{sayDiscs(scene.measure, isOfDepartements(scene))}</p>
    </div>
  )
}
