import { ink, type Paper, printable } from './report-paper.ts'

/** What is drawn of each month: told apart by its drawing as by its colour, for a print without colours. */
export type MonthKey = { words: string; colour: string; look: 'full' | 'striped' | 'crossed' | 'hollow' }

/** One figure for each key; null for what is not told, which draws nothing. */
export type MonthColumn = { label: string; values: readonly (number | null)[] }

type Way = {
  /** Parts of one whole, one on top of another; else side by side. */
  stacked: boolean
  /** The highest, on the scale: « 120 h ». */
  say: (most: number) => string
}

const [legend, foot, room, scale] = [20, 18, 120, 40]
export const monthColumnsHeight = legend + room + foot

/** The figures of each month, and what they are above. */
export function drawMonthColumns(
  paper: Paper,
  top: number,
  keys: readonly MonthKey[],
  columns: readonly MonthColumn[],
  { stacked, say }: Way,
) {
  const { doc, width } = paper
  const left = doc.page.margins.left
  const step = (width - scale) / Math.max(columns.length, 1)
  const ground = top + legend + room
  const heightOf = ({ values }: MonthColumn) => {
    const told = values.map((value) => value ?? 0)
    return stacked ? told.reduce((sum, value) => sum + value, 0) : Math.max(...told)
  }
  const most = Math.max(1, ...columns.map(heightOf))
  drawLegend(paper, top, keys)
  doc.font('plain').fontSize(8).fillColor(ink.quiet)
  doc.text(printable(say(Math.round(most))), left, top + legend - 4, { lineBreak: false })
  doc.text('0', left, ground - 8, { lineBreak: false })
  columns.forEach((column, nth) => {
    const x = left + scale + nth * step
    drawColumn(paper, keys, column, {
      x: x + step * 0.15,
      width: step * 0.7,
      ground,
      unit: room / most,
      stacked,
    })
    doc
      .font('plain')
      .fontSize(columns.length > 14 ? 6 : 8.5)
      .fillColor(ink.text)
    doc.text(printable(column.label), x, ground + 4, { width: step, align: 'center', lineBreak: false })
  })
  doc
    .moveTo(left + scale, ground)
    .lineTo(left + width, ground)
    .lineWidth(0.5)
    .stroke(ink.line)
}

type Place = { x: number; width: number; ground: number; unit: number; stacked: boolean }

function drawColumn(paper: Paper, keys: readonly MonthKey[], column: MonthColumn, place: Place) {
  const { x, width, ground, unit, stacked } = place
  const each = stacked ? width : width / keys.length
  let y = ground
  column.values.forEach((value, nth) => {
    const key = keys[nth]
    const height = (value ?? 0) * unit
    if (!key || height === 0) return
    const above = stacked ? y : ground
    block(paper, key, { x: stacked ? x : x + nth * each, y: above - height, width: each, height })
    y -= height
  })
}

type Box = { x: number; y: number; width: number; height: number }

function block({ doc }: Paper, { colour, look }: MonthKey, { x, y, width, height }: Box) {
  if (look === 'hollow')
    doc
      .rect(x + 0.5, y + 0.5, Math.max(width - 1, 0.5), Math.max(height - 0.5, 0.5))
      .lineWidth(1)
      .stroke(colour)
  else doc.rect(x, y, width, height).fill(colour)
  if (look === 'striped' || look === 'crossed')
    for (let line = y + 2; line < y + height; line += 3) doc.rect(x, line, width, 0.7).fill('#ffffff')
  if (look === 'crossed')
    for (let line = x + 2; line < x + width; line += 3) doc.rect(line, y, 0.7, height).fill('#ffffff')
  doc.rect(x, y, width, Math.min(0.7, height)).fill('#ffffff')
}

/** One after the other, each as long as its words. */
function drawLegend(paper: Paper, top: number, keys: readonly MonthKey[]) {
  const { doc } = paper
  let x = doc.page.margins.left + scale
  for (const key of keys) {
    const words = printable(key.words)
    block(paper, key, { x, y: top, width: 10, height: 9 })
    doc.font('plain').fontSize(8.5).fillColor(ink.text)
    doc.text(words, x + 14, top, { lineBreak: false })
    x += 14 + doc.widthOfString(words) + 22
  }
}
