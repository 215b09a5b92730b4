import { and, eq, isNull } from 'drizzle-orm'
import { users } from '#drizzle/schema/index.ts'
import { writeFreed, writeHandedOver, writeNewAddress } from '#shared/advisor-letters.ts'
import { zoneOf } from '#shared/territories.ts'
import { appointmentTold } from './appointment-told.ts'
import type { Composed, Letter, Writing } from './compose.ts'

type Occasion = 'freed' | 'handedOver' | 'newAddress'

/** Tells the advisor who now has the appointment that it was given back, handed over to them, or that its visit is elsewhere. */
export function toAdvisor(ctx: Writing, letter: Letter, kind: Occasion): Composed | string {
  const appointment = appointmentTold(ctx.db).get({ id: letter.aboutId })
  if (!appointment) return 'gone'
  const to = addressOf(ctx, appointment.advisorId)
  if (to === null) return 'nothing'
  if (kind !== 'freed' && appointment.cancelledAt !== null) return 'cancelled'
  if (kind === 'freed' && letter.revision !== appointment.revision) return 'moved'
  if (appointment.startsAt <= ctx.now) return 'past'
  const { operator, publicUrl, departement } = ctx.settings
  const zone = appointment.placeZone ?? zoneOf(departement)
  const held = { ...appointment, zone, placeName: appointment.place?.name ?? null }
  const signed = { operator, link: `${publicUrl}/semaine` }
  const isSeat = appointment.workshopId !== null
  return { to, ...writers[kind]({ ...held, isSeat }, signed), calendar: null }
}

const writers = { freed: writeFreed, handedOver: writeHandedOver, newAddress: writeNewAddress }

/** Where an advisor who still has an account is written to. */
export const addressOf = ({ db }: Pick<Writing, 'db'>, advisorId: string): string | null =>
  db
    .select({ email: users.email })
    .from(users)
    .where(and(eq(users.advisorId, advisorId), isNull(users.disabledAt)))
    .get()?.email ?? null
