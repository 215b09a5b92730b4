import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '../trpc.ts'
import { inBoth, useWords } from '../ui/lang.ts'
import { PhoneLink } from './PhoneLink.tsx'
import { type Looked, wayOf } from './search-params.ts'
import { inOrder, useWhere } from './where.ts'

/** For what needs no place: the number of the place nearest to where somebody looked, so that one is always in sight. */
export function NearestPhone({ looked }: { looked: Looked }) {
  const say = useWords(words)
  const way = wayOf(looked)
  const answer = useQuery(useTRPC().availability.places.queryOptions({ way }))
  const where = useWhere(looked)
  const nearest = where && inOrder(answer.data?.places ?? [], where)[0]
  if (!nearest) return null
  return (
    <>
      <span>{say.of(nearest.place.name)}</span> <PhoneLink phone={nearest.place.phone} />
    </>
  )
}

const words = inBoth({
  fr: { of: (place: string) => `${place}\u00a0:` },
  en: { of: (place: string) => `${place}:` },
})
