import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { DrawnContours } from '#shared/drawn-contours.ts'
import type { Settings } from '../env.ts'

type Keeper = { settings: Pick<Settings, 'dataDir'> }

/** Contours as they are kept: compressed as they travel. `version` changes when they do. */
export type KeptContours = { zipped: Buffer; version: string }

/**
 * Keeps the contours of a département beside the database: they are drawn again in a minute, so no copy needs them. The
 * file is replaced whole, under the eyes of a server that serves it.
 */
export function keepContours(keeper: Keeper, departementCode: string, contours: DrawnContours): KeptContours {
  const path = pathOf(keeper, departementCode)
  writeFileSync(`${path}.new`, gzipSync(JSON.stringify(contours), { level: 9 }))
  renameSync(`${path}.new`, path)
  return versioned(readFileSync(path))
}

/** @returns null when none were loaded */
export function keptContours(keeper: Keeper, departementCode: string): KeptContours | null {
  const path = pathOf(keeper, departementCode)
  return existsSync(path) ? versioned(readFileSync(path)) : null
}

export const unzipped = ({ zipped }: KeptContours) =>
  JSON.parse(gunzipSync(zipped).toString()) as DrawnContours

/** @param departementCode checked by whoever asks: it names a file */
const pathOf = ({ settings }: Keeper, departementCode: string) =>
  join(settings.dataDir, `contours-${departementCode}.json.gz`)

const versioned = (zipped: Buffer): KeptContours => ({
  zipped,
  version: createHash('sha256').update(zipped).digest('hex').slice(0, 12),
})
