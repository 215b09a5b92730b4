import { type ReactNode, type SubmitEvent, useState } from 'react'
import type { ExportFormat } from '#shared/exports.ts'
import { sayFailure } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/Choices.tsx'
import { Stack } from '../ui/Stack.tsx'
import { type Asked, ExportWork } from './ExportWork.tsx'

type FileFormProps = {
  choices: readonly { value: ExportFormat; label: string; hint: string }[]
  format: ExportFormat
  onFormat: (format: ExportFormat) => void
  /** What was asked before one left; null when nothing was. */
  before: Asked | null | undefined
  /** Asks for the file; `keep` is told what it will be called once it is being written. */
  ask: (keep: (asked: Asked) => void) => void
  starting: { isPending: boolean; error: unknown }
  /** What is being counted while one waits: « 3 séances écrites ». */
  sayDone: (done: number) => string
  /** What else one may say of the file. */
  children?: ReactNode
  /** Why there is nothing to write; then there is no button. */
  nothing?: ReactNode
}

/** Which file, then how far it is, also when one left and came back. */
export function FileForm(props: FileFormProps) {
  const { choices, format, onFormat, before, ask, starting, sayDone, children, nothing } = props
  /** Undefined until something is said here: then what was asked before one left. */
  const [said, setAsked] = useState<Asked | null>()
  const asked = said === undefined ? before : said
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setAsked(null)
    ask(setAsked)
  }
  return (
    <Stack gap="medium">
      <form onSubmit={submit} className="stack stack-medium">
        <RadioGroup
          legend="Quel fichier voulez-vous&nbsp;?"
          name="format"
          value={format}
          choices={choices}
          onChange={({ currentTarget }) => onFormat(currentTarget.value as ExportFormat)}
        />
        {children}
        {nothing ?? (
          <div>
            <Button type="submit" busy={starting.isPending}>
              Préparer le fichier
            </Button>
          </div>
        )}
      </form>
      {Boolean(starting.error) && (
        <Alert tone="error" appears>
          {sayFailure(starting.error)}
        </Alert>
      )}
      {asked && <ExportWork key={asked.id} asked={asked} sayDone={sayDone} onCancel={() => setAsked(null)} />}
    </Stack>
  )
}
