import * as z from 'zod/mini'
import { day, id } from './fields.ts'
import { journalDaysQuestion } from './journal.ts'
import { codesOf } from './labels.ts'
import type { Period } from './periods.ts'
import { slugOf } from './place-input.ts'
import { anywhereQuestion } from './statistics.ts'

/**
 * What one takes away: the lines of one's own journal, for a spreadsheet, or a report to read; and the figures that the
 * dashboard shows, alike.
 */

/** A name, what it is good for, the end of the file's name, and what the file says it is. */
export const exportFormats = {
  xlsx: {
    name: 'Excel',
    hint: 'Une ligne par séance, pour Excel.',
    ending: 'xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  ods: {
    name: 'LibreOffice',
    hint: 'Une ligne par séance, pour LibreOffice ou OpenOffice.',
    ending: 'ods',
    type: 'application/vnd.oasis.opendocument.spreadsheet',
  },
  csv: {
    name: 'CSV',
    hint: 'Une ligne par séance, pour tout autre outil.',
    ending: 'csv',
    type: 'text/csv; charset=utf-8',
  },
  pdf: {
    name: 'Rapport PDF',
    hint: 'Les chiffres de la période, avec leurs graphiques et leurs définitions, à lire ou à imprimer.',
    ending: 'pdf',
    type: 'application/pdf',
  },
} as const

export type ExportFormat = keyof typeof exportFormats
export const formats = codesOf(exportFormats)

const lineFormats = ['xlsx', 'ods', 'csv'] as const satisfies ExportFormat[]
export type LineFormat = (typeof lineFormats)[number]

/** The lines that the filters of the journal show, with one's notes when one asks for them. */
const linesRequest = z.strictObject({
  id,
  format: z.enum(lineFormats),
  question: journalDaysQuestion,
  notes: z.boolean(),
})
export type LinesRequest = z.infer<typeof linesRequest>

/** The figures of a whole period, whatever the filters show. */
const reportRequest = z.strictObject({
  id,
  format: z.literal('pdf'),
  period: z
    .strictObject({ from: day, to: day })
    .check(z.refine(({ from, to }) => from <= to, { path: ['to'] })),
})
export type ReportRequest = z.infer<typeof reportRequest>

/** `id` is minted when the person asks: it names the work, and later the file. */
export const exportRequest = z.discriminatedUnion('format', [linesRequest, reportRequest])
export type ExportRequest = z.infer<typeof exportRequest>

/** The tables of the dashboard, in the order of the screen; a workbook has them all. */
export const figuresTables = {
  inShort: 'Essentiel',
  questions: 'Questions',
  territories: 'Territoires',
  uncovered: 'Communes non couvertes',
  places: 'Lieux',
  months: 'Thèmes par mois',
  topics: 'Thématiques',
  ways: 'Accompagnement',
  autonomyMonths: 'Autonomie par mois',
  publics: 'Publics',
  residences: 'Résidences',
  appointments: 'Rendez-vous',
  appointmentMonths: 'Rendez-vous par mois',
  appointmentHours: 'Rendez-vous par heure',
  definitions: 'Définitions',
} as const
export const figuresTableNames = codesOf(figuresTables)
export type FiguresTableName = keyof typeof figuresTables

/** What each kind of file holds of the dashboard. */
export const figuresHints: Record<ExportFormat, string> = {
  pdf: 'Un rapport à lire ou à projeter, avec ses graphiques et ses définitions.',
  xlsx: 'Un classeur pour Excel\u00a0: une feuille par tableau de l’écran, et les définitions.',
  ods: 'Le même classeur, pour LibreOffice ou OpenOffice.',
  csv: 'Un tableau à la fois, pour tout autre outil.',
}

/** What the dashboard shows, to take away: the same question. */
export const figuresRequest = z.strictObject({
  id,
  format: z.enum(formats),
  question: anywhereQuestion,
  /** Which table a CSV file holds, which has one: the territories when nothing is said. */
  table: z.optional(z.enum(figuresTableNames)),
})
export type FiguresRequest = z.infer<typeof figuresRequest>

export const exportNamed = z.strictObject({ id })

/** How a work stands. `total` is null until the sessions are counted. */
export type ExportProgress = {
  state: 'waiting' | 'writing' | 'ready' | 'failed'
  done: number
  total: number | null
}

/** The name of the file tells the days and nobody. */
export function fileNameOf(request: ExportRequest): string {
  return request.format === 'pdf'
    ? fileNamed('rapport', request.period, 'pdf')
    : fileNamed('journal', request.question, request.format)
}

/** The same of figures; that of one table tells which. */
export const figuresFileNameOf = ({ question, format, table = 'territories' }: FiguresRequest) =>
  fileNamed(format === 'csv' ? `chiffres-${slugOf(figuresTables[table])}` : 'chiffres', question, format)

const fileNamed = (what: string, { from, to }: Period, format: ExportFormat) =>
  `${what}-du-${from}-au-${to}.${exportFormats[format].ending}`
