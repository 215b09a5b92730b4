import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { lookalikesAmong } from '#shared/same-beneficiary.ts'
import { useTRPC } from '../trpc.ts'
import type { Followed } from './followed.ts'

type Ids = { id: string }

/** Those of whom one said that they are two people. */
export const useToldApart = () => useQuery(useTRPC().beneficiaries.toldApart.queryOptions())

/** Whether one said of these two that they are two people; nothing until it is known. */
export function useApart(): ((one: Ids, other: Ids) => boolean) | undefined {
  const { data } = useToldApart()
  return useMemo(() => {
    if (!data) return undefined
    const told = new Set(data.flatMap(({ oneId, otherId }) => [`${oneId} ${otherId}`, `${otherId} ${oneId}`]))
    return (one, other) => told.has(`${one.id} ${other.id}`)
  }, [data])
}

/** Two by two, those of one's own who may be one person and were not told apart. */
export function usePairs(people: Followed[] | undefined) {
  const isApart = useApart()
  return useMemo(
    () =>
      people &&
      isApart &&
      lookalikesAmong(people.filter(({ isMine }) => isMine)).filter(({ one, other }) => !isApart(one, other)),
    [people, isApart],
  )
}
