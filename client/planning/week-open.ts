import type { Instant, Span } from '#shared/time.ts'
import type { DroppedAt } from './AppointmentDialog.tsx'
import type { Asked } from './PlanDialog.tsx'
import type { Week, WeekAppointment } from './plans.ts'

/** What is open over the week: a plan to make or change, an appointment, an empty time that was pointed at, or
 * somebody to book for then. */
export type Open =
  | { shows: 'plan'; asked: Asked }
  | { shows: 'appointment'; appointment: WeekAppointment; dropped?: DroppedAt }
  | { shows: 'empty'; span: Span }
  | { shows: 'booking'; startsAt: Instant }

/** One occurrence, by the day that its rule gives it. */
export function openingShown(week: Week, id: string, startsAt: Instant): Open {
  const held = week.openings.find((opening) => opening.id === id && opening.startsAt === startsAt)
  return { shows: 'plan', asked: { plans: 'opening', id, day: held?.day ?? null } }
}
