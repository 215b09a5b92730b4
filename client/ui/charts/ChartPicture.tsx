import { useId, type ReactNode, type Ref } from 'react'
import { letter, linesWithin } from '../picture-lines.ts'
import type { ChartKey } from './ChartKeys.tsx'

/** What is drawn of a chart, in its own size. */
export type Drawing = { width: number; height: number; drawn: ReactNode }

type ChartPictureProps = {
  drawing: Drawing
  title: string
  keys: readonly ChartKey[]
  /** Where, when, and as of when. */
  mentions: readonly string[]
  ref: Ref<SVGSVGElement>
}

const margin = 24
const lineHeight = 22

/** The whole chart as it is shown elsewhere: its title, where and when, what its drawings mean. */
export function ChartPicture({ drawing, title, keys, mentions, ref }: ChartPictureProps) {
  const id = useId()
  const placed = placedKeys(keys, drawing.width)
  const lines = linesWithin(mentions, drawing.width)
  const legendTop = margin + 36 + lines.length * lineHeight
  const top = legendTop + (placed.at(-1)?.bottom ?? 0) + 8
  const whole = { width: drawing.width + 2 * margin, height: top + drawing.height + margin }
  return (
    <svg ref={ref} className="chart-picture" viewBox={`0 0 ${whole.width} ${whole.height}`}>
      <rect className="chart-picture-ground" width={whole.width} height={whole.height} />
      <text className="chart-picture-title" x={margin} y={margin + 16}>
        {title}
      </text>
      {lines.map((mention, index) => (
        <text
          key={mention}
          className="chart-picture-mention"
          x={margin}
          y={margin + 16 + lineHeight * (index + 1)}
        >
          {mention}
        </text>
      ))}
      {placed.map(({ key, x, bottom }) => (
        <g key={key.name} transform={`translate(${margin + x} ${legendTop + bottom - lineHeight})`}>
          <defs>{key.pattern(`${id}${key.name}`)}</defs>
          <rect
            className="chart-picture-swatch"
            width="16"
            height="16"
            rx="4"
            fill={`url(#${id}${key.name})`}
          />
          <text className="chart-picture-words" x="24" y="13">
            {key.words}
          </text>
        </g>
      ))}
      <svg x={margin} y={top} width={drawing.width} height={drawing.height}>
        {drawing.drawn}
      </svg>
    </svg>
  )
}

/** One after the other, on as many lines as they need. */
function placedKeys(keys: readonly ChartKey[], width: number) {
  let [x, bottom] = [0, lineHeight]
  return keys.map((key) => {
    const length = 48 + key.words.length * letter
    if (x > 0 && x + length > width) [x, bottom] = [0, bottom + lineHeight]
    const placed = { key, x, bottom }
    x += length
    return placed
  })
}

/** A drawing that is on the page already, once more. */
export function SameDrawing({ as }: { as: SVGSVGElement }) {
  return <g ref={(group) => group?.replaceChildren(as.cloneNode(true))} />
}
