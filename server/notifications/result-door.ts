import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { House } from '../app.ts'
import { takeResult, textResult } from './take-result.ts'

/** Where a provider tells what became of text messages; README documents the request. */
export const resultPath = '/api/text-results'

/** Opens that door. Without the setting, nobody passes. */
export function openResultDoor(
  app: FastifyInstance,
  { db, settings, now }: Required<Pick<House, 'db' | 'settings' | 'now'>>,
) {
  app.post(resultPath, (request, reply) => {
    if (!isOurs(request.headers.authorization, settings.smsResultToken))
      return reply.code(401).send({ error: 'token' })
    const result = textResult.safeParse(request.body)
    if (!result.success) return reply.code(400).send({ error: 'body' })
    const isKnown = takeResult({ db, now: now() }, result.data)
    return isKnown ? reply.code(204).send() : reply.code(404).send({ error: 'unknown message' })
  })
}

/** Compared in a time that does not depend on where they differ. */
function isOurs(authorization: string | undefined, token: string | null): boolean {
  if (token === null) return false
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`))
}

const digest = (text: string) => createHash('sha256').update(text).digest()
