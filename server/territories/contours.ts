import type { ContoursQuestion } from '#shared/contours.ts'
import type { Context } from '../trpc.ts'
import { keptContours } from './keep-contours.ts'

/**
 * Where the contours of a département are: an address that changes when they do, so that a browser asks for them once.
 * @returns null when `npm run geography` was never run for it
 */
export function contours({ settings }: Pick<Context, 'settings'>, { departement }: ContoursQuestion) {
  const kept = keptContours({ settings }, departement)
  return kept && { address: contoursAddress(departement, kept.version) }
}

const contoursAddress = (departement: string, version: string) => `/contours/${departement}-${version}.json`
