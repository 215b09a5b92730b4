import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { type ExportFormat, exportFormats, type ExportRequest, fileNameOf, formats } from '#shared/exports.ts'
import type { JournalDaysQuestion } from '#shared/journal.ts'
import { sayPeriod } from '#shared/periods.ts'
import { useTRPC } from '../trpc.ts'
import { Checkbox } from '../ui/Choices.tsx'
import { plural } from '../ui/lang.ts'
import { FileForm } from './FileForm.tsx'

type FormProps = { question: JournalDaysQuestion; isEmpty: boolean }

/**
 * Which file of one's journal, with or without one's notes. What is asked anew forgets the file before.
 */
export function ExportForm({ question, isEmpty }: FormProps) {
  const trpc = useTRPC()
  const [format, setFormat] = useState<ExportFormat>('xlsx')
  const [notes, setNotes] = useState(false)
  const start = useMutation(trpc.exports.start.mutationOptions())
  const before = useQuery(
    trpc.exports.current.queryOptions(undefined, { gcTime: 0, refetchOnWindowFocus: false }),
  )
  return (
    <FileForm
      choices={choices}
      format={format}
      onFormat={setFormat}
      before={before.data}
      starting={start}
      sayDone={(done) => plural('fr', done, 'séance écrite', 'séances écrites')}
      ask={(keep) => {
        const request = requestOf(format, question, notes)
        start.mutate(request, { onSuccess: () => keep({ id: request.id, name: fileNameOf(request) }) })
      }}
      nothing={
        isEmpty && format !== 'pdf' ? (
          <p>Aucune séance ne correspond&nbsp;: choisissez une autre période ou d’autres filtres.</p>
        ) : undefined
      }
    >
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
    </FileForm>
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
