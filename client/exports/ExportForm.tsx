import { useMutation, useQuery } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { type ExportFormat, exportFormats, type ExportRequest, fileNameOf, formats } from '#shared/exports.ts'
import type { JournalDaysQuestion } from '#shared/journal.ts'
import { sayPeriod } from '#shared/periods.ts'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox, RadioGroup } from '../ui/Choices.tsx'
import { Stack } from '../ui/Stack.tsx'
import { type Asked, ExportWork } from './ExportWork.tsx'

type FormProps = { question: JournalDaysQuestion; isEmpty: boolean }

/**
 * Which file, with or without one's notes; then how far it is, also when one left and came back. What is asked anew forgets
 * the file before.
 */
export function ExportForm({ question, isEmpty }: FormProps) {
  const trpc = useTRPC()
  const [format, setFormat] = useState<ExportFormat>('xlsx')
  const [notes, setNotes] = useState(false)
  const start = useMutation(trpc.exports.start.mutationOptions())
  /** Undefined until something is said here: then what was asked before one left. */
  const [said, setAsked] = useState<Asked | null>()
  const before = useQuery(
    trpc.exports.current.queryOptions(undefined, { gcTime: 0, refetchOnWindowFocus: false }),
  )
  const asked = said === undefined ? before.data : said
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const request = requestOf(format, question, notes)
    setAsked(null)
    start.mutate(request, { onSuccess: () => setAsked({ id: request.id, name: fileNameOf(request) }) })
  }
  return (
    <Stack gap="medium">
      <form onSubmit={submit} className="stack stack-medium">
        <RadioGroup
          legend="Quel fichier voulez-vous&nbsp;?"
          name="format"
          value={format}
          choices={choices}
          onChange={({ currentTarget }) => setFormat(currentTarget.value as ExportFormat)}
        />
        {format === 'pdf' ? (
          <p className="mention">
            Le rapport compte toute la période, {sayPeriod(question)}, quels que soient les autres filtres.
          </p>
        ) : (
          <Checkbox
            name="notes"
            label="Avec mes notes"
            hint="Elles peuvent parler de quelqu’un&nbsp;: gardez alors ce fichier pour vous."
            checked={notes}
            onChange={({ currentTarget }) => setNotes(currentTarget.checked)}
          />
        )}
        {isEmpty && format !== 'pdf' ? (
          <p>Aucune séance ne correspond&nbsp;: choisissez une autre période ou d’autres filtres.</p>
        ) : (
          <div>
            <Button type="submit" busy={start.isPending}>
              Préparer le fichier
            </Button>
          </div>
        )}
      </form>
      {start.error && (
        <Alert tone="error" appears>
          {sayFailure(start.error)}
        </Alert>
      )}
      {asked && <ExportWork key={asked.id} asked={asked} onCancel={() => setAsked(null)} />}
    </Stack>
  )
}

const choices = formats.map((format) => ({
  value: format,
  label: exportFormats[format].name,
  hint: exportFormats[format].hint,
}))

function requestOf(format: ExportFormat, question: JournalDaysQuestion, notes: boolean): ExportRequest {
  const id = uuidv7()
  if (format !== 'pdf') return { id, format, question, notes }
  return { id, format, period: { from: question.from, to: question.to } }
}
