import { useState, type FormEvent } from 'react'
import { sayAbsence } from '#shared/planning-speech.ts'
import type { AbsenceInput } from '#shared/planning.ts'
import type { Day } from '#shared/time.ts'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Choices.tsx'
import { TextField } from '../ui/Field.tsx'
import { ErrorSummary } from '../ui/FieldError.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { absenceFrom, type AbsenceMistakes, absenceMistakes, type AbsenceTold } from './absence-told.ts'
import { RepeatFields } from './RepeatFields.tsx'
import { stillWrong, withFirstDay } from './repeat-told.ts'
import './planning.css'

type AbsenceFormProps = {
  first: AbsenceTold
  today: Day
  busy: boolean
  act: string
  onAbsence: (absence: AbsenceInput) => void
  onClose: () => void
}

/** Days or hours away, once or again and again. */
export function AbsenceForm({ first, today, busy, act, onAbsence, onClose }: AbsenceFormProps) {
  const [told, setTold] = useState(first)
  const [mistakes, setMistakes] = useState<AbsenceMistakes>({})
  const [tries, setTries] = useState(0)
  const tell = (changed: Partial<AbsenceTold>) => {
    const next = { ...told, ...changed }
    setTold(next)
    setMistakes((before) => stillWrong(before, absenceMistakes(next)))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = absenceMistakes(told)
    setMistakes(found)
    setTries((before) => before + 1)
    if (Object.keys(found).length === 0 && !busy) onAbsence(absenceFrom(told))
  }
  const isSayable = Object.keys(absenceMistakes(told)).length === 0
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <ErrorSummary
          key={tries}
          mistakes={Object.entries(mistakes).map(([field, message]) => ({ field, message }))}
        />
        <Segmented
          legend="Vous êtes absent·e"
          choices={[
            { value: 'days', label: 'Des jours entiers' },
            { value: 'hours', label: 'Quelques heures' },
          ]}
          values={[told.kind]}
          onChange={({ currentTarget: { value } }) => tell({ kind: value as AbsenceTold['kind'] })}
        />
        <DayFields told={told} tell={tell} mistakes={mistakes} />
        <RepeatFields told={told} tell={tell} mistakes={mistakes} />
        <div className="planning-foot">
          <output className="planning-read-back">
            {isSayable && `Absence ${sayAbsence(absenceFrom(told), today)}.`}
          </output>
          <Row>
            <Button type="submit" busy={busy}>
              {act}
            </Button>
            <Button type="button" look="quiet" onClick={onClose}>
              Ne rien changer
            </Button>
          </Row>
        </div>
      </Stack>
    </form>
  )
}

type FieldsProps = {
  told: AbsenceTold
  tell: (changed: Partial<AbsenceTold>) => void
  mistakes: AbsenceMistakes
}

function DayFields({ told, tell, mistakes }: FieldsProps) {
  const isOnce = told.repeat === 'once'
  const setFirstDay = (firstDay: Day) =>
    tell({
      ...withFirstDay(told, firstDay),
      ...((told.lastDay < firstDay || told.lastDay === told.firstDay) && { lastDay: firstDay }),
    })
  return (
    <>
      <Row className="planning-pair">
        <TextField
          label={isOnce ? 'Premier jour' : 'À partir de quel jour ?'}
          id="firstDay"
          type="date"
          error={mistakes.firstDay}
          value={told.firstDay}
          onChange={({ currentTarget: { value } }) => setFirstDay(value)}
        />
        {isOnce && (
          <TextField
            label="Dernier jour"
            id="lastDay"
            type="date"
            min={told.firstDay}
            error={mistakes.lastDay}
            value={told.lastDay}
            onChange={({ currentTarget: { value } }) => tell({ lastDay: value })}
          />
        )}
      </Row>
      {told.kind === 'hours' && (
        <Row className="planning-pair">
          <TextField
            label="De"
            id="startsAt"
            type="time"
            error={mistakes.startsAt}
            value={told.startsAt}
            onChange={({ currentTarget: { value } }) => tell({ startsAt: value })}
          />
          <TextField
            label="À"
            id="endsAt"
            type="time"
            error={mistakes.endsAt}
            value={told.endsAt}
            onChange={({ currentTarget: { value } }) => tell({ endsAt: value })}
          />
        </Row>
      )}
    </>
  )
}
