import { roleLabels } from '#shared/permissions.ts'
import type { Context } from '../trpc.ts'

/** Who I am, for the pages to show what I may; null for a citizen. */
export const me = ({ actor }: Pick<Context, 'actor'>) =>
  actor && { ...actor, roles: actor.grants.map(({ role }) => roleLabels[role]) }
