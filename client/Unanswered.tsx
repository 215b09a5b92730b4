import { sayFailure } from './trpc.ts'
import { Alert } from './ui/Alert.tsx'
import { Skeleton } from './ui/Skeleton.tsx'

type UnansweredProps = {
  asked: { error: unknown; isPending: boolean }
  /** About as many as the answer will take. */
  lines: number
}

/** Where an answer will stand: its shape while it is awaited, and in words why it does not come. */
export const Unanswered = ({ asked: { error, isPending }, lines }: UnansweredProps) => (
  <>
    {error ? <Alert tone="error">{sayFailure(error)}</Alert> : null}
    {isPending && <Skeleton lines={lines} />}
  </>
)
