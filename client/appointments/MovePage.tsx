import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { sayDayAndTime } from '#shared/speech.ts'
import type { Instant } from '#shared/time.ts'
import { HourPicker } from '../availability/HourPicker.tsx'
import { PhoneLink } from '../places/PhoneLink.tsx'
import { Title } from '../Title.tsx'
import { refusalOf, sayFailure, useTRPCClient } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { announce, dismissAll } from '../ui/announcements.ts'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { EmptyState } from '../ui/Card.tsx'
import { colonOf, useLang, useWords } from '../ui/lang.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stack } from '../ui/Stack.tsx'
import { appointmentQueryKey, useAppointment, useKey } from './appointment-seen.ts'
import { appointmentWords } from './appointment-words.ts'
import { NoAppointment } from './NoAppointment.tsx'

/** Another hour at the same place; the old one is given back only once the new one is taken. */
export function MovePage() {
  const say = useWords(appointmentWords)
  const lang = useLang()
  const client = useTRPCClient()
  const memory = useQueryClient()
  const navigate = useNavigate()
  const key = useKey()
  const appointment = useAppointment(key)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const times = useQuery({
    queryKey: ['other times', key],
    queryFn: () => client.appointments.otherTimes.mutate({ key: key ?? '' }),
    enabled: key !== null,
    staleTime: 0,
  })
  if (key === null) return <NoAppointment />
  if (refusalOf(appointment.error) === 'notFound') return <NoAppointment isWrong />
  const trouble = appointment.error ?? times.error
  if (trouble) return <Alert tone="error">{sayFailure(trouble, lang)}</Alert>
  if (!appointment.data || !times.data) return <Skeleton lines={8} />
  const { startsAt, zone, place } = appointment.data

  const move = (to: Instant) => {
    setBusy(true)
    setFailure(null)
    client.appointments.move
      .mutate({ requestId: uuidv7(), key, startsAt: to })
      .then((moved) => {
        memory.setQueryData(appointmentQueryKey(key), moved)
        dismissAll()
        announce({ message: say.moved })
        return navigate({ to: '/{-$lang}/rendez-vous', params: (same) => same, hash: key, replace: true })
      })
      .catch((error: unknown) => {
        setFailure(error)
        return times.refetch()
      })
      .finally(() => setBusy(false))
  }

  return (
    <Stack gap="large">
      <Title>{say.moving}</Title>
      <meta name="robots" content="noindex" />
      <Stack>
        <h1>{say.moving}</h1>
        <p>
          {say.movingFrom}
          {colonOf(lang)}
          <strong>{sayDayAndTime(startsAt, zone, lang)}</strong>
          {place && `, ${place.name}`}.
        </p>
        <p>{say.movingHelp}</p>
        {failure !== null && (
          <Alert tone="warning" appears>
            {refusalOf(failure) === 'slotTaken' ? say.takenMeanwhile : sayFailure(failure, lang)}
          </Alert>
        )}
      </Stack>
      {times.data.days.length > 0 ? (
        <HourPicker days={times.data.days} zone={zone} onChoose={move} busy={busy} />
      ) : (
        <EmptyState title={say.nothingElse}>{place && <PhoneLink phone={place.phone} />}</EmptyState>
      )}
      <p>
        <RouteLink to="/{-$lang}/rendez-vous" hash={key} className="tall-link">
          {say.keepIt}
        </RouteLink>
      </p>
    </Stack>
  )
}
