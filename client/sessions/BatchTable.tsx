import { useRef, type FocusEvent, type KeyboardEvent, type PointerEvent } from 'react'
import type { Topic } from '#shared/themes.ts'
import type { Day } from '#shared/time.ts'
import { cellId, columnOfCell, lineOfCell, type Read } from './batch-cells.ts'
import { type Column, columnLabels, columns, isBlank, likeAbove, newLine } from './batch-lines.ts'
import { BatchRow } from './BatchRow.tsx'
import type { Change } from './use-batch.ts'

type TableProps = {
  day: Day
  read: Read[]
  habits: readonly Topic[]
  change: (one: Change) => void
  /** The cell that takes the focus once it is there. */
  onWanted: (cell: string) => void
}

/**
 * One line a person, walked through as a spreadsheet: Tab to the next cell, Enter to the next line in the column where one
 * began, arrows up and down, Control and D for what the line above says, Control and Enter to save. On a phone, cards.
 */
export function BatchTable({ day, read, habits, change, onWanted }: TableProps) {
  const began = useRef<Column>('topics')

  const goTo = (at: number, column: Column) => {
    const line = read[at]?.line
    if (!line) return
    const id = cellId(line.id, column)
    onWanted(id)
    document.getElementById(id)?.focus()
  }

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const { id } = event.target as Element
    const column = columnOfCell(id)
    const at = read.findIndex(({ line }) => line.id === lineOfCell(id))
    const here = read[at]?.line
    if (!here || !column || event.altKey) return
    const isCommand = event.ctrlKey || event.metaKey
    if (event.key === 'Enter') {
      event.preventDefault()
      if (isCommand) return event.currentTarget.closest('form')?.requestSubmit()
      return goTo(event.shiftKey ? at - 1 : at + 1, began.current)
    }
    const above = read[at - 1]?.line
    if (isCommand && event.key.toLowerCase() === 'd' && above) {
      event.preventDefault()
      change({ does: 'change', id: here.id, cells: likeAbove(above) })
    }
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (step && !isCommand && !event.shiftKey && event.target instanceof HTMLInputElement) {
      event.preventDefault()
      began.current = column
      goTo(at + step, column)
    }
  }

  /** The column where the hand put the pointer; Tab goes on from there without changing it. */
  const onPointerDown = (event: PointerEvent) => {
    began.current = columnOfCell((event.target as Element).id) ?? began.current
  }

  /** A line is checked when one leaves it, not under the fingers. */
  const onBlur = (event: FocusEvent) => {
    const left = lineOfCell((event.target as Element).id)
    const next = lineOfCell((event.relatedTarget as Element | null)?.id ?? '')
    if (left && event.relatedTarget && left !== next) change({ does: 'check', ids: [left] })
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its fields are heard here once
    <table className="batch-table" onKeyDown={onKeyDown} onPointerDown={onPointerDown} onBlur={onBlur}>
      <caption className="heard-only">
        Une ligne par personne. Entrée passe à la ligne suivante, Ctrl et D reprennent la ligne du dessus,
        Ctrl et Entrée enregistrent.
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="heard-only">Ligne</span>
          </th>
          {columns.map((column) => (
            <th key={column} scope="col" className={`batch-${column}`}>
              {columnLabels[column]}
            </th>
          ))}
          <th scope="col">
            <span className="heard-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {read.map((each, at) => (
          <BatchRow
            key={each.line.id}
            day={day}
            number={at + 1}
            read={each}
            habits={habits}
            change={change}
            onDuplicate={() => {
              const copy = newLine(likeAbove(each.line))
              change({ does: 'insert', at: at + 1, lines: [copy] })
              onWanted(cellId(copy.id, 'topics'))
            }}
            mayRemove={read.length > 1 && !(at === read.length - 1 && isBlank(each.line))}
          />
        ))}
      </tbody>
    </table>
  )
}
