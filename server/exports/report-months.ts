import { type Theme, themeLabels, themes } from '#shared/themes.ts'
import { themeColours } from './report-charts.ts'
import { ink, type Paper, printable } from './report-paper.ts'

/** Null for hours that are not told: they draw nothing. */
type MonthColumn = { label: string; parts: readonly { theme: Theme; hours: number | null }[] }

const [legend, foot, room] = [20, 18, 120]
export const themeMonthsHeight = legend + room + foot

/** The hours of each month, one theme on top of another; one of them is striped, for a print without colours. */
export function drawThemeMonths(paper: Paper, top: number, columns: readonly MonthColumn[]) {
  const { doc, width } = paper
  const left = doc.page.margins.left
  const scale = 40
  const step = (width - scale) / Math.max(columns.length, 1)
  const ground = top + legend + room
  const most = Math.max(
    1,
    ...columns.map(({ parts }) => parts.reduce((sum, part) => sum + (part.hours ?? 0), 0)),
  )
  drawLegend(paper, top)
  doc.font('plain').fontSize(8).fillColor(ink.quiet)
  doc.text(printable(`${Math.round(most).toLocaleString('fr-FR')}\u00a0h`), left, top + legend - 4, {
    lineBreak: false,
  })
  doc.text('0', left, ground - 8, { lineBreak: false })
  columns.forEach(({ label, parts }, nth) => {
    const x = left + scale + nth * step
    let y = ground
    for (const { theme, hours } of parts) {
      const height = ((hours ?? 0) / most) * room
      y -= height
      if (height > 0) block(paper, theme, { x: x + step * 0.15, y, width: step * 0.7, height })
    }
    doc
      .font('plain')
      .fontSize(columns.length > 14 ? 6 : 8.5)
      .fillColor(ink.text)
    doc.text(printable(label), x, ground + 4, { width: step, align: 'center', lineBreak: false })
  })
  doc
    .moveTo(left + scale, ground)
    .lineTo(left + width, ground)
    .lineWidth(0.5)
    .stroke(ink.line)
}

type Box = { x: number; y: number; width: number; height: number }

function block({ doc }: Paper, theme: Theme, { x, y, width, height }: Box) {
  doc.rect(x, y, width, height).fill(themeColours[theme])
  if (theme === 'citizen')
    for (let line = y + 2; line < y + height; line += 3) doc.rect(x, line, width, 0.7).fill('#ffffff')
  doc.rect(x, y, width, Math.min(0.7, height)).fill('#ffffff')
}

function drawLegend(paper: Paper, top: number) {
  const { doc, width } = paper
  themes.forEach((theme, nth) => {
    const x = doc.page.margins.left + 40 + (nth * (width - 40)) / themes.length
    block(paper, theme, { x, y: top, width: 10, height: 9 })
    doc.font('plain').fontSize(8.5).fillColor(ink.text)
    doc.text(printable(themeLabels[theme].short), x + 14, top, { lineBreak: false })
  })
}
