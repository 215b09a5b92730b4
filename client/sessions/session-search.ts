import { idSaid } from '#shared/search-words.ts'

type SessionSearch = {
  appointment?: string | undefined
  session?: string | undefined
  comme?: string | undefined
  personne?: string | undefined
  envoi?: string | undefined
}

/** `envoi`: a morning that the outbox could not send, to be told otherwise. */
export const batchSearch = ({ envoi }: Record<string, unknown>): Pick<SessionSearch, 'envoi'> => ({
  envoi: idSaid(envoi),
})

/**
 * The appointment to note, the session to correct, or the one to tell again as a new one; none, a new one, of whom one
 * follows under this id, if any; `envoi` is what the outbox could not send, to be told otherwise.
 */
export const sessionSearch = ({
  appointment,
  session,
  comme,
  personne,
  envoi,
}: Record<string, unknown>): SessionSearch => ({
  appointment: idSaid(appointment),
  session: idSaid(session),
  comme: idSaid(comme),
  personne: idSaid(personne),
  envoi: idSaid(envoi),
})
