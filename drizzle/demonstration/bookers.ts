import { eq } from 'drizzle-orm'
import { isMobile } from '#shared/contact.ts'
import type { Db } from '../open.ts'
import { appointments } from '../schema/index.ts'
import type { Appointment } from './appointments.ts'
import type { Ground } from './ground.ts'
import { emailOf, person } from './people.ts'
import type { Advisor, Place } from './plant-team.ts'
import { ofTown, venueName } from './venues.ts'

type Booking = Partial<typeof appointments.$inferInsert>

/**
 * Three of the appointments to come were booked by somebody else: by a relative for a person who has no telephone, by a town
 * hall, and by a social worker. The first two are of the first advisor, so that they are soon seen.
 */
export function plantBookers(
  db: Db,
  ground: Ground,
  { places, advisors, drawn }: { places: Place[]; advisors: Advisor[]; drawn: Appointment[] },
) {
  const advisorId = advisors[0]?.id
  const [first, second, ...later] = drawn
    .filter((one) => mayBeBookedFor(one, ground))
    .toSorted(
      (a, b) =>
        Number(b.advisorId === advisorId) - Number(a.advisorId === advisorId) ||
        a.startsAt - b.startsAt ||
        (a.id < b.id ? -1 : 1),
    )
  const third = later.find((one) => one.advisorId !== advisorId)
  if (!first || !second || !third) return
  const book = ({ id }: Appointment, said: Booking) =>
    db.update(appointments).set(said).where(eq(appointments.id, id)).run()
  const townOf = ({ placeId }: Appointment) => {
    const code = places.find(({ id }) => id === placeId)?.communeCode
    return ground.communes.find((commune) => commune.code === code)?.name ?? ''
  }
  const [daughter, secretary, worker] = [1801, 1802, 1803].map(person) as [Who, Who, Who]
  book(first, {
    phone: null,
    email: null,
    bookerTie: 'relative',
    bookerName: `${daughter.firstName} ${first.lastName}`,
    bookerPhone: daughter.mobile,
    lettersTo: 'booker',
  })
  book(second, {
    bookerTie: 'professional',
    bookerName: `${secretary.firstName} ${secretary.lastName}`,
    bookerOrganisation: venueName('townHall', townOf(second)),
    bookerPhone: secretary.landline,
    bookerEmail: emailOf('mairie', townOf(second)),
    lettersTo: 'both',
  })
  book(third, {
    bookerTie: 'professional',
    bookerName: `${worker.firstName} ${worker.lastName}`,
    bookerOrganisation: `CCAS ${ofTown(townOf(third))}`,
    bookerEmail: emailOf(worker.firstName, worker.lastName),
    lettersTo: 'person',
  })
}

type Who = ReturnType<typeof person>

/** Alone, at a place, by themselves until now, and with a mobile: nobody has promised them a call. */
const mayBeBookedFor = (
  { startsAt, cancelledAt, workshopId, placeId, bookedBy, phone }: Appointment,
  { now }: Ground,
) =>
  startsAt > now &&
  cancelledAt === null &&
  workshopId === null &&
  placeId !== null &&
  bookedBy === null &&
  phone !== null &&
  isMobile(phone)
