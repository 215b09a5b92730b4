import { and, asc, eq, gt, gte, isNull, lt } from 'drizzle-orm'
import { appointments, places } from '#drizzle/schema/index.ts'
import { type EveLine, writeEve } from '#shared/advisor-letters.ts'
import { zoneOf } from '#shared/territories.ts'
import { addDays, type Day, dayOf, startOfDay, type Zone } from '#shared/time.ts'
import type { Composed, Letter, Writing } from './compose.ts'
import { addressOf } from './to-advisor.ts'
import { isToBeCalled, unreached } from './unreached.ts'

/** Tomorrow as an advisor has it when the letter leaves, and the people that only a call can tell. */
export function eveLetter(ctx: Writing, letter: Letter): Composed | string {
  const to = addressOf(ctx, letter.aboutId)
  if (to === null) return 'nothing'
  const day = dayOfNumber(letter.revision)
  const zone = zoneOf(ctx.settings.departement)
  const rows = linesOf(ctx, letter.aboutId, day, zone)
  if (ctx.now >= (rows[0]?.startsAt ?? startOfDay(day, zone))) return 'past'
  const calls = callsOf(ctx, letter.aboutId)
  if (rows.length === 0 && calls.length === 0) return 'nothing'
  const { operator, publicUrl } = ctx.settings
  const signed = { operator, link: `${publicUrl}/aujourdhui` }
  return { to, ...writeEve({ day, lines: together(rows), calls }, signed), calendar: null }
}

/** Back from the number that tells one eve from another. */
const dayOfNumber = (number: number): Day => String(number).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')

/** One line a person; the seats of a workshop share theirs. */
function together(rows: ReturnType<typeof linesOf>): EveLine[] {
  const lines = new Map<string, EveLine>()
  for (const { id, workshopId, ...held } of rows) {
    const key = workshopId === null ? id : `${workshopId} ${held.startsAt}`
    const seats = workshopId === null ? null : (lines.get(key)?.seats ?? 0) + 1
    lines.set(key, { ...held, seats })
  }
  return [...lines.values()]
}

const linesOf = (ctx: Writing, advisorId: string, day: Day, zone: Zone) =>
  rowsOf(
    ctx,
    and(
      eq(appointments.advisorId, advisorId),
      isNull(appointments.cancelledAt),
      gte(appointments.startsAt, startOfDay(addDays(day, -1), zone)),
      lt(appointments.startsAt, startOfDay(addDays(day, 2), zone)),
    ),
  ).filter((row) => dayOf(row.startsAt, row.zone) === day)

function callsOf(ctx: Writing, advisorId: string) {
  const which = isToBeCalled(ctx, advisorId)
  const untold = unreached(ctx, which)
  return rowsOf(ctx, and(which, gt(appointments.startsAt, ctx.now))).flatMap((row) => {
    const why = untold.get(row.id)
    return why ? [{ ...row, untold: why }] : []
  })
}

const rowsOf = (ctx: Writing, which: ReturnType<typeof and>) =>
  ctx.db
    .select({
      id: appointments.id,
      workshopId: appointments.workshopId,
      startsAt: appointments.startsAt,
      endsAt: appointments.endsAt,
      firstName: appointments.firstName,
      lastName: appointments.lastName,
      phone: appointments.phone,
      homeAddress: appointments.homeAddress,
      placeName: places.name,
      placeZone: places.zone,
    })
    .from(appointments)
    .leftJoin(places, eq(places.id, appointments.placeId))
    .where(which)
    .orderBy(asc(appointments.startsAt), asc(appointments.id))
    .all()
    .map(({ placeZone, ...row }) => ({ ...row, zone: placeZone ?? zoneOf(ctx.settings.departement) }))
