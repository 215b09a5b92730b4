import { Agent, request } from 'node:http'

export type Answer = { status: number; text: string }

/**
 * A few connections kept open to one server, as browsers keep theirs: the same client for every server we compare.
 * @param url origin of the server
 * @param most how many connections at once; further requests wait for one
 */
export function connect(url: string, most: number) {
  const { hostname, port, origin } = new URL(url)
  const agent = new Agent({ keepAlive: true, maxSockets: most })

  const send = (method: 'GET' | 'POST', path: string, body: string, cookie: string) =>
    new Promise<Answer>((resolve, reject) => {
      const json = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
      const headers = { origin, cookie, ...(method === 'POST' ? json : {}) }
      const asked = request({ hostname, port, agent, method, path, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.once('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        )
        response.once('error', reject)
        response.once('aborted', () => reject(new Error('The answer was cut')))
      })
      asked.once('error', reject)
      asked.end(body)
    })

  return {
    get: (path: string, cookie = '') => send('GET', path, '', cookie),
    post: (path: string, body: string, cookie = '') => send('POST', path, body, cookie),
    close: () => agent.destroy(),
  }
}

/** Does every piece of work, `atOnce` at a time, in order; the answers keep the order of the work. */
export async function inTurns<Work, Done>(
  work: readonly Work[],
  atOnce: number,
  act: (piece: Work, at: number) => Promise<Done>,
): Promise<Done[]> {
  const done: Done[] = []
  let next = 0
  const hand = async () => {
    for (let at = next++; at < work.length; at = next++) done[at] = await act(work[at]!, at)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, work.length) }, hand))
  return done
}
