import { zoneOf } from '#shared/territories.ts'
import { offerState } from '#shared/waiting.ts'
import { writeOfferEmail, writeOfferSms } from '#shared/waiting-letters.ts'
import { secretsOf } from '../keys.ts'
import type { Composed, Letter, Writing } from './compose.ts'
import { homeOf } from './link-to.ts'
import { offerTold } from './offer-told.ts'

/**
 * What somebody who waits is told. Not any more when they left or answered, have an appointment meanwhile, or when the hour is
 * kept for them no longer: nobody is called for what is gone.
 */
export function offerLetter(ctx: Writing, letter: Letter): Composed | string {
  const offer = offerTold(ctx.db).get({ id: letter.aboutId })
  if (!offer) return 'gone'
  const to = letter.channel === 'email' ? offer.email : offer.phone
  if (to === null) return 'unreachable'
  const state = offerState(offer, ctx.now)
  if (state === 'taken' || offer.isServed || offer.endedAt !== null) return 'left'
  if (state === 'closed') return offer.startsAt <= ctx.now ? 'begun' : 'withdrawn'
  if (state === 'lapsed') return 'lapsed'
  if (!offer.isHeld) return 'withdrawn'
  const { language, startsAt, expiresAt, mode, place, placeZone, callAt, workshopId, waitId } = offer
  const channel = letter.channel === 'email' ? 'email' : 'sms'
  const facts = {
    language,
    isWorkshop: workshopId !== null,
    startsAt,
    expiresAt,
    zone: placeZone ?? zoneOf(ctx.settings.departement),
    mode,
    place,
    callAt,
    link: `${homeOf(ctx, language)}/attente#${secretsOf(ctx, waitId, 'wait')[channel]}`,
    operator: ctx.settings.operator,
  }
  if (channel === 'sms') return { to, subject: '', text: writeOfferSms(facts), html: null, calendar: null }
  return { to, ...writeOfferEmail(facts), calendar: null }
}
