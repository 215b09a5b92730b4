import { and, eq, isNull } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { advisors, grants, structures, users } from '#drizzle/schema/index.ts'
import type { Role } from '#shared/permissions.ts'
import type { RoleGift } from '#shared/sign-in.ts'
import { employ } from '../advisors/employ.ts'
import { problem } from '../problem.ts'
import type { ActorContext, Context } from '../trpc.ts'
import { write } from '../write.ts'

type Ground = Pick<Context, 'db' | 'now' | 'settings'>
type Gift = {
  userId: string
  role: Role
  /** Where they receive, or whose figures they see; null for the other roles. */
  structureId: string | null
  /** How the advisor is called, for who receives. */
  person: { firstName: string; lastName: string }
}

/** One more role for somebody who has an account. Giving twice what is held changes nothing. */
export const grantRole = (ctx: ActorContext, input: RoleGift) =>
  write(ctx, { id: input.requestId, verb: 'signIn.grantRole', thingId: input.userId, input }, () => {
    const user = ctx.db.select({ name: users.name }).from(users).where(eq(users.id, input.userId)).get()
    if (!user) throw problem('notFound')
    const [firstName = '', ...lastNames] = user.name.split(' ')
    giveRole(ctx, { ...input, person: { firstName, lastName: lastNames.join(' ') || firstName } })
    return { userId: input.userId }
  })

/** Inside a transaction that is already open. Whoever receives becomes an advisor, or one again. */
export function giveRole(ctx: Ground, { userId, role, structureId, person }: Gift) {
  const { db, now, settings } = ctx
  if (structureId) requireStructure(ctx, structureId)
  if (role === 'advisor' && structureId) receive(ctx, userId, structureId, person)
  const scope = {
    structureId: role === 'structureManager' ? structureId : null,
    departementCode: role === 'coordinator' || role === 'prefecture' ? settings.departement : null,
  }
  const held = db
    .select({ structureId: grants.structureId })
    .from(grants)
    .where(and(eq(grants.userId, userId), eq(grants.role, role), isNull(grants.revokedAt)))
    .all()
  if (held.some((grant) => grant.structureId === scope.structureId)) return
  db.insert(grants)
    .values({ id: uuidv7(), userId, role, ...scope, grantedAt: now })
    .run()
}

function receive(ctx: Ground, userId: string, structureId: string, { firstName, lastName }: Gift['person']) {
  const { db, now } = ctx
  const known = db.select({ id: users.advisorId }).from(users).where(eq(users.id, userId)).get()?.id
  if (known) {
    db.update(advisors).set({ deactivatedAt: null }).where(eq(advisors.id, known)).run()
    employ(ctx, known, structureId)
    return
  }
  const id = uuidv7()
  db.insert(advisors).values({ id, structureId, firstName, lastName, createdAt: now }).run()
  db.update(users).set({ advisorId: id }).where(eq(users.id, userId)).run()
}

function requireStructure({ db }: Ground, structureId: string) {
  const known = db.select({ id: structures.id }).from(structures).where(eq(structures.id, structureId)).get()
  if (!known) throw problem('notFound')
}
