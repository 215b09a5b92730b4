import { connect as dial } from 'node:net'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { runHouse, type RunningHouse } from '../running-house.ts'

let house: RunningHouse
beforeAll(async () => void (house = await runHouse(inject('demonstration'))))
afterAll(() => house.stop())

const settingsTimes = (count: number) =>
  `${house.url}/api/trpc/${Array(count).fill('house.settings').join(',')}?batch=1`

const post = (headers: Record<string, string>, body: BodyInit) =>
  fetch(`${house.url}/api/trpc/appointments.book`, { method: 'POST', headers, body })

const json = { 'content-type': 'application/json' }

/** Sends these bytes and never the rest; how long until the house hangs up, in milliseconds. */
const hangsUpAfter = (bytes: string) =>
  new Promise<number>((resolve, reject) => {
    const openedAt = performance.now()
    const { hostname, port } = new URL(house.url)
    const socket = dial({ host: hostname, port: Number(port) }, () => socket.write(bytes))
    socket.resume()
    socket.once('close', () => resolve(performance.now() - openedAt))
    socket.once('error', reject)
  })

/** Everything that the house says before it hangs up on these bytes. */
const saidTo = (bytes: string) =>
  new Promise<string>((resolve, reject) => {
    const { hostname, port } = new URL(house.url)
    let said = ''
    const socket = dial({ host: hostname, port: Number(port) }, () => socket.write(bytes))
    socket.on('data', (part) => (said += part.toString()))
    socket.once('close', () => resolve(said))
    socket.once('error', reject)
  })

describe('the house', () => {
  it('answers a batch of ten and refuses a batch of eleven', async () => {
    expect((await fetch(settingsTimes(10))).status).toBe(200)
    expect((await fetch(settingsTimes(11))).status).toBe(400)
  })

  it('answers a bomb of commas in few bytes, and goes on', async () => {
    const answer = await fetch(`${house.url}/api/trpc/${','.repeat(4_900)}?batch=1`)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect((await answer.text()).length).toBeLessThan(2_000)
    expect((await fetch(settingsTimes(1))).status).toBe(200)
  })

  it('hangs up on whoever sends a body, or headers, drop by drop', async () => {
    const start = 'POST /api/trpc/appointments.book HTTP/1.1\r\nhost: localhost\r\n'
    const slowBody = `${start}origin: ${house.url}\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"`
    const [body, headers] = await Promise.all([hangsUpAfter(slowBody), hangsUpAfter(start)])
    expect(body).toBeLessThan(7_000)
    expect(headers).toBeLessThan(7_000)
  })

  it('refuses a change that comes from elsewhere, before it is read', async () => {
    const form = new FormData()
    form.append('id', 'x')
    const elsewhere = { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }
    expect((await post({ origin: house.url }, form)).status).toBe(415)
    expect((await post({ ...elsewhere }, form)).status).toBe(415)
    expect((await post({ ...json, ...elsewhere }, '{}')).status).toBe(403)
    expect((await post({ ...json, origin: 'https://evil.test' }, '{}')).status).toBe(403)
    expect((await post({ ...json }, '{}')).status).toBe(403)
    expect((await post({ 'content-type': 'text/plain', origin: house.url }, '{}')).status).toBe(415)
    expect((await post({ ...json, origin: house.url }, '{}')).status).toBe(400)
  })

  it('refuses a change by reading, a body too large, and other methods', async () => {
    expect((await fetch(`${house.url}/api/trpc/appointments.book?input=%7B%7D`)).status).toBe(405)
    expect((await post({ ...json, origin: house.url }, `"${'x'.repeat(70_000)}"`)).status).toBe(413)
    expect((await fetch(house.url, { method: 'PUT', headers: json })).status).toBe(405)
  })

  it('shields every answer with the same headers', async () => {
    const paths = ['/', '/health', '/api/trpc/house.settings', '/api/trpc/nothing.here', '/nowhere.png']
    const answers = await Promise.all(paths.map((path) => fetch(house.url + path)))
    const shields = answers.map(({ headers }) => ({
      policy: headers
        .get('content-security-policy')
        ?.startsWith("default-src 'none';script-src 'self';style-src 'self';"),
      sniff: headers.get('x-content-type-options'),
      referrer: headers.get('referrer-policy'),
      by: headers.get('x-powered-by'),
    }))
    expect(shields).toEqual(
      paths.map(() => ({ policy: true, sniff: 'nosniff', referrer: 'no-referrer', by: null })),
    )
    expect(answers[2]!.headers.get('cache-control')).toBe('no-store')
  })

  it('shields the answer to what is not even a request', async () => {
    const heavy = `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`
    expect(await saidTo(heavy)).toMatch(/^HTTP\/1\.1 431 [^]+x-content-type-options: nosniff\r\n/)
    expect(await saidTo('GARBAGE\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400 [^]+content-security-policy: default-src/,
    )
  })

  it('leaks no trace of the machine in what it answers to nonsense', async () => {
    const nonsense = ['[', '{"__proto__":{"a":1}}', '"\\ud800"', 'null', '[[[[[[[[[[]]]]]]]]]]']
    const answers = await Promise.all(nonsense.map((body) => post({ ...json, origin: house.url }, body)))
    expect(answers.map(({ status }) => status)).toEqual(nonsense.map(() => 400))
    const said = await Promise.all(answers.map((answer) => answer.text()))
    expect(said.join('\n')).not.toMatch(/node_modules|\.ts:|at Object|stack/)
  })
})
