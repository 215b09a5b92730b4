import { cellText } from '#shared/cell-text.ts'
import { ageBandLabels, genderLabels, statusLabels } from '#shared/profile.ts'
import { autonomies, autonomyLabels, channelLabels, referralLabels } from '#shared/sessions.ts'
import { orderOf, percentsShown } from '#shared/shown-indicators.ts'
import type { GuardedCount } from '#shared/small-counts.ts'
import { sayMonth } from '#shared/speech.ts'
import { counted, type FiguresTable, number, text } from './figures-columns.ts'
import { narrowed } from './figures-notes.ts'
import type { FiguresTaken } from './figures-taken.ts'

/** Counts that make a whole, and their whole percents when they may be said. */
export type Shares = { name: string; rows: { label: string; count: GuardedCount; percent: number | null }[] }

type PeopleTaken = FiguresTaken['people']

function sharesOf<Code extends string>(
  name: string,
  counts: Record<Code, GuardedCount>,
  labels: Record<Code, string>,
  { isExact }: NonNullable<PeopleTaken>,
): Shares {
  const codes = Object.keys(labels) as Code[]
  const percents = percentsShown(
    codes.map((code) => counts[code]),
    { isExact },
  )
  const rows = codes.map((code, at) => ({
    label: labels[code],
    count: counts[code],
    percent: percents?.[at] ?? null,
  }))
  return { name, rows }
}

/** Where people are received, what they can do by themselves, where they are sent next. */
export const waysTold = (people: PeopleTaken): Shares[] =>
  people
    ? [
        sharesOf('Canal', people.channels, channelLabels, people),
        sharesOf('Autonomie, en individuel', people.autonomies, autonomyLabels, people),
        sharesOf('Orientation vers', people.referrals, referralLabels, people),
      ]
    : []

/** Who comes, one trait at a time; null where they may not be told. */
export function publicsTold(people: PeopleTaken): Shares[] | null {
  if (!people) return []
  const { ages, statuses, genders } = people
  if (ages === null || statuses === null || genders === null) return null
  return [
    sharesOf('Âge', ages, ageBandLabels, people),
    sharesOf('Situation', statuses, statusLabels, people),
    sharesOf('Genre', genders, genderLabels, people),
  ]
}

/** Where those who came live, the most first; then elsewhere. */
export function residencesTold({
  people,
  below,
  path,
}: FiguresTaken): { label: string; count: GuardedCount; isApart?: boolean }[] {
  if (!people) return []
  const { inside, departement, beyond, untold } = people.residences
  const names = new Map(below.map(({ code, name }) => [code, name]))
  const here = path.at(-1)?.name
  const around = path.find(({ level }) => level === 'departement')?.name
  const elsewhere = [
    { label: `Ailleurs dans le département${around ? ` (${around})` : ''}`, count: departement },
    { label: 'Hors du département', count: beyond },
    { label: 'Commune non communiquée', count: untold, isApart: true },
  ]
  return [
    ...Object.entries(inside)
      .map(([code, count]) => ({ label: names.get(code) ?? here ?? code, count }))
      .toSorted((a, b) => orderOf(b.count) - orderOf(a.count)),
    ...elsewhere.filter(({ count }) => count !== 0),
  ]
}

export const waysTable = ({ people }: FiguresTaken): FiguresTable => ({
  name: 'ways',
  defined: ['channels', 'autonomy', 'autonomyChange', 'referral'],
  note: people ? undefined : narrowed.country,
  columns: [text('Critère'), text('Valeur'), number('Nombre'), text('Unité'), number('Part (%)')],
  rows: [...linesOf(waysTold(people), 'séances'), ...(people ? movesOf(people) : [])],
})

const linesOf = (shares: readonly Shares[], unit: string) =>
  shares.flatMap(({ name, rows }) =>
    rows.map(({ label, count, percent }) => [name, label, counted(count), unit, percent]),
  )

const movesOf = ({ autonomy: { people, more, same, less } }: NonNullable<PeopleTaken>) =>
  Object.entries({
    'Vues au moins trois fois': people,
    'Plus autonomes': more,
    'Au même niveau': same,
    'Moins autonomes': less,
  }).map(([label, count]) => ['Progrès en autonomie', label, counted(count), 'personnes suivies', null])

export const autonomyMonthsTable = ({ people }: FiguresTaken): FiguresTable => ({
  name: 'autonomyMonths',
  defined: ['autonomy'],
  note: people ? undefined : narrowed.country,
  columns: [text('Mois'), ...autonomies.map((level) => number(`${autonomyLabels[level]} (séances)`))],
  rows: (people?.autonomyByMonth ?? []).map((told) => [
    sayMonth(told.month, 'fr'),
    ...autonomies.map((level) => counted(told[level])),
  ]),
})

export function publicsTable({ people }: FiguresTaken): FiguresTable {
  const told = publicsTold(people)
  return {
    name: 'publics',
    defined: ['publics'],
    note: (told === null && narrowed.publics) || (!people && narrowed.country),
    columns: [text('Critère'), text('Valeur'), number('Nombre'), text('Unité'), number('Part (%)')],
    rows: linesOf(told ?? [], 'accompagnements'),
  }
}

export const residencesTable = (taken: FiguresTaken): FiguresTable => ({
  name: 'residences',
  defined: ['residence'],
  note: taken.people ? undefined : narrowed.country,
  columns: [text('Résidence'), number('Accompagnements')],
  rows: residencesTold(taken).map(({ label, count }) => [cellText(label), counted(count)]),
})
