import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { letters } from '#drizzle/schema/index.ts'
import { deliver } from '#server/notifications/deliver.ts'
import { postBySmtp } from '#server/notifications/post.ts'
import { minute } from '#shared/time.ts'
import { bookingAt } from './booking-request.ts'
import { type World, world } from './world.ts'

type Handlers = Pick<SMTPServerOptions, 'onConnect' | 'onRcptTo' | 'onData'>

let server: SMTPServer
let sockets: Set<Socket>
/** Every letter that the server has read to its end, whatever it answered. */
let read: string[]
let w: World

beforeEach(() => {
  read = []
  sockets = new Set()
})
afterEach(async () => {
  hangUp()
  await new Promise<void>((resolve) => server.close(resolve))
})

const hangUp = () => sockets.forEach((socket) => socket.destroy())

/** A real mail server on this machine, which behaves as told, and a world that writes to it. */
async function serve(handlers: Handlers = {}) {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 1,
    onData: (stream, _session, done) => readAll(stream, () => done()),
    ...handlers,
  })
  server.on('error', () => {})
  server.server.on('connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  w = world({ smtpUrl: `smtp://127.0.0.1:${port}` })
  await book('09:00', 'jeanne@exemple.fr')
}

const readAll = (stream: NodeJS.ReadableStream, then: () => void) => {
  let text = ''
  stream.on('data', (chunk) => (text += String(chunk)))
  stream.on('end', () => {
    read.push(text)
    then()
  })
}

const book = (time: '09:00' | '10:00', email: string) =>
  w.citizen().appointments.book(bookingAt(w, time, { phone: null, email }))

const carry = () => {
  const patience = { connectionTimeout: 2e3, greetingTimeout: 2e3, socketTimeout: 2e3 }
  const email = postBySmtp(w.settings, patience)
  return deliver({ db: w.db, settings: w.settings, now: w.now() }, { email, sms: null })
}
const kept = () => w.db.select().from(letters).all()
const names = () => read.map((text) => text.match(/^Message-ID: (<.+>)/m)?.[1])
const refusal = (responseCode: number) => Object.assign(new Error('no'), { responseCode })

describe('a mail server', () => {
  it('that works gets each letter once', async () => {
    await serve()
    await book('10:00', 'paul@exemple.fr')
    expect([await carry(), await carry()]).toEqual([2, 0])
    expect(new Set(names()).size).toBe(2)
    expect(read[0]).toMatch(/^To: paul@exemple\.fr/m)
    expect(read[1]).toMatch(/^To: jeanne@exemple\.fr/m)
    expect(read[1]).toMatch(/method=REQUEST/i)
  })

  it('that refuses every connection loses nothing', async () => {
    let isClosed = true
    await serve({ onConnect: (_session, done) => done(isClosed ? refusal(421) : null) })
    expect(await carry()).toBe(0)
    expect(kept()).toMatchObject([{ sentAt: null, abandonedAt: null, attempts: 1 }])
    isClosed = false
    w.setClock('2026-06-15', '08:02')
    expect(await carry()).toBe(1)
    expect(read).toHaveLength(1)
  })

  it('that refuses a person for good keeps the next one from nothing', async () => {
    await serve({
      onRcptTo: ({ address }, _session, done) => done(address.startsWith('jeanne') ? refusal(550) : null),
    })
    await book('10:00', 'paul@exemple.fr')
    expect(await carry()).toBe(1)
    expect(kept().map(({ lastError }) => lastError)).toEqual(['EENVELOPE 550', null])
    expect(read[0]).toMatch(/^To: paul@exemple\.fr/m)
  })

  it('that asks one person to come back keeps the next one from nothing', async () => {
    await serve({
      onRcptTo: ({ address }, _session, done) => done(address.startsWith('paul') ? refusal(450) : null),
    })
    await book('10:00', 'paul@exemple.fr')
    expect(await carry()).toBe(1)
    expect(kept()).toMatchObject([
      { lastError: null, sentAt: w.now() },
      { lastError: 'EENVELOPE 450', sentAt: null, abandonedAt: null },
    ])
  })

  it('gets text, HTML and the calendar entry as three ways to read the same letter', async () => {
    await serve()
    await carry()
    const types = [...(read[0] ?? '').matchAll(/^Content-Type: ([^;\r]+)/gm)].map(([, type]) => type)
    expect(types).toEqual([
      'multipart/mixed',
      'multipart/alternative',
      'text/plain',
      'text/html',
      'text/calendar',
      'application/ics',
    ])
    expect(read[0]).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=REQUEST/m)
  })

  it('that falls silent is left, and tried again', async () => {
    let isSilent = true
    await serve({ onRcptTo: (_address, _session, done) => (isSilent ? undefined : done()) })
    expect(await carry()).toBe(0)
    expect(kept()).toMatchObject([{ sentAt: null, abandonedAt: null, lastError: 'ETIMEDOUT' }])
    isSilent = false
    w.setClock('2026-06-15', '08:02')
    expect(await carry()).toBe(1)
    expect(read).toHaveLength(1)
  })

  it('that hangs up once it has read the letter gets it once more, under the same name', async () => {
    let isFirst = true
    await serve({
      onData: (stream, _session, done) =>
        readAll(stream, () => {
          if (!isFirst) return done()
          isFirst = false
          hangUp()
        }),
    })
    expect(await carry()).toBe(0)
    w.setClock('2026-06-15', '08:02')
    expect([await carry(), await carry()]).toEqual([1, 0])
    const [first, second, ...more] = names()
    expect(first).toMatch(/^<.+\.booked\.0@localhost>$/)
    expect([second, more]).toEqual([first, []])
  })

  it('that asks strangers to come back in a quarter of an hour sees them come back', async () => {
    await serve({
      onRcptTo: (_address, _session, done) => done(w.now() < metAt + 15 * minute ? refusal(450) : null),
    })
    const metAt = w.now()
    for (const time of ['08:00', '08:02', '08:05', '08:10'] as const) {
      w.setClock('2026-06-15', time)
      expect(await carry()).toBe(0)
    }
    expect(kept()).toMatchObject([{ attempts: 4, abandonedAt: null, lastError: 'EENVELOPE 450' }])
    w.setClock('2026-06-15', '08:20')
    expect(await carry()).toBe(1)
    expect(read).toHaveLength(1)
  })
})
