import { useMemo } from 'react'
import { delicacyLabels, guard, masked, secretLabels } from '#shared/note-guard.ts'
import { longestNotes } from '#shared/sessions.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { TextArea } from '../ui/Field.tsx'
import { fieldId, type Telling } from './telling.ts'

/** A line for oneself, read over one's shoulder by the guard: what must not be kept, and what is to be thought over. */
export function NoteField({ told, tell, mistakes }: Telling) {
  const { secrets, delicacies } = useMemo(
    () => guard(`${told.title}\n${told.notes}`),
    [told.title, told.notes],
  )
  const named = [...new Set(secrets.map(({ secret }) => secretLabels[secret]))]
  return (
    <div className="session-note">
      <TextArea
        label="Note (facultatif)"
        hint="La personne peut lire cette note. Pas de santé, religion, mot de passe, numéro de sécu."
        id={fieldId('notes')}
        error={mistakes.notes}
        rows={2}
        maxLength={longestNotes}
        value={told.notes}
        onChange={({ currentTarget: { value } }) => tell({ notes: value, noteConfirmed: false })}
      />
      {named.length > 0 && (
        <Alert tone="warning" appears>
          <p>{warning(named)}</p>
          <Button
            type="button"
            look="secondary"
            onClick={() => tell({ notes: masked(told.notes), title: masked(told.title) })}
          >
            Masquer
          </Button>
        </Alert>
      )}
      {named.length === 0 && delicacies.length > 0 && (
        <Checkbox
          id={fieldId('noteConfirmed')}
          label={'J’ai relu cette note\u00a0: elle est utile et respectueuse'}
          hint={`Elle semble parler ${listed(delicacies.map((delicacy) => delicacyLabels[delicacy]))}.`}
          error={mistakes.noteConfirmed}
          checked={told.noteConfirmed}
          onChange={({ currentTarget: { checked } }) => tell({ noteConfirmed: checked })}
        />
      )}
    </div>
  )
}

const warning = (named: string[]) =>
  `On dirait ${listed(named)}\u00a0: ${named.length > 1 ? 'ils ne doivent pas être gardés' : 'cela ne doit pas être gardé'} ici.`

const listed = (words: string[]) => new Intl.ListFormat('fr').format(words)
