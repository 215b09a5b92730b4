import { useMutation, useQuery } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import {
  type ExportFormat,
  exportFormats,
  figuresFileNameOf,
  figuresHints,
  type FiguresRequest,
} from '#shared/exports.ts'
import { codesOf } from '#shared/labels.ts'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/Choices.tsx'
import { Stack } from '../ui/Stack.tsx'
import { type Asked, ExportWork } from './ExportWork.tsx'

/** Which file, then how far it is, also when one left and came back. */
export function FiguresForm({ question }: Pick<FiguresRequest, 'question'>) {
  const trpc = useTRPC()
  const [format, setFormat] = useState<ExportFormat>('pdf')
  const start = useMutation(trpc.exports.startFigures.mutationOptions())
  /** Undefined until something is said here: then what was asked before one left. */
  const [said, setAsked] = useState<Asked | null>()
  const before = useQuery(
    trpc.exports.currentFigures.queryOptions(undefined, { gcTime: 0, refetchOnWindowFocus: false }),
  )
  const asked = said === undefined ? before.data : said
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const request = { id: uuidv7(), format, question }
    setAsked(null)
    start.mutate(request, {
      onSuccess: ({ id }) => setAsked({ id, name: figuresFileNameOf(request) }),
    })
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
        <div>
          <Button type="submit" busy={start.isPending}>
            Préparer le fichier
          </Button>
        </div>
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

const choices = codesOf(figuresHints).map((format) => ({
  value: format,
  label: exportFormats[format].name,
  hint: figuresHints[format],
}))
