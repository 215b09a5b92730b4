import { and, eq, isNull } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { advisors, departements, grants, structures, users } from '#drizzle/schema/index.ts'
import type { Role } from '#shared/permissions.ts'
import { needsDepartement, type RoleGift } from '#shared/sign-in.ts'
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
  /** Which they coordinate, or are the préfecture of; the house’s own when it is not said. */
  departementCode?: string | undefined
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
export function giveRole(ctx: Ground, { userId, role, structureId, departementCode, person }: Gift) {
  const { db, now, settings } = ctx
  if (structureId) requireStructure(ctx, structureId)
  if (role === 'advisor' && structureId) receive(ctx, userId, structureId, person)
  const scope = {
    structureId: role === 'structureManager' ? structureId : null,
    departementCode: needsDepartement(role) ? (departementCode ?? settings.departement) : null,
  }
  if (scope.departementCode !== null) requireDepartement(ctx, scope.departementCode)
  const held = db
    .select({ structureId: grants.structureId, departementCode: grants.departementCode })
    .from(grants)
    .where(and(eq(grants.userId, userId), eq(grants.role, role), isNull(grants.revokedAt)))
    .all()
  const isHeld = (grant: (typeof held)[number]) =>
    grant.structureId === scope.structureId && grant.departementCode === scope.departementCode
  if (held.some(isHeld)) return
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

function requireDepartement({ db }: Ground, code: string) {
  if (!db.select().from(departements).where(eq(departements.code, code)).get()) throw problem('notFound')
}
