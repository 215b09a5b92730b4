import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { guard, type Secret, secrets } from '#shared/note-guard.ts'

/** Our own notes, invented in the manner of the trade, a line each: what it holds, then its text. */
const notes = readFileSync('tests/unit/notes.tsv', 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t') as [label: Secret | 'health' | 'ordinary', text: string])

const labelled = (label: string) => notes.filter(([one]) => one === label).map(([, text]) => text)
const isRefused = (text: string) => guard(text).secrets.length > 0
const reasons = (text: string) => guard(text).secrets.map(({ secret }) => secret)

/** What was measured, for whoever reads the tests. */
afterAll(() => {
  const recalls = secrets.map((secret) => {
    const held = labelled(secret)
    return `${secret} ${held.filter((text) => reasons(text).includes(secret)).length}/${held.length}`
  })
  const ordinary = labelled('ordinary')
  process.stdout.write(
    `\nOf ${notes.length} notes: ${recalls.join(', ')}; refused of the ordinary ones ${ordinary.filter(isRefused).length}/${ordinary.length}.\n`,
  )
})

test('there are five hundred notes at least, with every secret among them', () => {
  expect(notes.length).toBeGreaterThanOrEqual(500)
  expect(new Set(notes.map(([label]) => label))).toEqual(new Set([...secrets, 'health', 'ordinary']))
})

test.each(secrets)('every note that holds one is refused for it: %s', (secret) => {
  expect(labelled(secret).filter((text) => !reasons(text).includes(secret))).toEqual([])
})

test('of the ordinary notes, fewer than one in two hundred is refused', () => {
  const ordinary = labelled('ordinary')
  const refused = ordinary.filter(isRefused)
  expect(refused.length / ordinary.length).toBeLessThan(0.005)
})

test('a note of health is not refused, but asks to be confirmed', () => {
  expect(
    labelled('health').filter((text) => isRefused(text) || !guard(text).delicacies.includes('health')),
  ).toEqual([])
})
