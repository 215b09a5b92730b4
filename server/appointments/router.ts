import {
  addressByKeyRequest,
  addressRequest,
  agendaRequest,
  bookForRequest,
  bookingRequest,
  callRequest,
  cancelByKeyRequest,
  cancelRequest,
  holdRequest,
  keyRequest,
  moveByKeyRequest,
  releaseRequest,
  settleRequest,
  slipQuestion,
} from '#shared/appointments.ts'
import { advisor, anyone, router } from '../trpc.ts'
import { agenda, toSettle } from './agenda.ts'
import { bookFor } from './book-for.ts'
import { book } from './book.ts'
import { see } from './by-key.ts'
import { calendarByKey } from './calendar.ts'
import { cancelByAdvisor } from './cancel-by-advisor.ts'
import { cancelByKey, reopenByKey } from './cancel.ts'
import { changeAddressByAdvisor, changeAddressByKey } from './change-address.ts'
import { counter, counterQuestion, freeTimes, freeTimesQuestion } from './counter.ts'
import { hold, release } from './hold.ts'
import { moveByKey, otherTimes } from './move.ts'
import { peopleKnown } from './people-known.ts'
import { noteCall, toCall } from './to-call.ts'
import { settle } from './settle.ts'
import { slip } from './slip.ts'

/** What a key opens is asked by POST even to be read: a key is in no address, log or history, and a GET does nothing. */
export const appointmentsRouter = router({
  hold: anyone.input(holdRequest).mutation(({ ctx, input }) => hold(ctx, input)),
  release: anyone.input(releaseRequest).mutation(({ ctx, input }) => release(ctx, input)),
  book: anyone.input(bookingRequest).mutation(({ ctx, input }) => book(ctx, input)),
  see: anyone.input(keyRequest).mutation(({ ctx, input }) => see(ctx, input)),
  calendar: anyone.input(keyRequest).mutation(({ ctx, input }) => calendarByKey(ctx, input)),
  otherTimes: anyone.input(keyRequest).mutation(({ ctx, input }) => otherTimes(ctx, input)),
  move: anyone.input(moveByKeyRequest).mutation(({ ctx, input }) => moveByKey(ctx, input)),
  cancel: anyone.input(cancelByKeyRequest).mutation(({ ctx, input }) => cancelByKey(ctx, input)),
  reopen: anyone.input(cancelByKeyRequest).mutation(({ ctx, input }) => reopenByKey(ctx, input)),
  changeAddress: anyone
    .input(addressByKeyRequest)
    .mutation(({ ctx, input }) => changeAddressByKey(ctx, input)),
  agenda: advisor.input(agendaRequest).query(({ ctx, input }) => agenda(ctx, input)),
  toSettle: advisor.query(({ ctx }) => toSettle(ctx)),
  toCall: advisor.query(({ ctx }) => toCall(ctx)),
  noteCall: advisor.input(callRequest).mutation(({ ctx, input }) => noteCall(ctx, input)),
  counter: advisor.input(counterQuestion).query(({ ctx, input }) => counter(ctx, input)),
  freeTimes: advisor.input(freeTimesQuestion).query(({ ctx, input }) => freeTimes(ctx, input)),
  peopleKnown: advisor.query(({ ctx }) => peopleKnown(ctx)),
  slip: advisor.input(slipQuestion).query(({ ctx, input }) => slip(ctx, input)),
  bookFor: advisor.input(bookForRequest).mutation(({ ctx, input }) => bookFor(ctx, input)),
  settle: advisor.input(settleRequest).mutation(({ ctx, input }) => settle(ctx, input)),
  cancelByAdvisor: advisor.input(cancelRequest).mutation(({ ctx, input }) => cancelByAdvisor(ctx, input)),
  changeAddressByAdvisor: advisor
    .input(addressRequest)
    .mutation(({ ctx, input }) => changeAddressByAdvisor(ctx, input)),
})
