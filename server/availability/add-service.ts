import { eq } from 'drizzle-orm'
import { services } from '#drizzle/schema/index.ts'
import { serviceRefusal } from '#shared/opening-problems.ts'
import { slugOf } from '#shared/place-input.ts'
import type { ServiceInput } from '#shared/services.ts'
import { freeName } from '../free-name.ts'
import { problem } from '../problem.ts'
import type { ActorContext, Context } from '../trpc.ts'
import { write } from '../write.ts'

/**
 * Something more that can be booked, offered at once; its code comes from its name and never changes.
 * @returns its id, the request's
 * @throws `noticeBeyondHorizon`
 */
export const addService = (ctx: ActorContext, input: ServiceInput) =>
  write(
    ctx,
    { id: input.requestId, verb: 'availability.addService', thingId: input.requestId, input },
    () => {
      const refusal = serviceRefusal(input)
      if (refusal) throw problem(refusal)
      const { requestId: id, ...said } = input
      ctx.db
        .insert(services)
        .values({ ...said, id, code: freeCode(ctx, slugOf(said.nameFr, 'motif')), createdAt: ctx.now })
        .run()
      return { id }
    },
  )

const freeCode = ({ db }: Pick<Context, 'db'>, wanted: string) =>
  freeName(
    wanted,
    (code) =>
      db.select({ id: services.id }).from(services).where(eq(services.code, code)).get() !== undefined,
  )
