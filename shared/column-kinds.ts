import { cellList, cellText, saidInCell, saidInList, sameWord } from './cell-text.ts'
import type { Day } from './time.ts'

/** What a cell holds: a word, a number, a day of the calendar (`2026-03-29`), or nothing. */
export type Cell = string | number | null

/**
 * A documented column of a file, both ways. Reading gives what the cell changes of a line, null when it is not understood;
 * a column that says nothing new (a name beside its id, a total) is not read at all.
 */
export type Column<Line> = {
  /** In the first line of the file. */
  name: string
  /** What it holds, and its unit, in a sentence. */
  holds: string
  shape: 'text' | 'number' | 'day'
  write: (line: Line) => Cell
  read?: (said: string) => Partial<Line> | null
}

type Named = { name: string; holds: string }
type FieldOf<Line, Value> = { [F in keyof Line]-?: Line[F] extends Value ? F : never }[keyof Line]

/** Ways to make the columns of one kind of line. */
export const columnsOf = <Line>() => ({
  words: (field: FieldOf<Line, string>, told: Named): Column<Line> => ({
    ...told,
    shape: 'text',
    write: (line) => textCell(line[field] as string),
    read: (said) => part<Line>(field, saidInCell(said)),
  }),
  code: (field: FieldOf<Line, string | null>, told: Named): Column<Line> => ({
    ...told,
    shape: 'text',
    write: (line) => textCell((line[field] as string | null) ?? ''),
    read: (said) => part<Line>(field, said.trim()),
  }),
  /** A spreadsheet that took the code for a number has dropped its first zero. */
  insee: (field: FieldOf<Line, string | null>, told: Named): Column<Line> => ({
    ...told,
    shape: 'text',
    write: (line) => line[field] as string | null,
    read: (said) => part<Line>(field, said.trim().toUpperCase().padStart(5, '0')),
  }),
  day: (field: FieldOf<Line, Day>, told: Named): Column<Line> => ({
    ...told,
    shape: 'day',
    write: (line) => (line[field] as Day) || null,
    read: (said) => understood<Line>(field, dayTyped(said)),
  }),
  whole: (field: FieldOf<Line, number>, told: Named): Column<Line> => ({
    ...told,
    shape: 'number',
    write: (line) => line[field] as number,
    read: (said) => understood<Line>(field, wholeTyped(said)),
  }),
  yesNo: (field: FieldOf<Line, boolean>, told: Named): Column<Line> => ({
    ...told,
    shape: 'text',
    write: (line) => (line[field] ? 'Oui' : 'Non'),
    read: (said) =>
      understood<Line>(field, codeTyped({ true: 'Oui', false: 'Non' }, said), (yes) => yes === 'true'),
  }),
  chosen: <Code extends string>(
    field: FieldOf<Line, Code | null>,
    labels: Record<Code, string>,
    told: Named,
  ): Column<Line> => ({
    ...told,
    shape: 'text',
    write: (line) => {
      const code = line[field] as Code | null
      return code === null ? null : textCell(labels[code])
    },
    read: (said) => understood<Line>(field, codeTyped(labels, said)),
  }),
  several: <Code extends string>(
    field: FieldOf<Line, readonly Code[]>,
    labels: Record<Code, string>,
    told: Named,
  ): Column<Line> => ({
    ...told,
    shape: 'text',
    write: (line) => listCell((line[field] as Code[]).map((code) => labels[code])),
    read: (said) => {
      const codes = saidInList(saidInCell(said)).map((word) => codeTyped(labels, word))
      return codes.includes(null) ? null : part<Line>(field, [...new Set(codes)])
    },
  }),
  listed: (field: FieldOf<Line, readonly string[]>, told: Named): Column<Line> => ({
    ...told,
    shape: 'text',
    write: (line) => listCell(line[field] as string[]),
    read: (said) => part<Line>(field, saidInList(saidInCell(said))),
  }),
  /** How many people of one value: one column a value, so that a spreadsheet adds them up. */
  counted: <Code extends string>(
    field: FieldOf<Line, Partial<Record<Code, number>>>,
    labels: Record<Code, string>,
    told: (label: string) => Named,
  ): Column<Line>[] =>
    (Object.keys(labels) as Code[]).map((code) => ({
      ...told(labels[code]),
      shape: 'number' as const,
      write: (line) => (line[field] as Partial<Record<Code, number>>)[code] ?? null,
      read: (said) => understood<Line>(field, wholeTyped(said), (count) => ({ [code]: count })),
    })),
})

const textCell = (text: string): Cell => (text === '' ? null : cellText(text))

const listCell = (words: string[]): Cell => (words.length === 0 ? null : textCell(cellList(words)))

const part = <Line>(field: keyof Line, value: unknown) => ({ [field]: value }) as Partial<Line>

const understood = <Line, Value = unknown>(
  field: keyof Line,
  value: Value | null,
  as: (value: Value) => unknown = (same) => same,
) => (value === null ? null : part<Line>(field, as(value)))

/** The code whose label, or which itself, was written. */
export function codeTyped<Code extends string>(labels: Record<Code, string>, said: string): Code | null {
  const word = sameWord(said)
  const codes = Object.keys(labels) as Code[]
  return codes.find((code) => sameWord(labels[code]) === word || sameWord(code) === word) ?? null
}

/** `2026-03-29`, or `29/03/2026` as a French spreadsheet writes it again. */
export function dayTyped(said: string): Day | null {
  const [, year, month, date] = /^\s*(\d{4})-(\d{2})-(\d{2})/.exec(said) ?? []
  if (year) return `${year}-${month}-${date}`
  const [, on, of, inYear] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(said) ?? []
  return inYear && of && on ? `${inYear}-${of.padStart(2, '0')}-${on.padStart(2, '0')}` : null
}

/** A whole number, its thousands apart or not. */
export function wholeTyped(said: string): number | null {
  const digits = said.replace(/[\s\u00a0\u202f]/g, '').replace(/[.,]0+$/, '')
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null
}
