import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const clientDir = join(root, 'dist/client')
const stamp = join(root, 'dist/built')
const sources = [
  'client',
  'shared',
  'package-lock.json',
  'vite.config.ts',
  'vite.client.ts',
  'tsconfig.base.json',
]

/**
 * Builds the client when its sources are newer than the build, or when it was built with another identity.
 * @returns the folder to serve
 */
export async function buildWhenStale(identity: string): Promise<string> {
  if (isFresh(identity)) return clientDir
  const { build } = await import('vite')
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
  writeFileSync(stamp, identity)
  return clientDir
}

function isFresh(identity: string) {
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== identity) return false
  const builtAt = statSync(stamp).mtimeMs
  return sources.every((source) => newest(join(root, source)) <= builtAt)
}

function newest(path: string): number {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}
