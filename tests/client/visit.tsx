import { createMemoryHistory } from '@tanstack/react-router'
import { render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { vi } from 'vitest'
import { App } from '#client/App.tsx'
import { buildApp } from '#server/app.ts'
import { world, type Person, type World } from '../api/world.ts'

type Visit = {
  /** Whose house; a new small world unless told. */
  in?: World
  /** Who is signed in; a citizen unless told. */
  as?: Person
}

/** Opens the real client at an address. Its fetch is the real server, over the world's database and clock. */
export async function visit(address: string, { in: small = world(), as }: Visit = {}) {
  const { db, settings, now } = small
  const app = await buildApp({ db, settings, now })
  let cookie = as ? small.cookieOf(as) : ''
  vi.stubGlobal('fetch', async (input: string, asked: RequestInit = {}) => {
    const answer = await app.inject({
      method: (asked.method ?? 'GET') as 'GET' | 'POST',
      url: input,
      headers: { ...(asked.headers as Record<string, string>), cookie, origin: settings.publicUrl },
      ...(typeof asked.body === 'string' && { payload: asked.body }),
    })
    const given = [answer.headers['set-cookie']].flat()[0]?.split(';')[0]
    if (given !== undefined) cookie = given
    return new Response(new Uint8Array(answer.rawPayload), {
      status: answer.statusCode,
      headers: { 'content-type': String(answer.headers['content-type'] ?? 'application/json') },
    })
  })
  const history = createMemoryHistory({ initialEntries: [address] })
  render(<App history={history} />)
  return { user: userEvent.setup(), history, world: small }
}
