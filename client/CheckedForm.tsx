import { useRef, useState, type FormEvent, type ReactNode } from 'react'
import { uuidv7 } from 'uuidv7'
import { problems } from '#shared/problems.ts'
import { sayFailure } from './trpc.ts'
import { Alert } from './ui/Alert.tsx'
import { Button } from './ui/Button.tsx'
import { ErrorSummary } from './ui/FieldError.tsx'
import { Row, Stack } from './ui/Stack.tsx'

type Issue = { path: PropertyKey[]; message: string }

type Checked<Output> = { success: true; data: Output } | { success: false; error: { issues: Issue[] } }

type CheckedFormProps<Output, Field extends string> = {
  /** The very schema that the server checks with. */
  schema: { safeParse: (answers: unknown) => Checked<Output> }
  /** What was typed, as the schema wants it. The same content sent again has the same `requestId`: a replay is harmless. */
  answers: (typed: (name: string) => string, requestId: string) => unknown
  /** What to say of each answer that the schema refuses, by its path; its field has this id. */
  sentences: Record<Field, string>
  onAnswers: (output: Output) => void
  children: (mistakes: Partial<Record<Field, string>>) => ReactNode
  act: string
  busy: boolean
  failure: unknown
  /** Beside the act. */
  beside?: ReactNode
}

/** A form of ordinary fields, checked before it leaves; mistakes are told in sentences, and what was typed stays. */
export function CheckedForm<Output, Field extends string>(props: CheckedFormProps<Output, Field>) {
  const { schema, answers, sentences, onAnswers, children, act, busy, failure, beside } = props
  const [mistakes, setMistakes] = useState<Partial<Record<Field, string>>>({})
  const [tries, setTries] = useState(0)
  const [isGuarded, setIsGuarded] = useState(false)
  const sent = useRef({ content: '', requestId: '' })

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const form = new FormData(event.currentTarget)
    const typed = (name: string) => {
      const value = form.get(name)
      return typeof value === 'string' ? value : ''
    }
    const content = JSON.stringify(answers(typed, ''))
    if (sent.current.content !== content) sent.current = { content, requestId: uuidv7() }
    const checked = schema.safeParse(answers(typed, sent.current.requestId))
    setMistakes(checked.success ? {} : mistakesOf(checked.error.issues, sentences))
    setIsGuarded(!checked.success && checked.error.issues.some(isSecret))
    setTries((before) => before + 1)
    if (checked.success) onAnswers(checked.data)
  }

  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <ErrorSummary
          key={tries}
          mistakes={Object.entries<string | undefined>(mistakes).map(([field, message = '']) => ({
            field,
            message,
          }))}
        />
        {children(mistakes)}
        {isGuarded && (
          <Alert tone="error" appears>
            {problems.sensitiveNote.fr}
          </Alert>
        )}
        {failure !== null && failure !== undefined && (
          <Alert tone="error" appears>
            {typeof failure === 'string' ? failure : sayFailure(failure)}
          </Alert>
        )}
        <Row>
          <Button type="submit" busy={busy}>
            {act}
          </Button>
          {beside}
        </Row>
      </Stack>
    </form>
  )
}

const isSecret = ({ message }: Issue) => message === 'sensitiveNote'

function mistakesOf<Field extends string>(
  issues: Issue[],
  sentences: Record<Field, string>,
): Partial<Record<Field, string>> {
  const paths = issues.filter((issue) => !isSecret(issue)).map(({ path }) => path.map(String).join('.'))
  const known = (Object.keys(sentences) as Field[]).filter((field) => paths.includes(field))
  return Object.fromEntries(known.map((field) => [field, sentences[field]])) as Partial<Record<Field, string>>
}
