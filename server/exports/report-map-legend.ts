import { entriesOf, sizesOf } from '#shared/map-legend.ts'
import type { Disc, Scene } from '#shared/map-scene.ts'
import { themeLabels, themes } from '#shared/themes.ts'
import { filled, themed } from './report-map.ts'
import { ink, type Paper, printable } from './report-paper.ts'

/** What each shade or circle of a map stands for, in the words of the screen. */

type Key = { words: string; wide: number; high: number; draw: (x: number, middle: number) => void }

const size = 8.5
const [beside, between, under] = [6, 18, 6]

export const mapLegendHeight = (paper: Paper, scene: Scene, scale: number) =>
  linesOf(paper, keysOf(paper, scene, scale)).reduce((sum, line) => sum + highOf(line) + under, 0)

export function drawMapLegend(paper: Paper, top: number, scene: Scene, scale: number) {
  const { doc } = paper
  let y = top
  for (const line of linesOf(paper, keysOf(paper, scene, scale))) {
    const middle = y + highOf(line) / 2
    let x = doc.page.margins.left
    for (const { words, wide, draw } of line) {
      draw(x, middle)
      doc.font('plain').fontSize(size).fillColor(ink.text)
      doc.text(printable(words), x + wide + beside, middle - size * 0.6, { lineBreak: false })
      x += wide + beside + doc.widthOfString(printable(words)) + between
    }
    y += highOf(line) + under
  }
}

const highOf = (line: readonly Key[]) => Math.max(...line.map(({ high }) => high))

/** One after the other, on as many lines as they need. */
function linesOf({ doc, width }: Paper, keys: readonly Key[]): Key[][] {
  doc.font('plain').fontSize(size)
  const lines: Key[][] = []
  let room = 0
  for (const key of keys) {
    const length = key.wide + beside + doc.widthOfString(printable(key.words))
    if (length > room) lines.push([key])
    else lines.at(-1)?.push(key)
    room = (length > room ? width : room) - length - between
  }
  return lines
}

const keysOf = (paper: Paper, scene: Scene, scale: number): Key[] =>
  scene.marks.some(({ kind }) => kind === 'disc') ? discKeys(paper, scene, scale) : areaKeys(paper, scene)

function discKeys(paper: Paper, scene: Scene, scale: number): Key[] {
  const { doc } = paper
  const circle = (words: string, radius: number, draw: (x: number, y: number) => void): Key => ({
    words,
    wide: 2 * radius,
    high: 2 * radius + 2,
    draw: (x, middle) => draw(x + radius, middle),
  })
  const isSomeEmpty = scene.marks.some((mark) => (mark as Disc).theme === null)
  return [
    ...themes.map((theme) => circle(themeLabels[theme].fr, 6, (x, y) => themed(doc, theme, [x, y], 6))),
    ...(isSomeEmpty
      ? [circle('aucun thème en tête', 4, (x, y) => doc.circle(x, y, 4).lineWidth(1).stroke(ink.quiet))]
      : []),
    ...sizesOf(scene).map(({ said, radius }) => {
      const onPaper = radius * scale
      return circle(said, onPaper, (x, y) => doc.circle(x, y, onPaper).lineWidth(1).stroke(ink.quiet))
    }),
  ]
}

function areaKeys({ doc }: Paper, scene: Scene): Key[] {
  const [wide, high] = [20, 12]
  return entriesOf(scene).map(({ look, words, count }) => ({
    words: `${words} (${count})`,
    wide,
    high,
    draw(x, middle) {
      const box = { left: x, top: middle - high / 2, right: x + wide, bottom: middle + high / 2 }
      const shape = () => doc.rect(box.left, box.top, wide, high)
      filled(doc, look, box, shape)
      shape().lineWidth(0.5).stroke(ink.line)
    },
  }))
}
