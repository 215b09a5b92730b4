import { useMemo } from 'react'
import { delicacyLabels, guard } from '#shared/note-guard.ts'
import { listed, secretSaid } from './guarded-text.ts'
import { Alert } from './ui/Alert.tsx'
import { Button } from './ui/Button.tsx'
import { Checkbox } from './ui/Choices.tsx'
import { TextArea } from './ui/Field.tsx'
import './guarded-note.css'

type GuardedNoteProps = {
  id: string
  confirmId: string
  maxLength: number
  /** What else is read with the note. */
  beside?: string
  note: string
  onNote: (note: string) => void
  onMask: () => void
  isConfirmed: boolean
  onConfirm: (isConfirmed: boolean) => void
  error?: string | undefined
  confirmError?: string | undefined
}

/** A note on somebody, read over one's shoulder by the guard: what must not be kept, and what is to be thought over. */
export function GuardedNote(props: GuardedNoteProps) {
  const { beside = '', note, isConfirmed } = props
  const text = `${beside}\n${note}`
  const { delicacies } = useMemo(() => guard(text), [text])
  const warning = useMemo(() => secretSaid(text), [text])
  return (
    <div className="guarded-note">
      <TextArea
        label="Note (facultatif)"
        hint="La personne peut lire cette note. Pas de santé, religion, mot de passe, numéro de sécu."
        id={props.id}
        error={props.error}
        accepts="anything"
        rows={2}
        maxLength={props.maxLength}
        value={note}
        onChange={({ currentTarget: { value } }) => props.onNote(value)}
      />
      {warning && (
        <Alert tone="warning" appears>
          <p>{warning}</p>
          <Button type="button" look="secondary" onClick={props.onMask}>
            Masquer
          </Button>
        </Alert>
      )}
      {!warning && delicacies.length > 0 && (
        <Checkbox
          id={props.confirmId}
          label={'J’ai relu cette note\u00a0: elle est utile et respectueuse'}
          hint={`Elle semble parler ${listed(delicacies.map((delicacy) => delicacyLabels[delicacy]))}.`}
          error={props.confirmError}
          checked={isConfirmed}
          onChange={({ currentTarget: { checked } }) => props.onConfirm(checked)}
        />
      )}
    </div>
  )
}
