import { Suspense, useState, type ReactNode } from 'react'
import { Segmented } from '../Choices.tsx'
import { Skeleton } from '../Skeleton.tsx'
import { inBoth, useWords } from '../lang.ts'
import './charts.css'

type Shape = 'chart' | 'table'

/** The same figures drawn or written: whoever cannot use one has the other, one touch away. Printed, both. */
export function ChartOrTable(props: {
  title: ReactNode
  legend?: ReactNode
  chart: ReactNode
  table: ReactNode
}) {
  const { title, legend, chart, table } = props
  const [shape, setShape] = useState<Shape>('chart')
  const say = useWords(words)
  return (
    <figure className="chart">
      <div className="chart-head">
        <figcaption>{title}</figcaption>
        <Segmented
          legend={<span className="heard-only">{say.shape}</span>}
          choices={[
            { value: 'chart', label: say.chart },
            { value: 'table', label: say.table },
          ]}
          values={[shape]}
          onChange={(event) => setShape(event.currentTarget.value as Shape)}
        />
      </div>
      <div className="chart-drawing" hidden={shape !== 'chart'}>
        {legend}
        <Suspense fallback={<Skeleton lines={5} />}>{chart}</Suspense>
      </div>
      <div className="chart-table" hidden={shape !== 'table'}>
        {table}
      </div>
    </figure>
  )
}

const words = inBoth({
  fr: { shape: 'Forme', chart: 'Graphique', table: 'Tableau' },
  en: { shape: 'Shape', chart: 'Chart', table: 'Table' },
})
