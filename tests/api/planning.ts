import { uuidv7 } from 'uuidv7'
import { appointments, letters, openings } from '#drizzle/schema/index.ts'
import type { Decision, OpeningInput, PlanChange } from '#shared/planning.ts'
import type { Recurrence } from '#shared/recurrence.ts'
import { eq } from 'drizzle-orm'
import type { Person, World } from './world.ts'

/** Every Tuesday from 9:00 to 12:00 at Gramat, as a form says it, with what is changed. */
export function openingSaid(w: World, changed: Partial<OpeningInput> = {}): OpeningInput {
  return {
    placeId: w.place.id,
    serviceId: w.service.id,
    startsAt: '09:00',
    endsAt: '12:00',
    overnight: false,
    recurrence: { repeat: 'weekly', every: 1, weekdays: [2], firstDay: '2026-01-01' },
    seats: null,
    title: null,
    ...changed,
  }
}

/** What Camille, unless told, changes in her plans, with what she decided. */
export const change = (
  w: World,
  asked: PlanChange,
  decisions: Decision[] = [],
  by: Person = w.people.camille,
) => w.as(by).planning.change({ requestId: uuidv7(), change: asked, decisions })

/** What that would do. */
export const rehearse = (w: World, asked: PlanChange, by: Person = w.people.camille) =>
  w.as(by).planning.rehearse(asked)

export const onceOn = (day: string): Recurrence => ({ repeat: 'once', firstDay: day })

export const openingRow = (w: World, id: string) =>
  w.db.select().from(openings).where(eq(openings.id, id)).get()

export const appointmentRow = (w: World, id: string) =>
  w.db.select().from(appointments).where(eq(appointments.id, id)).get()

export const lettersOf = (w: World, kind: 'moved' | 'cancelled') =>
  w.db
    .select()
    .from(letters)
    .all()
    .filter((letter) => letter.kind === kind)
