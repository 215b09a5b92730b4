import { isProblemName, problems } from '#shared/problems.ts'

/**
 * Opens a sign-in; the browser keeps the cookie, and no script ever reads it.
 * @returns null when it is open, else the sentence to show
 */
export async function enter(email: string, password: string): Promise<string | null> {
  try {
    const answer = await fetch('/api/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    })
    const said = (await answer.json()) as { problem?: unknown }
    if (answer.ok) return null
    return isProblemName(said.problem) ? problems[said.problem].fr : surprise
  } catch {
    return unreachable
  }
}

const unreachable = 'La connexion ne répond pas. Réessayez dans un instant.'
const surprise = 'Quelque chose n’a pas marché de notre côté. Réessayez dans un instant.'
