import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { sayTimeAt } from '#shared/speech.ts'
import { dayOf, instantAt, wallTimeOf } from '#shared/time.ts'
import { OverlapReason, reasonNeeded } from '../appointments/OverlapReason.tsx'
import { refusalOf, sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Group } from '../ui/Choices.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import type { DroppedAt } from './AppointmentDialog.tsx'
import type { WeekAppointment } from './plans.ts'
import { useMove } from './use-move.ts'

type MoveFormProps = {
  appointment: WeekAppointment
  dropped: DroppedAt | undefined
  onMoved: () => void
  onBack: () => void
}

/** Another day, hour or place: any, the free hours of the day one touch away. Two at once only for a reason. */
export function MoveForm({ appointment, dropped, onMoved, onBack }: MoveFormProps) {
  const { startsAt, zone, place, service } = appointment
  const [told, setTold] = useState({
    day: dropped?.day ?? dayOf(startsAt, zone),
    time: dropped?.time ?? wallTimeOf(startsAt, zone),
    placeId: dropped ? dropped.placeId : (place?.id ?? null),
    reason: '',
  })
  const [isAsked, setAsked] = useState(false)
  const { move, isMoving, failure } = useMove(onMoved)
  const isThere = dropped?.isTaken && told.day === dropped.day && told.time === dropped.time
  const isTaken = isThere || refusalOf(failure) === 'slotTaken'
  const hasRoom = told.day !== '' && told.time !== ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!hasRoom || isMoving || (isTaken && told.reason.trim() === '')) return
    move(appointment, {
      startsAt: instantAt(told.day, told.time, zone),
      placeId: told.placeId,
      overlapReason: isTaken ? told.reason.trim() : null,
    })
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <Row className="planning-pair">
          <TextField
            label="Nouveau jour"
            type="date"
            error={isAsked && told.day === '' ? 'Choisissez un jour.' : undefined}
            value={told.day}
            onChange={({ currentTarget: { value } }) => setTold({ ...told, day: value })}
          />
          <TextField
            label="Nouvelle heure"
            type="time"
            error={isAsked && told.time === '' ? 'Choisissez une heure.' : undefined}
            value={told.time}
            onChange={({ currentTarget: { value } }) => setTold({ ...told, time: value })}
          />
        </Row>
        <FreeHours
          serviceId={service.id}
          told={told}
          zone={zone}
          onPlace={(placeId) => setTold({ ...told, placeId })}
          onTime={(time) => setTold({ ...told, time })}
        />
        {isTaken && (
          <OverlapReason
            warning="Un autre rendez-vous est déjà à cette heure."
            reason={told.reason}
            error={isAsked && told.reason.trim() === '' ? reasonNeeded : undefined}
            onReason={(reason) => setTold({ ...told, reason })}
          />
        )}
        {failure && !isTaken && (
          <Alert tone="error" appears>
            {sayFailure(failure)}
          </Alert>
        )}
        <Row>
          <Button type="submit" busy={isMoving}>
            {isTaken ? 'Déplacer quand même' : 'Déplacer'}
          </Button>
          <Button type="button" look="quiet" onClick={onBack}>
            Ne pas déplacer
          </Button>
        </Row>
      </Stack>
    </form>
  )
}

type FreeHoursProps = {
  serviceId: string
  told: { day: string; time: string; placeId: string | null }
  zone: string
  onPlace: (placeId: string | null) => void
  onTime: (time: string) => void
}

/** Where, and the hours that are free there on that day. */
function FreeHours({ serviceId, told, zone, onPlace, onTime }: FreeHoursProps) {
  const trpc = useTRPC()
  const { day, placeId } = told
  const found = useQuery(
    trpc.appointments.counter.queryOptions(
      { placeId, serviceId, from: day, to: day },
      { enabled: day !== '', placeholderData: (before) => before },
    ),
  )
  const places = found.data?.places ?? []
  const starts = found.data?.placeId === placeId ? found.data.days.flatMap((each) => each.starts) : []
  return (
    <>
      {placeId !== null && places.length > 1 && (
        <SelectField label="Lieu" value={placeId} onChange={({ currentTarget: { value } }) => onPlace(value)}>
          {places.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      {starts.length > 0 && (
        <Group legend="Heures libres ce jour-là">
          <Row>
            {starts.map((start) => (
              <Button
                key={start}
                type="button"
                look="secondary"
                aria-pressed={wallTimeOf(start, zone) === told.time}
                onClick={() => onTime(wallTimeOf(start, zone))}
              >
                {sayTimeAt(start, zone, 'fr')}
              </Button>
            ))}
          </Row>
        </Group>
      )}
    </>
  )
}
