import { type FormEvent, type ReactNode, useState } from 'react'
import { longestAddress } from '#shared/booking-rules.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { Row, Stack } from '../ui/Stack.tsx'

type Words = { newAddress: string; newAddressHint: string; saveAddress: string; addressNeeded: string }

type AddressFormProps = {
  address: string
  say: Words
  busy: boolean
  failure: string | null
  onSave: (address: string) => void
  /** Beside the button that saves. */
  children?: ReactNode
}

/** Where the advisor goes, for a visit at home. */
export function AddressForm({ address, say, busy, failure, onSave, children }: AddressFormProps) {
  const [typed, setTyped] = useState(address)
  const [isMissing, setIsMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const said = typed.trim()
    setIsMissing(said === '')
    if (said !== '') onSave(said)
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <TextField
          id="newAddress"
          accepts="codes"
          label={say.newAddress}
          hint={say.newAddressHint}
          error={isMissing ? say.addressNeeded : undefined}
          autoComplete="off"
          maxLength={longestAddress}
          required
          value={typed}
          onChange={({ currentTarget: { value } }) => setTyped(value)}
        />
        {failure && (
          <Alert tone="error" appears>
            {failure}
          </Alert>
        )}
        <Row>
          <Button type="submit" busy={busy}>
            {say.saveAddress}
          </Button>
          {children}
        </Row>
      </Stack>
    </form>
  )
}
