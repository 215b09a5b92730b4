import { eq, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { places, waits } from '#drizzle/schema/index.ts'
import { zoneOf } from '#shared/territories.ts'
import { writeCalledOffEmail, writeCalledOffSms } from '#shared/waiting-letters.ts'
import type { Composed, Letter, Writing } from './compose.ts'
import { homeOf } from './link-to.ts'

/** Tells somebody who waits that their workshop will not take place; not once its hour has come. */
export function calledOffLetter(ctx: Writing, letter: Letter): Composed | string {
  const wait = findWait(ctx.db).get({ id: letter.aboutId })
  if (!wait || wait.startsAt === null) return 'gone'
  const to = letter.channel === 'email' ? wait.email : wait.phone
  if (to === null) return 'unreachable'
  if (wait.startsAt <= ctx.now) return 'past'
  const { language, startsAt, place } = wait
  const facts = {
    language,
    startsAt,
    zone: place?.zone ?? zoneOf(ctx.settings.departement),
    place,
    link: `${homeOf(ctx, language)}/ateliers`,
    operator: ctx.settings.operator,
  }
  if (letter.channel === 'email') return { to, ...writeCalledOffEmail(facts), calendar: null }
  return { to, subject: '', text: writeCalledOffSms(facts), html: null, calendar: null }
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
