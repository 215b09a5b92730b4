import type { ImportedLine, SessionsImport } from '#shared/imports.ts'
import type { ProblemName } from '#shared/problems.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { checkLine } from './check-line.ts'
import { addLine } from './lines.ts'
import { openImport } from './open-import.ts'

/** What became of a session of the file: checked and waiting, in the journal before, or refused and why. */
export type Outcome = 'ready' | 'known' | ProblemName

/**
 * Some sessions of a file are held against the rules of `record`, and wait for the others: nothing of them is in the journal
 * before `keep`. A part is one write, small enough that nobody waits behind it. A session that is refused does not wait: whoever
 * brought the file sees why, and decides.
 * @returns what became of each, in the order of the request
 * @throws `notFound` for somebody else's import, `importUndone`, `importDecided`
 */
export function addSessions(ctx: AdvisorContext, input: SessionsImport): Outcome[] {
  const { requestId, importId, source } = input
  return write(ctx, { id: requestId, verb: 'imports.addSessions', thingId: importId, input }, () => {
    openImport(ctx, importId, source)
    return input.sessions.map((line) => lay(ctx, input, line))
  })
}

function lay(ctx: AdvisorContext, { importId, source }: SessionsImport, line: ImportedLine): Outcome {
  const checked = checkLine(ctx, source, line)
  if (typeof checked === 'string') return checked
  addLine(ctx.db, importId, line)
  return 'ready'
}
