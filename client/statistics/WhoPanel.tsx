import { skipToken, useQuery } from '@tanstack/react-query'
import { ageBands, ageBandLabels, genderLabels, genders, statuses, statusLabels } from '#shared/profile.ts'
import { type Channel, channelLabels, channels } from '#shared/sessions.ts'
import { type Theme, themeLabels, themeOf, themes, type Topic, topics, topicTable } from '#shared/themes.ts'
import { useTRPC } from '../trpc.ts'
import { Segmented } from '../ui/Choices.tsx'
import { SelectField } from '../ui/Field.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { useAsked } from './asked.ts'
import { whyWithoutFilters } from './CountryUntold.tsx'
import { type DashboardSearch, type KindCode, kindCodes } from '#shared/dashboard-search.ts'

/** Whose sessions, and which of them: everything that narrows what is counted, each as a chip once it is chosen. */
export function WhoPanel() {
  const { search, there, choices, change } = useAsked()
  const { data: narrowings } = useQuery(
    useTRPC().statistics.narrowings.queryOptions(there ? { departement: there.departement } : skipToken),
  )
  const structures = choices?.structures ?? []
  const select = (label: string, name: Narrowing, options: Options, all = 'Tous') => (
    <SelectField
      label={label}
      value={search[name] ?? ''}
      onChange={({ currentTarget: { value } }) => void change({ [name]: value || undefined })}
    >
      <option value="">{all}</option>
      {options.map((option) =>
        'options' in option ? (
          <optgroup key={option.label} label={option.label}>
            {option.options.map(optionOf)}
          </optgroup>
        ) : (
          optionOf(option)
        ),
      )}
    </SelectField>
  )
  return (
    <Stack>
      <Segmented<KindCode | 'tous'>
        legend="Séances"
        choices={[
          { value: 'tous', label: 'Toutes' },
          { value: 'individuels', label: 'Individuelles' },
          { value: 'ateliers', label: 'Ateliers' },
        ]}
        values={[search.type ?? 'tous']}
        onChange={({ currentTarget: { value } }) =>
          void change({ type: value in kindCodes ? (value as KindCode) : undefined })
        }
      />
      {!there && <p>{whyWithoutFilters}</p>}
      {there && (
        <Row gap="medium" className="asked-selects">
          {structures.length > 1 &&
            select('Structure d’accueil', 'structure', structures.map(named), 'Toutes')}
          {select(
            'Lieu',
            'lieu',
            (narrowings?.places ?? []).map(({ id, name, communeName }) => ({
              value: id,
              label: name.includes(communeName) ? name : `${name} (${communeName})`,
            })),
          )}
          {select('Conseiller·ère', 'conseiller', (narrowings?.advisors ?? []).map(named))}
          {select(
            'Canal',
            'canal',
            channels.map((channel: Channel) => ({ value: channel, label: channelLabels[channel] })),
          )}
          {select(
            'Thème prioritaire',
            'theme',
            themes.map((theme: Theme) => ({ value: theme, label: themeLabels[theme].fr })),
          )}
          {select('Thématique', 'thematique', topicOptions, 'Toutes')}
          {select('Public', 'public', publicOptions)}
          {narrowings &&
            narrowings.tags.length > 0 &&
            select('Étiquette', 'etiquette', narrowings.tags.map(named), 'Toutes')}
        </Row>
      )}
    </Stack>
  )
}

type Narrowing = keyof DashboardSearch &
  ('structure' | 'lieu' | 'conseiller' | 'canal' | 'theme' | 'thematique' | 'public' | 'etiquette')
type Option = { value: string; label: string }
type Options = readonly (Option | { label: string; options: readonly Option[] })[]

const named = ({ id, name }: { id: string; name: string }): Option => ({ value: id, label: name })

const optionOf = ({ value, label }: Option) => (
  <option key={value} value={value}>
    {label}
  </option>
)

const topicOption = (topic: Topic): Option => ({ value: topic, label: topicTable[topic].label })

const topicOptions: Options = [
  ...themes.map((theme) => ({
    label: themeLabels[theme].fr,
    options: topics.filter((topic) => themeOf(topic) === theme).map(topicOption),
  })),
  { label: 'Transversal', options: topics.filter((topic) => themeOf(topic) === null).map(topicOption) },
]

/** Sessions to which at least one of them came. */
const publicOptions: Options = [
  { label: 'Âge', options: ageBands.map((band) => ({ value: `age:${band}`, label: ageBandLabels[band] })) },
  {
    label: 'Situation',
    options: statuses.map((status) => ({ value: `status:${status}`, label: statusLabels[status] })),
  },
  {
    label: 'Genre',
    options: genders.map((gender) => ({ value: `gender:${gender}`, label: genderLabels[gender] })),
  },
]
