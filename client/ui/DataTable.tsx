import { useId, useState, type ReactNode } from 'react'
import { inFrenchOrder } from '#shared/french-order.ts'
import { inBoth, useWords } from './lang.ts'
import './data-table.css'

export type Column<Row> = {
  key: string
  label: ReactNode
  cell: (row: Row) => ReactNode
  /** Right-aligned, figures of one width. */
  numeric?: boolean
  /** Makes the column sortable by this value; numbers as numbers, words as French orders them. */
  sortBy?: (row: Row) => number | string | null
}

export type Sort = { key: string; down: boolean }

type DataTableProps<Row> = {
  caption: ReactNode
  /** Shown only to those who hear the page: a title stands just above. */
  captionHidden?: boolean
  /** The first column names the row. */
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** The order kept by the page (in its address); otherwise the table keeps its own. */
  sort?: Sort | undefined
  onSort?: (sort: Sort) => void
  /** Last rows, kept last whatever the order: the total, and what it is compared with. */
  totals?: readonly Row[]
  /** The row that is pointed at elsewhere too (on a map), and who says so when it is here. */
  lit?: { key: string | undefined; onLit: (key: string | undefined) => void }
}

/** Rows and figures. On a phone it scrolls inside its own frame, its first column staying in sight. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionHidden = false, columns, rows, rowKey, totals, lit } = props
  const [ownSort, setOwnSort] = useState<Sort>()
  const id = useId()
  const sort = props.sort ?? ownSort
  const setSort = props.onSort ?? setOwnSort
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the arrows must be able to scroll it
    <section className="data-table" aria-labelledby={id} tabIndex={0}>
      <table>
        <caption id={id} className={captionHidden ? 'heard-only' : undefined}>
          <span>{caption}</span>
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sort={sort} onSort={setSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted(rows, columns, sort).map((row) => (
            <tr key={rowKey(row)} {...(lit && litBy(lit, rowKey(row)))}>
              {cells(columns, row)}
            </tr>
          ))}
        </tbody>
        {totals !== undefined && (
          <tfoot>
            {totals.map((row) => (
              <tr key={rowKey(row)}>{cells(columns, row)}</tr>
            ))}
          </tfoot>
        )}
      </table>
    </section>
  )
}

const litBy = ({ key, onLit }: Required<DataTableProps<never>>['lit'], own: string) => ({
  'data-lit': key === own || undefined,
  onPointerEnter: () => onLit(own),
  onPointerLeave: () => onLit(undefined),
  onFocus: () => onLit(own),
})

type HeadCellProps<Row> = { column: Column<Row>; sort: Sort | undefined; onSort: (sort: Sort) => void }

function HeadCell<Row>({ column, sort, onSort }: HeadCellProps<Row>) {
  const say = useWords(words)
  const className = column.numeric ? 'data-table-numeric' : undefined
  if (!column.sortBy)
    return (
      <th scope="col" className={className}>
        {column.label}
      </th>
    )
  const mine = sort?.key === column.key ? sort : undefined
  const down = mine ? !mine.down : Boolean(column.numeric)
  return (
    <th
      scope="col"
      className={className}
      aria-sort={mine ? (mine.down ? 'descending' : 'ascending') : undefined}
    >
      <button
        type="button"
        title={down ? say.down : say.up}
        onClick={() => onSort({ key: column.key, down })}
      >
        {column.label}
        <span aria-hidden="true">{mine ? (mine.down ? '▾' : '▴') : '▿'}</span>
      </button>
    </th>
  )
}

const cells = <Row,>(columns: readonly Column<Row>[], row: Row) =>
  columns.map((column, index) =>
    index === 0 ? (
      <th key={column.key} scope="row">
        {column.cell(row)}
      </th>
    ) : (
      <td key={column.key} className={column.numeric ? 'data-table-numeric' : undefined}>
        {column.cell(row)}
      </td>
    ),
  )

/** What has no value stays at the end, whichever the direction. */
function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort | undefined) {
  const sortBy = columns.find(({ key }) => key === sort?.key)?.sortBy
  if (!sort || !sortBy) return rows
  return rows.toSorted((a, b) => {
    const [first, second] = [sortBy(a), sortBy(b)]
    if (first === null || second === null) return Number(first === null) - Number(second === null)
    return (sort.down ? -1 : 1) * compare(first, second)
  })
}

const compare = (a: number | string, b: number | string) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : inFrenchOrder(String(a), String(b))

const words = inBoth({
  fr: { up: 'Trier par ordre croissant', down: 'Trier par ordre décroissant' },
  en: { up: 'Sort ascending', down: 'Sort descending' },
})
