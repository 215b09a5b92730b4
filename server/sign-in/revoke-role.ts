import { and, eq, isNull } from 'drizzle-orm'
import { grants, users } from '#drizzle/schema/index.ts'
import type { RoleReturn } from '#shared/sign-in.ts'
import { stopReceiving } from '../advisors/deactivate-advisor.ts'
import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { refuseLastAdministrator } from './last-administrator.ts'

/** Takes a role back, at once. The last administrator keeps theirs; an advisor, while people have appointments with them. */
export const revokeRole = (ctx: ActorContext, input: RoleReturn) =>
  write(ctx, { id: input.requestId, verb: 'signIn.revokeRole', thingId: input.grantId, input }, () => {
    const grant = ctx.db
      .select({ userId: grants.userId, role: grants.role, advisorId: users.advisorId })
      .from(grants)
      .innerJoin(users, eq(users.id, grants.userId))
      .where(and(eq(grants.id, input.grantId), isNull(grants.revokedAt)))
      .get()
    if (!grant) throw problem('notFound')
    if (grant.role === 'administrator') refuseLastAdministrator(ctx, grant.userId)
    if (grant.role === 'advisor' && grant.advisorId) stopReceiving(ctx, grant.advisorId)
    ctx.db.update(grants).set({ revokedAt: ctx.now }).where(eq(grants.id, input.grantId)).run()
    return { userId: grant.userId }
  })
