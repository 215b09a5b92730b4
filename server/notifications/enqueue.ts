import { eq, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { prepared } from '#drizzle/prepared.ts'
import type { Db } from '#drizzle/open.ts'
import { appointments, letters } from '#drizzle/schema/index.ts'
import { readersAmong } from '#shared/bookers.ts'
import { isMobile } from '#shared/fields.ts'
import { type LetterKind, reminderDue } from '#shared/letters.ts'
import { zoneOf } from '#shared/territories.ts'
import type { Instant } from '#shared/time.ts'
import type { Context } from '../trpc.ts'

/** Whom a letter is for: whichever of the two they gave. A landline gets none: it is called. */
export type Addressee = { phone: string | null; email: string | null }

/**
 * Promises the letter that tells an hour, and its reminder on one way only, unless the time to remind has already passed: the
 * letter itself is then fresh enough. A move makes a new reminder; the former one no longer leaves.
 * @param about the appointment as it now is
 */
export function announce(
  ctx: Pick<Context, 'db' | 'now' | 'settings'>,
  kind: 'booked' | 'moved',
  about: { id: string; revision: number; startsAt: Instant },
  to: Addressee,
) {
  enqueue(ctx, kind, about, to)
  const dueAt = reminderDue(about.startsAt, zoneOf(ctx.settings.departement))
  if (dueAt > ctx.now) enqueue(ctx, 'reminder', about, to, dueAt)
}

/** An e-mail costs nothing and brings the calendar file; a landline and no e-mail: nobody is reminded. */
const onOneWay = ({ phone, email }: Addressee): Addressee =>
  email === null ? { phone, email } : { phone: null, email }

/**
 * Promises a letter, inside the caller's transaction: one row per way of reaching the person, and whoever booked for them.
 * Neither text nor address is kept; both are made at delivery from the thing as it then is.
 * @param about the id of the thing it is about, and the revision it speaks of
 */
export function enqueue(
  { db, now }: Pick<Context, 'db' | 'now'>,
  kind: LetterKind,
  about: { id: string; revision: number },
  to: Addressee,
  dueAt: Instant = now,
) {
  const { id: aboutId, revision } = about
  for (const { addressee, to: reader } of readersOf(db, aboutId, to))
    for (const channel of channelsOf(kind === 'reminder' ? onOneWay(reader) : reader))
      addLetter(db).run({ id: uuidv7(), kind, channel, addressee, dueAt, aboutId, revision, now })
}

/** Everybody who gets the letters about this appointment: whoever comes, whoever booked for them, or both. */
export function readersOf(db: Db, appointmentId: string, person: Addressee) {
  const asked = findReaders(db).get({ appointmentId })
  return readersAmong(asked?.lettersTo ?? 'person', person, asked?.booker ?? null)
}

const findReaders = prepared((db) =>
  db
    .select({
      lettersTo: appointments.lettersTo,
      booker: { phone: appointments.bookerPhone, email: appointments.bookerEmail },
    })
    .from(appointments)
    .where(eq(appointments.id, sql.placeholder('appointmentId')))
    .prepare(),
)

/** How this person can be written to. */
export const channelsOf = ({ phone, email }: Addressee): ('email' | 'sms')[] => [
  ...(email === null ? [] : ['email' as const]),
  ...(phone !== null && isMobile(phone) ? ['sms' as const] : []),
]

const addLetter = prepared((db) =>
  db
    .insert(letters)
    .values({
      id: sql.placeholder('id'),
      kind: sql.placeholder('kind'),
      channel: sql.placeholder('channel'),
      addressee: sql.placeholder('addressee'),
      aboutId: sql.placeholder('aboutId'),
      revision: sql.placeholder('revision'),
      createdAt: sql.placeholder('now'),
      dueAt: sql.placeholder('dueAt'),
    })
    .prepare(),
)
