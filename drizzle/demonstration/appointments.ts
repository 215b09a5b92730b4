import { keyLastsDays } from '#shared/appointments.ts'
import { referenceFrom } from '#shared/booking-rules.ts'
import { occurrences } from '#shared/recurrence.ts'
import type { Slot } from '#shared/slot-search.ts'
import { openSlots } from '#shared/slots.ts'
import type { Need } from '#shared/themes.ts'
import { addDays, type Day, daysBetween, hour, type Instant, minute, startOfDay } from '#shared/time.ts'
import type { Db } from '../open.ts'
import { plant } from '../plant.ts'
import { appointments } from '../schema/index.ts'
import type { Agenda, Opening } from './availability.ts'
import { type Chance, chance, countKeyOf } from './chance.ts'
import type { Ground } from './ground.ts'
import { type Person, person } from './people.ts'
import { activityOn } from './seasons.ts'

export type Appointment = ReturnType<typeof appointmentRow>

const daysBehind = 42
const daysAhead = 20

/**
 * Six weeks of appointments behind and three ahead, drawn from the slots that the openings really offer: so none
 * overlaps another, falls in an absence or forgets the road between two places. Near days are fuller than far ones.
 */
export function plantAppointments(db: Db, ground: Ground, agenda: Agenda): Appointment[] {
  const from = addDays(ground.today, -daysBehind)
  const to = addDays(ground.today, daysAhead)
  const days = agenda.openings.flatMap((opening) =>
    occurrences(opening.recurrence, from, to).map(({ day }) => ({ opening, day })),
  )
  const workshopsFirst = [...days.filter(isWorkshop), ...days.filter((one) => !isWorkshop(one))]
  const drawn: Appointment[] = []
  for (const { opening, day } of workshopsFirst) {
    const taken = drawn.filter(({ advisorId }) => advisorId === opening.advisorId)
    const draw = chance(`appointments ${opening.id} ${day}`)
    drawn.push(
      ...(opening.seats ? registrations : individuals)({
        ground,
        agenda,
        draw,
        opening,
        day,
        taken,
        rank: drawn.length,
      }),
    )
  }
  plant(
    db,
    appointments,
    drawn.map((row) => ({ ...row, countKey: countKeyOf(row.id) })),
  )
  return drawn
}

type Draw = {
  ground: Ground
  agenda: Agenda
  draw: Chance
  opening: Opening
  day: Day
  /** What the advisor has already promised. */
  taken: Appointment[]
  /** How many appointments there are already: each is another person's. */
  rank: number
}

const isWorkshop = ({ opening }: { opening: Opening }) => opening.seats !== null

/** One after the other, each in a slot that the ones before leave open. */
function individuals(asked: Draw): Appointment[] {
  const { ground, draw, opening, day, rank } = asked
  const isVisit = isAtHome(asked)
  const hours = Number(opening.endsAt.slice(0, 2)) - Number(opening.startsAt.slice(0, 2))
  const mine: Appointment[] = []
  for (let left = draw.count(hours * fullness(ground, day)); left > 0; left--) {
    const slots = slotsOn({ ...asked, taken: [...asked.taken, ...mine] })
    if (slots.length === 0) break
    const row = appointmentRow(ground, draw, opening, draw.pick(slots), rank + mine.length)
    if (isVisit && row.clearedAt === null) row.homeAddress = addressOf(draw, ground)
    mine.push(row)
  }
  return mine
}

const isAtHome = ({ agenda, opening }: Draw) =>
  agenda.services.some(({ id, mode }) => id === opening.serviceId && mode === 'home')

const addressOf = (draw: Chance, { communes }: Ground) =>
  `${draw.between(1, 48)} ${draw.pick(streets)}, ${draw.pick(communes).name}`

const streets = ['rue du Lavoir', 'chemin des Noyers', 'place de la Fontaine', 'route du Causse']

/** Seats taken in a workshop, all at the same hour. */
function registrations(asked: Draw): Appointment[] {
  const { ground, draw, opening, day, rank } = asked
  const [slot] = slotsOn(asked)
  if (!slot) return []
  const most = day <= addDays(ground.today, 7) ? 8 : 5
  return Array.from({ length: draw.between(2, most) }, (_, seat) =>
    appointmentRow(ground, draw, opening, slot, rank + seat),
  )
}

/** Asked two days before, so that neither the notice nor the horizon hides anything. */
function slotsOn({ ground, agenda, opening, day, taken }: Draw): Slot[] {
  return openSlots(
    {
      ...agenda,
      openings: agenda.openings.filter(({ advisorId }) => advisorId === opening.advisorId),
      appointments: taken,
    },
    {
      serviceId: opening.serviceId ?? '',
      from: day,
      to: day,
      placeIds: [opening.placeId],
      advisorId: opening.advisorId,
      now: startOfDay(addDays(day, -2), ground.zone),
    },
  )
}

