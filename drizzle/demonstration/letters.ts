import { isMobile } from '#shared/contact.ts'
import { reminderDue } from '#shared/letters.ts'
import type { Db } from '../open.ts'
import { plant } from '../plant.ts'
import { letters } from '../schema/index.ts'
import type { Appointment } from './appointments.ts'
import { chance } from './chance.ts'
import { type Ground, saltOf } from './ground.ts'

/** People to come who have a landline only: their advisor reminds them by phone, two days before. */
export function plantCalls(db: Db, ground: Ground, appointments: readonly Appointment[]) {
  const { zone, now } = ground
  const draw = chance(`calls${saltOf(ground)}`)
  const calls = appointments
    .filter(({ startsAt, cancelledAt }) => startsAt > now && cancelledAt === null)
    .filter(({ phone, email }) => phone !== null && email === null && !isMobile(phone))
    .filter(({ startsAt, bookedAt }) => reminderDue(startsAt, zone) > bookedAt)
    .map(({ id, startsAt, bookedAt, revision }) => ({
      id: draw.id(bookedAt),
      kind: 'reminder' as const,
      channel: 'call' as const,
      aboutId: id,
      revision,
      createdAt: bookedAt,
      dueAt: reminderDue(startsAt, zone),
    }))
  plant(db, letters, calls)
}
