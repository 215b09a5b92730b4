import { join } from 'node:path'
import { openDatabase } from '#drizzle/open.ts'
import type { Settings } from './env.ts'
import { lockFolder } from './lock.ts'
import { plantWhereMissing } from './house/plant.ts'
import { replayErasures } from './beneficiaries/replay-erasures.ts'
import { learnCentres } from './territories/learn-centres.ts'
import type { Context } from './trpc.ts'

/**
 * Takes the folder for this process, opens the file and gives an empty one its ground.
 * @returns the open file, the demonstration accounts to announce, and `close`, which folds the journal and gives the folder back
 */
export async function openHouse(settings: Settings, now: Context['now']) {
  const unlock = lockFolder(settings.dataDir)
  const db = openDatabase(join(settings.dataDir, 'permanence.sqlite'))
  replayErasures({ db, now })
  const accounts = await plantWhereMissing({ db, settings, now })
  learnCentres({ db, settings })
  return { db, accounts, close }

  function close() {
    db.$client.pragma('wal_checkpoint(TRUNCATE)')
    db.$client.close()
    unlock()
  }
}
