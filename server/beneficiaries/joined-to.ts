import { sql } from 'drizzle-orm'
import { appointmentBeneficiaries } from '#drizzle/schema/index.ts'
import { among } from '../among.ts'
import type { AdvisorContext } from '../trpc.ts'
import { named } from './named.ts'

/** Whose appointments these are, of those whom the advisor may name. */
export const joinedTo = (ctx: Pick<AdvisorContext, 'db' | 'actor'>, appointmentIds: readonly string[]) =>
  named(
    ctx,
    ctx.db
      .selectDistinct({ id: appointmentBeneficiaries.beneficiaryId })
      .from(appointmentBeneficiaries)
      .where(sql`${appointmentBeneficiaries.appointmentId} in ${among(appointmentIds)}`)
      .all()
      .map(({ id }) => id),
  )
