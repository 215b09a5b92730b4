/** Roles of the people who sign in. Citizens and third parties never do. */
export const roles = ['advisor', 'coordinator', 'structureManager', 'prefecture', 'administrator'] as const
export type Role = (typeof roles)[number]

/** A role held somewhere: a structure for its manager, a département for coordinators and the préfecture. */
export type Grant = { role: Role; structureId: string | null; departementCode: string | null }

/** Whoever makes this request, signed in. `advisorId` and `structureId` when they receive people. */
export type Actor = {
  userId: string
  name: string
  advisorId: string | null
  structureId: string | null
  grants: Grant[]
}

export const holds = (actor: Actor, role: Role) => actor.grants.some((grant) => grant.role === role)
