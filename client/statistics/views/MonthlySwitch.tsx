import { useState } from 'react'
import { sayFailure } from '../../trpc.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Checkbox } from '../../ui/Choices.tsx'
import { useViewActs } from './use-view-acts.ts'

type MonthlySwitchProps = {
  label: string
  /** For those who hear the page, where there is one a line. */
  about?: string
  /** Null for one’s own territory. */
  viewId: string | null
  subscriptionId: string | null
}

/** Asks for the page of each month by e-mail, or stops it; shown as wished while the server is told. */
export function MonthlySwitch({ label, about, viewId, subscriptionId }: MonthlySwitchProps) {
  const { subscribe, stop, isBusy, failure } = useViewActs()
  const [wished, setWished] = useState<boolean | null>(null)
  const change = () => {
    if (isBusy) return
    setWished(subscriptionId === null)
    const told = subscriptionId === null ? subscribe(viewId) : stop(subscriptionId, viewId)
    void told.catch(() => {}).finally(() => setWished(null))
  }
  return (
    <>
      <Checkbox
        label={label}
        aria-label={about}
        checked={wished ?? subscriptionId !== null}
        onChange={change}
      />
      {failure !== null && (
        <Alert tone="error" appears>
          {sayFailure(failure)}
        </Alert>
      )}
    </>
  )
}
