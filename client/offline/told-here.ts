import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/router.ts'
import type { Entry } from './acts.ts'
import type { Found } from './chest.ts'
import { type Kept, type Names, sessionsTold } from './pending.ts'

type Person = inferRouterOutputs<AppRouter>['beneficiaries']['beneficiary']

/** A session that was noted here and that the server has not seen, ready to be corrected. */
export function sessionTold(id: string, entries: readonly Entry[], { nameOf }: Names): Found | null {
  for (const entry of entries) {
    const told = sessionsTold([entry]).find((session) => session.id === id)
    if (!told) continue
    const kept: Kept = {
      told: told as Kept['told'],
      communeAssumed: false,
      communeName: '',
      residenceName: null,
      placeName: told.placeId === null ? null : nameOf(told.placeId),
      recordedAt: entry.keptAt,
      revisedAt: null,
      withdrawnAt: null,
      merged: [],
      mergedInto: null,
      history: [],
      seats: [],
      people: [],
      tags: [],
      isMine: true,
      authorName: null,
      mayRevise: true,
      answers: [],
    }
    return { value: kept, at: entry.keptAt }
  }
  return null
}

/** Somebody whom one began to follow here, and whom the server has not seen. */
export function personTold(id: string, entries: readonly Entry[]): Found | null {
  const added = entries.find((entry) => entry.verb === 'beneficiaries.add' && entry.id === id)
  if (added?.verb !== 'beneficiaries.add') return null
  const person: Person = {
    ...added.input.beneficiary,
    communeName: null,
    isMine: true,
    followedBy: '',
    shares: [],
    colleagues: [],
    mergedIntoId: null,
    addedAt: added.keptAt,
    changedAt: null,
    merged: [],
  }
  return { value: person, at: added.keptAt }
}
