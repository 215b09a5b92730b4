import { mostParticipants } from '#shared/sessions.ts'
import { Segmented } from '../ui/Choices.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { TextField } from '../ui/Field.tsx'
import { plural } from '../ui/lang.ts'
import { Attendance } from './Attendance.tsx'
import { CounterFields } from './CounterFields.tsx'
import { fieldId, type Telling, toggled } from './telling.ts'

/** A group: how many, who had come before, and with which colleagues. */
export function GroupFields(telling: Telling) {
  const { told, tell, mistakes, usual } = telling
  return (
    <>
      <Attendance {...telling} />
      <TextField
        label="Participants"
        id={fieldId('participants')}
        error={mistakes.participants}
        type="number"
        inputMode="numeric"
        min={1}
        max={mostParticipants}
        value={told.participants || ''}
        onChange={({ currentTarget: { value } }) => tell({ participants: Math.trunc(Number(value)) })}
      />
      <TextField
        label="Dont déjà venus"
        id={fieldId('returning')}
        error={mistakes.returning}
        type="number"
        inputMode="numeric"
        min={0}
        max={told.participants}
        value={told.returning}
        onChange={({ currentTarget: { value } }) => tell({ returning: Math.trunc(Number(value)) })}
      />
      <TextField
        label="Titre (facultatif)"
        id={fieldId('title')}
        accepts="anything"
        error={mistakes.title}
        maxLength={120}
        value={told.title}
        onChange={({ currentTarget: { value } }) => tell({ title: value })}
      />
      <Disclosure title="Compter par âge, genre et situation (facultatif)">
        <CounterFields {...telling} />
      </Disclosure>
      {usual.colleagues.length > 0 && (
        <Disclosure title={ledWith(told.coAdvisorIds.length)} open={told.coAdvisorIds.length > 0}>
          <Segmented
            legend="Avec"
            hint="L’atelier compte une seule fois, et chacun le voit dans son journal."
            id={fieldId('coAdvisorIds')}
            error={mistakes.coAdvisorIds}
            many
            choices={usual.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
            values={told.coAdvisorIds}
            onChange={({ currentTarget: { value } }) =>
              tell({ coAdvisorIds: toggled(told.coAdvisorIds, value) })
            }
          />
        </Disclosure>
      )}
    </>
  )
}

const ledWith = (count: number) =>
  count === 0
    ? 'Animé à plusieurs\u00a0? (facultatif)'
    : `Animé avec ${plural('fr', count, 'collègue', 'collègues')}`
