import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { vi } from 'vitest'

/** Keeps what the page hands to the browser, and writes the first where a test reads it. */
export function handedFiles() {
  const handed: File[] = []
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (file: File) => `blob:${handed.push(file)}`,
      revokeObjectURL: () => undefined,
    }),
  )
  return {
    handed,
    /** @returns its path */
    async firstIn(folder: string) {
      const [file] = handed
      const path = join(folder, file?.name ?? '')
      writeFileSync(path, new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer()))
      return path
    },
  }
}
