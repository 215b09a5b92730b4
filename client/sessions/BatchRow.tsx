import type { ReactNode } from 'react'
import { masked } from '#shared/note-guard.ts'
import { longestNotes } from '#shared/sessions.ts'
import type { Day } from '#shared/time.ts'
import type { Topic } from '#shared/themes.ts'
import { announce } from '../ui/announcements.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { FieldError } from '../ui/FieldError.tsx'
import { AddIcon, CloseIcon } from '../ui/icons.tsx'
import { cellId, type Read } from './batch-cells.ts'
import { autonomyChoices, type Column, columnLabels, isBlank, postureChoices } from './batch-lines.ts'
import { apartInFull } from './read-apart.ts'
import { profileInFull } from './read-profile.ts'
import { TopicsCell } from './TopicsCell.tsx'
import type { Change } from './use-batch.ts'

type RowProps = {
  /** The table's. */
  day: Day
  number: number
  read: Read
  habits: readonly Topic[]
  change: (one: Change) => void
  onDuplicate: () => void
  mayRemove: boolean
}

/** One person. What is wrong stands under its own cell; what the server refused, under the line. */
export function BatchRow({ day, number, read, habits, change, onDuplicate, mayRemove }: RowProps) {
  const { line, mistakes, profile, apart } = read
  const shown = line.isChecked ? mistakes : {}
  const tell = (cells: Partial<Record<Column, string>>) => change({ does: 'change', id: line.id, cells })
  const wiring = (column: Column) => {
    const id = cellId(line.id, column)
    return {
      id,
      'aria-describedby': shown[column] ? `${id}-error` : undefined,
      'aria-invalid': shown[column] ? (true as const) : undefined,
    }
  }
  const cell = (column: Column, field: ReactNode) => (
    <td className={`batch-${column}`}>
      <label htmlFor={cellId(line.id, column)}>
        {columnLabels[column]}
        <span className="heard-only"> ligne {number}</span>
      </label>
      {field}
      <FieldError id={`${cellId(line.id, column)}-error`}>{shown[column]}</FieldError>
    </td>
  )
  const text = (column: 'minutes' | 'profile' | 'notes' | 'apart') => ({
    ...wiring(column),
    type: 'text',
    className: 'fr-input',
    autoComplete: 'off',
    value: line[column],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      tell({ [column]: value }),
  })
  const remove = () => {
    change({ does: 'remove', ids: [line.id] })
    if (!isBlank(line))
      announce({
        message: 'Ligne retirée.',
        undo: () => change({ does: 'insert', at: number - 1, lines: [line] }),
      })
  }
  return (
    <>
      <tr className={Object.keys(shown).length > 0 ? 'batch-line batch-wrong' : 'batch-line'}>
        <th scope="row" className="figures">
          <span className="batch-number">Ligne </span>
          {number}
        </th>
        {cell('minutes', <input {...text('minutes')} inputMode="numeric" size={4} />)}
        {cell(
          'topics',
          <TopicsCell
            {...wiring('topics')}
            value={line.topics}
            read={read.topics}
            habits={habits}
            onValue={(topics) => tell({ topics })}
          />,
        )}
        {cell('posture', <Choice {...wiring('posture')} line={line} column="posture" tell={tell} />)}
        {cell('autonomy', <Choice {...wiring('autonomy')} line={line} column="autonomy" tell={tell} />)}
        {cell(
          'profile',
          <input
            {...text('profile')}
            placeholder={number === 1 ? 'f 72 ret déjà' : undefined}
            onBlur={() => {
              const inFull = profileInFull(profile)
              if (inFull !== line.profile) tell({ profile: inFull })
            }}
          />,
        )}
        {cell('notes', <input {...text('notes')} maxLength={longestNotes} />)}
        {cell(
          'apart',
          <input
            {...text('apart')}
            placeholder={number === 1 ? 'hier, tél' : undefined}
            onBlur={() => {
              const inFull = apartInFull(apart, day)
              if (inFull !== line.apart) tell({ apart: inFull })
            }}
          />,
        )}
        <td className="batch-line-acts">
          <Button
            type="button"
            look="quiet"
            aria-label={`Dupliquer la ligne ${number}`}
            title="Dupliquer"
            disabled={isBlank(line)}
            onClick={onDuplicate}
          >
            <AddIcon />
          </Button>
          <Button
            type="button"
            look="quiet"
            aria-label={`Retirer la ligne ${number}`}
            title="Retirer"
            disabled={!mayRemove}
            onClick={remove}
          >
            <CloseIcon />
          </Button>
        </td>
      </tr>
      <Below number={number} read={read} change={change} />
    </>
  )
}

/** Under the line: what the server refused, the note to hide or to confirm, and the mandate to remember. */
function Below({
  number,
  read: { line, mistakes, told },
  change,
}: Pick<RowProps, 'number' | 'read' | 'change'>) {
  const hasSecret = line.isChecked && mistakes.notes !== undefined
  const toConfirm = line.isChecked && (mistakes.noteConfirmed !== undefined || line.noteConfirmed)
  const refused = line.isChecked ? mistakes.line : undefined
  if (!hasSecret && !toConfirm && !refused && !told.mandate) return null
  return (
    <tr className="batch-below">
      <td colSpan={9}>
        {refused && <p className="fr-message fr-message--error">{refused}</p>}
        {hasSecret && (
          <Button
            type="button"
            look="secondary"
            onClick={() => change({ does: 'change', id: line.id, cells: { notes: masked(line.notes) } })}
          >
            Masquer dans la note
          </Button>
        )}
        {toConfirm && (
          <Checkbox
            id={cellId(line.id, 'noteConfirmed')}
            label={`J’ai relu la note de la ligne ${number}\u00a0: elle est utile et respectueuse`}
            hint={mistakes.noteConfirmed}
            checked={line.noteConfirmed}
            onChange={({ currentTarget: { checked } }) =>
              change({ does: 'confirm', id: line.id, noteConfirmed: checked })
            }
          />
        )}
        {told.mandate && (
          <p className="mention">
            Faire à la place demande un mandat signé{'\u00a0; '}seule sa sorte est gardée ici.
          </p>
        )}
      </td>
    </tr>
  )
}

type ChoiceProps = {
  id: string
  line: Read['line']
  column: 'posture' | 'autonomy'
  tell: (cells: Partial<Record<Column, string>>) => void
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

/** What was pasted and is not known stays in sight until something is chosen. */
function Choice({ line, column, tell, ...wired }: ChoiceProps) {
  const choices = column === 'posture' ? postureChoices : autonomyChoices
  const value = line[column]
  return (
    <select
      {...wired}
      className="fr-select"
      value={value}
      onChange={({ currentTarget }) => tell({ [column]: currentTarget.value })}
    >
      <option value="">–</option>
      {value !== '' && !choices.some((choice) => choice.value === value) && (
        <option value={value}>{value}</option>
      )}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  )
}
