import { may, type Actor } from '#shared/permissions.ts'
import type { DashboardQuestion } from '#shared/statistics.ts'
import { themeOf, themes, type Topic } from '#shared/themes.ts'
import { communes, type Recorded } from './counted-world.ts'

/** Each indicator by its definition, session by session: what the dashboard must say, computed the slow way. */

export function counted(
  sessions: readonly Recorded[],
  { from, to, departement, epci, commune, structureId, kind }: DashboardQuestion,
  actor: Actor,
): Recorded[] {
  return sessions.filter((session) => {
    const place = communes.find(({ code }) => code === session.communeCode)!
    const isThere =
      place.departement === departement &&
      (!epci || place.epci === epci) &&
      (!commune || place.today === commune)
    const isAsked = (!structureId || session.structureId === structureId) && (!kind || session.kind === kind)
    const facts = { departementCode: place.departement, structureId: session.structureId }
    const isSeen = may(actor, 'see', 'figures', facts)
    const isThen = session.day >= from && session.day <= to
    return isThere && isAsked && isSeen && isThen && session.withdrawnAt === null
  })
}

export function naiveFigures(sessions: readonly Recorded[]) {
  const sum = (of: (session: Recorded) => number) => sessions.reduce((all, each) => all + of(each), 0)
  const touches = (session: Recorded, theme: string | null) =>
    session.touched.filter((topic) => themeOf(topic) === theme).length
  const themed = sessions.filter((each) => themes.some((theme) => touches(each, theme)))
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  return {
    sessions: sessions.length,
    individuals: sessions.filter(({ kind }) => kind === 'individual').length,
    workshops: sessions.filter(({ kind }) => kind === 'workshop').length,
    participants: sum(({ participants }) => participants),
    newcomers: sum(({ participants, returning }) => participants - returning),
    hours: oneDecimal(sum(({ minutes }) => minutes) / 60),
    participantHours: oneDecimal(sum(({ minutes, participants }) => minutes * participants) / 60),
    referred: sessions.filter(({ referral }) => referral !== null).length,
    referralShare: share(sessions.filter(({ referral }) => referral !== null).length, sessions.length),
    themed: themed.length,
    themes: themes.map((theme) => {
      const touching = sessions.filter((each) => touches(each, theme) > 0)
      return {
        theme,
        sessions: touching.length,
        frequency: share(touching.length, themed.length),
        exactHours: sum((each) => (each.minutes * touches(each, theme)) / (each.touched.length || 1)) / 60,
      }
    }),
    topics: new Map(
      sessions
        .flatMap(({ touched }) => touched)
        .map((topic): [Topic, number] => [
          topic,
          sessions.filter(({ touched }) => touched.includes(topic)).length,
        ]),
    ),
  }
}

export const distinctCommunes = (sessions: readonly Recorded[]) =>
  new Set(sessions.map(({ communeCode }) => communes.find(({ code }) => code === communeCode)?.today)).size

const oneDecimal = (hours: number) => Math.round(hours * 10 + 1e-9) / 10
