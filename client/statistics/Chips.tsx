import { useQuery } from '@tanstack/react-query'
import { sayPeriod } from '#shared/periods.ts'
import { publicLabel } from '#shared/profile.ts'
import { channelLabels } from '#shared/sessions.ts'
import { themeLabels, topicTable } from '#shared/themes.ts'
import { useTRPC } from '../trpc.ts'
import { Chip } from '../ui/Chip.tsx'
import { Row } from '../ui/Stack.tsx'
import { useAsked } from './asked.ts'
import type { DashboardSearch } from '#shared/dashboard-search.ts'
import type { Dashboard } from './shown.ts'

/** What differs from the plain view of one's département this year; a touch takes it away. */
export function Chips({ dashboard }: { dashboard: Dashboard }) {
  const { search, question, change } = useAsked()
  const filters = useFilterNames()
  const isPeriod = Boolean((search.du && search.au) || (search.periode && search.periode !== 'annee'))
  const territory = search.territoire ? territoryIn(dashboard.path) : undefined
  const structure = search.structure ? dashboard.structures?.[0]?.name : undefined
  const chips: { name: string | false | undefined; without: DashboardSearch }[] = [
    { name: territory, without: { territoire: undefined } },
    { name: isPeriod && sayPeriod(question), without: { periode: undefined, du: undefined, au: undefined } },
    { name: structure, without: { structure: undefined } },
    { name: search.type && sayKind[search.type], without: { type: undefined } },
    ...filters,
  ]
  const inForce = chips.flatMap(({ name, without }) => (name ? [{ name, without }] : []))
  if (inForce.length === 0) return null
  return (
    <Row as="ul" className="chips" aria-label="Filtres">
      {inForce.map(({ name, without }) => (
        <li key={name}>
          <Chip name={name} onRemove={() => void change(without)} />
        </li>
      ))}
    </Row>
  )
}

/** The territory that was asked, above the place if there is one. */
const territoryIn = (path: Dashboard['path']) => path.findLast(({ level }) => level !== 'place')?.name

/** Those that narrow the sessions, as they are named on screen. */
function useFilterNames(): { name: string | undefined; without: DashboardSearch }[] {
  const { question } = useAsked()
  const { departement, placeId, advisorId, tagId, channel, theme, topic, public: who } = question
  const { data } = useQuery(
    useTRPC().statistics.narrowings.queryOptions(
      { departement },
      { enabled: Boolean(placeId ?? advisorId ?? tagId) },
    ),
  )
  const nameIn = (
    named: readonly { id: string; name: string }[] = [],
    id: string | undefined,
    unknown: string,
  ) => id && (named.find((each) => each.id === id)?.name ?? unknown)
  return [
    { name: nameIn(data?.places, placeId, 'Un lieu'), without: { lieu: undefined } },
    { name: nameIn(data?.advisors, advisorId, 'Une personne'), without: { conseiller: undefined } },
    { name: channel && channelLabels[channel], without: { canal: undefined } },
    { name: theme && themeLabels[theme].fr, without: { theme: undefined } },
    { name: topic && topicTable[topic].label, without: { thematique: undefined } },
    { name: who && `Public : ${publicLabel(who)}`, without: { public: undefined } },
    { name: nameIn(data?.tags, tagId, 'Une étiquette'), without: { etiquette: undefined } },
  ]
}

const sayKind = { individuels: 'séances individuelles', ateliers: 'ateliers' }
