import type { BookingRequest } from '#shared/appointments.ts'
import { secretsOf } from '../keys.ts'
import type { Context } from '../trpc.ts'
import { write } from '../write.ts'
import { addAppointment } from './add-appointment.ts'
import { assertContact } from './assert-contact.ts'
import { assertPerson } from './assert-person.ts'
import { assertMayBook } from './may-book.ts'
import { takeSlot } from './take-slot.ts'
import { viewOf } from './view.ts'

/**
 * Takes the slot and promises a letter; refuses if somebody was faster. The appointment's id is the request's, so a second
 * click, or a retry after a silence, gets the same appointment, the same key, and no second letter.
 * @throws `slotTaken` or `slotNotOpen` with the three nearest free times, `tooManyAppointments`, `alreadyRegistered`,
 * `phoneNeeded`, `emailNeeded`, `keyReused`, `tooManyRequests` for what no person does
 */
export function book(ctx: Context, request: BookingRequest) {
  const act = { id: request.id, verb: 'appointments.book', thingId: request.id, input: request }
  const secrets = secretsOf(ctx, request.id)
  const { reference } = write(ctx, act, () => {
    assertPerson(ctx, request, 'book')
    assertContact(ctx, request)
    assertMayBook(ctx, request)
    const slot = takeSlot(ctx, { ...request, holdId: request.id })
    return addAppointment(ctx, { ...request, slot, bookedBy: null }, secrets)
  })
  return { ...viewOf(ctx, request.id), reference, key: secrets.screen }
}
