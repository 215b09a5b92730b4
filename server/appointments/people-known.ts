import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { appointments } from '#drizzle/schema/index.ts'
import type { AdvisorContext } from '../trpc.ts'

/**
 * The people one expects or received this last month, the latest first, each once: whom somebody at the counter may be. Asked
 * whole, so that no name is ever in an address; names go a month after each appointment, and these with them.
 */
export function peopleKnown({ db, actor }: AdvisorContext) {
  const rows = db
    .select({
      id: appointments.id,
      firstName: appointments.firstName,
      lastName: appointments.lastName,
      phone: appointments.phone,
      email: appointments.email,
      language: appointments.language,
    })
    .from(appointments)
    .where(
      and(
        eq(appointments.advisorId, actor.advisorId),
        isNull(appointments.clearedAt),
        isNotNull(appointments.firstName),
        isNotNull(appointments.lastName),
      ),
    )
    .orderBy(desc(appointments.startsAt), desc(appointments.id))
    .limit(1_000)
    .all()
  const known = new Map<string, (typeof rows)[number]>()
  for (const row of rows) {
    const who = `${row.firstName} ${row.lastName} ${row.phone ?? row.email}`.toLocaleLowerCase('fr')
    if (!known.has(who)) known.set(who, row)
  }
  return [...known.values()]
}
