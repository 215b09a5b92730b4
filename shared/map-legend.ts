import { few } from './guarded-words.ts'
import { shadeOf } from './map-classes.ts'
import { untold } from './map-measures.ts'
import type { Area, Disc, Scene } from './map-scene.ts'

export type LegendEntry = { key: string; look: string; words: string; count: number }

/** From the least to the most, then what stands apart. */
export function entriesOf({ classes, marks, measure }: Scene): LegendEntry[] {
  const looks = (marks as Area[]).map(({ look }) => look)
  const count = (look: string) => looks.filter((each) => each === look).length
  const apart = [
    { key: 'zero', look: 'map-zero', words: measure.say(0) },
    { key: 'few', look: 'map-few', words: few },
    { key: 'untold', look: 'map-untold', words: untold },
  ].map((entry) => ({ ...entry, count: count(entry.look) }))
  return [
    ...apart.filter(({ key, count: some }) => key === 'zero' && some > 0),
    ...classes.map(({ from, to, count: some }, index) => ({
      key: String(index),
      look: `map-shade-${shadeOf(index, classes.length)}`,
      words: from === to ? measure.say(from) : `${measure.say(from)} à ${measure.say(to)}`,
      count: some,
    })),
    ...apart.filter(({ key, count: some }) => key !== 'zero' && some > 0),
  ]
}

export const sayClasses = ({ classes }: Scene): string =>
  classes.length > 1
    ? `${classes.length} classes d’autant de territoires chacune, ou presque (quantiles).`
    : 'Une seule classe.'

/** Two round figures: as large as the largest or less, and a quarter of it. */
export function sizesOf({ marks, most, measure }: Scene) {
  const largest = Math.max(...(marks as Disc[]).map(({ radius }) => radius), 0)
  const power = 10 ** Math.floor(Math.log10(most))
  const round = ([5, 2].find((step) => step * power <= most) ?? 1) * power
  return (most < 4 ? [] : [round, round / 4])
    .map((figure) => ({ said: measure.say(figure), radius: largest * Math.sqrt(figure / most) }))
    .filter(({ radius }) => radius > 3)
}
