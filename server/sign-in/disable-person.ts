import { and, eq, isNull } from 'drizzle-orm'
import { advisors, grants, signIns, users, workPhones } from '#drizzle/schema/index.ts'
import type { PersonAct } from '#shared/sign-in.ts'
import { stopReceiving } from '../advisors/deactivate-advisor.ts'
import { problem } from '../problem.ts'
import type { ActorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { closeInvitations } from './invitation.ts'
import { refuseLastAdministrator } from './last-administrator.ts'

/**
 * Somebody leaves: their sign-ins end at once, their work number is forgotten, and whoever received receives no more. What
 * they did stays theirs.
 */
export const disablePerson = (ctx: ActorContext, input: PersonAct) =>
  write(ctx, { id: input.requestId, verb: 'signIn.disable', thingId: input.userId, input }, () => {
    const { db, now } = ctx
    const { userId } = input
    if (isAdministrator(ctx, userId)) refuseLastAdministrator(ctx, userId)
    const advisorId = receivingAs(ctx, userId)
    if (advisorId) stopReceiving(ctx, advisorId)
    closeInvitations(ctx, userId)
    db.delete(signIns).where(eq(signIns.userId, userId)).run()
    db.delete(workPhones).where(eq(workPhones.userId, userId)).run()
    return setDisabled(ctx, userId, now)
  })

/** Somebody comes back, with the roles they had; whether they receive again is said apart. */
export const enablePerson = (ctx: ActorContext, input: PersonAct) =>
  write(ctx, { id: input.requestId, verb: 'signIn.enable', thingId: input.userId, input }, () =>
    setDisabled(ctx, input.userId, null),
  )

function setDisabled({ db }: ActorContext, userId: string, disabledAt: number | null) {
  const { changes } = db.update(users).set({ disabledAt }).where(eq(users.id, userId)).run()
  if (changes === 0) throw problem('notFound')
  return { userId }
}

const isAdministrator = ({ db }: ActorContext, userId: string) =>
  db
    .select({ id: grants.id })
    .from(grants)
    .where(and(eq(grants.userId, userId), eq(grants.role, 'administrator'), isNull(grants.revokedAt)))
    .get() !== undefined

const receivingAs = ({ db }: ActorContext, userId: string) =>
  db
    .select({ id: advisors.id })
    .from(users)
    .innerJoin(advisors, eq(advisors.id, users.advisorId))
    .where(and(eq(users.id, userId), isNull(advisors.deactivatedAt)))
    .get()?.id
