import type { Theme } from '#shared/themes.ts'
import { ink, type Paper, printable } from './report-paper.ts'

/** Bars drawn from the figures themselves, as lines and letters: they stay sharp however large one looks. */

/** The colours of the screen (`client/ui/theme-colours.css`), which everybody tells apart. */
export const themeColours: Record<Theme, string> = {
  everyday: '#1b6ec2',
  citizen: '#b05600',
  autonomy: '#4a1942',
}

type Bar = { label: string; value: number; said: string; colour?: string }

const rowHeight = 22

/** One bar a row, the longest as long as the sheet allows. */
export const rankedHeight = (bars: readonly Bar[]) => bars.length * rowHeight

export function drawRanked({ doc, width }: Paper, top: number, bars: readonly Bar[]) {
  const left = doc.page.margins.left
  const [labels, values] = [width * 0.42, 60]
  const room = width - labels - values
  const most = Math.max(1, ...bars.map(({ value }) => value))
  bars.forEach(({ label, value, said, colour }, nth) => {
    const y = top + nth * rowHeight
    const length = (value / most) * room
    doc.font('plain').fontSize(9.5).fillColor(ink.text)
    doc.text(printable(label), left, y + 5, { width: labels - 8, height: 12, ellipsis: true })
    doc.rect(left + labels, y + 3, Math.max(length, 0.5), rowHeight - 8).fill(colour ?? ink.bar)
    doc.fillColor(ink.text).text(printable(said), left + labels + length + 6, y + 5, { lineBreak: false })
  })
}

const [monthsHeight, foot, head] = [130, 18, 14]
export { monthsHeight }

/** One column a month, its figure above it. */
export function drawMonths({ doc, width }: Paper, top: number, bars: readonly Bar[]) {
  const left = doc.page.margins.left
  const step = width / Math.max(bars.length, 1)
  const room = monthsHeight - foot - head
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const ground = top + head + room
  const size = bars.length > 14 ? 6 : 8.5
  bars.forEach(({ label, value, said }, nth) => {
    const x = left + nth * step
    const height = (value / most) * room
    const middle = { width: step, align: 'center' as const, lineBreak: false }
    doc.rect(x + step * 0.15, ground - height, step * 0.7, height).fill(ink.bar)
    doc.font('plain').fontSize(size).fillColor(ink.text)
    if (value > 0) doc.text(printable(said), x, ground - height - size - 4, middle)
    doc.text(printable(label), x, ground + 4, middle)
  })
  doc
    .moveTo(left, ground)
    .lineTo(left + width, ground)
    .lineWidth(0.5)
    .stroke(ink.line)
}
