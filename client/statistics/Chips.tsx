import { skipToken, useQuery } from '@tanstack/react-query'
import { filtersOf } from '#shared/dashboard-question.ts'
import { sayPeriod } from '#shared/periods.ts'
import { publicLabel } from '#shared/profile.ts'
import { channelLabels } from '#shared/sessions.ts'
import { themeLabels, topicTable } from '#shared/themes.ts'
import { useTRPC } from '../trpc.ts'
import { Chip } from '../ui/Chip.tsx'
import { Row } from '../ui/Stack.tsx'
import { useAsked } from './asked.ts'
import { whyWithoutFilters } from './CountryUntold.tsx'
import type { DashboardSearch } from '#shared/dashboard-search.ts'
import type { Dashboard } from './shown.ts'

/** What differs from the plain view of one's département this year; a touch takes it away. */
export function Chips({ dashboard }: { dashboard: Dashboard }) {
  const { search, question, there, change } = useAsked()
  const filters = useFilterNames()
  const isPeriod = Boolean((search.du && search.au) || (search.periode && search.periode !== 'annee'))
  const territory = search.territoire ? territoryIn(dashboard.path) : undefined
  const structure = search.structure && (dashboard.structures?.[0]?.name ?? 'Une structure')
  const ofCountry: ChipAsked[] = [
    { name: territory, without: { territoire: undefined } },
    { name: isPeriod && sayPeriod(question), without: { periode: undefined, du: undefined, au: undefined } },
    { name: search.type && sayKind[search.type], without: { type: undefined } },
  ]
  const narrowing: ChipAsked[] = [{ name: structure, without: { structure: undefined } }, ...filters]
  const setAside = there ? [] : narrowing.filter(({ name }) => name)
  return (
    <>
      <ChipRow label="Filtres" chips={there ? [...ofCountry, ...narrowing] : ofCountry} change={change} />
      {setAside.length > 0 && (
        <>
          <p className="mention">
            Ces filtres attendent un département et ne comptent pas ici. {whyWithoutFilters}
          </p>
          <ChipRow label="Filtres mis de côté" chips={setAside} change={change} />
        </>
      )}
    </>
  )
}

type ChipAsked = { name: string | false | undefined; without: DashboardSearch }
type ChipRowProps = {
  label: string
  chips: readonly ChipAsked[]
  change: (without: DashboardSearch) => Promise<void>
}

function ChipRow({ label, chips, change }: ChipRowProps) {
  const inForce = chips.flatMap(({ name, without }) => (name ? [{ name, without }] : []))
  if (inForce.length === 0) return null
  return (
    <Row as="ul" className="chips" aria-label={label}>
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
function useFilterNames(): ChipAsked[] {
  const { search, there } = useAsked()
  const { placeId, advisorId, tagId, channel, theme, topic, public: who } = filtersOf(search)
  const isNamed = there && Boolean(placeId ?? advisorId ?? tagId)
  const { data } = useQuery(
    useTRPC().statistics.narrowings.queryOptions(isNamed ? { departement: there.departement } : skipToken),
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
