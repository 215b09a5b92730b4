import type { JournalQuestion } from '#shared/journal.ts'
import { type Channel, channels, type SessionKind, sessionKinds } from '#shared/sessions.ts'
import { type Theme, themes, type Topic, topics } from '#shared/themes.ts'
import { addDays, type Day, lastDayOf, monthOf } from '#shared/time.ts'
import { daySaid, idSaid, oneSaid, textSaid } from '#shared/search-words.ts'

export type JournalSearch = {
  du?: Day | undefined
  au?: Day | undefined
  sorte?: SessionKind | undefined
  canal?: Channel | undefined
  theme?: Theme | undefined
  thematique?: Topic | undefined
  lieu?: string | undefined
  etiquette?: string | undefined
  mots?: string | undefined
}

/** What the journal is asked, as its address says it. Without days, it is this month. */
export const journalSearch = (said: Record<string, unknown>): JournalSearch => ({
  du: daySaid(said['du']),
  au: daySaid(said['au']),
  sorte: oneSaid(sessionKinds, said['sorte']),
  canal: oneSaid(channels, said['canal']),
  theme: oneSaid(themes, said['theme']),
  thematique: oneSaid(topics, said['thematique']),
  lieu: idSaid(said['lieu']),
  etiquette: idSaid(said['etiquette']),
  mots: textSaid(said['mots'], 60),
})

export type Period = { from: Day; to: Day }

export const periodOf = ({ du, au }: JournalSearch, today: Day): Period => {
  const [from, to] = [du ?? `${monthOf(au ?? today)}-01`, au ?? today]
  return from <= to ? { from, to } : { from: to, to: from }
}

/** The periods that one asks for most, by their name. */
export function knownPeriods(today: Day): { name: string; label: string; period: Period }[] {
  const thisMonth = `${monthOf(today)}-01`
  const lastMonth = `${monthOf(addDays(thisMonth, -1))}-01`
  return [
    { name: 'mois', label: 'Ce mois-ci', period: { from: thisMonth, to: today } },
    {
      name: 'mois-dernier',
      label: 'Le mois dernier',
      period: { from: lastMonth, to: lastDayOf(monthOf(lastMonth)) },
    },
    { name: 'trimestre', label: 'Trois derniers mois', period: { from: addDays(today, -91), to: today } },
    { name: 'annee', label: 'Cette année', period: { from: `${today.slice(0, 4)}-01-01`, to: today } },
  ]
}

export function questionOf(search: JournalSearch, { from, to }: Period): JournalQuestion {
  const { sorte, canal, theme, thematique, lieu, etiquette, mots } = search
  const filters = {
    kind: sorte,
    channel: canal,
    theme,
    topic: thematique,
    placeId: lieu,
    tagId: etiquette,
    text: mots || undefined,
  }
  const told = Object.entries(filters).filter(([, value]) => value !== undefined)
  return { from, to, ...(Object.fromEntries(told) as Partial<JournalQuestion>) }
}
