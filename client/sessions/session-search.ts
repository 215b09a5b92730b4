import { idSaid } from '../search-words.ts'

type SessionSearch = { appointment?: string | undefined; session?: string | undefined }

/** The appointment to note, or the session to correct; neither, a new one. */
export const sessionSearch = ({ appointment, session }: Record<string, unknown>): SessionSearch => ({
  appointment: idSaid(appointment),
  session: idSaid(session),
})
