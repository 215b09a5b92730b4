import { useId } from 'react'
import type { GuardedCount } from '#shared/small-counts.ts'
import { ThemePattern } from '../ThemeMark.tsx'
import { toldOf } from './chart-lines.ts'
import type { Drawing } from './ChartPicture.tsx'
import { longestOf, type RankedRow } from './ranked-rows.ts'

type Drawn = { rows: readonly RankedRow[]; say: (figure: GuardedCount) => string }

const [width, lineHeight, barLeft, barWidth] = [840, 30, 370, 330]

/** The same rows and bars as a drawing: what is only a table on the page can be taken as a picture. */
export const rankedDrawing = (rows: readonly RankedRow[], say: Drawn['say']): Drawing => ({
  width,
  height: rows.length * lineHeight,
  drawn: <RankedDrawing rows={rows} say={say} />,
})

function RankedDrawing({ rows, say }: Drawn) {
  const id = useId()
  const longest = longestOf(rows)
  return rows.map(({ key, label, figure, theme, said, isApart }, index) => (
    <g key={key} transform={`translate(0 ${index * lineHeight})`}>
      {theme && (
        <defs>
          <ThemePattern theme={theme} id={`${id}${key}`} />
        </defs>
      )}
      <text className="chart-picture-words" x={barLeft - 16} y="20" textAnchor="end">
        {label}
      </text>
      {!isApart && (
        <rect
          className={theme ? undefined : 'chart-picture-bar'}
          x={barLeft}
          y="6"
          width={Math.max(2, (barWidth * (toldOf(figure) ?? 0)) / longest)}
          height="18"
          {...(theme && { fill: `url(#${id}${key})` })}
        />
      )}
      <text className="chart-picture-words" x={width} y="20" textAnchor="end">
        {said ?? say(figure)}
      </text>
    </g>
  ))
}
