import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { schemaVersion } from '#drizzle/migrate.ts'
import type { Db } from '#drizzle/open.ts'
import * as schema from '#drizzle/schema/index.ts'
import { recountFigures } from '#drizzle/tally.ts'
import type { BookingRequest } from '#shared/appointments.ts'
import { sealOf } from '#server/write.ts'
import { lettersOwed } from './letters-owed.ts'

/** What the client saw, noted outside the server: acknowledged, refused, or never answered. */
export type Deed = {
  /** The request's id. */
  id: string
  verb: string
  table: 'appointments' | 'sessions'
  /** Of the thing it makes or changes. */
  thingId: string
  /** Columns that the thing must carry once acknowledged; and, for a refusal or an unknown, when done all the same. */
  row: Record<string, unknown>
  outcome: 'done' | 'refused' | 'unknown'
  /** Secrets that the answer carried: never in the file. */
  secrets?: string[]
}

/** What a booking promises, once answered. */
export function deedOf(request: BookingRequest, outcome: Deed['outcome'], secrets: string[] = []): Deed {
  const { id, phone, email, placeId, startsAt, lastName } = request
  const row = { phone, email, place_id: placeId, starts_at: startsAt, last_name: lastName }
  return { id, verb: 'appointments.book', table: 'appointments', thingId: id, row, outcome, secrets }
}

/** The oracle, after every fault: the file is whole, and equal to what was answered. */
export function assertInvariants(path: string, history: readonly Deed[], before?: Snapshot) {
  const client = new Database(path, { readonly: true })
  try {
    expect(violations(client, history, before)).toEqual([])
  } finally {
    client.close()
  }
}

/** The part of the oracle that a repeated request could heal: to be asked before anything is asked again. */
export function assertKept(path: string, history: readonly Deed[]) {
  const client = new Database(path, { readonly: true })
  try {
    expect(history.flatMap((deed) => kept(client, deed))).toEqual([])
  } finally {
    client.close()
  }
}

/** Every broken promise, in words; none when the file is as it must be. */
export function violations(client: Database.Database, history: readonly Deed[], before?: Snapshot): string[] {
  const booked = new Set(history.filter(isBooking).map(({ thingId }) => thingId))
  return [
    ...(client.pragma('integrity_check') as { integrity_check: string }[])
      .map((row) => row.integrity_check)
      .filter((line) => line !== 'ok')
      .map((line) => `damaged: ${line}`),
    ...(client.pragma('foreign_key_check') as { table: string }[]).map(({ table }) => `orphan in ${table}`),
    ...newest(client),
    ...history.flatMap((deed) => kept(client, deed)),
    ...overlaps(client),
    ...overbooked(client),
    ...writesAndAudit(client, before),
    ...brokenSeals(client),
    ...lettersOwed(client, booked),
    ...openSecrets(client, history),
    ...(before ? untouched(client, before) : []),
    ...figures(client),
  ]
}

const isBooking = ({ verb }: Deed) => verb === 'appointments.book'

/** Tables that neither bookings, sessions nor the chores touch, and how far the writes had gone. */
export type Snapshot = { sums: Record<string, string>; writes: number; audit: number }

const touched =
  /^(appointments|appointment_keys|holds|letters|writes|audit|sessions|session_\w+|\w+_figures|sign_ins|rate_limits|chores|offered_slots|opened_places|reached_communes)$/

export function snapshot(client: Database.Database): Snapshot {
  const tables = client
    .prepare(
      `select name from sqlite_schema where type = 'table' and name not like 'sqlite%' and name not like '\\_\\_%' escape '\\'`,
    )
    .pluck()
    .all() as string[]
  const sums = tables
    .filter((table) => !touched.test(table))
    .map((table) => {
      const rows = client.prepare(`select * from "${table}" order by 1, 2`).raw().all()
      return [table, sha256(JSON.stringify(rows))] as const
    })
  return {
    sums: Object.fromEntries(sums),
    writes: countOf(client, 'writes'),
    audit: countOf(client, 'audit'),
  }
}

function untouched(client: Database.Database, before: Snapshot) {
  const { sums } = snapshot(client)
  return Object.keys(before.sums)
    .filter((table) => sums[table] !== before.sums[table])
    .map((table) => `${table} changed, and nobody asked`)
}

function newest(client: Database.Database) {
  const journal = JSON.parse(readFileSync('drizzle/migrations/meta/_journal.json', 'utf8')) as {
    entries: { when: number }[]
  }
  const expected = Math.max(...journal.entries.map(({ when }) => when))
  const found = schemaVersion(client)
  return found === expected ? [] : [`schema ${found} instead of ${expected}`]
}

/** Acknowledged: there, with its values, once. Refused: no trace. Never answered: all or nothing. */
function kept(client: Database.Database, { id, verb, table, thingId, row, outcome }: Deed): string[] {
  const write = client.prepare('select 1 from writes where id = ?').get(id) !== undefined
  const thing = client.prepare(`select * from ${table} where id = ?`).get(thingId) as Deed['row'] | undefined
  const noted = client
    .prepare('select count(*) from audit where verb = ? and thing_id = ?')
    .pluck()
    .get(verb, thingId) as number
  const name = `${verb} ${id}`
  const differs = Object.entries(row).filter(([column, value]) => thing?.[column] !== value)
  const isDone = write && thing !== undefined && differs.length === 0 && noted >= 1
  if (outcome === 'done' && !isDone)
    return [`${name} was acknowledged; kept ${JSON.stringify({ write, noted, differs })}`]
  const isUndone = !write && differs.length > 0 && noted === 0
  if (outcome === 'refused' && !isUndone)
    return [`${name} was refused and left a trace: ${JSON.stringify({ write, noted, differs })}`]
  if (outcome === 'unknown' && !isDone && !isUndone)
    return [`${name} is half done: ${JSON.stringify({ write, noted, differs })}`]
  return []
}

