import type { BetterAuthOptions } from 'better-auth'
import type { DBAdapter, Where } from 'better-auth/types'
import { hash } from 'node:crypto'
import type { Instant } from '#shared/time.ts'

type Make = (options: BetterAuthOptions) => DBAdapter<BetterAuthOptions>

/** What is kept of a sign-in's token: whoever reads the file cannot sign in with it. */
export const sealToken = (token: string) => hash('sha256', token, 'base64url')

/**
 * Better-auth keeps the tokens of sign-ins as they are and reads the clock itself. Between it and the table, tokens
 * become their SHA-256 and moments those of the house.
 * @param lasts how long a sign-in is good for, in milliseconds
 */
export function sealed(make: Make, now: () => Instant, lasts: number): Make {
  return (options) => {
    const table = make(options)
    const seal = <Asked extends { model: string; where?: Where[] | undefined }>(asked: Asked): Asked =>
      asked.model === 'session' && asked.where ? { ...asked, where: asked.where.map(sealCondition) } : asked
    const door: DBAdapter<BetterAuthOptions> = {
      ...table,
      create: async (asked) => {
        if (asked.model !== 'session') return table.create(asked)
        const createdAt = new Date(now())
        const fresh = { createdAt, updatedAt: createdAt, expiresAt: new Date(now() + lasts) }
        const token = String(asked.data['token'])
        const nothingKept = { ipAddress: null, userAgent: null }
        const data = { ...asked.data, ...fresh, ...nothingKept, token: sealToken(token) }
        return { ...(await table.create<typeof data>({ ...asked, data })), token } as never
      },
      findOne: (asked) => table.findOne(seal(asked)),
      findMany: (asked) => table.findMany(seal(asked)),
      update: (asked) => table.update(seal(asked)),
      updateMany: (asked) => table.updateMany(seal(asked)),
      delete: (asked) => table.delete(seal(asked)),
      deleteMany: (asked) => table.deleteMany(seal(asked)),
      transaction: (work) => work(door),
    }
    return door
  }
}

const sealCondition = (condition: Where): Where =>
  condition.field === 'token' && typeof condition.value === 'string'
    ? { ...condition, value: sealToken(condition.value) }
    : condition
