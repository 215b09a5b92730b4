import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import type { Cell } from '#shared/column-kinds.ts'
import { growFile } from './grow-file.ts'
import { afterSheet, beforeSheet, legendSheet, manifest, odsType, styles } from './ods-parts.ts'
import { odsCells, odsHeadings } from './ods-cells.ts'
import type { NewSheet } from './write-lines.ts'

/** Lines that are pressed together. */
const together = 500

/** LibreOffice's own file, as it grows: an archive whose first piece says what it is. */
export const odsSheet: NewSheet = (path, columns) => {
  const file = growFile(path)
  let wrong: Error | null = null
  const archive = new Zip((error, piece) => {
    if (error) wrong = error
    else file.add(piece)
  })
  const type = new ZipPassThrough('mimetype')
  archive.add(type)
  type.push(strToU8(odsType), true)
  for (const [name, text] of Object.entries({ 'META-INF/manifest.xml': manifest, 'styles.xml': styles }))
    addPart(archive, name).push(strToU8(text), true)
  const content = addPart(archive, 'content.xml')
  let waiting = beforeSheet(columns) + odsHeadings(columns.map(({ name }) => name))
  let lines = 0
  const flush = (isLast = false) => {
    content.push(strToU8(waiting), isLast)
    waiting = ''
    if (wrong) throw wrong
  }
  return {
    line: (cells: Cell[]) => {
      waiting += odsCells(cells, columns)
      lines += 1
      if (lines % together === 0) flush()
    },
    end: () => {
      waiting += afterSheet(legendSheet(columns))
      flush(true)
      archive.end()
      file.close()
      if (wrong) throw wrong
    },
  }
}

function addPart(archive: Zip, name: string) {
  const part = new ZipDeflate(name, { level: 6 })
  archive.add(part)
  return part
}
