import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSettings, settingNames } from '#server/env.ts'

const alphabetically = (a: string, b: string) => a.localeCompare(b)

let DATA_DIR: string
beforeAll(() => void (DATA_DIR = mkdtempSync(join(tmpdir(), 'permanence-'))))
afterAll(() => rmSync(DATA_DIR, { recursive: true }))

describe('the settings', () => {
  it('need nothing: the Lot, in demonstration, on port 3000', () => {
    const { port, departement, demo, identity, publicUrl } = readSettings({ DATA_DIR })
    expect({ port, departement, demo, identity, publicUrl }).toEqual({
      port: 3000,
      departement: '46',
      demo: true,
      identity: 'neutral',
      publicUrl: 'http://localhost:3000',
    })
  })

  it.each([
    ['PORT', '99999'],
    ['PORT', 'abc'],
    ['PORT', '0x10'],
    ['RATE_LIMIT', ' '],
    ['DEPARTEMENT', '2C'],
    ['DEPARTEMENT', '46,'],
    ['DEPARTEMENT', '46 12'],
    ['DEMO', 'yes'],
    ['IDENTITY', 'gold'],
    ['PUBLIC_URL', 'ftp://example.org'],
    ['SMTP_URL', 'http://mail'],
    ['SMS_URL', 'smtp://texts'],
    ['SMS_TOKEN', 'short'],
    ['SMS_RESULT_TOKEN', 'short'],
    ['SMS_PER_DAY', '-1'],
    ['ROAD_SPEED', '131'],
    ['SECRET', 'short'],
    ['TRUST_PROXY', 'true'],
  ])('stop the start with one line when %s is "%s"', (name, value) => {
    const refusal = () => readSettings({ DATA_DIR, [name]: value })
    expect(refusal).toThrow(new RegExp(`^The setting ${name} cannot be [^\\n]+$`))
  })

  it('name the département where people begin, then those that the house serves besides, each once', () => {
    const { departement, otherDepartements } = readSettings({ DATA_DIR, DEPARTEMENT: '46, 12,2A,12' })
    expect([departement, otherDepartements]).toEqual(['46', ['12', '2A']])
  })

  it('never show a secret in a refusal', () => {
    expect(() => readSettings({ DATA_DIR, SECRET: 'short-secret' })).not.toThrow(/short-secret/)
    expect(() => readSettings({ DATA_DIR, SMS_TOKEN: 'sesame' })).not.toThrow(/sesame/)
    expect(() => readSettings({ DATA_DIR, SMS_RESULT_TOKEN: 'sesame' })).not.toThrow(/sesame/)
  })

  it('keep the secret that they generate', () => {
    const first = readSettings({ DATA_DIR }).secret
    expect(first.length).toBeGreaterThanOrEqual(32)
    expect(readSettings({ DATA_DIR }).secret).toBe(first)
  })

  it('are all in the table of README, and README names no other', () => {
    const table = readFileSync('README.md', 'utf8').matchAll(/^\| `([A-Z_]+)` +\|/gm)
    expect([...table].map(([, name]) => name ?? '').toSorted(alphabetically)).toEqual(
      settingNames.toSorted(alphabetically),
    )
  })
})
