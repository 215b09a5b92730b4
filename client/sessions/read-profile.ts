import { meaningOf } from '#shared/imported-values.ts'
import {
  type AgeBand,
  ageBandLabels,
  ageBands,
  type Gender,
  genderLabels,
  type Status,
  statusLabels,
} from '#shared/profile.ts'
import { searchable } from '#shared/territories.ts'

/** What a cell says of one person; `unknown` is what nobody understands. */
export type ProfileRead = {
  age: AgeBand | null
  gender: Gender | null
  status: Status | null
  hadCome: boolean
  unknown: string[]
}

/**
 * Reads « f 72 ret déjà » : a gender, an age or its band, a situation, whether they had come, in any order, in full or by
 * their first letters.
 */
export function readProfile(cell: string): ProfileRead {
  const read: ProfileRead = { age: null, gender: null, status: null, hadCome: false, unknown: [] }
  const words = cell
    .replace(/moins de 12( ans)?/giu, '0-11')
    .replace(/(\d+)\s*(?:ans\s*)?et plus/giu, '$1+')
    .replace(/(?:sans|demandeu\w+ d.)\s*emploi/giu, 'chômage')
    .replace(/\ben emploi\b/giu, 'emploi')
    .split(/[\s,;|/]+/u)
    .filter((word) => word !== '' && !said.test(searchable(word)))
  for (const word of words) {
    const told = toldBy(word)
    if (told) Object.assign(read, told)
    else read.unknown.push(word)
  }
  return read
}

/** The profile in full: what will be kept, as it will be read again. */
export const profileInFull = ({ age, gender, status, hadCome, unknown }: ProfileRead) =>
  [
    gender && genderLabels[gender],
    age && ageBandLabels[age],
    status && statusLabels[status],
    hadCome && 'déjà venu·e',
    ...unknown,
  ]
    .filter(Boolean)
    .join(', ')

/** Words that say nothing by themselves. */
const said = /^(ans|venue?|venu e|vu|vue)$/

function toldBy(word: string): Partial<ProfileRead> | null {
  const plain = searchable(word)
  if (/^(d|deja|revient|connue?)$/.test(plain)) return { hadCome: true }
  if (/^\d{1,3}$/.test(word)) return ageTold(Number(word))
  const age = ageBands.find((band) => band === meaningOf('age', word))
  if (age) return { age }
  const gender = (['masculin', 'feminin'] as const).find((one) => one === meaningOf('gender', word))
  if (gender) return { gender }
  const beginning = beginnings.find(([shape]) => shape.test(plain))
  return beginning ? { status: beginning[1] } : null
}

const beginnings: [RegExp, Status][] = [
  [/^(r|ret\w*)$/, 'retraite'],
  [/^(c|cho\w*|de)$/, 'sans_emploi'],
  [/^(e|emp\w*|sal\w*|act\w*|tra\w*)$/, 'en_emploi'],
  [/^(s|sco\w*|etu\w*|ele\w*|lyc\w*|col\w*)$/, 'scolarise'],
]

function ageTold(years: number): Partial<ProfileRead> | null {
  const age = ageBands.findLast((band) => years >= Number.parseInt(band, 10))
  return age && years <= 120 ? { age } : null
}
