import { asc, eq } from 'drizzle-orm'
import { addDays, dayOf } from '#shared/time.ts'
import type { Db } from '../open.ts'
import { plant } from '../plant.ts'
import { beneficiaries, sessionBeneficiaries, sessions } from '../schema/index.ts'
import { chance } from './chance.ts'
import type { Ground } from './ground.ts'
import type { Advisor } from './plant-team.ts'

/**
 * Which sessions those whom advisors follow came to: a first one, then some of those of people who had come before, of the
 * same situation, every few weeks.
 */
export function plantFollowed(db: Db, ground: Ground, advisors: readonly Advisor[]) {
  const rows = advisors.flatMap(({ id: advisorId }, at) => {
    const draw = chance(`followed ${ground.departementCode} ${at}`)
    const left = alone(db, advisorId)
    return peopleOf(db, advisorId).flatMap(({ id: beneficiaryId, addedAt, status }) => {
      const since = dayOf(addedAt, ground.zone)
      const theirs = left.filter(
        ({ day, details }) => day >= since && (status === null || details.statuses[status] === 1),
      )
      const first = theirs.find(({ returning }) => returning === 0)
      const came = first ? [first] : []
      const most = draw.between(1, 9)
      const pause = draw.between(6, 35)
      for (const session of theirs)
        if (
          came.length < most &&
          session.returning === 1 &&
          session.day >= addDays(came.at(-1)?.day ?? session.day, pause)
        )
          came.push(session)
      return came.map((session, nth) => {
        left.splice(left.indexOf(session), 1)
        return { sessionId: session.id, beneficiaryId, day: session.day, hadCome: nth > 0 }
      })
    })
  })
  plant(db, sessionBeneficiaries, rows)
}

const peopleOf = (db: Db, advisorId: string) =>
  db
    .select({ id: beneficiaries.id, addedAt: beneficiaries.addedAt, status: beneficiaries.status })
    .from(beneficiaries)
    .where(eq(beneficiaries.advisorId, advisorId))
    .orderBy(asc(beneficiaries.id))
    .all()

const alone = (db: Db, advisorId: string) =>
  db
    .select({
      id: sessions.id,
      kind: sessions.kind,
      day: sessions.day,
      returning: sessions.returning,
      details: sessions.details,
    })
    .from(sessions)
    .where(eq(sessions.advisorId, advisorId))
    .orderBy(asc(sessions.day), asc(sessions.id))
    .all()
    .filter(({ kind }) => kind === 'individual')
