import { useState } from 'react'
import type { SheetLine } from '#shared/imported-columns.ts'
import { Field } from '../ui/Field.tsx'
import { readFile } from './read-file.ts'
import { Unreadable, unreadables } from './unreadable.ts'

type FileFieldProps = {
  label: string
  hint: string
  /** What is wrong with what was read, when it is no file of the kind. */
  error?: string | undefined
  onRead: (lines: SheetLine[], name: string) => void
}

/** Chooses a spreadsheet and reads it, there and then: nothing is sent. */
export function FileField({ label, hint, error, onRead }: FileFieldProps) {
  const [isReading, setReading] = useState(false)
  const [problem, setProblem] = useState<string>()
  const open = async (file: File) => {
    setReading(true)
    setProblem(undefined)
    try {
      onRead(await readFile(file), file.name)
    } catch (failure) {
      setProblem(failure instanceof Unreadable ? unreadables[failure.why] : unreadables.broken)
    }
    setReading(false)
  }
  return (
    <div className="import-file">
      <Field label={label} hint={hint} error={problem ?? error}>
        {(wired) => (
          <input
            {...wired}
            className="fr-upload"
            type="file"
            accept=".csv,.txt,.tsv,.xlsx,.ods"
            disabled={isReading}
            onClick={({ currentTarget }) => {
              /* The same file, mended meanwhile, may be chosen again. */
              currentTarget.value = ''
            }}
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? []
              if (file) void open(file)
            }}
          />
        )}
      </Field>
      <output className="mention">{isReading && 'Lecture du fichier…'}</output>
    </div>
  )
}
