import * as z from 'zod/mini'
import { personName } from './advisors.ts'
import { departementCode, email, id } from './fields.ts'
import { type Role, roles } from './permissions.ts'

/** Length is what counts (ANSSI, NIST): no rule of capitals and signs, nothing that expires. */
export const shortestPassword = 12

export const newPassword = z.string().check(
  z.minLength(shortestPassword),
  z.maxLength(128),
  z.refine((typed) => typed.isWellFormed()),
)

/**
 * Somebody to whom an account is given. Whoever receives people has a structure; so has a structure's manager.
 * Whoever coordinates, and the préfecture, have a département: the house’s own when none is said. `requestId` becomes the account's id.
 */
export const invitee = z
  .strictObject({
    requestId: id,
    firstName: personName,
    lastName: personName,
    email,
    role: z.enum(roles),
    structureId: z.nullable(id),
    departementCode: z.optional(departementCode),
  })
  .check(z.refine(hasItsStructure, { path: ['structureId'] }))
export type Invitee = z.infer<typeof invitee>

/** One more role for somebody. */
export const roleGift = z
  .strictObject({
    requestId: id,
    userId: id,
    role: z.enum(roles),
    structureId: z.nullable(id),
    departementCode: z.optional(departementCode),
  })
  .check(z.refine(hasItsStructure, { path: ['structureId'] }))
export type RoleGift = z.infer<typeof roleGift>

export const roleReturn = z.strictObject({ requestId: id, grantId: id })
export type RoleReturn = z.infer<typeof roleReturn>

/** Disabling an account, enabling it again, or inviting its person once more. */
export const personAct = z.strictObject({ requestId: id, userId: id })
export type PersonAct = z.infer<typeof personAct>

/** The answer to an invitation; the key comes from its link. */
export const acceptance = z.strictObject({
  requestId: id,
  key: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/)),
  password: newPassword,
})
export type Acceptance = z.infer<typeof acceptance>

/** Where to go after signing in: a page of ours, or home. `//evil.test` and `/\evil.test` are other people's. */
export const innerPath = (next: unknown): string =>
  typeof next === 'string' && /^\/[a-z0-9][\w\-.~%?=&#+,:;/]*$/i.test(next) ? next : '/'

/** Where these roles hold is a structure; the others hold in the département, or everywhere. */
export const needsStructure = (role: Role) => role === 'advisor' || role === 'structureManager'

/** Where these roles hold is a département. */
export const needsDepartement = (role: Role) => role === 'coordinator' || role === 'prefecture'

function hasItsStructure({ role, structureId }: { role: Role; structureId: string | null }) {
  return needsStructure(role) === (structureId !== null)
}
