import * as z from 'zod/mini'
import { day, departementCode, guardedWords, id, instant } from './fields.ts'
import { codesOf } from './labels.ts'

/** What a coordinator does besides advisors' sessions, under the names of La Coop; never counted among sessions. */

export const initiativeKindLabels = {
  animation: 'Animation',
  event: 'Événement',
  partnership: 'Partenariat',
} as const

/** What each is, where one chooses. */
export const initiativeKindHints = {
  animation: 'Réunir l’équipe, former, échanger des pratiques',
  event: 'Journée, salon, portes ouvertes',
  partnership: 'Rencontrer une mairie, une association, un service',
} as const satisfies Record<InitiativeKind, string>

export const initiativeKinds = codesOf(initiativeKindLabels)
export type InitiativeKind = keyof typeof initiativeKindLabels

/** From five minutes to two days and nights: an event may last. */
export const initiativeMinutes = { shortest: 5, longest: 2_880 } as const
export const mostPeople = 5_000
export const mostPartners = 20

/** An initiative as somebody tells it. */
export const initiativeInput = z.strictObject({
  id,
  kind: z.enum(initiativeKinds),
  departementCode,
  title: guardedWords(120),
  day,
  minutes: z.int().check(z.gte(initiativeMinutes.shortest), z.lte(initiativeMinutes.longest)),
  participants: z.int().check(z.gte(0), z.lte(mostPeople)),
  partners: z.array(guardedWords(80)).check(z.maxLength(mostPartners)),
})
export type InitiativeInput = z.infer<typeof initiativeInput>

/** The same told again. `seenRevisedAt`: the latest correction that whoever corrects has seen. */
export const initiativeRevision = z.strictObject({
  requestId: id,
  initiative: initiativeInput,
  seenRevisedAt: z.nullable(instant),
})
export type InitiativeRevision = z.infer<typeof initiativeRevision>

/** To withdraw one, and to bring it back. */
export const initiativeWithdrawal = z.strictObject({ requestId: id, id })
export type InitiativeWithdrawal = z.infer<typeof initiativeWithdrawal>

export const initiativesQuestion = z.strictObject({
  year: z.int().check(z.gte(2000), z.lte(2099)),
  kind: z.optional(z.enum(initiativeKinds)),
})
export type InitiativesQuestion = z.infer<typeof initiativesQuestion>

/** Names written one after another, as people separate them: commas, semicolons, lines. */
export const partnersSaid = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;\n]/)
      .map((name) => name.trim())
      .filter(Boolean),
  ),
]

/** What they add up to, by kind. Hours have one decimal. */
export const initiativeTotals = (
  all: readonly Pick<InitiativeInput, 'kind' | 'minutes' | 'participants'>[],
) =>
  initiativeKinds.map((kind) => {
    const found = all.filter((each) => each.kind === kind)
    const sum = (of: 'minutes' | 'participants') => found.reduce((total, each) => total + each[of], 0)
    return {
      kind,
      initiatives: found.length,
      hours: Math.round(sum('minutes') / 6) / 10,
      participants: sum('participants'),
    }
  })
