import { useQuery } from '@tanstack/react-query'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { useLang } from '../ui/lang.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import type { Looked } from './search-params.ts'
import type { Where } from './where.ts'
import { WorkshopList } from './WorkshopList.tsx'

/** The workshops to come of the whole département, around somebody; apart, so that it weighs on nobody else. */
export default function WorkshopsFound({ where, looked }: { where: Where; looked: Looked }) {
  const lang = useLang()
  const answer = useQuery(useTRPC().availability.workshops.queryOptions())
  if (answer.error) return <Alert tone="error">{sayFailure(answer.error, lang)}</Alert>
  if (!answer.data) return <Skeleton lines={9} />
  return <WorkshopList {...answer.data} where={where} looked={looked} />
}
