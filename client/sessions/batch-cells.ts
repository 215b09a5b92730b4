import { type Column, columns, type Line, type readLine } from './batch-lines.ts'

/** A line, and what was understood of it. */
export type Read = ReturnType<typeof readLine> & { line: Line }

/** The id of a cell's field says which line and which column it is. */
export const cellId = (line: string, column: Column | 'noteConfirmed') => `cellule-${column}-${line}`
export const columnOfCell = (id: string) => columns.find((column) => id.startsWith(`cellule-${column}-`))
export const lineOfCell = (id: string) => /^cellule-[a-zA-Z]+-(.+)$/.exec(id)?.[1]
