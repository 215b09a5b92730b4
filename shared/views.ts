import * as z from 'zod/mini'
import { readDashboardSearch } from './dashboard-search.ts'
import { guardedWords, id, secretKey } from './fields.ts'
import { type Actor, scopesOf } from './permissions.ts'
import type { AnywhereQuestion } from './statistics.ts'
import { country } from './territories.ts'

/**
 * A question of the dashboard kept under a name, at a short address. It says where and what to look at, never what was seen: who
 * opens it sees what their own account shows.
 */

export const longestViewName = 60

/** Of one person; beyond, a list helps nobody. */
export const mostViews = 50

/** Who finds it in their list: its author alone, or whoever shares their structure or their territory. */
export const audiences = ['mine', 'team'] as const
export type Audience = (typeof audiences)[number]

/** The address as it is written: what nobody understands any more is left out when it is read. */
const said = z.record(z.string().check(z.maxLength(40)), z.string().check(z.maxLength(80)))
const search = z.pipe(
  said.check(z.refine((each) => Object.keys(each).length <= 30)),
  z.transform((each: Record<string, string>) => readDashboardSearch(each)),
)

const name = guardedWords(longestViewName)
const audience = z.enum(audiences)

/** Kept under an id that the form mints, which is the request's too. */
export const keepViewRequest = z.strictObject({ id, name, audience, search })
export type KeepViewRequest = z.infer<typeof keepViewRequest>

export const changeViewRequest = z.strictObject({ requestId: id, id, name, audience })
export type ChangeViewRequest = z.infer<typeof changeViewRequest>

/** To remove a view, or to take that back. */
export const viewAct = z.strictObject({ requestId: id, id })
export type ViewAct = z.infer<typeof viewAct>

/** Six signs that nobody takes for one another, in capitals or not; an O is a zero, an I or an L a one. */
export const viewCode = z.pipe(
  z.string().check(z.maxLength(20)),
  z.pipe(
    z.transform((typed: string) => typed.toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1')),
    z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{6}$/)),
  ),
)
export const openViewQuestion = z.strictObject({ code: viewCode })
export type OpenViewQuestion = z.infer<typeof openViewQuestion>

/** The page of a month by e-mail: of a view, or of one's own territory when none is said. It bears the id of its request. */
export const subscribeRequest = z.strictObject({ requestId: id, viewId: z.nullable(id) })
export type SubscribeRequest = z.infer<typeof subscribeRequest>

export const unsubscribeRequest = z.strictObject({ requestId: id, subscriptionId: id })
export type UnsubscribeRequest = z.infer<typeof unsubscribeRequest>

/** What the link of a letter opens, signed in or not. */
export const monthlyKey = z.strictObject({ key: secretKey })
export type MonthlyKey = z.infer<typeof monthlyKey>
export const monthlyKeyAct = z.strictObject({ requestId: id, key: secretKey })
export type MonthlyKeyAct = z.infer<typeof monthlyKeyAct>

export type Team = { structureId: string | null; territoryCode: string | null }

/** Whom somebody shares a view with: those of the structure it is about when it is theirs, or those who see its territory. */
export function teamOf(actor: Actor, question: AnywhereQuestion): Team {
  const { departement = country, structureId: asked = null } = 'departement' in question ? question : {}
  const held = scopesOf(actor, 'see', 'figures')
  const mine = held.flatMap((each) => (each.scope === 'structure' ? [each.structureId] : []))
  if (asked !== null && mine.includes(asked)) return { structureId: asked, territoryCode: null }
  if (sees(actor, departement)) return { structureId: null, territoryCode: departement }
  return { structureId: mine[0] ?? null, territoryCode: null }
}

/** Whose figures a page tells, to know later whether somebody may still read them. */
export type Told = {
  /** Of the département, or of the country. */
  territoryCode: string
  structureIds: string[] | null
  isExact: boolean
}

/** Exact figures are for those of these very structures; others for those who see the whole territory. */
export function maySeeTold(actor: Actor, { territoryCode, structureIds, isExact }: Told): boolean {
  if (!isExact) return sees(actor, territoryCode)
  const held = scopesOf(actor, 'see', 'figures')
  const isMine = (id: string) => held.some((each) => each.scope === 'structure' && each.structureId === id)
  return structureIds !== null && structureIds.every(isMine)
}

const sees = (actor: Actor, territoryCode: string) =>
  scopesOf(actor, 'see', 'figures').some(
    (each) =>
      each.scope === 'all' || (each.scope === 'departement' && each.departementCode === territoryCode),
  )
