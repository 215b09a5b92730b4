import { publics } from './profile.ts'
import { channels } from './sessions.ts'
import type { AnywhereQuestion } from './statistics.ts'
import { themes, topics } from './themes.ts'
import { oneSaid } from './search-words.ts'
import { type DashboardSearch, kindCodes, periodOf, type ReadWith, territoryOf } from './dashboard-search.ts'

/**
 * What an address asks, as the server understands it. Codes that do not exist are set aside; so is, for the country, all that
 * its running totals do not know.
 * @param home the département of whoever asks
 */
export function questionOf(search: DashboardSearch, home: string, read: ReadWith): AnywhereQuestion {
  const { departement, ...inside } = territoryOf(search, home)
  const asked = { ...periodOf(search, read), ...(search.type && { kind: kindCodes[search.type] }) }
  if (departement === undefined) return asked
  return {
    ...asked,
    departement,
    ...inside,
    ...(search.structure && { structureId: search.structure }),
    ...filtersOf(search),
  }
}

/** Those that narrow the sessions, read against what exists. */
export function filtersOf({
  lieu,
  conseiller,
  canal,
  theme,
  thematique,
  etiquette,
  public: who,
}: DashboardSearch) {
  const asked = {
    placeId: lieu,
    advisorId: conseiller,
    channel: oneSaid(channels, canal),
    theme: oneSaid(themes, theme),
    topic: oneSaid(topics, thematique),
    tagId: etiquette,
    public: oneSaid(publics, who),
  }
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as Partial<
    typeof asked
  >
}
