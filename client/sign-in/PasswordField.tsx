import { useState } from 'react'
import { Checkbox } from '../ui/Choices.tsx'
import { TextField } from '../ui/Field.tsx'
import { Stack } from '../ui/Stack.tsx'

type PasswordFieldProps = {
  id: string
  label?: string
  hint?: string
  error?: string | undefined
  autoComplete: 'current-password' | 'new-password'
}

/** A password, that one may look at while typing. */
export function PasswordField({ label = 'Mot de passe', autoComplete, ...more }: PasswordFieldProps) {
  const [shown, setShown] = useState(false)
  return (
    <Stack gap="small">
      <TextField
        {...more}
        name={more.id}
        label={label}
        type={shown ? 'text' : 'password'}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={128}
      />
      <Checkbox
        label="Afficher le mot de passe"
        checked={shown}
        onChange={(event) => setShown(event.currentTarget.checked)}
      />
    </Stack>
  )
}
