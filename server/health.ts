import { accessSync, constants } from 'node:fs'
import { max } from 'drizzle-orm'
import { chores } from '#drizzle/schema/index.ts'
import { schemaVersion } from '#drizzle/migrate.ts'
import type { Context } from './trpc.ts'

/** For whoever watches: ready, file writable, schema version, age of the last chore in seconds. */
export function health({ db, settings, now }: Pick<Context, 'db' | 'settings' | 'now'>) {
  const last =
    db
      .select({ at: max(chores.doneAt) })
      .from(chores)
      .get()?.at ?? null
  return {
    ready: true,
    writable: isWritable(settings.dataDir),
    schema: schemaVersion(db.$client),
    lastChoreSeconds: last === null ? null : Math.round((now - last) / 1000),
  }
}

function isWritable(folder: string) {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
