import { eq } from 'drizzle-orm'
import { users } from '#drizzle/schema/index.ts'
import { fullName } from '#shared/advisors.ts'
import type { Invitee, PersonAct } from '#shared/sign-in.ts'
import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { giveRole } from './give-role.ts'
import { insertUser } from './insert-user.ts'
import { invitationLink, openInvitation } from './invitation.ts'

/**
 * Gives somebody an account and a role. Nobody chooses a password for somebody else: they choose it themselves.
 * @returns the account's id, the request's, and the link to hand over, shown this once
 */
export function invite(ctx: ActorContext, input: Invitee) {
  const { requestId, email, role, structureId, departementCode } = input
  const act = { id: requestId, verb: 'signIn.invite', thingId: requestId, input }
  const answer = write(ctx, act, () => {
    insertUser(ctx, { id: requestId, name: fullName(input), email })
    giveRole(ctx, { userId: requestId, role, structureId, departementCode, person: input })
    openInvitation(ctx, requestId, requestId)
    return { userId: requestId }
  })
  return { ...answer, link: invitationLink(ctx, requestId) }
}

/** A new link for who lost theirs, or forgot their password; what they had still works until they use it. */
export function inviteAgain(ctx: ActorContext, input: PersonAct) {
  const { requestId, userId } = input
  const answer = write(ctx, { id: requestId, verb: 'signIn.inviteAgain', thingId: userId, input }, () => {
    const user = ctx.db.select({ id: users.id }).from(users).where(eq(users.id, userId)).get()
    if (!user) throw problem('notFound')
    openInvitation(ctx, userId, requestId)
    return { userId }
  })
  return { ...answer, link: invitationLink(ctx, requestId) }
}
