import { render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { DataTable, type Column, type Sort } from '#client/ui/DataTable.tsx'

type Row = { name: string; hours: number | null }

const rows: Row[] = [
  { name: 'Figeac', hours: 9 },
  { name: 'Écurie', hours: 120 },
  { name: 'Gramat', hours: null },
  { name: 'Eyvigues', hours: 20 },
]

const columns: Column<Row>[] = [
  { key: 'name', label: 'Territoire', cell: (row) => row.name, sortBy: (row) => row.name },
  {
    key: 'hours',
    label: 'Heures',
    numeric: true,
    cell: (row) => row.hours ?? '–',
    sortBy: (row) => row.hours,
  },
  { key: 'note', label: 'Note', cell: () => 'x' },
]

function show(more: { sort?: Sort; onSort?: (sort: Sort) => void; totals?: readonly Row[] } = {}) {
  render(
    <DataTable caption="Par commune" columns={columns} rows={rows} rowKey={(row) => row.name} {...more} />,
  )
  return userEvent.setup()
}

const names = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent)

it('has a name, and its first column names the rows', () => {
  show()
  expect(screen.getByRole('table', { name: 'Par commune' })).toBeVisible()
  expect(names()).toEqual(['Figeac', 'Écurie', 'Gramat', 'Eyvigues'])
})

it('sorts figures from the largest first, then back; what has no figure stays last', async () => {
  const user = show()
  const head = screen.getByRole('columnheader', { name: /Heures/ })
  expect(head).not.toHaveAttribute('aria-sort')
  await user.click(within(head).getByRole('button'))
  expect(head).toHaveAttribute('aria-sort', 'descending')
  expect(names()).toEqual(['Écurie', 'Eyvigues', 'Figeac', 'Gramat'])
  await user.click(within(head).getByRole('button'))
  expect(head).toHaveAttribute('aria-sort', 'ascending')
  expect(names()).toEqual(['Figeac', 'Eyvigues', 'Écurie', 'Gramat'])
})

it('sorts words as French does, accents apart', async () => {
  const user = show()
  await user.click(screen.getByRole('button', { name: /Territoire/ }))
  expect(names()).toEqual(['Écurie', 'Eyvigues', 'Figeac', 'Gramat'])
})

it('keeps the total last whatever the order', async () => {
  const user = show({ totals: [{ name: 'Lot', hours: 149 }] })
  await user.click(screen.getByRole('button', { name: /Heures/ }))
  expect(names().at(-1)).toBe('Lot')
})

it('leaves the order to the page that keeps it', async () => {
  const onSort = vi.fn<(sort: Sort) => void>()
  const user = show({ sort: { key: 'hours', down: true }, onSort })
  expect(names()[0]).toBe('Écurie')
  await user.click(screen.getByRole('button', { name: /Heures/ }))
  expect(onSort).toHaveBeenCalledExactlyOnceWith({ key: 'hours', down: false })
  expect(names()[0]).toBe('Écurie')
})

it('offers no order where a column has none', () => {
  show()
  expect(within(screen.getByRole('columnheader', { name: 'Note' })).queryByRole('button')).toBeNull()
})
