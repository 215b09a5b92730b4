import { type Period, type PeriodPreset, presetPeriod } from '#shared/periods.ts'
import type { DashboardQuestion } from '#shared/statistics.ts'
import type { Day } from '#shared/time.ts'
import { daySaid, idSaid, oneSaid, shapeSaid } from '../search-words.ts'

export type PeriodSearch = {
  /** A period that follows the calendar; `du` and `au` say days instead. This year when nothing is said. */
  periode?: PeriodCode | undefined
  du?: Day | undefined
  au?: Day | undefined
}

/** What the dashboard shows is all in its address, so that a view can be kept, sent and found again. */
export type DashboardSearch = PeriodSearch & {
  /** `46-epci-200066371`, `46-commune-46128`, `departement-12`; one's own département when nothing is said. */
  territoire?: string | undefined
  structure?: string | undefined
  type?: KindCode | undefined
  /** The column that orders the territories; `-` in front, from most to least. */
  tri?: string | undefined
}

export type Territory = Pick<DashboardQuestion, 'departement' | 'epci' | 'commune'>

export const periodCodes = {
  mois: 'month',
  'mois-dernier': 'lastMonth',
  trimestre: 'quarter',
  'trimestre-dernier': 'lastQuarter',
  annee: 'year',
  'annee-derniere': 'lastYear',
  'annee-scolaire': 'schoolYear',
  'annee-scolaire-derniere': 'lastSchoolYear',
} as const satisfies Record<string, PeriodPreset>
export type PeriodCode = keyof typeof periodCodes

export const kindCodes = { individuels: 'individual', ateliers: 'workshop' } as const
export type KindCode = keyof typeof kindCodes

const codesOf = <Code extends string>(codes: Record<Code, string>) => Object.keys(codes) as [Code, ...Code[]]

const territory = /^(?:departement-[0-9AB]{2,3}|[0-9AB]{2,3}-(?:epci-\d{9}|commune-[0-9AB]{5}))$/

/** Reads an address, old or mistyped as it may be: what is not understood is not there. */
export const readDashboardSearch = (said: Record<string, unknown>): DashboardSearch => ({
  ...readPeriodSearch(said),
  territoire: shapeSaid(territory, said['territoire']),
  structure: idSaid(said['structure']),
  type: oneSaid(codesOf(kindCodes), said['type']),
  tri: shapeSaid(/^-?[a-zA-Z]+$/, said['tri']),
})

/** The same for what only asks a period. */
export const readPeriodSearch = (said: Record<string, unknown>): PeriodSearch => ({
  periode: oneSaid(codesOf(periodCodes), said['periode']),
  du: daySaid(said['du']),
  au: daySaid(said['au']),
})

/** @param home the département of whoever asks */
export function questionOf(search: DashboardSearch, home: string, today: Day): DashboardQuestion {
  return {
    ...periodOf(search, today),
    ...territoryOf(search, home),
    ...(search.structure && { structureId: search.structure }),
    ...(search.type && { kind: kindCodes[search.type] }),
  }
}

/** Days that do not make a period of the calendar are set aside. */
export function periodOf({ periode, du, au }: PeriodSearch, today: Day): Period {
  if (du && au && du <= au) return { from: du, to: au }
  return presetPeriod(periodCodes[periode ?? 'annee'], today)
}

export function territoryOf({ territoire }: DashboardSearch, home: string): Territory {
  if (!territoire) return { departement: home }
  const [first = home, level = '', code = ''] = territoire.split('-')
  if (first === 'departement') return { departement: level }
  return { departement: first, [level]: code }
}

/** Undefined for one's own département: the shortest address. */
export function codeOf({ departement, epci, commune }: Territory, home: string): string | undefined {
  if (commune) return `${departement}-commune-${commune}`
  if (epci) return `${departement}-epci-${epci}`
  return departement === home ? undefined : `departement-${departement}`
}
