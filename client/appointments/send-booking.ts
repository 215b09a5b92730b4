import { useCallback } from 'react'
import type { BookingRequest, HoldRequest, Ticket } from '#shared/appointments.ts'
import type { Booker } from '#shared/bookers.ts'
import type { Lang } from '#shared/speech.ts'
import { keepDraft, readDraft } from '../booking-draft.ts'
import { isUnreachable, useTRPCClient } from '../trpc.ts'
import { type Answers, mayBeWritten } from './check-answers.ts'

type Sent = { ticket: Ticket; website: string; language: Lang }

/**
 * Sends the form. Without an answer, what was sent is kept and asked again as it was before anything new: the house may have
 * taken it, and the same request gets the same appointment.
 */
export function useSendBooking() {
  const client = useTRPCClient()
  return useCallback(
    async (wanted: Omit<HoldRequest, 'id'>, answers: Answers, sent: Sent) => {
      const send = async (request: BookingRequest) => {
        keepDraft({ unanswered: request })
        try {
          return await client.appointments.book.mutate(request)
        } catch (error) {
          if (!isUnreachable(error)) keepDraft({ unanswered: null })
          throw error
        }
      }
      const { id, unanswered } = readDraft()
      const request = requestFrom(id, wanted, answers, sent)
      if (unanswered === null || JSON.stringify(unanswered) === JSON.stringify(request)) return send(request)
      return send(unanswered).catch((error: unknown) => {
        if (isUnreachable(error)) throw error
        return send(request)
      })
    },
    [client],
  )
}

function requestFrom(
  id: string,
  wanted: Omit<HoldRequest, 'id'>,
  answers: Answers,
  sent: Sent,
): BookingRequest {
  const { firstName, lastName, phone, email, homeAddress, need, needNote } = answers
  const isOther = answers.forWhom === 'other'
  return {
    ...wanted,
    id,
    firstName,
    lastName,
    phone: phone.trim() || null,
    email: isOther ? null : email.trim() || null,
    need: need === '' ? 'unknown' : need,
    needNote,
    ...(homeAddress.trim() && { homeAddress }),
    ...(isOther && { booker: bookerFrom(answers) }),
    ...sent,
  }
}

/** Letters go to whoever can receive them. */
function bookerFrom(answers: Answers): Booker {
  const { tie, bookerName, organisation, bookerPhone, bookerEmail, lettersTo } = answers
  return {
    tie: tie === '' ? 'relative' : tie,
    name: bookerName,
    organisation: tie === 'professional' ? organisation : '',
    phone: bookerPhone.trim() || null,
    email: bookerEmail.trim() || null,
    lettersTo: mayBeWritten(answers) ? lettersTo : 'booker',
  }
}
