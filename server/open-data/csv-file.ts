import { stringify } from 'csv-stringify/sync'

type Row = Readonly<Record<string, string | number | boolean | undefined | null>>

/**
 * A file for machines (RFC 4180): commas, no mark at its head, an empty cell for what is not known. Texts that a spreadsheet would
 * take for a formula are made harmless; numbers are left as they are.
 */
export const csvFile = (columns: readonly string[], rows: readonly Row[]): string =>
  stringify(
    rows.map((row) => columns.map((column) => harmless(row[column]))),
    {
      header: true,
      columns: columns.map((column) => ({ key: column, header: column })),
      record_delimiter: '\r\n',
      cast: { boolean: String },
    },
  )

const harmless = (value: Row[string]) =>
  typeof value === 'string' && /^[=+@\t\r-]/.test(value) ? `'${value}` : value
