import { and, eq, isNull } from 'drizzle-orm'
import { feature } from 'topojson-client'
import { communes, departements } from '#drizzle/schema/index.ts'
import { centreOf, ringsOf } from '#shared/contours.ts'
import type { Context } from '../trpc.ts'
import { keptContours, unzipped } from './keep-contours.ts'

/**
 * The official geography has no coordinates: communes that have none take the centre of their contour, when contours were
 * loaded. Distances and the places near a commune then cover the whole département. Done when the house opens.
 */
export function learnCentres({ db, settings }: Pick<Context, 'db' | 'settings'>) {
  for (const { code } of db.select({ code: departements.code }).from(departements).all()) {
    const unplaced = and(eq(communes.departementCode, code), isNull(communes.latitude))
    if (!db.select({ code: communes.code }).from(communes).where(unplaced).get()) continue
    const kept = keptContours({ settings }, code)
    if (!kept) continue
    const drawn = unzipped(kept)
    for (const geometry of drawn.objects.communes.geometries) {
      if (geometry.type !== 'MultiPolygon') continue
      const centre = centreOf(ringsOf(feature(drawn, geometry).geometry))
      if (centre)
        db.update(communes)
          .set({ latitude: centre.latitude, longitude: centre.longitude })
          .where(and(eq(communes.code, String(geometry.id)), unplaced))
          .run()
    }
  }
}
