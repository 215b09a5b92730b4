import { useState, type FormEvent, type ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import { ErrorSummary } from '../ui/FieldError.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { RepeatFields } from './RepeatFields.tsx'
import { type RepeatMistakes, type RepeatTold, stillWrong } from './repeat-told.ts'
import './planning.css'

export type PlanFields<Told, Mistakes> = {
  told: Told
  tell: (changed: Partial<Told>) => void
  mistakes: Mistakes
}

type PlanFormProps<Told, Mistakes> = {
  first: Told
  /** What is to be corrected, by answer. */
  mistakesIn: (told: Told) => Mistakes
  /** What the form says, in one sentence; asked only when nothing is to be corrected. */
  readBack: (told: Told) => string
  act: string
  busy: boolean
  onTold: (told: Told) => void
  onClose: () => void
  /** The fields that come before those of the repetition. */
  children: (fields: PlanFields<Told, Mistakes>) => ReactNode
}

/** Something planned once or again and again, read back as one types: it is checked here as the server will check it. */
export function PlanForm<Told extends RepeatTold, Mistakes extends RepeatMistakes>(
  props: PlanFormProps<Told, Mistakes>,
) {
  const { mistakesIn, readBack, act, busy, onTold, onClose, children } = props
  const [told, setTold] = useState(props.first)
  const [mistakes, setMistakes] = useState({} as Mistakes)
  const [tries, setTries] = useState(0)
  const tell = (changed: Partial<Told>) => {
    const next = { ...told, ...changed }
    setTold(next)
    setMistakes((before) => stillWrong(before, mistakesIn(next)))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = mistakesIn(told)
    setMistakes(found)
    setTries((before) => before + 1)
    if (Object.keys(found).length === 0 && !busy) onTold(told)
  }
  const isSayable = Object.keys(mistakesIn(told)).length === 0
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <ErrorSummary
          key={tries}
          mistakes={Object.entries(mistakes).map(([field, message]) => ({ field, message: String(message) }))}
        />
        {children({ told, tell, mistakes })}
        <RepeatFields told={told} tell={(changed) => tell(changed as Partial<Told>)} mistakes={mistakes} />
        <div className="planning-foot">
          <output className="planning-read-back">{isSayable && readBack(told)}</output>
          <Row>
            <Button type="submit" busy={busy}>
              {act}
            </Button>
            <Button type="button" look="quiet" onClick={onClose}>
              Ne rien changer
            </Button>
          </Row>
        </div>
      </Stack>
    </form>
  )
}
