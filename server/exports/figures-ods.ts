import { strToU8, zipSync } from 'fflate'
import { figuresTables } from '#shared/exports.ts'
import { figuresHead, tablesTaken } from './figures-tables.ts'
import { growFile } from './grow-file.ts'
import { odsCells, odsHeadings } from './ods-cells.ts'
import { manifest, odsBook, odsType, styles } from './ods-parts.ts'
import type { WriteFigures } from './write-figures.ts'

/** The same workbook, for LibreOffice. */
export const figuresOds: WriteFigures = (path, taken) => {
  const sheets = tablesTaken(taken).map((table) => {
    const { name, columns, rows } = table
    const above = [...figuresHead(taken, table), ''].map((line) => odsCells([line], [])).join('')
    return {
      name: figuresTables[name],
      shapes: columns.map(({ shape }) => shape),
      lines:
        above +
        odsHeadings(columns.map((column) => column.name)) +
        rows.map((row) => odsCells(row, columns)).join(''),
    }
  })
  const file = growFile(path)
  file.add(
    zipSync({
      mimetype: [strToU8(odsType), { level: 0 }],
      'META-INF/manifest.xml': strToU8(manifest),
      'styles.xml': strToU8(styles),
      'content.xml': strToU8(odsBook(sheets)),
    }),
  )
  file.close()
}
