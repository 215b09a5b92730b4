import { labelsOf, letters, lineAt } from '#shared/map-labels.ts'
import { scaleOf } from '#shared/map-ground.ts'
import type { Area, Disc, Scene } from '#shared/map-scene.ts'
import { wholeView } from '#shared/map-view.ts'
import type { Theme } from '#shared/themes.ts'
import { themeColours } from './report-charts.ts'
import { ink, type Paper, printable } from './report-paper.ts'

/** The map of the screen (`client/statistics/map`), in lines and letters: colours, patterns, names and scale. */

/** As wide as a map of the screen: words have the size of those around it once it is on the sheet. */
export const sceneWidth = 640
/** Of a sheet: its title and its legend stand on the same one. */
const tallest = 500

/** The shades of the screen (`map.css`): from the least to the most, by lightness alone. */
const looks: Record<string, string> = {
  'map-shade-0': '#d9ebe8',
  'map-shade-1': '#a9d0cb',
  'map-shade-2': '#6fada7',
  'map-shade-3': '#3d8480',
  'map-shade-4': '#1a504e',
}
const darkShades = ['map-shade-3', 'map-shade-4']
const [land, white, hatch] = ['#eef1f0', '#ffffff', '#b3b9b8']

/** Below it, names could not be read. */
const smallest = 0.48

export const largestScale = ({ width }: Paper, { ground }: Scene) =>
  Math.min(width / ground.width, tallest / ground.height)

/** As large as a sheet allows, or as the room that is left on this one when that is enough. */
export function scaleIn(room: number, paper: Paper, scene: Scene): number {
  const [largest, here] = [largestScale(paper, scene), room / scene.ground.height]
  return here < smallest ? largest : Math.min(largest, here)
}

export function drawMap({ doc, width }: Paper, top: number, scene: Scene, scale: number) {
  doc.save()
  doc.translate(doc.page.margins.left + (width - scene.ground.width * scale) / 2, top).scale(scale)
  for (const path of scene.land) doc.path(path).lineWidth(1.5).fillAndStroke(land, white, 'even-odd')
  for (const mark of scene.marks) if (mark.kind === 'area') drawArea(doc, mark)
  for (const path of scene.lines) doc.path(path).lineWidth(1).stroke(ink.quiet)
  for (const mark of scene.marks) if (mark.kind === 'disc') drawDisc(doc, mark)
  drawWords(doc, scene)
  drawScale(doc, scene)
  doc.restore()
}

type Doc = PDFKit.PDFDocument
type Box = { left: number; top: number; right: number; bottom: number }

function drawArea(doc: Doc, { path, look, box }: Area) {
  filled(doc, look, box, () => doc.path(path))
  doc
    .path(path)
    .lineWidth(1)
    .stroke(looks[look] ? white : ink.line)
}

/** What has no shade has a pattern: few are dotted, what is not told is hatched. */
export function filled(doc: Doc, look: string, box: Box, shape: () => unknown) {
  shape()
  doc.fill(looks[look] ?? white, 'even-odd')
  if (look !== 'map-few' && look !== 'map-untold') return
  doc.save()
  shape()
  doc.clip('even-odd')
  if (look === 'map-few') dots(doc, box, 6, 0.9, looks['map-shade-2'] ?? hatch)
  else stripes(doc, box, { step: 6, thick: 1, colour: hatch })
  doc.restore()
}

function drawDisc(doc: Doc, { at: [x, y], radius, theme }: Disc) {
  if (theme) themed(doc, theme, [x, y], radius)
  doc.circle(x, y, radius).lineWidth(1.5)
  if (theme) doc.stroke(white)
  else doc.fillAndStroke(white, ink.quiet)
}

/** Dots, stripes or plain, as everywhere: told apart on a print without colours. */
export function themed(doc: Doc, theme: Theme, [x, y]: readonly [number, number], radius: number) {
  doc.circle(x, y, radius).fill(themeColours[theme])
  const box = { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
  doc.save()
  doc.circle(x, y, radius).clip()
  if (theme === 'everyday') dots(doc, box, 8, 1.5, white)
  if (theme === 'citizen') stripes(doc, box, { step: 8, thick: 1.75, colour: white })
  doc.restore()
}

function dots(doc: Doc, { left, top, right, bottom }: Box, step: number, radius: number, colour: string) {
  for (let y = Math.floor(top / step) * step; y <= bottom; y += step)
    for (let x = Math.floor(left / step) * step; x <= right; x += step) doc.circle(x, y, radius).fill(colour)
}

type Striped = { step: number; thick: number; colour: string }

function stripes(doc: Doc, { left, top, right, bottom }: Box, { step, thick, colour }: Striped) {
  const high = bottom - top
  for (let x = Math.floor(left / step) * step; x <= right + high; x += step)
    doc.moveTo(x, top).lineTo(x - high, bottom)
  doc.lineWidth(thick).stroke(colour)
}

/** Light on the dark shades, as on screen; a line of what is under them keeps words apart from what they cross. */
function drawWords(doc: Doc, scene: Scene) {
  for (const label of labelsOf(scene, wholeView)) {
    const colour = darkShades.includes(label.ground) ? white : ink.text
    label.lines.forEach((line, nth) => {
      const isFigure = label.isTold && nth === label.lines.length - 1
      doc.font(isFigure ? 'bold' : 'plain').fontSize(letters)
      const words = printable(line)
      const wide = doc.widthOfString(words)
      const x = label.at[0] - { start: 0, middle: wide / 2, end: wide }[label.anchor]
      const y = lineAt(label, nth) - letters * 0.6
      doc
        .lineWidth(3)
        .lineJoin('round')
        .strokeColor(looks[label.ground] ?? white)
      doc.text(words, x, y, { lineBreak: false, stroke: true })
      doc.fillColor(colour).text(words, x, y, { lineBreak: false })
    })
  }
}

function drawScale(doc: Doc, { ground }: Scene) {
  const { x, y, length, said } = scaleOf(ground, 1)
  doc
    .moveTo(x, y - 5)
    .lineTo(x, y)
    .lineTo(x + length, y)
    .lineTo(x + length, y - 5)
  doc.lineWidth(1).stroke(ink.quiet)
  doc.font('plain').fontSize(11.5).fillColor(ink.quiet)
  doc.text(said, x + length + 6, y - 9, { lineBreak: false })
}
