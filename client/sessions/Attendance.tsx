import { cameOf } from '#shared/session-input.ts'
import { Button } from '../ui/Button.tsx'
import { Group } from '../ui/Choices.tsx'
import { plural } from '../ui/lang.ts'
import { fieldId, type Telling } from './telling.ts'

/** Who of those who had booked a seat came: everybody, until somebody is unticked. Those who did not are noted missing. */
export function Attendance({ told, tell, mistakes, seats }: Telling) {
  if (seats.length === 0) return null
  const list =
    told.attendance ??
    seats.map(({ appointmentId, status }) => ({ appointmentId, came: status === 'honoured' }))
  const before = cameOf({ attendance: list })
  const change = (attendance: typeof list) =>
    tell({
      attendance,
      participants: Math.max(0, told.participants + cameOf({ attendance }) - before),
    })
  const cameIn = (id: string) => list.find(({ appointmentId }) => appointmentId === id)?.came ?? false
  return (
    <Group
      legend={'Qui est venu\u00a0?'}
      id={fieldId('attendance')}
      error={mistakes.attendance}
      hint={`${plural('fr', before, 'venu', 'venus')} sur ${plural('fr', seats.length, 'inscrit', 'inscrits')}. Les autres sont notés absents.`}
    >
      <div className="attendance">
        {seats.map(({ appointmentId, person }) => (
          <label key={appointmentId} className="procedure">
            <input
              type="checkbox"
              checked={cameIn(appointmentId)}
              onChange={({ currentTarget: { checked: came } }) =>
                change(
                  seats.map(({ appointmentId: id }) => ({
                    appointmentId: id,
                    came: id === appointmentId ? came : cameIn(id),
                  })),
                )
              }
            />
            <span>{person ?? 'Sans nom'}</span>
          </label>
        ))}
      </div>
      {seats.length > 2 && (
        <Button
          type="button"
          look="quiet"
          onClick={() =>
            change(seats.map(({ appointmentId }) => ({ appointmentId, came: before < seats.length })))
          }
        >
          {before < seats.length ? 'Tous sont venus' : 'Personne n’est venu'}
        </Button>
      )}
    </Group>
  )
}
