import { useMutation, useQueryClient } from '@tanstack/react-query'
import { uuidv7 } from 'uuidv7'
import type { Status } from '#shared/appointments.ts'
import { sayDayAndTime } from '#shared/speech.ts'
import { sayFailure, useTRPC } from '../trpc.ts'
import { announce } from '../ui/announcements.ts'
import { Button } from '../ui/Button.tsx'
import { capitalised } from '../ui/lang.ts'
import { Stack } from '../ui/Stack.tsx'
import type { Beneficiary, FollowUp } from './followed.ts'

type Appointment = FollowUp['appointments'][number]

/** Their appointments, and those that seem theirs: one touch joins them, so that the session to note knows who came. */
export function TheirAppointments({ person, followUp }: { person: Beneficiary; followUp: FollowUp }) {
  const { appointments, mayBeTheirs } = followUp
  const { join, leave } = useJoining(person.id)
  if (appointments.length + mayBeTheirs.length === 0) return null
  return (
    <Stack as="section" gap="small" aria-labelledby="their-appointments">
      <h2 id="their-appointments">Rendez-vous</h2>
      <ul className="their-appointments">
        {appointments.map((one) => (
          <Line key={one.id} one={one} act="Ce n’est pas le sien" onAct={() => leave(one.id)} />
        ))}
        {person.mergedIntoId === null &&
          mayBeTheirs.map((one) => (
            <Line key={one.id} one={one} isGuess act="C’est le sien" onAct={() => join(one.id)} />
          ))}
      </ul>
    </Stack>
  )
}

type LineProps = { one: Appointment; act: string; isGuess?: boolean; onAct: () => void }

function Line({ one, act, isGuess = false, onAct }: LineProps) {
  const when = capitalised(sayDayAndTime(one.startsAt, one.zone, 'fr'))
  return (
    <li>
      <p>
        {when}{' '}
        <span className="mention">
          {[one.placeName, statusWords[one.status], isGuess ? 'même nom ou même contact' : null]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      <Button type="button" look="quiet" aria-label={`${act}\u00a0: ${when}`} onClick={onAct}>
        {act}
      </Button>
    </li>
  )
}

const statusWords: Record<Status, string> = {
  coming: 'à venir',
  underway: 'en cours',
  toSettle: 'à clôturer',
  honoured: 'honoré',
  missed: 'manqué',
  cancelled: 'annulé',
}

/** Each can be taken back for ten seconds. */
function useJoining(id: string) {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const joining = useMutation(trpc.beneficiaries.joinAppointment.mutationOptions())
  const leaving = useMutation(trpc.beneficiaries.leaveAppointment.mutationOptions())
  const telling = (done: Promise<unknown>, message: string, undo: () => void) =>
    void done.then(
      () => {
        announce({ message, undo })
        return memory.invalidateQueries()
      },
      (error: unknown) => announce({ message: sayFailure(error) }),
    )
  const asked = (appointmentId: string) => ({ requestId: uuidv7(), id, appointmentId })
  const join = (appointmentId: string): void =>
    telling(joining.mutateAsync(asked(appointmentId)), 'Ce rendez-vous est le sien.', () =>
      leave(appointmentId),
    )
  const leave = (appointmentId: string): void =>
    telling(leaving.mutateAsync(asked(appointmentId)), 'Ce rendez-vous n’est plus le sien.', () =>
      join(appointmentId),
    )
  return { join, leave }
}
