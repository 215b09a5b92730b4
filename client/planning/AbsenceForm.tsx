import { sayAbsence } from '#shared/planning-speech.ts'
import type { AbsenceInput } from '#shared/planning.ts'
import type { Day } from '#shared/time.ts'
import { Segmented } from '../ui/Choices.tsx'
import { TextField } from '../ui/Field.tsx'
import { Row } from '../ui/Stack.tsx'
import { absenceFrom, type AbsenceMistakes, absenceMistakes, type AbsenceTold } from './absence-told.ts'
import { HoursFields } from './HoursFields.tsx'
import { type PlanFields, PlanForm } from './PlanForm.tsx'
import { withFirstDay } from './repeat-told.ts'

type AbsenceFormProps = {
  first: AbsenceTold
  today: Day
  busy: boolean
  act: string
  onAbsence: (absence: AbsenceInput) => void
  onClose: () => void
}

/** Days or hours away, once or again and again. */
export function AbsenceForm({ today, onAbsence, ...form }: AbsenceFormProps) {
  return (
    <PlanForm
      {...form}
      mistakesIn={absenceMistakes}
      readBack={(told) => `Absence ${sayAbsence(absenceFrom(told), today)}.`}
      onTold={(told) => onAbsence(absenceFrom(told))}
    >
      {(fields) => (
        <>
          <Segmented
            legend="Vous êtes absent·e"
            choices={[
              { value: 'days', label: 'Des jours entiers' },
              { value: 'hours', label: 'Quelques heures' },
            ]}
            values={[fields.told.kind]}
            onChange={({ currentTarget: { value } }) => fields.tell({ kind: value as AbsenceTold['kind'] })}
          />
          <DayFields {...fields} />
          {fields.told.kind === 'hours' && <HoursFields {...fields} />}
        </>
      )}
    </PlanForm>
  )
}

function DayFields({ told, tell, mistakes }: PlanFields<AbsenceTold, AbsenceMistakes>) {
  const isOnce = told.repeat === 'once'
  const setFirstDay = (firstDay: Day) =>
    tell({
      ...withFirstDay(told, firstDay),
      ...((told.lastDay < firstDay || told.lastDay === told.firstDay) && { lastDay: firstDay }),
    })
  return (
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
  )
}
