import { closeSync, openSync, writeSync } from 'node:fs'

/** A file that only its owner reads, made of pieces. It must not exist. */
export function growFile(path: string) {
  const file = openSync(path, 'wx', 0o600)
  return {
    add: (piece: string | Uint8Array) => {
      let left = typeof piece === 'string' ? Buffer.from(piece) : piece
      while (left.length > 0) left = left.subarray(writeSync(file, left))
    },
    close: () => closeSync(file),
  }
}
