import type { Drawing } from './ChartPicture.tsx'
import { fewDrawn, type Heat, mostOf, shadeOf } from './heat.ts'

const [headWidth, cellWidth, cellHeight, gap] = [88, 96, 32, 2]

/** The same cells as a drawing: what is only a table on the page can be taken as a picture. */
export const heatDrawing = (props: Heat): Drawing => ({
  width: headWidth + props.columns.length * cellWidth,
  height: (props.rows.length + 1) * cellHeight,
  drawn: <HeatDrawing {...props} />,
})

function HeatDrawing(props: Heat) {
  const { rows, columns, figureOf, say } = props
  const most = mostOf(props)
  const left = (index: number) => headWidth + index * cellWidth
  return (
    <>
      {columns.map(({ key, words }, index) => (
        <text
          key={key}
          className="chart-picture-words"
          x={left(index) + cellWidth / 2}
          y="20"
          textAnchor="middle"
        >
          {words}
        </text>
      ))}
      {rows.map((row, line) => (
        <g key={row.key} transform={`translate(0 ${(line + 1) * cellHeight})`}>
          <text className="chart-picture-words" x={headWidth - 12} y="20" textAnchor="end">
            {row.words}
          </text>
          {columns.map((column, index) => {
            const figure = figureOf(row.key, column.key)
            const shade = shadeOf(figure, most)
            return (
              <g key={column.key} className="heat-cell" data-shade={shade}>
                <rect x={left(index)} width={cellWidth - gap} height={cellHeight - gap} />
                <text x={left(index) + cellWidth / 2} y="20" textAnchor="middle">
                  {figure === 'few' ? fewDrawn : say(figure)}
                </text>
              </g>
            )
          })}
        </g>
      ))}
    </>
  )
}
