import { useQuery } from '@tanstack/react-query'
import { useTRPC } from './trpc.ts'

/** What this installation says of itself (operator, département, demonstration…); undefined until it is known. */
export function useSettings() {
  const trpc = useTRPC()
  return useQuery(trpc.house.settings.queryOptions(undefined, { staleTime: Infinity })).data
}
