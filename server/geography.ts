import { parseArgs } from 'node:util'
import { plantGeography } from '#drizzle/geography.ts'
import { openDatabase } from '#drizzle/open.ts'
import { readSettings } from './env.ts'
import { drawContours } from './territories/draw-contours.ts'
import { keepContours } from './territories/keep-contours.ts'
import { readContours, sourceOfApi } from './territories/read-contours.ts'

/**
 * `npm run geography -- 46`, or with `--file communes.geojson --source "IGN, 2018"`: the contours of a département, for the
 * maps, which say where they come from. The official geography that says which commune is in which EPCI comes with the package; a server may run meanwhile.
 */
async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { file: { type: 'string' }, source: { type: 'string' } },
  })
  const settings = readSettings()
  const departement = positionals[0] ?? settings.departement
  const db = openDatabase(':memory:')
  plantGeography(db, departement)
  const read = await readContours(departement, values)
  const { contours, missing } = drawContours(db, departement, read)
  const source = values.source ?? (values.file === undefined ? sourceOfApi : null)
  const { zipped } = keepContours({ settings }, departement, { ...contours, source })
  const { communes, epcis } = contours.objects
  process.stdout.write(
    `${departement}: the contours of ${communes.geometries.length} communes and ${epcis.geometries.length} EPCI are kept ` +
      `(${Math.ceil(zipped.length / 1000)} kB). Restart Permanence for distances to know the new centres.\n` +
      (missing > 0 ? `${missing} communes of today have none in what was read.\n` : ''),
  )
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
