import { cellText } from '#shared/cell-text.ts'
import type { Cell } from '#shared/column-kinds.ts'
import { indicatorDefinitions, type IndicatorName } from '#shared/indicators.ts'
import { byteMark, csvLine } from './csv-sheet.ts'
import { tableTaken } from './figures-tables.ts'
import { growFile } from './grow-file.ts'
import type { WriteFigures } from './write-figures.ts'

/**
 * One table, the territories unless another is asked. What a workbook says above its tables, each line says at its end: the table stays one that
 * every tool reads, and each line tells of what it is. Decimals have a comma, for French spreadsheets.
 */
export const figuresCsv: WriteFigures = (path, taken, { table = 'territories' }) => {
  const { said, period } = taken
  const { columns, rows, defined } = tableTaken(table, taken)
  const context = [
    ['Dans', [said.territory, ...said.inside.toReversed()].join(', ')],
    ['Premier jour', period.from],
    ['Dernier jour', period.to],
    ['Filtres', said.filters.join(', ')],
    ['Fraîcheur', said.asOf],
    ['Arrondis', said.rounding],
    ['Définitions', defined.map(formulaOf).join('\u00a0; ')],
  ] as const
  const file = growFile(path)
  file.add(byteMark)
  file.add(csvLine([...columns.map(({ name }) => name), ...context.map(([name]) => name)]))
  for (const row of rows)
    file.add(csvLine([...row.map(withComma), ...context.map(([, words]) => cellText(words))]))
  file.close()
}

/** The shortest that is still exact: it stands on each line. */
function formulaOf(indicator: IndicatorName): string {
  const { name, formula } = indicatorDefinitions[indicator]
  return `${name}\u00a0: ${formula}`
}

const withComma = (cell: Cell): Cell =>
  typeof cell === 'number' && !Number.isInteger(cell) ? String(cell).replace('.', ',') : cell
