import { guard } from '#shared/note-guard.ts'
import { problem } from './problem.ts'

/**
 * Refuses what no free text may hold, and what it should rarely hold unless it was read again.
 * @throws `sensitiveNote`, `noteToConfirm`
 */
export function checkNote(text: string, isConfirmed: boolean) {
  const { secrets, delicacies } = guard(text)
  if (secrets.length > 0)
    throw problem(
      'sensitiveNote',
      secrets.map(({ secret }) => secret),
    )
  if (delicacies.length > 0 && !isConfirmed) throw problem('noteToConfirm', delicacies)
}
