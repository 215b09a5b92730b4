import { useMutation, useQueryClient } from '@tanstack/react-query'
import { uuidv7 } from 'uuidv7'
import { isMobile } from '#shared/contact.ts'
import { modeLabels } from '#shared/services.ts'
import { sayDay, sayDayAndTime, sayPhone, sayTimeAt } from '#shared/speech.ts'
import { dayOf } from '#shared/time.ts'
import { nameOf } from '../appointments/name-of.ts'
import { sayFailure, useTRPC, useTRPCClient } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { announce } from '../ui/announcements.ts'
import { Button } from '../ui/Button.tsx'
import { Badge } from '../ui/Card.tsx'
import { PhoneIcon } from '../ui/icons.tsx'
import type { PersonWaits } from './person-waits.ts'
import '../appointments/agenda.css'

/** One person: since when, how to reach them, what they were told; and the two acts. */
export function PersonWaiting({ person, onSeat }: { person: PersonWaits; onSeat: () => void }) {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const memory = useQueryClient()
  const removing = useMutation(trpc.waiting.remove.mutationOptions())
  const who = nameOf(person)
  const refresh = () => memory.invalidateQueries({ queryKey: trpc.waiting.list.queryKey() })
  const remove = () =>
    removing.mutate(
      { requestId: uuidv7(), waitId: person.id },
      {
        onSuccess: () => {
          announce({
            message: `${who} n’attend plus.`,
            undo: () =>
              client.waiting.keepWaiting.mutate({ requestId: uuidv7(), waitId: person.id }).then(refresh),
          })
          void refresh()
        },
      },
    )
  return (
    <li className="person-waiting">
      <div>
        <p>
          <strong>{who}</strong> {isCalled(person) && <Badge tone="urgent">À appeler</Badge>}{' '}
          {person.isCalledOff && (
            <Badge tone="urgent">{person.workshopId ? 'Atelier annulé' : 'Lieu fermé'}</Badge>
          )}{' '}
          {person.kept && (
            <Badge tone="strong">{`Place gardée jusqu’à ${sayTimeAt(person.kept.expiresAt, person.zone, 'fr')}`}</Badge>
          )}
        </p>
        <p className="mention">{[since(person), wish(person), told(person)].filter(Boolean).join(' · ')}</p>
        {person.isCalledOff && (
          <p>
            {person.workshopId ? 'Cet atelier n’aura pas lieu.' : 'Ce lieu ne reçoit plus.'} Appelez la
            personne, puis retirez-la.
          </p>
        )}
        {person.homeAddress && <p>{person.homeAddress}</p>}
        {person.needNote && (
          <p>
            <q>{person.needNote}</q>
          </p>
        )}
        {person.phone && (
          <a href={`tel:${person.phone}`} className="entry-phone">
            <PhoneIcon />
            <span className="figures">{sayPhone(person.phone)}</span>
          </a>
        )}
        {person.email && !person.phone && <p>{person.email}</p>}
      </div>
      <div className="person-waiting-acts">
        {!person.isCalledOff && (
          <Button
            type="button"
            look="secondary"
            aria-label={`Donner une place\u00a0: ${who}`}
            onClick={onSeat}
          >
            Donner une place
          </Button>
        )}
        <Button
          type="button"
          look="quiet"
          busy={removing.isPending}
          aria-label={`Retirer de la liste\u00a0: ${who}`}
          onClick={remove}
        >
          Retirer
        </Button>
      </div>
      {removing.error && (
        <Alert tone="error" appears>
          {sayFailure(removing.error)}
        </Alert>
      )}
    </li>
  )
}

/** Nothing that we send reaches a landline. */
const isCalled = ({ phone, email }: PersonWaits) => email === null && phone !== null && !isMobile(phone)

const since = ({ addedAt, zone }: PersonWaits) =>
  `Attend depuis le ${sayDay(dayOf(addedAt, zone), 'fr', 'without year')}`

const wish = ({ before, mode, halfDay, zone }: PersonWaits) =>
  [
    mode !== 'place' && modeLabels[mode].toLowerCase(),
    before !== null && `avant son rendez-vous de ${sayDayAndTime(before, zone, 'fr')}`,
    halfDay === 'morning' && 'le matin',
    halfDay === 'afternoon' && 'l’après-midi',
  ]
    .filter(Boolean)
    .join(', ')

const told = ({ told: times }: PersonWaits) =>
  times === 0 ? '' : times === 1 ? 'prévenu·e une fois' : `prévenu·e ${times} fois`
