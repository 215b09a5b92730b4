import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { channelLabels, sessionKindLabels } from '#shared/sessions.ts'
import { themeLabels, themes, topics, topicTable } from '#shared/themes.ts'
import type { Day } from '#shared/time.ts'
import { useTRPC } from '../trpc.ts'
import { Chip } from '../ui/Chip.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'
import { Row } from '../ui/Stack.tsx'
import { useTags } from '../tags/use-tags.ts'
import { choicesOf } from './telling.ts'
import { type JournalSearch, knownPeriods, type Period } from './journal-search.ts'

type FiltersProps = {
  search: JournalSearch
  period: Period
  today: Day
  ask: (changed: Partial<JournalSearch>) => void
}

/** A period, some words, and what else can be asked; each answer becomes a chip that can be taken away. */
export function JournalFilters({ search, period, today, ask }: FiltersProps) {
  const trpc = useTRPC()
  const usual = useQuery(trpc.sessions.usual.queryOptions({ day: today }))
  const places = usual.data?.places ?? []
  const placeName = places.find(({ id }) => id === search.lieu)?.name ?? 'ce lieu'
  const { data: tags = none } = useTags()
  const tagName = tags.find(({ id }) => id === search.etiquette)?.name ?? 'cette étiquette'
  const chips = [
    search.sorte && { name: sessionKindLabels[search.sorte], remove: { sorte: undefined } },
    search.canal && { name: channelLabels[search.canal], remove: { canal: undefined } },
    search.theme && { name: themeLabels[search.theme].fr, remove: { theme: undefined } },
    search.thematique && { name: topicTable[search.thematique].label, remove: { thematique: undefined } },
    search.lieu && { name: placeName, remove: { lieu: undefined } },
    search.etiquette && { name: tagName, remove: { etiquette: undefined } },
    search.mots && { name: `«\u00a0${search.mots}\u00a0»`, remove: { mots: undefined } },
  ].filter((chip) => chip !== undefined && chip !== '')
  return (
    <div className="journal-filters">
      <div className="journal-fields">
        <PeriodFields period={period} today={today} ask={ask} />
        <Words words={search.mots ?? ''} ask={ask} />
      </div>
      <Disclosure title="Filtrer par sorte, thème, thématique, lieu ou étiquette">
        <div className="journal-fields">
          <Filter
            label="Sorte"
            field="sorte"
            search={search}
            ask={ask}
            choices={choicesOf(sessionKindLabels)}
          />
          <Filter label="Thème prioritaire" field="theme" search={search} ask={ask} choices={themeChoices} />
          <Filter label="Thématique" field="thematique" search={search} ask={ask} choices={topicChoices} />
          <Filter label="Où" field="canal" search={search} ask={ask} choices={choicesOf(channelLabels)} />
          <Filter
            label="Lieu"
            field="lieu"
            search={search}
            ask={ask}
            choices={places.map(({ id, name }) => ({ value: id, label: name }))}
          />
          {tags.length > 0 && (
            <Filter
              label="Étiquette"
              field="etiquette"
              search={search}
              ask={ask}
              choices={tags
                .filter(({ mergedIntoId }) => mergedIntoId === null)
                .map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </div>
      </Disclosure>
      {chips.length > 0 && (
        <Row as="ul">
          {chips.map(({ name, remove }) => (
            <li key={name}>
              <Chip name={name} onRemove={() => ask(remove)} />
            </li>
          ))}
        </Row>
      )}
    </div>
  )
}

const none: never[] = []

type FilterProps = Pick<FiltersProps, 'search' | 'ask'> & {
  label: string
  field: keyof JournalSearch
  choices: { value: string; label: string }[]
}

const Filter = ({ label, field, choices, search, ask }: FilterProps) => (
  <SelectField
    label={label}
    value={search[field] ?? ''}
    onChange={({ currentTarget: { value } }) => ask({ [field]: value || undefined })}
  >
    <option value="">Tout</option>
    {choices.map((choice) => (
      <option key={choice.value} value={choice.value}>
        {choice.label}
      </option>
    ))}
  </SelectField>
)

const themeChoices = themes.map((theme) => ({ value: theme, label: themeLabels[theme].fr }))
const topicChoices = topics.map((topic) => ({ value: topic, label: topicTable[topic].label }))

type PeriodProps = Pick<FiltersProps, 'period' | 'today' | 'ask'>

function PeriodFields({ period, today, ask }: PeriodProps) {
  const known = knownPeriods(today)
  const current = known.find((each) => each.period.from === period.from && each.period.to === period.to)
  const [typing, setTyping] = useState(false)
  const isOther = typing || !current
  return (
    <>
      <SelectField
        label="Période"
        value={isOther ? 'autre' : current.name}
        onChange={({ currentTarget: { value } }) => {
          const chosen = known.find(({ name }) => name === value)
          setTyping(!chosen)
          if (chosen?.name === 'mois') ask({ du: undefined, au: undefined })
          else if (chosen) ask({ du: chosen.period.from, au: chosen.period.to })
        }}
      >
        {known.map(({ name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
        <option value="autre">D’autres jours</option>
      </SelectField>
      {isOther && (
        <>
          <TextField
            label="Du"
            type="date"
            max={today}
            value={period.from}
            onChange={({ currentTarget: { value } }) => value && ask({ du: value, au: period.to })}
          />
          <TextField
            label="Au"
            type="date"
            max={today}
            value={period.to}
            onChange={({ currentTarget: { value } }) => value && ask({ du: period.from, au: value })}
          />
        </>
      )}
    </>
  )
}

const pause = 400

/** Asked when one stops typing. */
function Words({ words, ask }: { words: string } & Pick<FiltersProps, 'ask'>) {
  const [typed, setTyped] = useState(words)
  const [known, setKnown] = useState(words)
  if (words !== known) {
    setKnown(words)
    if (words !== typed.trim()) setTyped(words)
  }
  useEffect(() => {
    if (typed.trim() === words) return
    const wait = setTimeout(() => ask({ mots: typed.trim() || undefined }), pause)
    return () => clearTimeout(wait)
  }, [typed, words, ask])
  return (
    <TextField
      label="Rechercher"
      type="search"
      placeholder="Titre, étiquette ou note"
      maxLength={60}
      value={typed}
      onChange={({ currentTarget: { value } }) => setTyped(value)}
    />
  )
}
