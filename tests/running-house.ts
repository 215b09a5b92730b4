import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type RunningHouse = {
  url: string
  dataDir: string
  pid: number
  /** As an administrator stops it: SIGTERM, and waits; gives the exit code. */
  stop: () => Promise<number | null>
  /** As a power cut does. */
  kill: () => Promise<void>
}

/**
 * The real server in its own process, on a free port, over a copy of a planted folder.
 * @param from the folder to copy, or the one to reopen as it is when `reopen`
 */
export async function runHouse(from: string, { reopen = false, env = {} } = {}): Promise<RunningHouse> {
  const dataDir = reopen ? from : mkdtempSync(join(tmpdir(), 'permanence-house-'))
  if (!reopen) cpSync(from, dataDir, { recursive: true })
  const port = await freePort()
  const url = `http://localhost:${port}`
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: dataDir,
      RATE_LIMIT: '0',
      PUBLIC_URL: url,
      NODE_ENV: 'production',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await saidReady(child)
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const end = (signal: NodeJS.Signals, forget: boolean) => async () => {
    child.kill(signal)
    const code = await ended
    if (forget) rmSync(dataDir, { recursive: true, force: true })
    return code
  }
  return {
    url,
    dataDir,
    pid: child.pid ?? 0,
    stop: end('SIGTERM', !reopen),
    kill: async () => void (await end('SIGKILL', false)()),
  }
}

/** Asks a procedure over HTTP as our own pages do; the answer's body and status. */
export async function ask(
  url: string,
  procedure: string,
  input: unknown,
  cookie = '',
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${url}/api/trpc/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(url).origin, cookie },
    body: JSON.stringify(input),
  })
  return { status: response.status, body: await response.json() }
}

/** Signs in by the door that the page uses; the cookie to send with what follows. */
export async function signIn(url: string, email: string, password: string): Promise<string> {
  const response = await fetch(`${url}/api/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(url).origin },
    body: JSON.stringify({ email, password }),
  })
  const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0])
  if (cookies.length === 0) throw new Error(`${email} could not sign in: ${response.status}`)
  return cookies.join('; ')
}

/** The address that a query is read at. */
export const questionUrl = (url: string, procedure: string, input?: unknown) =>
  `${url}/api/trpc/${procedure}${input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`}`

/** A port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

function saidReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const listen = (chunk: Buffer) => {
      said += String(chunk)
      if (said.includes('Permanence :')) resolve()
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)))
  })
}
