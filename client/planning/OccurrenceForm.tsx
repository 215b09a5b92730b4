import { useState, type FormEvent } from 'react'
import { problems } from '#shared/problems.ts'
import type { Day } from '#shared/time.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import type { PlannedOpening } from './plans.ts'
import { changedOccurrence, restoredOccurrence } from './proposals.ts'
import type { Proposal } from './use-plan-change.ts'

type OccurrenceFormProps = {
  opening: PlannedOpening
  day: Day
  busy: boolean
  onPropose: (proposal: Proposal) => void
  onClose: () => void
}

/** One time only: another day, other hours, or not at all. */
export function OccurrenceForm({ opening, day, busy, onPropose, onClose }: OccurrenceFormProps) {
  const exception = opening.recurrence.exceptions?.find((one) => one.day === day)
  const held = exception?.movedTo
  const [told, setTold] = useState({
    day: held?.day ?? day,
    startsAt: held?.hours?.startsAt ?? opening.startsAt,
    endsAt: held?.hours?.endsAt ?? opening.endsAt,
  })
  const [isWrong, setWrong] = useState(false)
  const endsTooSoon = !opening.overnight && told.endsAt <= told.startsAt
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isMissing = told.day === '' || told.startsAt === '' || told.endsAt === ''
    setWrong(endsTooSoon || isMissing)
    if (endsTooSoon || isMissing || busy) return
    const isSame = told.startsAt === opening.startsAt && told.endsAt === opening.endsAt
    const hours = isSame ? null : { startsAt: told.startsAt, endsAt: told.endsAt }
    onPropose(
      told.day === day && hours === null
        ? restoredOccurrence(opening, day)
        : changedOccurrence(opening, day, { day: told.day, hours }),
    )
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <TextField
          label="Jour"
          type="date"
          error={isWrong && told.day === '' ? 'Choisissez un jour.' : undefined}
          value={told.day}
          onChange={({ currentTarget: { value } }) => setTold({ ...told, day: value })}
        />
        <Row className="planning-pair">
          <TextField
            label="De"
            type="time"
            value={told.startsAt}
            onChange={({ currentTarget: { value } }) => setTold({ ...told, startsAt: value })}
          />
          <TextField
            label="À"
            type="time"
            error={isWrong && endsTooSoon ? problems.openingEndsBeforeStart.fr : undefined}
            value={told.endsAt}
            onChange={({ currentTarget: { value } }) => setTold({ ...told, endsAt: value })}
          />
        </Row>
        <Row>
          <Button type="submit" busy={busy}>
            Enregistrer
          </Button>
          <Button
            type="button"
            look="secondary"
            busy={busy}
            onClick={() => onPropose(changedOccurrence(opening, day, null))}
          >
            Pas de permanence ce jour-là
          </Button>
          {exception && (
            <Button
              type="button"
              look="secondary"
              busy={busy}
              onClick={() => onPropose(restoredOccurrence(opening, day))}
            >
              Remettre comme d’habitude
            </Button>
          )}
          <Button type="button" look="quiet" onClick={onClose}>
            Ne rien changer
          </Button>
        </Row>
      </Stack>
    </form>
  )
}
