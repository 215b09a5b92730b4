import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appointments, places } from '#drizzle/schema/index.ts'
import { deliver } from '#server/notifications/deliver.ts'
import { postBySmtp } from '#server/notifications/post.ts'
import { bookingAt } from './booking-request.ts'
import { refusalOf } from './refusal.ts'
import { type World, world } from './world.ts'

let server: SMTPServer
let letters: { to: string[]; raw: string }[]
let w: World

beforeEach(async () => {
  letters = []
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 1,
    onData: (stream, { envelope: { rcptTo } }, done) => {
      let raw = ''
      stream.on('data', (chunk) => (raw += String(chunk)))
      stream.on('end', () => {
        letters.push({ to: rcptTo.map(({ address }) => address), raw })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  w = open()
})
afterEach(() => new Promise<void>((resolve) => server.close(resolve)))

const open = (operator = 'Permanence') => {
  const { port } = server.server.address() as AddressInfo
  return world({ smtpUrl: `smtp://127.0.0.1:${port}`, operator })
}
const carry = () =>
  deliver({ db: w.db, settings: w.settings, now: w.now() }, { email: postBySmtp(w.settings), sms: null })
const book = (changed = {}) =>
  w
    .citizen()
    .appointments.book(bookingAt(w, '09:00', { phone: null, email: 'jeanne@exemple.fr', ...changed }))

const hostile = [
  'Mairie\r\nATTENDEE:mailto:autre@exemple.fr',
  'Mairie\nEND:VEVENT\nBEGIN:VEVENT\nUID:autre',
  'Mairie\rBcc: autre@exemple.fr',
  'Mairie\r\nBcc: autre@exemple.fr\r\n\r\n.\r\nMAIL FROM:<autre@exemple.fr>',
  'Mairie; annexe, salle \\n du fond \\; "à droite" : porte=2',
  'Mairie\u2028Bcc: autre@exemple.fr\u2029\u0085',
  '%0d%0aBcc: autre@exemple.fr',
  '=?utf-8?Q?Mairie=0D=0ABcc:_autre@exemple.fr?=',
  `${'👩🏽‍🌾'.repeat(40)} ${'é'.repeat(200)}`,
  'Salle '.repeat(850),
]

/** Folded lines put back together (RFC 5545, 3.1). */
const unfold = (content: string) => content.replace(/\r\n[ \t]/g, '').split('\r\n')
const unescaped = (value: string) =>
  value.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign))
const names = (content: string) => unfold(content.trimEnd()).map((line) => line.split(/[:;]/)[0])
const calendarOf = async (key: string) => (await w.citizen().appointments.calendar({ key })).content

/** Every part of a letter, headers and contents apart; the letter itself is the first. */
const partsOf = (raw: string) =>
  raw.split(/\r\n--[^\r\n]+\r\n/).map((part) => {
    const end = part.indexOf('\r\n\r\n')
    return { head: part.slice(0, end).replace(/\r\n[ \t]/g, ''), body: part.slice(end + 4) }
  })

/** The calendar that travels in a letter. */
function calendarIn(raw: string) {
  const part = partsOf(raw).find(({ head }) => /^content-type: text\/calendar/im.test(head))
  if (!part) return ''
  const { head, body } = part
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString()
  if (!/quoted-printable/i.test(head)) return body
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}

const headersOf = (raw: string) =>
  partsOf(raw)[0]!
    .head.split('\r\n')
    .map((line) => line.split(':')[0] ?? '')
    .toSorted((a, b) => (a < b ? -1 : 1))

describe.each(hostile)('S11 a place called %j', (name) => {
  it('adds nothing to the calendar file, which says just that', async () => {
    const { key } = await book()
    const plain = names(await calendarOf(key))
    w.db.update(places).set({ name }).run()
    const content = await calendarOf(key)
    expect(names(content)).toEqual(plain)
    for (const line of content.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(line).not.toMatch(/[\r\n]/)
      expect(line.isWellFormed()).toBe(true)
    }
    const location = unfold(content).find((line) => line.startsWith('LOCATION:'))
    expect(unescaped(location ?? '').slice('LOCATION:'.length)).toBe(
      `${name.replace(/\r\n?/g, '\n')}, 1 place de la Halle, 46500 Gramat`,
    )
  })

  it('S12 adds neither reader nor header to the letters, nor anything to their calendar', async () => {
    const { key } = await book()
    await carry()
    w.db.update(places).set({ name }).run()
    w.db.update(appointments).set({ revision: 1 }).run()
    await w.citizen().appointments.cancel({ requestId: uuidv7(), key })
    await carry()
    const [first, ...others] = letters
    for (const { to, raw } of others) {
      expect(to).toHaveLength(1)
      expect(calendarIn(raw)).not.toMatch(/^ATTENDEE:mailto:autre/im)
      expect(headersOf(raw)).toEqual(headersOf(first!.raw))
    }
    const cancelled = others.find(({ to }) => to[0] === 'jeanne@exemple.fr')
    expect(names(calendarIn(cancelled?.raw ?? ''))).toEqual(names(calendarIn(first!.raw)))
  })
})

describe('S12 whatever is said', () => {
  it.each(['Permanence\r\nBcc: autre@exemple.fr', 'Permanence" <autre@exemple.fr>, "', 'a: b@x.fr, c@y.fr;'])(
    'by an operator called %j, a letter has one reader and the headers it declares',
    async (operator) => {
      w = open(operator)
      await book({ firstName: 'Jeanne\r\nBcc: autre@exemple.fr', needNote: 'a\r\n.\r\nQUIT' })
      await carry()
      expect(letters.map(({ to }) => to)).toEqual([['jeanne@exemple.fr']])
      const headers = headersOf(letters[0]!.raw)
      expect(new Set(headers).size).toBe(headers.length)
      expect(headers).toEqual(
        [
          'Auto-Submitted',
          'Content-Type',
          'Date',
          'From',
          'MIME-Version',
          'Message-ID',
          'Subject',
          'To',
        ].toSorted((a, b) => (a < b ? -1 : 1)),
      )
      expect(names(calendarIn(letters[0]!.raw)).filter((one) => one === 'ATTENDEE')).toHaveLength(1)
    },
  )

  it.each([
    'jeanne@exemple.fr\r\nBcc: autre@exemple.fr',
    'jeanne@exemple.fr\nautre@exemple.fr',
    'jeanne@exemple.fr%0d%0aBcc:autre@exemple.fr',
    'jeanne@exemple.fr\u2028autre@exemple.fr',
    'jeanne\0@exemple.fr',
    '=?utf-8?Q?jeanne?=@exemple.fr',
    '"autre@evil.test x"@exemple.fr',
    'groupe: b@exemple.fr, c@exemple.fr;',
    'jeanne@exemple.fr, autre@exemple.fr',
    'jeanne@exemple.fr;autre@exemple.fr',
    'Jeanne <jeanne@exemple.fr>',
    '(commentaire)jeanne@exemple.fr',
    'jeanne@exemple.fr (commentaire)',
    `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.fr`,
    `${'a'.repeat(65)}@exemple.fr`,
    'jeanne@exämple.fr',
    'jéanne@exemple.fr',
    'jeanne@[127.0.0.1]',
    'jeanne@localhost',
    '@exemple.fr',
    `${'('.repeat(50_000)}jeanne@exemple.fr`,
    `${'a.'.repeat(25_000)}@exemple.fr`,
    `jeanne@${'a-'.repeat(25_000)}.fr`,
  ])('the address %j is refused, and quickly', async (email) => {
    const request = { ...bookingAt(w, '09:00', { phone: null }), email }
    const tries: number[] = []
    for (let nth = 0; nth < 5; nth++) {
      const startedAt = performance.now()
      expect(await refusalOf(w.citizen().appointments.book(request))).toBe('invalidInput')
      tries.push(performance.now() - startedAt)
    }
    expect(Math.min(...tries)).toBeLessThan(50)
    expect(w.db.select().from(appointments).all()).toEqual([])
  })
})
