import type { Instant } from '#shared/time.ts'
import { demonstrationPassword, plantAccounts } from './demonstration/accounts.ts'
import { plantAppointments } from './demonstration/appointments.ts'
import { plantCalls } from './demonstration/letters.ts'
import { plantAgenda, plantServices } from './demonstration/availability.ts'
import { plantBeneficiaries } from './demonstration/beneficiaries.ts'
import { plantBookers } from './demonstration/bookers.ts'
import { planElsewhere } from './demonstration/elsewhere.ts'
import { plantFavourites } from './demonstration/favourites.ts'
import { plantFollowed } from './demonstration/followed.ts'
import { groundOf } from './demonstration/ground.ts'
import { plantInitiatives } from './demonstration/initiatives.ts'
import { lotPlan } from './demonstration/lot.ts'
import { plantSessions } from './demonstration/sessions.ts'
import { plantTags } from './demonstration/tags.ts'
import { plantTeam } from './demonstration/plant-team.ts'
import { plantViews } from './demonstration/views.ts'
import { plantWaits } from './demonstration/waits.ts'
import { plantGeography } from './geography.ts'
import type { Db } from './open.ts'
import { hashPassword } from './passwords.ts'
import { recountFigures } from './tally.ts'

export { accountsIn, demonstrationAccounts } from './demonstration/accounts.ts'

type Asked = { departementCode: string; now: Instant }

/**
 * Plants a believable département in an empty file: geography, structures, seven advisors, 25 places, their weeks,
 * eighteen months of sessions, nine weeks of appointments, the people they follow, and one account for each role. The same
 * `now` gives the same rows, salts of passwords excepted. One transaction: all or nothing.
 * @throws Error of one line when there is no such département
 */
export async function plantDemonstration(db: Db, { departementCode, now }: Asked) {
  const passwordHash = await hashForDemonstration()
  db.transaction(() => plantLife(db, { departementCode, home: departementCode, now, passwordHash }), {
    behavior: 'immediate',
  })
}

/** What opens the accounts of a demonstration: made beforehand, since no transaction waits. */
export const hashForDemonstration = () => hashPassword(demonstrationPassword)

/**
 * The life of one more département, inside the caller’s transaction: other people, other places, beside what is there.
 * @param home the département of the house
 * @throws Error of one line when there is no such département
 */
export function plantLife(
  db: Db,
  { passwordHash, ...asked }: Asked & { home: string; passwordHash: string },
) {
  plantGeography(db, asked.departementCode)
  const ground = groundOf(db, asked)
  const plan = asked.departementCode === '46' ? lotPlan : planElsewhere(db, ground)
  const team = plantTeam(db, ground, plan)
  const managed = team.structures[1]?.id ?? ''
  plantAccounts(db, ground, { advisors: team.advisors, managed, passwordHash })
  const agenda = plantAgenda(db, ground, team)
  const appointments = plantAppointments(db, ground, agenda)
  plantBookers(db, ground, { ...team, drawn: appointments })
  plantCalls(db, ground, appointments)
  plantWaits(db, ground, { agenda, appointments })
  plantBeneficiaries(db, ground, { ...team, agenda })
  plantFavourites(db, ground, { ...team, agenda })
  plantSessions(db, ground, { team, agenda, appointments })
  plantTags(db, ground, team)
  plantFollowed(db, ground, team.advisors)
  plantInitiatives(db, ground)
  plantViews(db, ground)
  recountFigures(db)
}

/** What every installation needs before its first visit: the geography and the services that can be booked. */
export function plantEmpty(db: Db, { departementCode, now }: Asked) {
  db.transaction(
    () => {
      plantGeography(db, departementCode)
      plantServices(db, now)
    },
    { behavior: 'immediate' },
  )
}
