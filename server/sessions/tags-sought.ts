import { and, eq, sql } from 'drizzle-orm'
import { sessions, sessionTags } from '#drizzle/schema/index.ts'
import { wordsSought } from '#shared/words-sought.ts'
import { visible } from '../access.ts'
import { among } from '../among.ts'
import type { AdvisorContext } from '../trpc.ts'
import { showing, tagsNamed } from './tags-of.ts'

type Reader = Pick<AdvisorContext, 'db' | 'actor'>

/** Of the sessions that carry a tag whose name holds one of the words, the names of those tags; of no other session. */
export function tagsSought(reader: Reader, typed: string): Map<string, string> {
  const holders = typed.split(/[\s-]+/u).flatMap((word) => wordsSought(word) ?? [])
  const tagIds = tagsNamed(reader, (name) => holders.some((holds) => holds(name)))
  if (tagIds.length === 0) return new Map()
  const carrying = reader.db
    .select({ id: sessions.id, advisorId: sessions.advisorId, tagId: sessionTags.tagId })
    .from(sessionTags)
    .innerJoin(sessions, and(eq(sessions.id, sessionTags.sessionId), visible.sessions(reader.actor)))
    .where(sql`${sessionTags.tagId} in ${among(tagIds)}`)
    .all()
  const show = showing(reader)
  const found = new Map<string, string>()
  for (const { id, advisorId, tagId } of carrying) {
    const [tag] = show([tagId], advisorId === reader.actor.advisorId)
    if (tag) found.set(id, `${found.get(id) ?? ''}\n${tag.name}`)
  }
  return found
}
