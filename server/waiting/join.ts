import { isNull, and, eq } from 'drizzle-orm'
import { appointments } from '#drizzle/schema/index.ts'
import { zoneOf } from '#shared/territories.ts'
import type { EarlierRequest, WaitRequest } from '#shared/waiting.ts'
import { assertContact } from '../appointments/assert-contact.ts'
import { assertPerson } from '../appointments/assert-person.ts'
import { appointmentOf } from '../appointments/by-key.ts'
import { assertStillTime } from '../appointments/cancel.ts'
import { refusalToBook } from '../appointments/may-book.ts'
import { secretsOf } from '../keys.ts'
import { problem } from '../problem.ts'
import type { Context } from '../trpc.ts'
import { write } from '../write.ts'
import { addWait } from './add-wait.ts'
import { soughtFrom } from './form.ts'
import { freeHours } from './free-hours.ts'
import { waitSeen } from './view.ts'

/**
 * Waits for a seat of a full workshop, or for any hour at a place: hours that are free now are known, and not told. The same
 * request again gets the same place in the list and the same key.
 * @throws `seatsLeft` when the workshop is not full, `alreadyRegistered`, `alreadyWaiting`, `tooManyWaits`, `toldEnough`,
 * `slotNotOpen`, `tooManyRequests` for what no person does, and for what does not happen on site `assertContact`'s
 */
export function join(ctx: Context, request: WaitRequest) {
  const { id } = request
  write(ctx, { id, verb: 'waiting.join', thingId: id, input: request }, () => {
    assertPerson(ctx, request, 'wait')
    const { zone, sought, seatsLeft } = soughtFrom(ctx, request)
    if (seatsLeft !== null && seatsLeft > 0) throw problem('seatsLeft')
    if (isSeated(ctx, request)) throw problem('alreadyRegistered')
    if (sought.workshopId === null) assertContact(ctx, { ...request, ...sought })
    const seen = sought.workshopId === null ? freeHours(ctx, sought, zone) : []
    const { slug: _, way: __, ticket: ___, website: ____, ...person } = request
    return addWait(ctx, {
      ...person,
      ...sought,
      homeAddress: request.homeAddress ?? null,
      halfDay: sought.workshopId === null ? request.halfDay : 'any',
      appointmentId: null,
      seen: seen.map(({ startsAt }) => startsAt),
    })
  })
  return seenWithKey(ctx, id)
}

/**
 * Waits for an earlier day than the appointment's: the person is known by its key, and nothing else is asked.
 * @throws `notFound`, `appointmentOver`, `tooLateToCancel` for what can no longer be moved, `alreadyWaiting` and the others
 */
export function joinEarlier(ctx: Context, request: EarlierRequest) {
  const { id, key, halfDay, language } = request
  const { id: appointmentId } = appointmentOf(ctx, key)
  const input = { id, appointmentId, halfDay, language }
  write(ctx, { id, verb: 'waiting.joinEarlier', thingId: id, input }, () => {
    const appointment = appointmentOf(ctx, key)
    assertStillTime(appointment, ctx.now)
    if (appointment.workshopId !== null) throw problem('slotNotOpen')
    const { placeId, serviceId } = appointment
    const sought = { placeId, serviceId, workshopId: null, startsAt: null, appointment }
    const person = personOf(ctx, appointmentId)
    if (person.phone === null && person.email === null) throw problem('invalidInput')
    const seen = freeHours(ctx, sought, zoneOf(ctx.settings.departement)).map(({ startsAt }) => startsAt)
    const waited = { placeId, serviceId, workshopId: null, startsAt: null }
    const homeAddress = null
    return addWait(ctx, { id, ...waited, ...person, homeAddress, appointmentId, halfDay, language, seen })
  })
  return seenWithKey(ctx, id)
}

const seenWithKey = (ctx: Context, id: string) => ({
  ...waitSeen(ctx, id),
  key: secretsOf(ctx, id, 'wait').screen,
})

const isSeated = (ctx: Context, { phone, email, workshopId, startsAt }: WaitRequest) =>
  workshopId !== null &&
  startsAt !== null &&
  refusalToBook(ctx, { phone, email, workshopId, startsAt }) === 'alreadyRegistered'

function personOf({ db }: Context, appointmentId: string) {
  const person = db
    .select({
      firstName: appointments.firstName,
      lastName: appointments.lastName,
      phone: appointments.phone,
      email: appointments.email,
      need: appointments.need,
      needNote: appointments.needNote,
    })
    .from(appointments)
    .where(and(eq(appointments.id, appointmentId), isNull(appointments.clearedAt)))
    .get()
  if (!person) throw problem('notFound')
  return person
}
