import { type Period, type PeriodPreset, presetPeriod } from './periods.ts'
import type { Public } from './profile.ts'
import type { Channel } from './sessions.ts'
import type { DashboardQuestion } from './statistics.ts'
import type { Theme, Topic } from './themes.ts'
import { country } from './territories.ts'
import type { Day } from './time.ts'
import { daySaid, idSaid, oneSaid, shapeSaid } from './search-words.ts'

export type PeriodSearch = {
  /** A period that follows the calendar, or all that was ever noted; `du` and `au` say days instead. This year when nothing is said. */
  periode?: PeriodCode | typeof sinceTheBeginning | undefined
  du?: Day | undefined
  au?: Day | undefined
}

/** What the dashboard shows is all in its address, so that a view can be kept, sent and found again. */
export type DashboardSearch = PeriodSearch & {
  /** `46-epci-200066371`, `46-commune-46128`, `departement-12`, `france`; one's own département when nothing is said. */
  territoire?: string | undefined
  structure?: string | undefined
  type?: KindCode | undefined
  lieu?: string | undefined
  conseiller?: string | undefined
  canal?: Channel | undefined
  theme?: Theme | undefined
  thematique?: Topic | undefined
  etiquette?: string | undefined
  public?: Public | undefined
  /** What the map shows, and which figure of it. */
  carte?: string | undefined
  indicateur?: string | undefined
  /** The column that orders the territories; `-` in front, from most to least. */
  tri?: string | undefined
}

/** The country when no département is named. */
export type Territory = Partial<Pick<DashboardQuestion, 'departement' | 'epci' | 'commune'>>

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

export const sinceTheBeginning = 'debut' as const

export const kindCodes = { individuels: 'individual', ateliers: 'workshop' } as const
export type KindCode = keyof typeof kindCodes

const codesOf = <Code extends string>(codes: Record<Code, string>) => Object.keys(codes) as [Code, ...Code[]]

const territory = /^(?:france|departement-[0-9AB]{2,3}|[0-9AB]{2,3}-(?:epci-\d{9}|commune-[0-9AB]{5}))$/

/** A code; the page, which knows them all, sets aside those that do not exist. */
const word = /^[a-z_]+$/

/** Reads an address, old or mistyped as it may be: what is not understood is not there. */
export const readDashboardSearch = (said: Record<string, unknown>): DashboardSearch => ({
  ...readPeriodSearch(said),
  territoire: shapeSaid(territory, said['territoire']),
  structure: idSaid(said['structure']),
  type: oneSaid(codesOf(kindCodes), said['type']),
  lieu: idSaid(said['lieu']),
  conseiller: idSaid(said['conseiller']),
  canal: shapeSaid(word, said['canal']) as Channel | undefined,
  theme: shapeSaid(word, said['theme']) as Theme | undefined,
  thematique: shapeSaid(word, said['thematique']) as Topic | undefined,
  etiquette: idSaid(said['etiquette']),
  public: shapeSaid(/^[a-z]+:[\w+-]+$/, said['public']) as Public | undefined,
  carte: shapeSaid(/^[a-z]+$/, said['carte']),
  indicateur: shapeSaid(/^[a-z]+$/, said['indicateur']),
  tri: shapeSaid(/^-?[a-zA-Z]+$/, said['tri']),
})

/** The same for what only asks a period. */
export const readPeriodSearch = (said: Record<string, unknown>): PeriodSearch => ({
  periode: oneSaid([...codesOf(periodCodes), sinceTheBeginning], said['periode']),
  du: daySaid(said['du']),
  au: daySaid(said['au']),
})

/** What an address is read with. */
export type ReadWith = {
  today: Day
  /** The first month with a session, `2025-05`; null when there is none, or when nobody said it yet. */
  firstMonth: string | null
}

/** Days that do not make a period of the calendar are set aside. */
export function periodOf({ periode, du, au }: PeriodSearch, { today, firstMonth }: ReadWith): Period {
  if (du && au && du <= au) return { from: du, to: au }
  if (periode !== sinceTheBeginning) return presetPeriod(periodCodes[periode ?? 'annee'], today)
  return firstMonth === null ? presetPeriod('year', today) : { from: `${firstMonth}-01`, to: today }
}

export function territoryOf({ territoire }: DashboardSearch, home: string): Territory {
  if (!territoire) return { departement: home }
  if (territoire === country) return {}
  const [first = home, level = '', code = ''] = territoire.split('-')
  if (first === 'departement') return { departement: level }
  return { departement: first, [level]: code }
}

/** Undefined for one's own département: the shortest address. */
export function codeOf({ departement, epci, commune }: Territory, home: string): string | undefined {
  if (!departement) return country
  if (commune) return `${departement}-commune-${commune}`
  if (epci) return `${departement}-epci-${epci}`
  return departement === home ? undefined : `departement-${departement}`
}
