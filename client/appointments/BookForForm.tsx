import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { uuidv7 } from 'uuidv7'
import { longestAddress } from '#shared/booking-rules.ts'
import { addDays, type Instant, instantAt } from '#shared/time.ts'
import { useToday } from '../today.ts'
import { refusalOf, sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { ErrorSummary } from '../ui/FieldError.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import {
  type BookForMistakes,
  bookForMistakes,
  bookForRequestFrom,
  type BookForTold,
  bookForTold,
  chosenAmong,
  ownPlaceOf,
} from './book-for-told.ts'
import { MoreFields } from './MoreFields.tsx'
import { TimeFields } from './TimeFields.tsx'
import { WhoFields } from './WhoFields.tsx'

type BookForFormProps = {
  startsAt: Instant | null
  onBooked: (appointmentId: string) => void
  onClose: () => void
}

/** Name, number, Enter: the nearest free hour is already chosen. */
export function BookForForm({ startsAt, onBooked, onClose }: BookForFormProps) {
  const { today, zone } = useToday()
  const trpc = useTRPC()
  const memory = useQueryClient()
  const [id] = useState(uuidv7)
  const [told, setTold] = useState(() => bookForTold(today, zone, startsAt))
  const [mistakes, setMistakes] = useState<BookForMistakes>({})
  const [tries, setTries] = useState(0)
  const { serviceId, day } = told
  const range = day === '' ? { from: today, to: addDays(today, 14) } : { from: day, to: day }
  const free = useQuery(
    trpc.appointments.freeTimes.queryOptions(
      { serviceId, ...range },
      { staleTime: 0, placeholderData: (before) => before },
    ),
  )
  const booking = useMutation(trpc.appointments.bookFor.mutationOptions())
  const refusal = refusalOf(booking.error)
  const chosen = free.data && chosenAmong(told, { times: free.data.times, zone })
  const isOwn = chosen === 'own'
  const service = free.data?.services.find(({ id: each }) => each === free.data.serviceId)
  const isVisit = service?.mode === 'home'
  const isTaken = isOwn && refusal === 'slotTaken'

  const tell = (changed: Partial<BookForTold>) => {
    setTold({ ...told, ...changed })
    setMistakes(
      Object.fromEntries(Object.entries(mistakes).filter(([name]) => !(name in changed))) as BookForMistakes,
    )
    if ('ownTime' in changed || 'ownDay' in changed || 'chosen' in changed) booking.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = bookForMistakes(told, { isOwn, isTaken, isVisit })
    setMistakes(found)
    setTries((before) => before + 1)
    if (Object.keys(found).length > 0 || !chosen || !free.data || !service || booking.isPending) return
    const overlapReason = isTaken ? told.overlapReason.trim() : null
    const hour =
      chosen === 'own'
        ? {
            startsAt: instantAt(told.ownDay, told.ownTime, zone),
            placeId: ownPlaceOf(told, free.data, zone),
            overlapReason,
          }
        : chosen
    booking.mutate(bookForRequestFrom(id, told, service, hour), {
      onSuccess: (booked) => {
        void memory.invalidateQueries()
        onBooked(booked.id)
      },
      onError: () => {
        if (chosen !== 'own') setTold({ ...told, chosen: '' })
        void free.refetch()
      },
    })
  }

  return (
    <form noValidate onSubmit={submit} aria-label="Donner un rendez-vous">
      <Stack>
        <ErrorSummary
          key={tries}
          mistakes={Object.entries(mistakes).map(([field, message]) => ({ field, message }))}
        />
        <WhoFields told={told} tell={tell} mistakes={mistakes} />
        {free.error && <Alert tone="error">{sayFailure(free.error)}</Alert>}
        {free.data && chosen && (
          <TimeFields
            told={told}
            tell={tell}
            mistakes={mistakes}
            free={free.data}
            chosen={chosen}
            isTaken={isTaken}
            zone={zone}
            today={today}
          />
        )}
        {isVisit && (
          <TextField
            label="Adresse de la visite"
            hint="Numéro, rue, étage, commune"
            id="homeAddress"
            accepts="codes"
            autoComplete="off"
            maxLength={longestAddress}
            error={mistakes.homeAddress}
            value={told.homeAddress}
            onChange={({ currentTarget: { value } }) => tell({ homeAddress: value })}
          />
        )}
        <MoreFields told={told} tell={tell} mistakes={mistakes} />
        {booking.error && !isTaken && (
          <Alert tone="error" appears>
            {refusal === 'slotTaken'
              ? 'Cette heure vient d’être prise. La plus proche est choisie à la place\u00a0: vérifiez-la.'
              : sayFailure(booking.error)}
          </Alert>
        )}
        <Row>
          <Button type="submit" busy={booking.isPending}>
            {isTaken ? 'Donner quand même' : 'Donner ce rendez-vous'}
          </Button>
          <Button type="button" look="quiet" onClick={onClose}>
            Ne rien donner
          </Button>
        </Row>
      </Stack>
    </form>
  )
}
