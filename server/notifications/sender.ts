import type { Settings } from '../env.ts'

/** In whose name letters leave, and where an answer would go. */
export const senderOf = ({
  contact,
  publicUrl,
  operator,
}: Pick<Settings, 'contact' | 'publicUrl' | 'operator'>) => ({
  name: operator,
  address: contact ?? `ne-pas-repondre@${new URL(publicUrl).hostname}`,
})
