import { and, between, eq } from 'drizzle-orm'
import { importedSessions, sessions } from '#drizzle/schema/index.ts'
import type { ImportedKeysQuestion } from '#shared/imports.ts'
import { daysBetween } from '#shared/time.ts'
import { visible } from '../access.ts'
import { problem } from '../problem.ts'
import type { AdvisorContext } from '../trpc.ts'
import { ownKey } from './check-line.ts'

/**
 * Under what keys the sessions of these days, a year at most, were brought from this tool: the page says which lines of a
 * file are there already before anything is sent. Of our own files, the sessions themselves are the keys.
 * @throws `rangeTooLong`
 */
export function knownKeys({ db, actor }: AdvisorContext, { source, from, to }: ImportedKeysQuestion) {
  if (daysBetween(from, to) > 366) throw problem('rangeTooLong')
  const own = ownKey(actor.advisorId, '')
  const keys = db
    .select({ key: importedSessions.key })
    .from(sessions)
    .innerJoin(importedSessions, eq(importedSessions.sessionId, sessions.id))
    .where(and(visible.sessions(actor), between(sessions.day, from, to), eq(importedSessions.source, source)))
    .all()
    .map(({ key }) => (key.startsWith(own) ? key.slice(own.length) : key))
  return source === 'permanence' ? [...keys, ...idsOf(db, actor, from, to)] : keys
}

const idsOf = (db: AdvisorContext['db'], actor: AdvisorContext['actor'], from: string, to: string) =>
  db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(visible.sessions(actor), between(sessions.day, from, to)))
    .all()
    .map(({ id }) => id)
