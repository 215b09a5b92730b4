import { createReadStream, statSync } from 'node:fs'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { exportFormats, exportNamed } from '#shared/exports.ts'
import { holds } from '#shared/permissions.ts'
import { Problem, problem } from '../problem.ts'
import type { Settings } from '../env.ts'
import { perimeterOf } from '../statistics/perimeter.ts'
import type { ActorContext, Context } from '../trpc.ts'
import { clear, deskOf, drop, type Work } from './desk.ts'
import { ownWork } from './own-work.ts'
import { seenOf } from './start-figures.ts'

type Serving = Pick<Context, 'db'> & {
  settings: Settings
  contextOf: (request: FastifyRequest) => Promise<Context>
}

/**
 * `POST /api/exports/file` hands a finished file to whoever asked for it, if they still may, and removes it once it has all
 * left. Asked as what changes something is: nobody's address or history names it, no cache keeps it, no other site can.
 */
export function serveExports(app: FastifyInstance, { db, settings, contextOf }: Serving) {
  clear(settings)
  const desk = deskOf(db)
  desk.onFailure = (error) => app.log.error({ err: error, chore: 'export' })
  app.addHook('onClose', () => {
    for (const work of desk.works.values()) drop(desk, work)
  })
  app.post('/api/exports/file', async (request, reply) => {
    const work = finishedOrNull(await contextOf(request), request.body)
    if (!work) return reply.code(404).send({ error: 'notFound' })
    reply.raw.once('finish', () => drop(desk, work))
    return reply
      .headers({
        'content-type': exportFormats[work.format].type,
        'content-disposition': `attachment; filename="${work.fileName}"`,
        'content-length': statSync(work.path).size,
      })
      .send(createReadStream(work.path))
  })
}

function finishedOrNull(ctx: Context, body: unknown) {
  const { actor } = ctx
  const asked = exportNamed.safeParse(body)
  if (!asked.success || !actor) return null
  try {
    const work = ownWork({ ...ctx, actor }, asked.data.id)
    if (work.outcome !== 'ready' || !mayStill({ ...ctx, actor }, work)) throw problem('notFound')
    return work
  } catch (error) {
    if (error instanceof Error && error.cause instanceof Problem) return null
    throw error
  }
}

/** Their own journal, if they still receive; figures, if they would still be told alike. */
function mayStill(ctx: ActorContext, { figures }: Work): boolean {
  const { advisorId, structureId } = ctx.actor
  if (!figures) return advisorId !== null && structureId !== null && holds(ctx.actor, 'advisor')
  return seenOf(perimeterOf(ctx, figures.question)) === figures.sees
}
