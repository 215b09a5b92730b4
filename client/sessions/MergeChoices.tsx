import type { ReactNode } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { sayFailure } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { useMerge } from './use-merge.ts'
import './noted-twice.css'

type MergeChoicesProps = {
  help: string
  act: string
  choices: readonly MergeChoice[]
}

/** Which of the two goes behind the other. */
type MergeChoice = {
  givenUpId: string
  keptId: string
  told: ReactNode
  /** The act in full, for whoever hears it out of its line. */
  actInFull: string
}

/** Sessions that may be the same one, each with the act that makes one of the two. */
export function MergeChoices({ help, act, choices }: MergeChoicesProps) {
  const { merge, isMerging, failure } = useMerge()
  const navigate = useNavigate()
  return (
    <>
      <p>{help}</p>
      <ul className="noted-twice">
        {choices.map(({ givenUpId, keptId, told, actInFull }) => (
          <li key={`${givenUpId} ${keptId}`}>
            <p>{told}</p>
            <Button
              type="button"
              look="secondary"
              busy={isMerging}
              aria-label={actInFull}
              onClick={() => merge(givenUpId, keptId, () => void navigate({ to: '/journal' }))}
            >
              {act}
            </Button>
          </li>
        ))}
      </ul>
      {failure && (
        <Alert tone="error" appears>
          {sayFailure(failure)}
        </Alert>
      )}
    </>
  )
}
