import type { DashboardSearch } from './dashboard-search.ts'
import { type Actor, scopesOf } from './permissions.ts'

/** Where somebody begins, and their only structure when they see no more than it. */
export type DashboardReader = { home: string; structureId: string | null }

/** @param planted where people of this house begin who have no département of their own */
export function readerOf(actor: Actor | null, planted: string): DashboardReader {
  const seen = scopesOf(actor, 'see', 'figures')
  const own = seen.flatMap((held) => (held.scope === 'departement' ? [held.departementCode] : []))
  const structures = seen.flatMap((held) => (held.scope === 'structure' ? [held.structureId] : []))
  const only = new Set(structures).size === 1 && structures.length === seen.length ? structures[0] : undefined
  return {
    home:
      own.length === 0
        ? (actor?.home ?? planted)
        : own.length < seen.length || own.includes(planted)
          ? planted
          : (own[0] ?? planted),
    structureId: only ?? null,
  }
}

/** The same question whoever asks it: what an address leaves unsaid is what its author begins with. */
export const saidInFull = (
  asked: DashboardSearch,
  { home, structureId }: DashboardReader,
): DashboardSearch => ({
  ...asked,
  territoire: asked.territoire ?? `departement-${home}`,
  structure: asked.structure ?? structureId ?? undefined,
})

/** As short as this reader would have it. */
export const saidInShort = (
  asked: DashboardSearch,
  { home, structureId }: DashboardReader,
): DashboardSearch => ({
  ...asked,
  territoire: asked.territoire === `departement-${home}` ? undefined : asked.territoire,
  structure: asked.structure === structureId ? undefined : asked.structure,
})
