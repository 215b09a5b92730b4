import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { type Appointment, type Entry, entriesOf } from '../appointments/timeline.ts'
import { Title } from '../Title.tsx'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { EmptyState } from '../ui/Card.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { plural } from '../ui/lang.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stack } from '../ui/Stack.tsx'
import { Closing } from './Closing.tsx'
import { ClosingList } from './ClosingList.tsx'
import './to-settle.css'

/** « À clôturer »: appointments of several days that nobody has settled, one after the other until none is left. */
export function ToSettlePage() {
  const trpc = useTRPC()
  const { data, error, isFetchedAfterMount, fetchStatus } = useQuery(
    trpc.appointments.toSettle.queryOptions(undefined, {
      staleTime: 0,
      refetchInterval: 60_000,
      /* The same answer read again is another one: what was undone meanwhile is there to settle. */
      structuralSharing: false,
    }),
  )
  /* Without network, what is known from before. */
  const isKnown = data && (isFetchedAfterMount || fetchStatus !== 'fetching')
  return (
    <Stack className="session-page">
      <Title>À clôturer</Title>
      <h1>À clôturer</h1>
      {error && !data && <Alert tone="error">{sayFailure(error)}</Alert>}
      {isKnown ? <Row answer={data} /> : !error && <Skeleton lines={8} />}
    </Stack>
  )
}

/** @param answer what is left, as the server said last: what was done since is no longer */
function Row({ answer }: { answer: Appointment[] }) {
  const live = entriesOf(answer)
  const { rendezvous } = useSearch({ from: '/staff/a-cloturer' })
  const navigate = useNavigate({ from: '/a-cloturer' })
  const row = useRow(live)
  const [doneSince, setDoneSince] = useState<Readonly<Record<string, Appointment[]>>>({})
  const isLeft = ({ key }: Entry) => live.some((entry) => entry.key === key) && doneSince[key] !== answer
  const left = row.filter(isLeft)
  const current = left.find(({ seats }) => seats.some(({ id }) => id === rendezvous)) ?? left[0]
  if (!current) return <Emptied count={row.length} />

  const at = row.indexOf(current)
  const others = [...row.slice(at + 1), ...row.slice(0, at)].filter(isLeft)
  const goOn = () =>
    void navigate({ search: { rendezvous: others[0]?.seats[0].id }, replace: true, resetScroll: true })
  const done = () => {
    setDoneSince({ ...doneSince, [current.key]: answer })
    goOn()
  }
  return (
    <>
      <div className="closing-progress">
        <output>
          <strong>
            {at + 1} sur {row.length}
          </strong>
          {left.length < row.length && `, encore ${left.length}`}
        </output>
        <progress value={row.length - left.length} max={row.length} aria-label="Rendez-vous clôturés" />
      </div>
      <Closing
        key={current.key}
        entry={current}
        isLast={others.length === 0}
        onDone={done}
        onSkip={others.length > 0 ? goOn : undefined}
      />
      {row.length > 1 && (
        <Disclosure title={`Les ${row.length} rendez-vous de la liste`}>
          <ClosingList row={row} left={left} current={current} />
        </Disclosure>
      )}
    </>
  )
}

/** In the order in which they were found; those that end meanwhile come last. */
function useRow(live: Entry[]): Entry[] {
  const [row, setRow] = useState(live)
  const fresh = live.filter(({ key }) => !row.some((entry) => entry.key === key))
  if (fresh.length > 0) setRow([...row, ...fresh])
  return [...row, ...fresh]
}

const Emptied = ({ count }: { count: number }) => (
  <EmptyState title={count === 0 ? 'Rien à clôturer' : 'Tout est clôturé'}>
    <p>
      {count === 0
        ? 'Les rendez-vous passés sont tous honorés ou notés absents.'
        : `${plural('fr', count, 'rendez-vous clôturé', 'rendez-vous clôturés')}. Merci, rien n’est perdu.`}
    </p>
    <ButtonLink to="/aujourdhui">Revenir à ma journée</ButtonLink>
  </EmptyState>
)
