import * as z from 'zod/mini'
import { day, id, text } from '#shared/fields.ts'
import type { JournalQuestion } from '#shared/journal.ts'
import { channels, sessionKinds } from '#shared/sessions.ts'
import { themes, topics } from '#shared/themes.ts'
import { addDays, type Day, lastDayOf, monthOf } from '#shared/time.ts'

const maybe = <Schema extends z.core.$ZodType>(schema: Schema) => z.catch(z.optional(schema), undefined)

/** What the journal is asked, as its address says it. Without days, it is this month. */
export const journalSearch = z.object({
  du: maybe(day),
  au: maybe(day),
  sorte: maybe(z.enum(sessionKinds)),
  canal: maybe(z.enum(channels)),
  theme: maybe(z.enum(themes)),
  thematique: maybe(z.enum(topics)),
  lieu: maybe(id),
  mots: maybe(text(60)),
})

export type JournalSearch = z.infer<typeof journalSearch>
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
  const { sorte, canal, theme, thematique, lieu, mots } = search
  const filters = {
    kind: sorte,
    channel: canal,
    theme,
    topic: thematique,
    placeId: lieu,
    text: mots || undefined,
  }
  const told = Object.entries(filters).filter(([, value]) => value !== undefined)
  return { from, to, ...(Object.fromEntries(told) as Partial<JournalQuestion>) }
}
