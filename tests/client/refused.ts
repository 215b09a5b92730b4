import { screen } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'

/** What waits is sent, and refused. @returns the list of what was */
export async function refused(user: UserEvent) {
  await user.click(await screen.findByRole('link', { name: '1 en attente' }))
  await user.click(await screen.findByRole('button', { name: 'Envoyer maintenant' }))
  return screen.findByRole('region', { name: 'Refusés' })
}
