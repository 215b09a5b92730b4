import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '#shared/permissions.ts'
import { isSentBy, isTooOld, senderHeader, versionHeader } from '#shared/versions.ts'
import { problem } from './problem.ts'

/**
 * Pages that slept for long may tell things in words that we no longer read. Their outbox is told so before anything is
 * read of it, keeps all that it holds, and sends it once its pages are those of today.
 */
export async function refuseTooOld(request: FastifyRequest, reply: FastifyReply) {
  if (!isTooOld(said(request, versionHeader))) return
  const { message } = problem('upgradeFirst')
  const data = { httpStatus: 426, problem: message, more: null, fields: [], trace: null }
  return reply.code(426).send({ error: { code: -32_000, message, data } })
}

/** Who asks, for an outbox that says whose acts it carries: nobody, if somebody else has signed in on that laptop since. */
export const senderOf = (request: FastifyRequest, actor: Actor | null): Actor | null =>
  actor && isSentBy(actor, said(request, senderHeader)) ? actor : null

const said = ({ headers }: FastifyRequest, name: string) => headers[name]?.toString()
