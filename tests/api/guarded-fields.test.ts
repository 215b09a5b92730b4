import { expect, it } from 'vitest'
import { appRouter } from '#server/router.ts'

/** A social security number that proves itself, an account, a card, and the code of a door. */
const numbers = ['1 85 05 78 006 084 91', 'FR76 3000 6000 0112 3456 7890 189', '4970 1012 3456 7893']
const doorCode = 'digicode 12B45'

type Def = {
  type: string
  shape?: Record<string, Schema>
  innerType?: Schema
  element?: Schema
  options?: Schema[]
  in?: Schema
  out?: Schema
}
type Schema = { _zod: { def: Def }; safeParse: (value: unknown) => { success: boolean } }

/** Every answer that the API takes and that is free text: it accepts words that nobody could have foreseen. */
function freeTextsIn(schema: Schema, path: string): [path: string, schema: Schema][] {
  const { shape, innerType, element, options, in: before, out: after } = schema._zod.def
  if (shape) return Object.entries(shape).flatMap(([name, inner]) => freeTextsIn(inner, `${path}.${name}`))
  if (element) return freeTextsIn(element, path)
  if (options) return options.flatMap((option) => freeTextsIn(option, path))
  if (innerType) return freeTextsIn(innerType, path)
  if (before && after && after._zod.def.shape) return freeTextsIn(after, path)
  return schema.safeParse('Mots que personne n’a prévus').success ? [[path, schema]] : []
}

type Procedure = { _def: { inputs: Schema[] } }
const procedures = appRouter._def.procedures as unknown as Record<string, Procedure>
const freeTexts = Object.entries(procedures).flatMap(([verb, { _def }]) =>
  _def.inputs.flatMap((input) => freeTextsIn(input, verb)),
)

const isAccepted = (text: string) => (each: (typeof freeTexts)[number]) => each[1].safeParse(text).success

/** What is not kept: searches, addresses of pages, what programs fill, keys of other tools. Notes are read with their title. */
const elsewhere = /\.(slug|website|text|password|keys|notes)$|^(sessions|imports|favourites\.keep)\..*title$/

it('every free text that is kept refuses numbers that prove themselves', () => {
  expect(freeTexts.length).toBeGreaterThan(40)
  for (const number of numbers) {
    const accepted = freeTexts.filter(isAccepted(number)).map(([path]) => path)
    expect(accepted.filter((path) => !elsewhere.test(path))).toEqual([])
  }
})

it('every free text that is kept refuses the code of a door, but where somebody is visited', () => {
  const accepted = freeTexts.filter(isAccepted(doorCode)).map(([path]) => path)
  const kept = accepted.filter((path) => !elsewhere.test(path))
  expect(kept.filter((path) => !path.endsWith('.homeAddress'))).toEqual([])
  expect(kept).toContain('appointments.book.homeAddress')
})
