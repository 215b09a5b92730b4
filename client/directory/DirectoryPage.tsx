import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { wordsSought } from '#shared/words-sought.ts'
import { Title } from '../Title.tsx'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Choices.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { Colleagues } from './Colleagues.tsx'
import type { DirectorySearch } from './directory-search.ts'
import type { Colleague, Venue } from './known.ts'
import { OwnPhone } from './OwnPhone.tsx'
import { Venues } from './Venues.tsx'
import './directory.css'

/** Whom to call, and where people are received: found by a word, a territory, and printed as it is shown. */
export function DirectoryPage() {
  const search = useSearch({ from: '/staff/annuaire' })
  const trpc = useTRPC()
  const colleagues = useQuery(trpc.directory.colleagues.queryOptions())
  const venues = useQuery(trpc.directory.places.queryOptions())
  const isOfPlaces = search.vue === 'lieux'
  const failure = colleagues.error ?? venues.error
  const { data: people = [] } = colleagues
  const { data: places = [] } = venues
  const foundPeople = people.filter((one) => answers(search, one))
  const foundPlaces = places.filter((one) => isThere(search, one))
  return (
    <Stack className="directory">
      <Title>{isOfPlaces ? 'Annuaire des lieux' : 'Annuaire'}</Title>
      <PageHead title="Annuaire" lead="Vos collègues, et les lieux où l’on reçoit.">
        <Button type="button" look="secondary" onClick={() => window.print()}>
          Imprimer
        </Button>
      </PageHead>
      <Asked search={search} venues={places} />
      {(colleagues.isPending || venues.isPending) && <Skeleton lines={8} />}
      {failure && <Alert tone="error">{sayFailure(failure)}</Alert>}
      {isOfPlaces && venues.data && <Venues venues={foundPlaces} />}
      {!isOfPlaces && colleagues.data && (
        <>
          <OwnPhone colleagues={people} />
          <Colleagues colleagues={foundPeople} />
        </>
      )}
    </Stack>
  )
}

/** A colleague is of a territory by the places where they receive. */
const answers = ({ texte = '', epci }: DirectorySearch, one: Colleague) =>
  (!epci || one.places.some(({ epciSiren }) => epciSiren === epci)) &&
  (wordsSought(texte)?.(
    [one.name, one.structureName ?? '', ...one.places.map(({ name }) => name)].join(' '),
  ) ??
    true)

const isThere = ({ texte = '', epci }: DirectorySearch, one: Venue) =>
  (!epci || one.epciSiren === epci) &&
  (wordsSought(texte)?.([one.name, one.communeName, one.postalCode, one.epciName ?? ''].join(' ')) ?? true)

function Asked({ search, venues }: { search: DirectorySearch; venues: readonly Venue[] }) {
  const navigate = useNavigate()
  const change = (changed: DirectorySearch) =>
    void navigate({
      to: '/annuaire',
      search: { ...search, ...changed },
      replace: true,
      resetScroll: false,
    })
  const named = new Map(
    venues.flatMap(({ epciSiren, epciName }) =>
      epciSiren && epciName ? [[epciSiren, epciName] as const] : [],
    ),
  )
  return (
    <search className="directory-asked">
      <Segmented
        legend="Montrer"
        choices={[
          { value: 'collegues', label: 'Les collègues' },
          { value: 'lieux', label: 'Les lieux' },
        ]}
        values={[search.vue ?? 'collegues']}
        onChange={({ currentTarget: { value } }) => change({ vue: value === 'lieux' ? 'lieux' : undefined })}
      />
      <Row gap="medium">
        <TextField
          type="search"
          label="Chercher"
          placeholder="Un nom, un lieu, une commune"
          maxLength={60}
          defaultValue={search.texte}
          onChange={({ currentTarget: { value } }) => change({ texte: value.trim() || undefined })}
        />
        <SelectField
          label="Intercommunalité"
          value={search.epci ?? ''}
          onChange={({ currentTarget: { value } }) => change({ epci: value || undefined })}
        >
          <option value="">Toutes</option>
          {[...named]
            .toSorted(([, a], [, b]) => a.localeCompare(b, 'fr'))
            .map(([siren, name]) => (
              <option key={siren} value={siren}>
                {name}
              </option>
            ))}
        </SelectField>
      </Row>
    </search>
  )
}
