import { Alert } from '../ui/Alert.tsx'
import { TextField } from '../ui/Field.tsx'

type OverlapReasonProps = {
  /** Who is there already. */
  warning: string
  reason: string
  error: string | undefined
  onReason: (reason: string) => void
}

/** Two at once only for a reason, which is kept. */
export function OverlapReason({ warning, reason, error, onReason }: OverlapReasonProps) {
  return (
    <>
      <Alert tone="warning" appears>
        {warning}
      </Alert>
      <TextField
        label={'Pourquoi les garder tous les deux\u00a0?'}
        hint={'Par exemple\u00a0: un couple qui vient ensemble'}
        id="overlapReason"
        ref={takeFocus}
        maxLength={120}
        error={error}
        value={reason}
        onChange={({ currentTarget: { value } }) => onReason(value)}
      />
    </>
  )
}

/** It appears in answer to an act, perhaps below the edge of the screen. */
const takeFocus = (field: HTMLInputElement | null) => field?.focus()

/** What to say when none is given. */
export const reasonNeeded = 'Dites pourquoi, ou choisissez une autre heure.'
