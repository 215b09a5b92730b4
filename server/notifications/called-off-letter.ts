import { eq, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { places, waits } from '#drizzle/schema/index.ts'
import { zoneOf } from '#shared/territories.ts'
import {
  writeCalledOffEmail,
  writeCalledOffSms,
  writePlaceClosedEmail,
  writePlaceClosedSms,
} from '#shared/waiting-letters.ts'
import type { Composed, Letter, Writing } from './compose.ts'
import { homeOf } from './link-to.ts'

/**
 * Tells somebody who waits that their workshop will not take place, not once its hour has come; or that the place where they
 * wait for an hour receives nobody any more.
 */
export function calledOffLetter(ctx: Writing, letter: Letter): Composed | string {
  const wait = findWait(ctx.db).get({ id: letter.aboutId })
  if (!wait) return 'gone'
  const to = letter.channel === 'email' ? wait.email : wait.phone
  if (to === null) return 'unreachable'
  if (wait.startsAt !== null && wait.startsAt <= ctx.now) return 'past'
  const { email, text } = wordsFor(ctx, wait)
  if (letter.channel === 'email') return { to, ...email(), calendar: null }
  return { to, subject: '', text: text(), html: null, calendar: null }
}

type Wait = NonNullable<ReturnType<ReturnType<typeof findWait>['get']>>

function wordsFor(ctx: Writing, { language, startsAt, place }: Wait) {
  const home = homeOf(ctx, language)
  const facts = { language, place, operator: ctx.settings.operator }
  if (startsAt === null) {
    const closed = { ...facts, link: home }
    return { email: () => writePlaceClosedEmail(closed), text: () => writePlaceClosedSms(closed) }
  }
  const zone = place?.zone ?? zoneOf(ctx.settings.departement)
  const off = { ...facts, startsAt, zone, link: `${home}/ateliers` }
  return { email: () => writeCalledOffEmail(off), text: () => writeCalledOffSms(off) }
}

const findWait = prepared((db) =>
  db
    .select({
      startsAt: waits.startsAt,
      phone: waits.phone,
      email: waits.email,
      language: waits.language,
      place: { name: places.name, phone: places.phone, zone: places.zone },
    })
    .from(waits)
    .leftJoin(places, eq(places.id, waits.placeId))
    .where(eq(waits.id, sql.placeholder('id')))
    .prepare(),
)
