import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../trpc.ts'
import { SearchBox } from '../ui/SearchBox.tsx'

type CommuneFieldProps = {
  id: string
  label: string
  hint?: string
  error: string | undefined
  code: string | null
  /** The name of the commune that is already chosen, when the page knows it. */
  name: string | null | undefined
  onCode: (code: string | null, name?: string) => void
}

/** A commune by its name or postal code, kept as its INSEE code. What is typed and not chosen is no commune. */
export function CommuneField({ id, label, hint, error, code, name, onCode }: CommuneFieldProps) {
  const trpc = useTRPC()
  const [text, setText] = useState(code === null ? '' : (name ?? code))
  const search = useQuery(
    trpc.territories.search.queryOptions({ text }, { enabled: code === null && text.trim().length > 1 }),
  )
  const options = (search.data ?? []).map((commune) => ({
    id: commune.code,
    label: commune.name,
    detail: commune.postalCodes[0],
  }))
  return (
    <SearchBox
      id={id}
      label={label}
      hint={hint}
      error={error}
      text={text}
      onText={(typed) => {
        setText(typed)
        if (code !== null) onCode(null)
      }}
      pending={search.isFetching || code !== null || text.trim().length < 2}
      options={code === null ? options : []}
      onChoose={(commune) => {
        setText(commune.label)
        onCode(commune.id, commune.label)
      }}
    />
  )
}
