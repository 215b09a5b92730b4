import { and, eq, isNull } from 'drizzle-orm'
import { users } from '#drizzle/schema/index.ts'
import { writeFreed, writeHandedOver } from '#shared/advisor-letters.ts'
import { zoneOf } from '#shared/territories.ts'
import { appointmentTold } from './appointment-told.ts'
import type { Composed, Letter, Writing } from './compose.ts'

/** Tells the advisor who now has the appointment that it was given back, or handed over to them. */
export function toAdvisor(ctx: Writing, letter: Letter, kind: 'freed' | 'handedOver'): Composed | string {
  const appointment = appointmentTold(ctx.db).get({ id: letter.aboutId })
  if (!appointment) return 'gone'
  const to = addressOf(ctx, appointment.advisorId)
  if (to === null) return 'nothing'
  if (kind === 'handedOver' && appointment.cancelledAt !== null) return 'cancelled'
  if (kind === 'freed' && letter.revision !== appointment.revision) return 'moved'
  if (appointment.startsAt <= ctx.now) return 'past'
  const { operator, publicUrl, departement } = ctx.settings
  const zone = appointment.place?.zone ?? zoneOf(departement)
  const held = { ...appointment, zone, placeName: appointment.place?.name ?? null }
  const signed = { operator, link: `${publicUrl}/semaine` }
  const written =
    kind === 'freed'
      ? writeFreed({ ...held, isSeat: appointment.workshopId !== null }, signed)
      : writeHandedOver(held, signed)
  return { to, ...written, calendar: null }
}

/** Where an advisor who still has an account is written to. */
export const addressOf = ({ db }: Pick<Writing, 'db'>, advisorId: string): string | null =>
  db
    .select({ email: users.email })
    .from(users)
    .where(and(eq(users.advisorId, advisorId), isNull(users.disabledAt)))
    .get()?.email ?? null
