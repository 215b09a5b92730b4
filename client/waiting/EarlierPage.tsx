import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { HalfDay } from '#shared/booking-rules.ts'
import { useAppointment } from '../appointments/appointment-seen.ts'
import { NoAppointment } from '../appointments/NoAppointment.tsx'
import { Moment } from '../availability/Recap.tsx'
import { Title } from '../Title.tsx'
import { refusalOf, sayFailure, useTRPCClient } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { useLang, useWords } from '../ui/lang.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stack } from '../ui/Stack.tsx'
import { Unbroken } from '../ui/Unbroken.tsx'
import { HalfDayQuestion } from './HalfDayQuestion.tsx'
import { useKeyOf, waitQueryKey } from './wait-seen.ts'
import { waitingWords } from './waiting-words.ts'
import './waiting.css'

/** Somebody who has an appointment would come earlier: one question, as the house knows them. */
export function EarlierPage() {
  const say = useWords(waitingWords)
  const lang = useLang()
  const client = useTRPCClient()
  const memory = useQueryClient()
  const navigate = useNavigate()
  const key = useKeyOf('/rendez-vous/plus-tot')
  const appointment = useAppointment(key ?? null)
  const [id] = useState(uuidv7)
  const [halfDay, setHalfDay] = useState<HalfDay>('any')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  if (key === null) return <NoAppointment />
  if (refusalOf(appointment.error) === 'notFound') return <NoAppointment isWrong />
  if (appointment.error) return <Alert tone="error">{sayFailure(appointment.error, lang)}</Alert>
  if (!key || !appointment.data) return <Skeleton lines={7} />
  const { startsAt, zone, place } = appointment.data

  const join = () => {
    setBusy(true)
    setFailure(null)
    client.waiting.joinEarlier
      .mutate({ id, key, halfDay, language: lang })
      .then(({ key: secret, ...wait }) => {
        memory.setQueryData(waitQueryKey(secret), wait)
        return navigate({
          to: '/{-$lang}/attente',
          params: (same) => same,
          hash: secret,
          state: { isNew: true },
        })
      })
      .catch(setFailure)
      .finally(() => setBusy(false))
  }

  return (
    <Stack gap="large">
      <Title>{say.earlier}</Title>
      <meta name="robots" content="noindex" />
      <Stack>
        <h1>
          <Unbroken>{say.when}</Unbroken>
        </h1>
        <div className="waited">
          <p>
            <strong>{say.earlier}</strong>
          </p>
          <p>{say.earlierNow}</p>
          <Moment startsAt={startsAt} zone={zone} />
          {place && <p>{place.name}</p>}
        </div>
        <HalfDayQuestion value={halfDay} onAnswer={setHalfDay} />
      </Stack>
      <Stack gap="small">
        <div>
          <Button type="button" busy={busy} className="book-button" onClick={join}>
            {busy ? say.sending : say.earlierAct}
          </Button>
        </div>
        <p className="mention">{say.promise}</p>
        {failure !== null && (
          <Alert tone="error" appears>
            {sayFailure(failure, lang)}
          </Alert>
        )}
        <p>
          <RouteLink to="/{-$lang}/rendez-vous" hash={key} className="tall-link">
            {say.keep}
          </RouteLink>
        </p>
      </Stack>
    </Stack>
  )
}
