import { unzipSync } from 'fflate'
import { mostBytesOpen } from '#shared/imports.ts'
import { Unreadable } from './unreadable.ts'

/** A spreadsheet holds a few dozen files; a trap holds thousands. */
const mostEntries = 2_000

/**
 * What a zip file says it holds, and the files wanted among it. Sizes are summed before anything is inflated, and each file
 * is inflated into the very room it said it needs: a bomb that lies finds no more, and one that does not is refused.
 * @throws Unreadable `tooHeavyOpen`, `broken`
 */
export function openZip(bytes: Uint8Array, isWanted: (name: string) => boolean): Record<string, Uint8Array> {
  let [total, entries] = [0, 0]
  const filter = ({ name, originalSize }: { name: string; originalSize: number }) => {
    entries += 1
    if (isWanted(name)) total += originalSize
    if (total > mostBytesOpen || entries > mostEntries) throw new Unreadable('tooHeavyOpen')
    return isWanted(name)
  }
  try {
    unzipSync(bytes, { filter: (file) => filter(file) && false })
    ;[total, entries] = [0, 0]
    return unzipSync(bytes, { filter })
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('broken')
  }
}