/** Appointments for each hour of opening. */
function fullness({ today }: Ground, day: Day): number {
  const weeks = Math.floor(daysBetween(today, day) / 7)
  return (weeks < 0 ? 0.4 : ([0.5, 0.35, 0.2][weeks] ?? 0)) * Math.min(1, activityOn(day))
}

function appointmentRow(ground: Ground, draw: Chance, opening: Opening, slot: Slot, rank: number) {
  const { startsAt, endsAt } = slot
  const bookedAt = bookingTime(draw, startsAt, ground.now)
  const facts = outcome(draw, { startsAt, endsAt, bookedAt }, ground.now)
  const need = draw.weigh<Need>({ everyday: 32, citizen: 16, autonomy: 36, unknown: 16 })
  const isCalled = opening.placeId === null
  const clearedAt = startOfDay(addDays(slot.day, keyLastsDays + 1), ground.zone) + 4 * hour
  return {
    id: draw.id(bookedAt),
    reference: referenceFrom(Uint8Array.from({ length: 8 }, () => draw.below(256))),
    advisorId: opening.advisorId,
    placeId: opening.placeId,
    serviceId: opening.serviceId ?? '',
    workshopId: slot.workshopId,
    startsAt,
    endsAt,
    need,
    bookedAt,
    bookedBy: draw.happens(0.2) ? opening.advisorId : null,
    language: draw.happens(0.03) ? ('en' as const) : ('fr' as const),
    ...facts,
    ...(clearedAt <= ground.now
      ? { ...nobody, homeAddress: null as string | null, clearedAt }
      : {
          ...contact(draw, person(rank), { need, isCalled }),
          homeAddress: null as string | null,
          clearedAt: null,
        }),
  }
}

/** From three hours to three weeks ahead, and never in the future. */
function bookingTime(draw: Chance, startsAt: Instant, now: Instant): Instant {
  const ahead = startsAt - draw.between(3 * 60, 20 * 24 * 60) * minute
  return ahead < now ? ahead : now - draw.between(10, 6 * 24 * 60) * minute
}

/** Most are honoured, some are missed or cancelled; of the last days, some wait for their advisor to say. */
function outcome(
  draw: Chance,
  { startsAt, endsAt, bookedAt }: Record<'startsAt' | 'endsAt' | 'bookedAt', Instant>,
  now: Instant,
) {
  const none = { cancelledAt: null, cancelledBy: null, honouredAt: null, missedAt: null, revision: 0 }
  const isOver = endsAt + 30 * minute < now
  if (draw.happens(isOver ? 0.11 : 0.06)) {
    const cancelledAt =
      bookedAt + Math.floor((Math.min(startsAt, now) - bookedAt) * (draw.between(5, 95) / 100))
    const cancelledBy = draw.happens(0.75) ? ('citizen' as const) : ('advisor' as const)
    return { ...none, cancelledAt, cancelledBy, revision: 1 }
  }
  const waits = endsAt > now - 72 * hour && draw.happens(0.5)
  if (!isOver || waits) return none
  const settledAt = endsAt + draw.between(1, 25) * minute
  return draw.happens(0.09) ? { ...none, missedAt: settledAt } : { ...none, honouredAt: settledAt }
}

const nobody = { firstName: null, lastName: null, phone: null, email: null, needNote: '' }

/** A mobile for most, a landline for some; an address alone for a few, unless the advisor must call or find the door. */
function contact(
  draw: Chance,
  { firstName, lastName, mobile, landline, email }: Person,
  { need, isCalled }: { need: Need; isCalled: boolean },
) {
  const kind = draw.weigh({ mobile: 45, both: 27, landline: 18, email: isCalled ? 0 : 10 })
  return {
    firstName,
    lastName,
    phone: kind === 'email' ? null : kind === 'landline' ? landline : mobile,
    email: kind === 'email' || kind === 'both' ? email : null,
    needNote: draw.happens(0.15) ? draw.pick(needNotes[need]) : '',
  }
}

const needNotes: Record<Need, string[]> = {
  everyday: ['Mon téléphone est plein', 'Créer une adresse e-mail', 'Refaire mon CV'],
  citizen: ['Reconnaître un message frauduleux', 'Appeler ma fille en vidéo', 'Comprendre Pronote'],
  autonomy: ['Faire ma déclaration de revenus', 'Imprimer une attestation', 'Comprendre FranceConnect'],
  unknown: ['Je ne sais pas par où commencer'],
}
