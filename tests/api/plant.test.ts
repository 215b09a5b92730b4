import { expect, it } from 'vitest'
import { openDatabase } from '#drizzle/open.ts'
import { plantWhereMissing } from '#server/house/plant.ts'
import { testSettings } from './world.ts'

const now = 1_790_000_000_000

it('a real installation never opens on a demonstration, whose passwords everybody knows', async () => {
  const db = openDatabase(':memory:')
  const demonstration = { ...testSettings, demo: true }
  expect(await plantWhereMissing({ db, settings: demonstration, now })).toHaveLength(11)
  await expect(plantWhereMissing({ db, settings: testSettings, now })).rejects.toThrow(/passwords are public/)
})

it('a real installation announces no demonstration account, whatever is asked afterwards', async () => {
  const db = openDatabase(':memory:')
  expect(await plantWhereMissing({ db, settings: testSettings, now })).toEqual([])
  expect(await plantWhereMissing({ db, settings: { ...testSettings, demo: true }, now })).toEqual([])
})
