import { type Box, type Ground, scaleOf, type Spot } from './map-ground.ts'
import type { Area, Disc, Mark, Scene } from './map-scene.ts'
import { sayValue } from './map-measures.ts'
import { seen, type View } from './map-view.ts'

/** Words on the map, where they hide nobody else’s. */
export type Label = {
  key: string
  at: Spot
  anchor: 'start' | 'middle' | 'end'
  lines: string[]
  /** Whether the last line is the figure, and the others a name. */
  isTold: boolean
  /** What is under it: words are light on dark. */
  ground: string
}

export const letters = 12.5
const lineHeight = 15
/** Of the widest letters of the house: a word that is measured too short is cut by the edge. */
const letterWidth = letters * 0.6

/** As many as there is room for, the largest first. */
export function labelsOf(scene: Scene, view: View): Label[] {
  const { width, height } = scene.ground
  const discs = scene.marks.flatMap((mark) =>
    mark.kind === 'disc' ? [{ key: mark.key, box: boxAround(mark, view) }] : [],
  )
  const taken: Box[] = [
    { left: width - toolsRoom, top: 0, right: width, bottom: 2 * toolsRoom },
    scaleRoom(scene.ground, view),
  ]
  const frame = { left: 2, top: 2, right: width - 2, bottom: height - 2 }
  return scene.marks
    .toSorted((a, b) => weightOf(b) - weightOf(a))
    .flatMap((mark) => {
      const found = wordsOf(mark, scene, view).find(
        (label) =>
          isInside(roomOf(label), frame) &&
          !taken.some((box) => areCrossing(box, roomOf(label))) &&
          !discs.some(({ key, box }) => key !== mark.key && areCrossing(box, roomOf(label))),
      )
      if (!found) return []
      taken.push(roomOf(found))
      return [found]
    })
}

/** Buttons stand in a corner. */
const toolsRoom = 56

/** The scale is read in another one, words and all. */
function scaleRoom(ground: Ground, view: View): Box {
  const { x, y, length } = scaleOf(ground, view.k)
  return { left: 0, top: y - lineHeight, right: x + length + 4 * lineHeight, bottom: ground.height }
}

function boxAround({ at, radius }: Disc, view: View): Box {
  const [x, y] = seen(at, view)
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
}

const weightOf = (mark: Mark) =>
  mark.kind === 'disc' ? mark.radius : (mark.box.right - mark.box.left) * (mark.box.bottom - mark.box.top)

const wordsOf = (mark: Mark, scene: Scene, view: View): Label[] =>
  mark.kind === 'area' ? areaWords(mark, scene, view) : discWords(mark, view)

/** The name and the figure, or the figure alone if it is one, inside the territory. */
function areaWords(mark: Area, { measure }: Scene, view: View): Label[] {
  const value = sayValue(mark.value, measure)
  const room = {
    wide: (mark.box.right - mark.box.left) * view.k,
    high: (mark.box.bottom - mark.box.top) * view.k,
  }
  const isFigure = typeof mark.value === 'number' && mark.value > 0
  const words = wrapped(shortName(mark.name))
  return [mark.value === null ? words : [...words, value], ...(isFigure ? [[value]] : [])]
    .map((lines): Label => ({
      key: mark.key,
      at: seen(mark.at, view),
      anchor: 'middle',
      lines,
      isTold: mark.value !== null,
      ground: mark.look,
    }))
    .filter((label) => widthOf(label) < room.wide * 0.9 && label.lines.length * lineHeight < room.high * 0.8)
}

/** The commune, on whichever side is free. */
function discWords({ key, at, radius, town }: Disc, view: View): Label[] {
  const [x, y] = seen(at, view)
  const [aside, over] = [radius + 4, radius + lineHeight / 2 + 2]
  const sides: [number, number, Label['anchor']][] = [
    [x + aside, y, 'start'],
    [x - aside, y, 'end'],
    [x, y + over, 'middle'],
    [x, y - over, 'middle'],
  ]
  return sides.map(([left, middle, anchor]) => ({
    key,
    at: [left, middle],
    anchor,
    lines: [town],
    isTold: false,
    ground: 'map-land',
  }))
}

/** Everybody there knows that it is one: « Causses et Vallée de la Dordogne ». */
export const shortName = (name: string) =>
  name.replace(/^(CC|CA|CU|Métropole) (du |de la |de l’|des |de |d’)?/, '')

function wrapped(name: string): string[] {
  const lines = ['']
  for (const word of name.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line !== '' && line.length + word.length > 14) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines
}

const widthOf = ({ lines }: Label) => Math.max(...lines.map((line) => line.length)) * letterWidth

function roomOf(label: Label): Box {
  const [x, y] = label.at
  const width = widthOf(label)
  const left = label.anchor === 'start' ? x : label.anchor === 'end' ? x - width : x - width / 2
  const half = (label.lines.length * lineHeight) / 2
  return { left, right: left + width, top: y - half, bottom: y + half }
}

const isInside = (box: Box, frame: Box) =>
  box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom

const areCrossing = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Lines stand around the middle. */
export const lineAt = ({ at, lines }: Label, index: number) =>
  at[1] + (index - (lines.length - 1) / 2) * lineHeight
