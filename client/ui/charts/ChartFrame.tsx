import { Suspense, useRef, type ReactNode } from 'react'
import { DataTable } from '../DataTable.tsx'
import { Disclosure } from '../Disclosure.tsx'
import { Skeleton } from '../Skeleton.tsx'
import { inBoth, useWords } from '../lang.ts'
import { type ChartColumn, csvOf, tableColumns } from './chart-lines.ts'
import { ChartFiles } from './ChartFiles.tsx'
import { type ChartKey, KeyWords } from './ChartKeys.tsx'
import { type Drawing, SameDrawing } from './ChartPicture.tsx'
import './charts.css'

type ChartFrameProps<Row> = {
  /** In words: what is counted, by what. */
  name: string
  /** The same on the page, with its definition one touch away. */
  title?: ReactNode
  keys: readonly ChartKey[]
  columns: readonly ChartColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** The drawing: one SVG. */
  children: ReactNode
}

/** A chart with its table beside, its pictures and its file: whoever cannot use one has another. Printed, chart and table. */
export function ChartFrame<Row>(props: ChartFrameProps<Row>) {
  const { name, title = name, keys, columns, rows, rowKey, children } = props
  const ground = useRef<HTMLDivElement>(null)
  const say = useWords(words)
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <div className="row row-medium chart-legend" aria-hidden="true">
        {keys.map((key) => (
          <KeyWords key={key.name} of={key} />
        ))}
      </div>
      <div ref={ground}>
        <Suspense fallback={<Skeleton lines={5} />}>{children}</Suspense>
      </div>
      <div className="chart-below">
        <Disclosure title={say.table}>
          <DataTable
            caption={name}
            captionHidden
            columns={tableColumns(columns)}
            rows={rows}
            rowKey={rowKey}
          />
        </Disclosure>
        <ChartFiles
          name={name}
          keys={keys}
          draw={() => drawnIn(ground.current)}
          csv={() => csvOf(columns, rows)}
        />
      </div>
    </figure>
  )
}

function drawnIn(ground: HTMLElement | null): Drawing | null {
  const svg = ground?.querySelector('svg')
  if (!svg) return null
  const { width, height } = svg.getBoundingClientRect()
  return { width, height, drawn: <SameDrawing as={svg} /> }
}

const words = inBoth({ fr: { table: 'Tableau' }, en: { table: 'Table' } })
