import { announce } from './announcements.ts'
import { Button } from './Button.tsx'
import { TextField } from './Field.tsx'
import { Row } from './Stack.tsx'

type CopyFieldProps = {
  label: string
  value: string
  /** `Copier le lien`, and what is said once it is done: `Lien copié.` */
  act: string
  done: string
}

/** Something to take elsewhere: selected as soon as it is touched, copied by one touch where the browser can. */
export function CopyField({ label, value, act, done }: CopyFieldProps) {
  const copy = () =>
    navigator.clipboard
      .writeText(value)
      .then(() => announce({ message: done }))
      .catch(() => announce({ message: 'Le navigateur ne veut pas copier. Copiez-le dans le champ.' }))
  return (
    <>
      <TextField label={label} value={value} readOnly onFocus={(event) => event.currentTarget.select()} />
      {'clipboard' in navigator && (
        <Row>
          <Button type="button" onClick={() => void copy()}>
            {act}
          </Button>
        </Row>
      )}
    </>
  )
}
