import { ink, keepTogether, type Paper, printable } from './report-paper.ts'

type TableTold = {
  /** The first names the rows. */
  heads: readonly string[]
  rows: readonly (readonly string[])[]
  /** What stands behind a figure, when it says how large it is. */
  ground?: ((row: number, column: number) => string | undefined) | undefined
}

/**
 * Rows of words and figures; the first row and the first column name the others. A row is never cut; on each page that a long
 * table goes on to, its heads are there again, for the eyes only: a screen reader hears one table.
 */
export function table(
  paper: Paper,
  heads: TableTold['heads'],
  rows: TableTold['rows'],
  ground?: TableTold['ground'],
) {
  const { doc, root } = paper
  const widths = widthsOf(paper, heads.length)
  const heightOf = (row: readonly string[], look: Look) => rowHeight(doc, row, widths, look)
  const headHeight = heightOf(heads, headLook)
  const heights = rows.map((row) => heightOf(row, rowLook))
  const whole = headHeight + heights.reduce((sum, height) => sum + height, 0)
  const first = headHeight + heights.slice(0, 8).reduce((sum, height) => sum + height, 0)
  keepTogether(paper, whole < (doc.page.height - 120) * 0.7 ? whole : first)
  const left = doc.page.margins.left
  const margin = doc.page.margins.top
  const makeRoom = () => (doc.page.margins.top = margin + headHeight)
  const drawHeads = () => {
    doc.markContent('Artifact', { type: 'Layout' })
    drawAgain(doc, heads, widths, { x: left, y: margin, height: headHeight })
    doc.endMarkedContent()
    makeRoom()
  }
  makeRoom()
  doc.on('pageAdded', drawHeads)
  doc.table(told({ root, heads, rows, widths, ground }))
  doc.removeListener('pageAdded', drawHeads)
  doc.page.margins.top = margin
  doc.x = left
  doc.moveDown(0.8)
}

type Look = { src: 'bold' | 'plain'; size: number }
const headLook: Look = { src: 'bold', size: 8.5 }
const rowLook: Look = { src: 'plain', size: 9.5 }
const padding = 3

function told({ root, heads, rows, widths, ground }: TableTold & { root: Paper['root']; widths: number[] }) {
  const border = { top: 0, left: 0, right: 0, bottom: 0.5 }
  const data = [heads, ...rows].map((row, nth) =>
    row.map((text, column) => ({
      text: printable(text),
      type: nth === 0 || column === 0 ? ('TH' as const) : ('TD' as const),
      scope: nth === 0 ? ('Column' as const) : ('Row' as const),
      font: nth === 0 ? headLook : rowLook,
      align: { x: column === 0 ? ('left' as const) : ('right' as const), y: 'center' as const },
      ...(nth > 0 && { backgroundColor: ground?.(nth - 1, column) }),
    })),
  )
  return {
    structParent: root,
    columnStyles: widths,
    defaultStyle: { border, borderColor: ink.line, padding: `${padding}pt`, textColor: ink.text },
    data,
  } as unknown as PDFKit.Mixins.TableOptionsWithData
}

/** How much of the sheet the figures take, beside what names them. */
const partOfFigures = (columns: number) =>
  columns === 2 ? 0.3 : columns < 5 ? 0.55 : columns < 8 ? 0.72 : 0.78

function widthsOf({ width }: Paper, columns: number): number[] {
  const rest = (width * partOfFigures(columns)) / (columns - 1)
  return Array.from({ length: columns }, (_, nth) => (nth === 0 ? width - rest * (columns - 1) : rest))
}

function rowHeight(doc: PDFKit.PDFDocument, row: readonly string[], widths: readonly number[], look: Look) {
  doc.font(look.src).fontSize(look.size)
  const heights = row.map((text, nth) =>
    doc.heightOfString(printable(text), { width: (widths[nth] ?? 0) - 2 * padding }),
  )
  return Math.max(...heights) + 2 * padding
}

type At = { x: number; y: number; height: number }

function drawAgain(doc: PDFKit.PDFDocument, heads: readonly string[], widths: readonly number[], at: At) {
  let { x } = at
  const foot = at.y + at.height
  doc.font(headLook.src).fontSize(headLook.size).fillColor(ink.text)
  heads.forEach((head, nth) => {
    const width = (widths[nth] ?? 0) - 2 * padding
    const height = doc.heightOfString(printable(head), { width })
    const align = nth === 0 ? ('left' as const) : ('right' as const)
    doc.text(printable(head), x + padding, at.y + (at.height - height) / 2, { width, align })
    x += widths[nth] ?? 0
  })
  doc.moveTo(at.x, foot).lineTo(x, foot).lineWidth(0.5).stroke(ink.line)
}
