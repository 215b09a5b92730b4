import { useState } from 'react'
import { sayDay } from '#shared/speech.ts'
import type { Day, Weekday } from '#shared/time.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Group, RadioGroup, Segmented } from '../ui/Choices.tsx'
import { TextField } from '../ui/Field.tsx'
import { Row } from '../ui/Stack.tsx'
import { isLastOfItsMonth, rankOf, type RepeatMistakes, type RepeatTold } from './repeat-told.ts'

type RepeatFieldsProps = {
  told: RepeatTold
  tell: (changed: Partial<RepeatTold>) => void
  mistakes: RepeatMistakes
}

/** Whether something happens again, on which days, until when, and except when. */
export function RepeatFields({ told, tell, mistakes }: RepeatFieldsProps) {
  const rhythm = rhythmOf(told.repeat)
  return (
    <>
      <Segmented
        legend="Se répète"
        choices={[
          { value: 'once', label: 'Non' },
          { value: 'weekly', label: 'Chaque semaine' },
          { value: 'monthly', label: 'Chaque mois' },
          { value: 'yearly', label: 'Chaque année' },
        ]}
        values={[rhythm]}
        onChange={({ currentTarget: { value } }) =>
          tell({ repeat: value === 'monthly' ? 'monthlyByWeekday' : (value as RepeatTold['repeat']) })
        }
      />
      {rhythm === 'weekly' && <WeeklyFields told={told} tell={tell} mistakes={mistakes} />}
      {rhythm === 'monthly' && told.firstDay !== '' && <MonthlyFields told={told} tell={tell} />}
      {rhythm !== 'once' && (
        <>
          <TextField
            label="Jusqu’au (facultatif)"
            id="until"
            type="date"
            min={told.firstDay}
            error={mistakes.until}
            value={told.until}
            onChange={({ currentTarget: { value } }) => tell({ until: value })}
          />
          <ExceptionFields told={told} tell={tell} />
        </>
      )}
    </>
  )
}

const rhythmOf = (repeat: RepeatTold['repeat']) =>
  repeat === 'monthlyByWeekday' || repeat === 'monthlyByDate' ? 'monthly' : repeat

const dayNames: [Weekday, string][] = [
  [1, 'Lundi'],
  [2, 'Mardi'],
  [3, 'Mercredi'],
  [4, 'Jeudi'],
  [5, 'Vendredi'],
  [6, 'Samedi'],
  [7, 'Dimanche'],
]

function WeeklyFields({ told, tell, mistakes }: RepeatFieldsProps) {
  return (
    <div className="planning-days">
      <Segmented
        many
        legend="Les jours"
        id="weekdays"
        error={mistakes.weekdays}
        choices={dayNames.map(([day, name]) => ({
          value: String(day),
          label: <abbr title={name}>{name.slice(0, 3)}.</abbr>,
        }))}
        values={told.weekdays.map(String)}
        onChange={({ currentTarget: { value, checked } }) => {
          const day = Number(value) as Weekday
          const weekdays = checked ? [...told.weekdays, day] : told.weekdays.filter((one) => one !== day)
          tell({ weekdays, followsFirstDay: false })
        }}
      />
      <TextField
        label="Toutes les combien de semaines ?"
        hint="1 pour chaque semaine, 2 pour une semaine sur deux"
        id="every"
        type="number"
        inputMode="numeric"
        className="fr-input planning-short"
        min={1}
        max={52}
        error={mistakes.every}
        value={Number.isNaN(told.every) ? '' : told.every}
        onChange={({ currentTarget: { value } }) =>
          tell({ every: value === '' ? Number.NaN : Number(value) })
        }
      />
    </div>
  )
}

const ranks = { 1: 'premier', 2: 'deuxième', 3: 'troisième', 4: 'quatrième', 5: 'cinquième', last: 'dernier' }

function MonthlyFields({ told, tell }: Omit<RepeatFieldsProps, 'mistakes'>) {
  const { firstDay, repeat } = told
  const weekday = sayDay(firstDay, 'fr').split(' ')[0]
  const rank = rankOf(firstDay)
  const offered = [...new Set([rank, ...(isLastOfItsMonth(firstDay) ? (['last'] as const) : []), told.nth])]
  const date = Number(firstDay.slice(8))
  return (
    <RadioGroup
      legend="Quel jour du mois ?"
      value={repeat === 'monthlyByDate' ? 'date' : String(told.nth)}
      choices={[
        ...offered.map((nth) => ({
          value: String(nth),
          label: `Le ${ranks[nth]} ${weekday} du mois`,
          ...(nth === 5 && { hint: 'Les mois qui n’en ont pas cinq sont sautés.' }),
        })),
        {
          value: 'date',
          label: `Le ${date === 1 ? '1er' : date} du mois`,
          ...(date > 28 && { hint: 'Les mois qui n’ont pas ce jour sont sautés.' }),
        },
      ]}
      onChange={({ currentTarget: { value } }) =>
        tell(
          value === 'date'
            ? { repeat: 'monthlyByDate' }
            : {
                repeat: 'monthlyByWeekday',
                nth: value === 'last' ? 'last' : (Number(value) as RepeatTold['nth']),
              },
        )
      }
    />
  )
}

/** Days on which it does not happen; those moved are shown too, and may be put back. */
function ExceptionFields({ told, tell }: Omit<RepeatFieldsProps, 'mistakes'>) {
  const [day, setDay] = useState<Day>('')
  const { exceptions } = told
  const add = () => {
    if (day === '' || exceptions.some((exception) => exception.day === day)) return
    tell({ exceptions: [...exceptions, { day, movedTo: null }].toSorted((a, b) => (a.day < b.day ? -1 : 1)) })
    setDay('')
  }
  return (
    <Group legend="Sauf (facultatif)">
      <Row className="planning-except">
        <TextField
          label="Un jour où cela n’a pas lieu"
          type="date"
          min={told.firstDay}
          value={day}
          onChange={({ currentTarget: { value } }) => setDay(value)}
        />
        <Button type="button" look="secondary" onClick={add}>
          Ajouter ce jour
        </Button>
      </Row>
      {exceptions.length > 0 && (
        <Row as="ul">
          {exceptions.map((exception) => (
            <li key={exception.day}>
              <Chip
                name={sayException(exception)}
                onRemove={() =>
                  tell({ exceptions: exceptions.filter((other) => other.day !== exception.day) })
                }
              />
            </li>
          ))}
        </Row>
      )}
    </Group>
  )
}

const sayException = ({ day, movedTo }: RepeatTold['exceptions'][number]) =>
  movedTo
    ? `${sayDay(day, 'fr', 'short')} déplacé au ${sayDay(movedTo.day, 'fr', 'short')}`
    : `pas le ${sayDay(day, 'fr', 'short')}`
