import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Mail } from '#server/notifications/compose.ts'
import { postBySmtp, sayTrouble, Undeliverable } from '#server/notifications/post.ts'
import { testSettings } from './world.ts'

let server: Server
let port: number
let heard: string[]
/** What the server answers to a command, instead of yes. */
let refusals: Record<string, string>

/** A mail server on this machine that says yes, and remembers what it heard. */
beforeEach(async () => {
  heard = []
  refusals = {}
  server = createServer((socket) => {
    let isLetter = false
    socket.write('220 exemple.fr\r\n')
    socket.on('data', (chunk) => {
      const text = String(chunk)
      heard.push(text)
      if (isLetter && !text.endsWith('\r\n.\r\n')) return
      const command = isLetter ? 'END' : (text.split(/[\s:]/)[0] ?? '')
      isLetter = command === 'DATA' && !refusals[command]
      socket.write(`${refusals[command] ?? (isLetter ? '354 go on' : '250 yes')}\r\n`)
      if (command === 'QUIT') socket.end()
    })
    socket.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterEach(() => void server.close())

const mail: Mail = {
  to: 'jeanne@exemple.fr',
  subject: 'Votre rendez-vous : mardi 16 juin à 9 h 00',
  text: 'Bonjour,\n\nÀ bientôt.\n',
  html: '<p>Bonjour,</p>',
  calendar: { content: 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR', method: 'REQUEST' },
  messageId: '<0198c0de.booked.0@localhost>',
}
const send = (changed: Partial<Mail> = {}) =>
  postBySmtp({ ...testSettings, smtpUrl: `smtp://127.0.0.1:${port}`, contact: 'aide@lot.fr' })?.({
    ...mail,
    ...changed,
  })
const troubleOf = async () => send()?.catch((error: unknown) => error)

describe('the post', () => {
  it('tells the mail program where one stops what comes each month, and nothing of the kind otherwise', async () => {
    await send()
    expect(heard.join('')).not.toContain('List-Unsubscribe')
    const stop = 'https://rdv.lot.fr/courriel-mensuel#AbC_-9'
    await send({ stop, calendar: null })
    expect(heard.join('').replaceAll(/\r\n\s/g, ' ')).toContain(`List-Unsubscribe: <${stop}>`)
  })

  it('hands one letter to one person, with its name, its text and its calendar file', async () => {
    await send()
    const told = heard.join('')
    expect(told.match(/^RCPT TO:.*$/gm)).toEqual(['RCPT TO:<jeanne@exemple.fr>'])
    expect(told).toContain('MAIL FROM:<aide@lot.fr>')
    expect(told).toContain('Message-ID: <0198c0de.booked.0@localhost>')
    expect(told).toContain('Auto-Submitted: auto-generated')
    expect(told).toMatch(/text\/calendar; charset=utf-8; method=REQUEST/i)
    expect(told).toContain('rendez-vous.ics')
  })

  it('a line in a subject adds no header', async () => {
    await send({ subject: 'Bonjour\r\nBcc: autre@exemple.fr' })
    expect(heard.join('')).not.toMatch(/^Bcc:/m)
  })

  it.each([
    ['RCPT', '550 no such person'],
    ['END', '554 not here'],
  ])('refused for good at %s, is undeliverable', async (command, answer) => {
    refusals[command] = answer
    const trouble = await troubleOf()
    expect(trouble).toBeInstanceOf(Undeliverable)
    expect(String(trouble)).not.toContain('jeanne')
  })

  it.each([
    ['RCPT', '450 later please'],
    ['DATA', '421 closing'],
  ])('asked at %s to come back, may try again', async (command, answer) => {
    refusals[command] = answer
    const trouble = await troubleOf()
    expect(trouble).toBeInstanceOf(Error)
    expect(trouble).not.toBeInstanceOf(Undeliverable)
    expect(sayTrouble(trouble)).toMatch(/^E\w+ 4\d\d$/)
  })

  it('with nobody at the door, may try again', async () => {
    server.close()
    expect(sayTrouble(await troubleOf())).toMatch(/^E\w+$/)
  })

  it('without a mail server there is none', () => {
    expect(postBySmtp(testSettings)).toBeNull()
  })
})
