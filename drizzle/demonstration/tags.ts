import { asc } from 'drizzle-orm'
import { tagKey } from '#shared/tags.ts'
import type { Db } from '../open.ts'
import { plant } from '../plant.ts'
import { sessions, sessionTags, tags } from '../schema/index.ts'
import { chance } from './chance.ts'
import type { Ground } from './ground.ts'
import type { Advisor } from './plant-team.ts'

type Tag = typeof tags.$inferInsert

/** A tag of each advisor, one of each team and one of the département, on some of the sessions. */
export function plantTags(db: Db, ground: Ground, { advisors }: { advisors: readonly Advisor[] }) {
  const tagOf = (name: string, owner: Partial<Tag>): Tag => ({
    id: chance(`tag ${name} ${Object.values(owner).join()}`).id(ground.settledAt),
    advisorId: null,
    structureId: null,
    departementCode: null,
    ...owner,
    name,
    searchName: tagKey(name),
    addedAt: ground.settledAt,
  })
  const common = tagOf('Mois du numérique', { departementCode: ground.departementCode })
  const ofTeam = new Map(
    advisors.map(({ structureId }) => [structureId, tagOf('Bus numérique', { structureId })]),
  )
  const ofAdvisor = new Map(advisors.map(({ id }) => [id, tagOf('À rappeler', { advisorId: id })]))
  plant(db, tags, [common, ...ofTeam.values(), ...ofAdvisor.values()])
  const told = db
    .select({ id: sessions.id, advisorId: sessions.advisorId, structureId: sessions.structureId })
    .from(sessions)
    .orderBy(asc(sessions.recordedAt), asc(sessions.id))
    .all()
    .filter(({ advisorId }) => ofAdvisor.has(advisorId))
  const carried = told.flatMap(({ id, advisorId, structureId }, nth) => [
    nth % 11 === 0 && { sessionId: id, tag: ofAdvisor.get(advisorId) },
    nth % 17 === 0 && { sessionId: id, tag: ofTeam.get(structureId) },
    nth % 23 === 0 && { sessionId: id, tag: common },
  ])
  plant(
    db,
    sessionTags,
    carried.flatMap((each) => (each && each.tag ? [{ sessionId: each.sessionId, tagId: each.tag.id }] : [])),
  )
}
