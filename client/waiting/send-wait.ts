import { useCallback, useState } from 'react'
import { fastestTyping, type HalfDay } from '#shared/booking-rules.ts'
import type { Lang } from '#shared/speech.ts'
import type { WaitRequest } from '#shared/waiting.ts'
import { readDraft } from '../booking-draft.ts'
import { useTRPCClient } from '../trpc.ts'

type Sent = Pick<
  WaitRequest,
  'id' | 'slug' | 'way' | 'serviceId' | 'workshopId' | 'startsAt' | 'ticket' | 'website'
> & {
  halfDay: HalfDay
  language: Lang
}

/** Sends what was typed; a form answered in a breath waits the seconds that the house asks of everybody. */
export function useSendWait() {
  const client = useTRPCClient()
  const [openedAt] = useState(Date.now)
  return useCallback(
    async (sent: Sent) => {
      const wait = openedAt + fastestTyping + 1_000 - Date.now()
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
      const { firstName, lastName, phone, email, homeAddress, need, needNote } = readDraft()
      return client.waiting.join.mutate({
        ...sent,
        firstName,
        lastName,
        phone: phone.trim() || null,
        email: email.trim() || null,
        ...(sent.way === 'home' && { homeAddress: homeAddress.trim() }),
        need: need === '' ? 'unknown' : need,
        needNote,
      })
    },
    [client, openedAt],
  )
}
