import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import {
  type ExportFormat,
  exportFormats,
  figuresFileNameOf,
  figuresHints,
  type FiguresRequest,
  figuresTableNames,
  type FiguresTableName,
  figuresTables,
} from '#shared/exports.ts'
import { codesOf } from '#shared/labels.ts'
import { useTRPC } from '../trpc.ts'
import { SelectField } from '../ui/Field.tsx'
import { plural } from '../ui/lang.ts'
import { FileForm } from './FileForm.tsx'

/** Which file of figures; of the formats that hold one table, which table. */
export function FiguresForm({ question }: Pick<FiguresRequest, 'question'>) {
  const trpc = useTRPC()
  const [format, setFormat] = useState<ExportFormat>('pdf')
  const [table, setTable] = useState<FiguresTableName>('territories')
  const start = useMutation(trpc.exports.startFigures.mutationOptions())
  const before = useQuery(
    trpc.exports.currentFigures.queryOptions(undefined, { gcTime: 0, refetchOnWindowFocus: false }),
  )
  return (
    <FileForm
      choices={choices}
      format={format}
      onFormat={setFormat}
      before={before.data}
      starting={start}
      sayDone={(done) => plural('fr', done, 'partie lue', 'parties lues')}
      ask={(keep) => {
        const request = { id: uuidv7(), format, question, ...(format === 'csv' && { table }) }
        start.mutate(request, { onSuccess: ({ id }) => keep({ id, name: figuresFileNameOf(request) }) })
      }}
    >
      {format === 'csv' && (
        <SelectField
          label="Quel tableau&nbsp;?"
          value={table}
          onChange={({ currentTarget }) => setTable(currentTarget.value as FiguresTableName)}
        >
          {figuresTableNames.map((name) => (
            <option key={name} value={name}>
              {figuresTables[name]}
            </option>
          ))}
        </SelectField>
      )}
    </FileForm>
  )
}

const choices = codesOf(figuresHints).map((format) => ({
  value: format,
  label: exportFormats[format].name,
  hint: figuresHints[format],
}))
