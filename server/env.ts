import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import * as z from 'zod/mini'
import { usualSpeed } from '#shared/travel.ts'

/** Digits alone: what is blank, negative or in another base is a slip, never a number. */
const whole = (usual: number, most = 1_000_000_000) =>
  z._default(
    z.pipe(
      z.string().check(
        z.regex(/^\d+$/),
        z.refine((digits) => Number(digits) <= most),
      ),
      z.transform(Number),
    ),
    usual,
  )

/** `46`, or `46,12,2A`: the first is where people begin. */
const severalDepartements = /^(\d{2}|2[AB]|97[1-6])( *, *(\d{2}|2[AB]|97[1-6]))*$/

/**
 * The only reader of the environment. Every setting has a value that works; a wrong one stops the start with one line.
 * README's table of settings is made of these names and sentences (a test compares them).
 */
const settings = z.object({
  PORT: whole(3000, 65_535),
  HOST: z._default(z.string().check(z.minLength(1)), 'localhost'),
  DATA_DIR: z._default(z.string().check(z.minLength(1)), 'data'),
  PUBLIC_URL: z.optional(z.url({ protocol: /^https?$/ })),
  DEPARTEMENT: z._default(z.string().check(z.regex(severalDepartements)), '46'),
  DEMO: z._default(z.enum(['0', '1']), '1'),
  IDENTITY: z._default(z.enum(['neutral', 'state']), 'neutral'),
  OPERATOR: z._default(z.string().check(z.minLength(1), z.maxLength(80)), 'Permanence'),
  CONTACT: z.optional(z.email()),
  HOSTING: z.optional(z.string().check(z.maxLength(200))),
  SMTP_URL: z.optional(z.url({ protocol: /^smtps?$/ })),
  SMS_URL: z.optional(z.url({ protocol: /^https?$/ })),
  SMS_TOKEN: z.optional(z.string().check(z.regex(/^[\x21-\x7e]{8,}$/))),
  SMS_RESULT_TOKEN: z.optional(z.string().check(z.regex(/^[\x21-\x7e]{16,}$/))),
  SMS_PER_DAY: whole(500),
  ROAD_SPEED: whole(usualSpeed, 130),
  TRUST_PROXY: z.optional(z.union([z.ipv4(), z.ipv6()])),
  RATE_LIMIT: whole(600),
  API_RATE_LIMIT: whole(120),
  SECRET: z.optional(z.string().check(z.minLength(32))),
})

type Raw = z.infer<typeof settings>

export type Settings = {
  port: number
  host: string
  dataDir: string
  /** Origin and path prefix of every link we give; never deduced from a request. */
  publicUrl: string
  /** Where people begin who have no département of their own; its hours are those of the house. */
  departement: string
  /** What the house serves besides. */
  otherDepartements: readonly string[]
  demo: boolean
  identity: 'neutral' | 'state'
  operator: string
  contact: string | null
  hosting: string | null
  smtpUrl: string | null
  /** Where text messages are handed over, and the token that proves who we are. */
  smsUrl: string | null
  smsToken: string | null
  /** What the provider proves itself with when it tells what became of a text message; null: it is not listened to. */
  smsResultToken: string | null
  /** Text messages that may leave in a day; 0 for no limit. */
  smsPerDay: number
  /** Kilometres an hour between two places where an advisor receives; 0 keeps no time for the road. */
  roadSpeed: number
  trustProxy: string | null
  /** Requests a minute from one address; 0 for no limit. */
  rateLimit: number
  /** Readings of the public API a minute from one address; 0 for no limit. */
  apiRateLimit: number
  /** Seals links and sign-ins; at least 32 characters. */
  secret: string
}

/**
 * Validates the environment and creates the data folder.
 * @throws Error whose message is one line that names the setting
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const read = settings.safeParse(withoutEmpty(environment))
  if (!read.success) throw new Error(sayWhatIsWrong(read.error.issues[0], environment))
  const raw = read.data
  const dataDir = resolve(raw.DATA_DIR)
  const [departement = '46', ...otherDepartements] = new Set(raw.DEPARTEMENT.split(/ *, */))
  return {
    port: raw.PORT,
    host: raw.HOST,
    dataDir,
    publicUrl: (raw.PUBLIC_URL ?? `http://localhost:${raw.PORT}`).replace(/\/+$/, ''),
    departement,
    otherDepartements,
    demo: raw.DEMO === '1',
    identity: raw.IDENTITY,
    operator: raw.OPERATOR,
    contact: raw.CONTACT ?? null,
    hosting: raw.HOSTING ?? null,
    smtpUrl: raw.SMTP_URL ?? null,
    smsUrl: raw.SMS_URL ?? null,
    smsToken: raw.SMS_TOKEN ?? null,
    smsResultToken: raw.SMS_RESULT_TOKEN ?? null,
    smsPerDay: raw.SMS_PER_DAY,
    roadSpeed: raw.ROAD_SPEED,
    trustProxy: raw.TRUST_PROXY ?? null,
    rateLimit: raw.RATE_LIMIT,
    apiRateLimit: raw.API_RATE_LIMIT,
    secret: raw.SECRET ?? keptSecret(dataDir),
  }
}

/** The names README must document. */
export const settingNames = Object.keys(settings.shape) as (keyof Raw)[]

const withoutEmpty = (environment: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))

function sayWhatIsWrong(issue: z.core.$ZodIssue | undefined, environment: NodeJS.ProcessEnv) {
  const name = String(issue?.path[0] ?? 'setting')
  const shown = secretNames.has(name) ? 'what was given' : `"${environment[name] ?? ''}"`
  return `The setting ${name} cannot be ${shown}. README.md lists what each setting accepts.`
}

const secretNames = new Set(['SECRET', 'SMTP_URL', 'SMS_URL', 'SMS_TOKEN', 'SMS_RESULT_TOKEN'])

function keptSecret(dataDir: string): string {
  const file = resolve(dataDir, 'secret')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 })
  }
  return readFileSync(file, 'utf8').trim()
}
