import { readSpreadsheet } from './read-spreadsheet.ts'
import { Unreadable } from './unreadable.ts'
import type { Answer } from './read-file.ts'

/** A long file takes a second or two, beside the page. */
self.addEventListener('message', ({ data: bytes }: MessageEvent<Uint8Array>) => {
  readSpreadsheet(bytes).then(
    (lines) => answer({ lines }),
    (error: unknown) => answer({ why: error instanceof Unreadable ? error.why : 'broken' }),
  )
})

const answer = (said: Answer) => self.postMessage(said)
