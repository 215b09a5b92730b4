import { ageBandOn } from '#shared/profile.ts'
import { followedIn, type SessionInput } from '#shared/session-input.ts'
import type { Day } from '#shared/time.ts'
import type { Named } from '../beneficiaries/followed.ts'

type Counted = Pick<Named, 'birthYear' | 'gender' | 'status' | 'communeCode'>
type Counts = Partial<Record<string, number>>

/** What the session says once somebody is joined to it: whom, and their profile as their record has it. */
export function withPerson(told: SessionInput, person: Named): Partial<SessionInput> {
  const beneficiaryIds = [...(told.beneficiaryIds ?? []), person.id]
  if (told.kind === 'individual')
    return { beneficiaryIds: [person.id], returning: 0, ...profileOn(told.day, person) }
  return {
    beneficiaryIds,
    participants: Math.max(told.participants, beneficiaryIds.length + told.returning),
    ...counted(told, person, 1),
  }
}

/** The same, once they are taken out; of somebody unnamed, nothing was counted that is known. */
export function withoutPerson(
  told: SessionInput,
  id: string,
  person: Named | undefined,
): Partial<SessionInput> {
  const beneficiaryIds = told.beneficiaryIds?.filter((each) => each !== id)
  if (told.kind === 'individual')
    return { beneficiaryIds, ages: {}, genders: {}, statuses: {}, residenceCode: null }
  return { beneficiaryIds, ...(person && counted(told, person, -1)) }
}

/** Told for another day than before, somebody alone may be of another age band; one that was chosen by hand stays. */
export function agedSince(told: SessionInput, before: Day, person: Named | undefined) {
  const [was, is] = [before, told.day].map((day) => person && ageBandOn(day, person.birthYear))
  const isTheirs = told.kind === 'individual' && was && is && was !== is && told.ages[was] === 1
  return isTheirs ? { ages: { [is]: 1 } } : null
}

/** Whose profile an individual session tells, from their record. */
export function profileOn(
  day: Day,
  { birthYear, gender, status, communeCode }: Counted,
): Pick<SessionInput, 'ages' | 'genders' | 'statuses' | 'residenceCode'> {
  const band = ageBandOn(day, birthYear)
  return {
    ages: band ? { [band]: 1 } : {},
    genders: gender ? { [gender]: 1 } : {},
    statuses: status ? { [status]: 1 } : {},
    residenceCode: communeCode,
  }
}

/** Of a kind that changes, those who can stay stay. */
export const peopleKept = (told: SessionInput): Pick<SessionInput, 'beneficiaryIds'> =>
  followedIn(told) > 1 ? { beneficiaryIds: [] } : {}

/** A workshop's counters are of everybody: one more of each that the person's record tells, or one less. */
function counted(told: SessionInput, person: Named, by: 1 | -1) {
  const { ages, genders, statuses } = profileOn(told.day, person)
  return {
    ages: added(told.ages, ages, by),
    genders: added(told.genders, genders, by),
    statuses: added(told.statuses, statuses, by),
  }
}

function added<Counters extends Counts>(to: Counters, some: Counts, by: 1 | -1): Counters {
  const sums = Object.entries(some).map(([code, count]) => [
    code,
    Math.max(0, (to[code] ?? 0) + by * (count ?? 0)),
  ])
  const all = Object.entries({ ...to, ...Object.fromEntries(sums) }).filter(([, count]) => count !== 0)
  return Object.fromEntries(all) as Counters
}