/** An independent reading of the rule that triggers hold: sweep each advisor's standing appointments. */
function overlaps(client: Database.Database) {
  const rows = client
    .prepare(
      `select id, advisor_id as advisorId, workshop_id as workshopId, starts_at as startsAt, ends_at as endsAt
      from appointments where cancelled_at is null and overlap_reason is null order by advisor_id, starts_at`,
    )
    .all() as { id: string; advisorId: string; workshopId: string | null; startsAt: number; endsAt: number }[]
  const found: string[] = []
  let last = rows[0]
  for (const row of rows.slice(1)) {
    const isSameSeat =
      row.workshopId !== null && row.workshopId === last?.workshopId && row.startsAt === last.startsAt
    if (last && row.advisorId === last.advisorId && row.startsAt < last.endsAt && !isSameSeat)
      found.push(`${last.id} and ${row.id} overlap`)
    if (!last || row.advisorId !== last.advisorId || row.endsAt > last.endsAt) last = row
  }
  return found
}

function overbooked(client: Database.Database) {
  const rows = client
    .prepare(
      `select workshop_id || ' at ' || it.starts_at from appointments as it join openings on openings.id = workshop_id
      where cancelled_at is null group by workshop_id, it.starts_at having count(*) > coalesce(seats, 0)`,
    )
    .pluck()
    .all()
  return rows.map((workshop) => `workshop ${String(workshop)} has more people than seats`)
}

function writesAndAudit(client: Database.Database, before?: Snapshot) {
  const lines = client.prepare('select seq from audit order by seq').pluck().all() as number[]
  const hole = lines.findIndex((seq, at) => at > 0 && seq !== lines[at - 1]! + 1)
  const writes = countOf(client, 'writes') - (before?.writes ?? 0)
  const audit = lines.length - (before?.audit ?? 0)
  return [
    ...(hole > 0 ? [`the audit has a hole before ${lines[hole]}`] : []),
    ...(writes === audit ? [] : [`${writes} writes and ${audit} audit rows`]),
  ]
}

function brokenSeals(client: Database.Database) {
  const rows = client
    .prepare('select seq, at, actor_id as actorId, verb, thing_id as thingId, seal from audit order by seq')
    .all() as {
    seq: number
    at: number
    actorId: string | null
    verb: string
    thingId: string
    seal: string
  }[]
  const broken = rows.find((row, at) => row.seal !== sealOf(rows[at - 1]?.seal ?? '', row))
  return broken ? [`the seal of audit row ${broken.seq} is broken`] : []
}

function openSecrets(client: Database.Database, history: readonly Deed[]) {
  const bytes = client.serialize()
  const secrets = history.flatMap((deed) => deed.secrets ?? [])
  const hashes = client.prepare('select key_hash from appointment_keys').pluck().all() as string[]
  const tokens = client.prepare('select token from sign_ins').pluck().all() as string[]
  return [
    ...secrets.filter((secret) => bytes.includes(secret)).map(() => 'a key can be read in the file'),
    ...[...hashes, ...tokens].filter((hash) => hash.length !== 43).map(() => 'a key is kept unhashed'),
  ]
}

/** Counted anew on a copy in memory. */
function figures(client: Database.Database) {
  const copy = inMemory(client)
  const rows = () =>
    ['daily_figures', 'monthly_figures', 'departement_figures'].map((table) =>
      JSON.stringify(copy.prepare(`select * from ${table} order by 1, 2, 3, 4, 5, 6`).raw().all()),
    )
  const keptRows = rows()
  const sessions = copy.prepare('select count(*) from sessions where withdrawn_at is null').pluck().get()
  const total = copy.prepare('select coalesce(sum(sessions), 0) from daily_figures').pluck().get()
  const db: Db = drizzle({ client: copy, schema, casing: 'snake_case' })
  copy.transaction(() => recountFigures(db))()
  const counted = rows()
  copy.close()
  return [
    ...(keptRows[0] === counted[0] ? [] : ['the daily figures differ from a recount']),
    ...(keptRows[1] === counted[1] ? [] : ['the monthly figures differ from a recount']),
    ...(keptRows[2] === counted[2] ? [] : ['the figures of the département differ from a recount']),
    ...(sessions === total ? [] : [`${String(sessions)} sessions, ${String(total)} in the figures`]),
  ]
}

/** A file in WAL cannot be opened from memory: its header (bytes 18 and 19) is told the plain journal. */
function inMemory(client: Database.Database) {
  const bytes = client.serialize()
  bytes.fill(1, 18, 20)
  return new Database(bytes)
}

const countOf = (client: Database.Database, table: string) =>
  client.prepare(`select count(*) from ${table}`).pluck().get() as number

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url')
