import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Ground } from '#shared/imported-ground.ts'
import { isOffered, useTags } from '../tags/use-tags.ts'
import { useToday } from '../today.ts'
import { useTRPC } from '../trpc.ts'

/** What the house knows, to read a file by; nothing until it is all here. The error, if some of it cannot come. */
export function useGround(): { ground: Ground | null; error: unknown } {
  const trpc = useTRPC()
  const { today, zone } = useToday()
  const places = useQuery(trpc.places.list.queryOptions())
  const tree = useQuery(trpc.territories.tree.queryOptions())
  const tags = useTags()
  const usual = useQuery(trpc.sessions.usual.queryOptions({ day: today }))
  const ground = useMemo(
    () =>
      places.data && tree.data && usual.data && tags.data
        ? {
            today,
            zone,
            places: places.data,
            communes: tree.data.communes,
            usualPlaceId: usual.data.placeId ?? usual.data.places[0]?.id ?? null,
            colleagues: usual.data.colleagues,
            tags: tags.data.filter(isOffered),
          }
        : null,
    [places.data, tree.data, usual.data, tags.data, today, zone],
  )
  return { ground, error: places.error ?? tree.error ?? usual.error ?? tags.error }
}
