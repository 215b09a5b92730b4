import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ImportSource } from '#shared/imports.ts'
import type { Read } from '#shared/imported-read.ts'
import { useTRPC } from '../trpc.ts'

/** The keys of what came from this tool before, asked year by year; null until they are all here. */
export function useKnown(source: ImportSource, read: readonly Read[] | null) {
  const trpc = useTRPC()
  const years = useMemo(
    () => [...new Set((read ?? []).flatMap(({ session }) => session?.day.slice(0, 4) ?? []))].toSorted(),
    [read],
  )
  return useQueries({
    queries: years.map((year) =>
      trpc.imports.knownKeys.queryOptions({ source, from: `${year}-01-01`, to: `${year}-12-31` }),
    ),
    combine: (answers) => ({
      keys: answers.every(({ data }) => data) ? new Set(answers.flatMap(({ data }) => data ?? [])) : null,
      error: answers.find(({ error }) => error)?.error ?? null,
    }),
  })
}
