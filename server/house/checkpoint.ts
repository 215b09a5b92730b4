import type { Context } from '../trpc.ts'

/** Folds the journal into the file, so that what was erased is gone from the disk too. */
export function checkpoint({ db }: Pick<Context, 'db'>) {
  db.$client.pragma('wal_checkpoint(TRUNCATE)')
}
