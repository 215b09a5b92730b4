import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { sayDayAndTime, sayPhone } from '#shared/speech.ts'
import { addDays, type Instant } from '#shared/time.ts'
import { nameOf } from '../appointments/name-of.ts'
import { HourPicker } from '../availability/HourPicker.tsx'
import { useToday } from '../today.ts'
import { refusalOf, sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { announce } from '../ui/announcements.ts'
import { Button } from '../ui/Button.tsx'
import { Modal } from '../ui/Modal.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import type { PersonWaits } from './person-waits.ts'

/** Gives somebody who waits the seat of the workshop, or one of the advisor's own free hours, after a call for example. */
export function SeatDialog({ person, onClose }: { person: PersonWaits; onClose: () => void }) {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const [requestId] = useState(uuidv7)
  const seating = useMutation(trpc.waiting.seat.mutationOptions())
  const { id: waitId, startsAt, phone, zone } = person
  const seat = (hour: Instant) =>
    seating.mutate(
      { requestId, waitId, startsAt: hour },
      {
        onSuccess: () => {
          void memory.invalidateQueries()
          announce({ message: `${nameOf(person)}\u00a0: ${sayDayAndTime(hour, zone, 'fr')}.` })
          onClose()
        },
      },
    )
  return (
    <Modal open onClose={onClose} title={`Donner une place à ${nameOf(person)}`}>
      <Stack>
        {phone && (
          <p>
            <a href={`tel:${phone}`}>{sayPhone(phone)}</a>
          </p>
        )}
        {startsAt === null ? (
          <OwnHours person={person} busy={seating.isPending} onChoose={seat} />
        ) : (
          <>
            <p>{`${person.title ?? 'Atelier collectif'}, ${sayDayAndTime(startsAt, zone, 'fr')}`}</p>
            <Row>
              <Button type="button" busy={seating.isPending} onClick={() => seat(startsAt)}>
                L’inscrire
              </Button>
              <Button type="button" look="quiet" onClick={onClose}>
                Pas maintenant
              </Button>
            </Row>
          </>
        )}
        {seating.error && (
          <Alert tone="error" appears>
            {refusalOf(seating.error) === 'workshopFull' ? full : sayFailure(seating.error)}
          </Alert>
        )}
      </Stack>
    </Modal>
  )
}

const full = 'L’atelier est complet. Ajoutez une place dans «\u00a0Ma semaine\u00a0», puis recommencez.'

type OwnHoursProps = { person: PersonWaits; busy: boolean; onChoose: (hour: Instant) => void }

/** One's own free hours, at the place or without any; a month is enough to choose from. */
function OwnHours({ person: { placeId, serviceId, zone }, busy, onChoose }: OwnHoursProps) {
  const trpc = useTRPC()
  const { today } = useToday()
  const month = { from: today, to: addDays(today, 30) }
  const hours = useQuery(
    trpc.appointments.counter.queryOptions({ placeId, serviceId, ...month, nowhere: placeId === null }),
  )
  if (hours.error) return <Alert tone="error">{sayFailure(hours.error)}</Alert>
  if (!hours.data) return <Skeleton lines={5} />
  if (hours.data.days.length === 0) return <p>Aucune heure libre dans vos permanences d’ici un mois.</p>
  return <HourPicker days={hours.data.days} zone={zone} busy={busy} onChoose={onChoose} />
}
