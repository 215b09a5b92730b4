import { useQuery } from '@tanstack/react-query'
import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/router.ts'
import type { Likeness } from '#shared/same-beneficiary.ts'
import { sayPhone } from '#shared/speech.ts'
import { useTRPC } from '../trpc.ts'

type Beneficiaries = inferRouterOutputs<AppRouter>['beneficiaries']

/** Somebody as the list has them. */
export type Followed = Beneficiaries['list'][number]

/** Somebody as a session names them. */
export type Named = Omit<Followed, 'isMine' | 'firstDay' | 'lastDay'>

/** Somebody as their page has them. */
export type Beneficiary = Beneficiaries['beneficiary']

/** What was done with them. */
export type FollowUp = Beneficiaries['followUp']

/** Everybody whom one follows, by name. */
export const useFollowed = (asked: { enabled?: boolean } = {}) =>
  useQuery(useTRPC().beneficiaries.list.queryOptions(undefined, asked))

export const nameOf = ({ firstName, lastName }: Pick<Followed, 'firstName' | 'lastName'>) =>
  `${firstName} ${lastName}`

type Detail = 'birthYear' | 'communeName' | 'phone' | 'hasNoPhone' | 'email'

/** What tells somebody from another of the same name. */
export const detailsOf = ({ birthYear, communeName, phone, hasNoPhone, email }: Pick<Followed, Detail>) =>
  [
    birthYear === null ? null : `né·e en ${birthYear}`,
    communeName,
    phone === null ? (hasNoPhone ? 'pas de téléphone' : null) : sayPhone(phone),
    email,
  ].filter((detail) => detail !== null)

export const likenessLabels: Record<Likeness, string> = {
  phone: 'même téléphone',
  email: 'même adresse électronique',
  names: 'noms proches',
}
