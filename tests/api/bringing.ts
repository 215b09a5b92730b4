import { setImmediate as breathe } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { expect } from 'vitest'
import { sessions } from '#drizzle/schema/index.ts'
import { recountFigures } from '#drizzle/tally.ts'
import type { SessionsImport } from '#shared/imports.ts'
import type { SessionInput } from '#shared/session-input.ts'
import { figuresKept } from './figures-kept.ts'
import { figuresShown, telling } from './telling.ts'
import type { Caller, World } from './world.ts'

type Parts = [SessionsImport, ...SessionsImport[]]

/** A file as its page brings it: every part, then the decision, until all of it is in the journal. Answers what became of each session. */
export async function bring(advisor: Caller, ...parts: Parts) {
  const outcomes = await lay(advisor, ...parts)
  const lines = outcomes.filter((outcome) => outcome === 'ready').length
  const { importId } = parts[0]
  if (lines === 0) return outcomes
  await advisor.imports.keep({ requestId: uuidv7(), importId, lines })
  await arrived(advisor, importId)
  return outcomes
}

/** The parts alone: nothing is decided. */
export async function lay(advisor: Caller, ...parts: Parts) {
  const outcomes = []
  for (const part of parts) outcomes.push(...(await advisor.imports.addSessions(part)))
  return outcomes
}

/** Sessions come in between two looks at who else asks: until all have, or all are taken back. */
export async function arrived(advisor: Caller, importId: string) {
  for (;;) {
    const { left, hasFailed, isUndone } = await advisor.imports.progress({ importId })
    if (left === 0 && hasFailed === isUndone) return
    await breathe()
  }
}

type Changed = Partial<SessionsImport> & { isOwnKey?: boolean }

/** Files of La Coop for this world: what their lines say, under the names that La Coop gives them. */
export function filesOf(lot: World) {
  const tell = telling(lot)
  const part = (
    lines: Record<string, Partial<SessionInput>>,
    { isOwnKey = false, ...changed }: Changed = {},
  ): SessionsImport => ({
    requestId: uuidv7(),
    importId: uuidv7(),
    source: 'la_coop',
    sessions: Object.entries(lines).map(([key, said]) => ({ keys: [key], isOwnKey, session: tell(said) })),
    ...changed,
  })
  /** So many ordinary sessions, in parts of twenty. */
  const partsOf = (lines: number, importId: string) =>
    Array.from({ length: lines / 20 }, (_, nth) =>
      part(Object.fromEntries(Array.from({ length: 20 }, (__, at) => [`line ${nth}-${at}`, {}])), {
        importId,
      }),
    ) as [SessionsImport, SessionsImport, ...SessionsImport[]]
  return { tell, part, partsOf }
}

/** The sessions that were not withdrawn, whoever's they are. */
export const inJournal = ({ db }: World) =>
  db
    .select()
    .from(sessions)
    .all()
    .filter(({ withdrawnAt }) => withdrawnAt === null)

/** What the running totals show is what a recount finds. */
export function expectRightTotals(lot: World) {
  const shown = [figuresShown(lot), figuresKept(lot.db)]
  recountFigures(lot.db)
  expect(shown).toEqual([figuresShown(lot), figuresKept(lot.db)])
}
