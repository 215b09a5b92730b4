import { publicLabel } from './profile.ts'
import { channelLabels } from './sessions.ts'
import type { ServiceKind } from './services.ts'
import type { Filters } from './statistics.ts'
import { themeLabels, topicTable } from './themes.ts'

/** What narrows figures, in the same words on a chip, on a picture, on paper and in a file. */

export const kindsSaid: Record<ServiceKind, string> = {
  individual: 'séances individuelles',
  workshop: 'ateliers',
}

type Named = { id: string; name: string }
export type NamedFilters = Record<'places' | 'advisors' | 'tags', readonly Named[]>

export type FilterSaid = { filter: keyof Filters; said: string }

/** @param named what an id may be the name of; an id that it does not have is said without its name */
export function filtersSaidOf(filters: Filters, named: NamedFilters | null | undefined): FilterSaid[] {
  const { placeId, advisorId, tagId, channel, theme, topic, public: who } = filters
  const nameIn = (all: readonly Named[] = [], id: string | undefined, unknown: string) =>
    id && (all.find((each) => each.id === id)?.name ?? unknown)
  const all = {
    placeId: nameIn(named?.places, placeId, 'Un lieu'),
    advisorId: nameIn(named?.advisors, advisorId, 'Une personne'),
    channel: channel && channelLabels[channel],
    theme: theme && themeLabels[theme].fr,
    topic: topic && topicTable[topic].label,
    public: who && `Public\u00a0: ${publicLabel(who)}`,
    tagId: nameIn(named?.tags, tagId, 'Une étiquette'),
  }
  return (Object.keys(all) as (keyof typeof all)[]).flatMap((filter) => {
    const said = all[filter]
    return said ? [{ filter, said }] : []
  })
}
