import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { useTRPCClient } from '../trpc.ts'
import { plural } from '../ui/lang.ts'

/** Takes an import back, some sessions at a time, and says how it goes. */
export function useUndoImport() {
  const client = useTRPCClient()
  const memory = useQueryClient()
  const [isUndoing, setUndoing] = useState(false)
  const [said, setSaid] = useState('')
  const [failure, setFailure] = useState<unknown>(null)
  const undo = async (importId: string) => {
    setUndoing(true)
    setFailure(null)
    try {
      for (let left = 1; left > 0;) {
        ;({ left } = await client.imports.undo.mutate({ requestId: uuidv7(), importId }))
        setSaid(
          left > 0
            ? `Encore ${plural('fr', left, 'ligne', 'lignes')}…`
            : 'Import annulé. Ce que vous aviez repris depuis est gardé.',
        )
      }
    } catch (error) {
      setFailure(error)
    }
    setUndoing(false)
    void memory.invalidateQueries()
  }
  return { undo, isUndoing, said, failure }
}
