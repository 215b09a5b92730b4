import Database from 'better-sqlite3'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * One server per data folder. The lock is the operating system's, held by an open transaction on a file of its own: it
 * goes with the process, however the process ends, so there is never a stale one to remove.
 * @throws Error in one line when another process holds the folder
 */
export function lockFolder(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true })
  const lock = new Database(join(dataDir, 'lock'), { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch {
    lock.close()
    throw new Error(`Another Permanence already uses ${dataDir}. Stop it first, or set DATA_DIR.`)
  }
  return () => lock.close()
}
