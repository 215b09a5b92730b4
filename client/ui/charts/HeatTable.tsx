import { useId } from 'react'
import type { GuardedCount } from '#shared/small-counts.ts'
import { csvOf, toldOf } from './chart-lines.ts'
import { ChartFiles } from './ChartFiles.tsx'
import { fewDrawn, type Heat, type HeatHead, mostOf, shadeOf } from './heat.ts'
import { heatDrawing } from './HeatDrawing.tsx'
import './heat-table.css'

/**
 * Rows by columns, the more the darker. Drawn by the table itself, each cell with its figure: it is read without colour, and a
 * screen reader hears a table.
 */
export function HeatTable(props: Heat) {
  const { name, head, rows, columns, figureOf, say } = props
  const id = useId()
  const most = mostOf(props)
  return (
    <div className="chart">
      <table className="heat" aria-labelledby={id}>
        <caption id={id}>{name}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="heard-only">{head}</span>
            </th>
            {columns.map((column) => (
              <th key={column.key} scope="col">
                <Head of={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <Head of={row} />
              </th>
              {columns.map((column) => {
                const figure = figureOf(row.key, column.key)
                return (
                  <td key={column.key} data-shade={shadeOf(figure, most)}>
                    <Figure figure={figure} say={say} />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <ChartFiles name={name} draw={() => heatDrawing(props)} csv={() => csvOf(linesOf(props), rows)} />
    </div>
  )
}

const Head = ({ of: { words, short } }: { of: HeatHead }) => (
  <>
    <span aria-hidden="true">{short}</span>
    <span className="heard-only">{words}</span>
  </>
)

function Figure({ figure, say }: { figure: GuardedCount } & Pick<Heat, 'say'>) {
  if (figure === 'few')
    return (
      <>
        <span aria-hidden="true">{fewDrawn}</span>
        <span className="heard-only">{say(figure)}</span>
      </>
    )
  return figure === 0 ? <span className="heat-none">{say(figure)}</span> : say(figure)
}

const linesOf = ({ head, columns, figureOf, say }: Heat) => [
  { key: 'head', name: head, say: ({ words }: HeatHead) => words },
  ...columns.map(({ key, words }) => ({
    key,
    name: words,
    say: (row: HeatHead) => say(figureOf(row.key, key)),
    figure: (row: HeatHead) => toldOf(figureOf(row.key, key)),
  })),
]
