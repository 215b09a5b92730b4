import { figureColumns, type OpenColumn } from '#shared/open-dictionary.ts'
import { openLicence } from '#shared/open-data.ts'
import { zoneOf } from '#shared/territories.ts'
import { type Day, dayOf } from '#shared/time.ts'
import { tagOf } from '../known-tag.ts'
import type { Context } from '../trpc.ts'
import { type FigureLine, linesOf } from './api-figures.ts'
import { csvFile } from './csv-file.ts'
import { nationalColumns, nationalPlaces } from './national-places.ts'
import { lastMonthOver, quarterEnding, quarterFigures } from './quarter-figures.ts'

type Asking = Pick<Context, 'db' | 'settings' | 'now'>

/** A file at a stable address. */
export type OpenFile = {
  content: string
  tag: string
  type: string
  /** The last day that what is in it speaks of. */
  on: Day
}

const csvType = 'text/csv; charset=utf-8; header=present'
const jsonType = 'application/json; charset=utf-8'

/** What follows `/donnees/`, and what is made for it. */
const makers = {
  'lieux.csv': (ctx: Asking) => ({
    content: csvFile(nationalColumns, nationalPlaces(ctx).places),
    type: csvType,
    on: today(ctx),
  }),
  'lieux.json': (ctx: Asking) => ({
    content: JSON.stringify(nationalPlaces(ctx).places),
    type: jsonType,
    on: today(ctx),
  }),
  'chiffres.csv': async (ctx: Asking) => ({
    content: csvFile(
      figureColumns.map(({ name }) => name),
      (await lines(ctx)).map(asRow),
    ),
    type: csvType,
    on: lastDayOver(ctx),
  }),
  'chiffres.json': async (ctx: Asking) => ({
    content: JSON.stringify({
      licence: openLicence.id,
      until: lastDayOver(ctx),
      dictionary: `${ctx.settings.publicUrl}/donnees/chiffres-schema.json`,
      figures: (await lines(ctx)).map(asRow),
    }),
    type: jsonType,
    on: lastDayOver(ctx),
  }),
  'chiffres-schema.json': (ctx: Asking) => ({
    content: JSON.stringify(tableSchema(ctx.settings.publicUrl, figureColumns)),
    type: jsonType,
    on: today(ctx),
  }),
} as const
export type OpenFileName = keyof typeof makers
export const openFileNames = Object.keys(makers) as OpenFileName[]

export async function openFile(ctx: Asking, name: OpenFileName): Promise<OpenFile> {
  const made = await makers[name](ctx)
  return { ...made, tag: tagOf(made.content) }
}

/** What the page says of each: its address, how long it is in bytes, how recent; and how many places cannot be in theirs. */
export async function filesOffered(ctx: Asking) {
  const files = await Promise.all(
    openFileNames.map(async (name) => {
      const { content, on } = await openFile(ctx, name)
      return { name, address: `/donnees/${name}`, bytes: Buffer.byteLength(content), on }
    }),
  )
  const { places, missing } = nationalPlaces(ctx)
  return { files, places: places.length, missing, figuresUntil: lastDayOver(ctx) }
}

const today = ({ now, settings }: Asking): Day => dayOf(now, zoneOf(settings.departement))
const lastDayOver = (ctx: Asking): Day => quarterEnding(lastMonthOver(ctx)).to

const lines = async (ctx: Asking) => (await quarterFigures(ctx)).flatMap(linesOf)

const asRow = (line: FigureLine) => ({
  trimestre: line.quarter,
  debut: line.from,
  fin: line.to,
  niveau: line.level,
  code: line.code,
  territoire: line.name,
  departement: line.departement,
  theme: line.theme,
  seances: line.sessions.value,
  seances_moins_de_5: line.sessions.hidden,
  part: line.percent,
  heures: line.hours,
})

/** The dictionary as machines read it (Table Schema, Frictionless Data). */
const tableSchema = (publicUrl: string, columns: readonly OpenColumn[]) => ({
  $schema: 'https://specs.frictionlessdata.io/schemas/table-schema.json',
  name: 'seances-par-theme-territoire-et-trimestre',
  title: 'Séances des conseillers numériques, par thème, territoire et trimestre',
  description:
    'Les nombres de séances sont protégés\u00a0: de un à quatre ils sont cachés, au-delà ils sont au multiple de cinq. Chaque total est compté à part\u00a0: il peut différer un peu de la somme des lignes.',
  homepage: `${publicUrl}/donnees-ouvertes`,
  licences: [openLicence],
  fields: columns.map(({ name, type, sentence, example, isAlways }) => ({
    name,
    type,
    description: sentence,
    example,
    constraints: { required: isAlways },
  })),
  missingValues: [''],
})
