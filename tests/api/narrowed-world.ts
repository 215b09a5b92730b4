import fc from 'fast-check'
import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { grants, sessionAdvisors, sessions, sessionTags, tags } from '#drizzle/schema/index.ts'
import { ageBands, genders, publics, statuses, traitOf } from '#shared/profile.ts'
import { autonomies, channels, referrals } from '#shared/sessions.ts'
import type { Filters } from '#shared/statistics.ts'
import { themeOf, themes, topics } from '#shared/themes.ts'
import { anyTold, communes, type CountedWorld, countedWorld, type Told } from './counted-world.ts'
import type { Person } from './world.ts'

const counters = <Code extends string>(codes: readonly Code[]) =>
  fc.dictionary(fc.constantFrom(...codes), fc.integer({ min: 1, max: 3 }), { maxKeys: 2 })

const somewhere = [...communes.map(({ code }) => code), '75056', null]

/** A session with all that figures may be narrowed by. */
export const anyReceived = fc.record({
  told: anyTold,
  channel: fc.constantFrom(...channels),
  place: fc.constantFrom('gramat' as const, 'saint-cere' as const),
  autonomy: fc.constantFrom(null, ...autonomies),
  referral: fc.constantFrom(null, ...referrals),
  by: fc.constantFrom('camille' as const, 'nadia' as const),
  together: fc.boolean(),
  tagged: fc.constantFrom('none' as const, 'kept' as const, 'merged' as const),
  ages: counters(ageBands),
  genders: counters(genders),
  statuses: counters(statuses),
  residenceCode: fc.constantFrom(...somewhere),
})
export type Received = typeof anyReceived extends fc.Arbitrary<infer One> ? One : never

/** The counted world, with sessions of places, advisors, tags and people. */
export function narrowedWorld() {
  const lot = countedWorld()
  const [kept, merged] = [uuidv7(), uuidv7()]
  const tag = { departementCode: '46', addedAt: 0 }
  lot.db
    .insert(tags)
    .values([
      { ...tag, id: kept, name: 'Fibre', searchName: 'fibre' },
      { ...tag, id: merged, name: 'Fibres', searchName: 'fibres', mergedIntoId: kept, mergedAt: 1 },
    ])
    .run()
  const { camille, nadia } = lot.people
  const advisorIds = { camille: camille.actor.advisorId, nadia: nadia.actor.advisorId }
  const placeIds = { gramat: lot.place.id, 'saint-cere': lot.otherPlace.id }

  /** Replaces all sessions by these. */
  function receive(all: readonly Received[]) {
    lot.db.delete(sessionAdvisors).run()
    lot.db.delete(sessionTags).run()
    const planted = lot.plant(
      all.map(({ told, referral }): Told => ({ ...told, referral: referral as Told['referral'] })),
    )
    return planted.map((session, at) => {
      const { channel, place, autonomy, by, together, tagged, residenceCode, ...people } = all[at]!
      const placeId = channel === 'place' ? placeIds[place] : null
      const details = {
        equipment: [],
        procedures: [],
        ages: people.ages,
        genders: people.genders,
        statuses: people.statuses,
        residenceCode,
      }
      const others = together ? [advisorIds[by === 'camille' ? 'nadia' : 'camille']] : []
      const changed = { channel, placeId, autonomy, details, advisorId: advisorIds[by] }
      lot.db.update(sessions).set(changed).where(eq(sessions.id, session.id)).run()
      for (const advisorId of others)
        lot.db.insert(sessionAdvisors).values({ sessionId: session.id, advisorId }).run()
      if (tagged !== 'none')
        lot.db
          .insert(sessionTags)
          .values({ sessionId: session.id, tagId: tagged === 'kept' ? kept : merged })
          .run()
      return { ...session, ...changed, advisorIds: [advisorIds[by], ...others], isTagged: tagged !== 'none' }
    })
  }
  return { ...lot, receive, advisorIds, placeIds, tagId: kept, manager: managerOfBoth(lot) }
}

export type NarrowedWorld = ReturnType<typeof narrowedWorld>
export type Narrowed = ReturnType<NarrowedWorld['receive']>[number]

/** Of both structures: they see every session, as it is. */
export function managerOfBoth(lot: CountedWorld): Person {
  const { actor, email } = lot.people.manager
  const grant = { role: 'structureManager' as const, structureId: lot.other.id, departementCode: null }
  lot.db
    .insert(grants)
    .values({ ...grant, id: uuidv7(), userId: actor.userId, grantedAt: 0 })
    .run()
  return { email, actor: { ...actor, grants: [...actor.grants, grant] } }
}

/** Up to three at once; each is said of the sessions by `isAmong`. */
export const anyFilters = (lot: NarrowedWorld): fc.Arbitrary<Filters> =>
  fc
    .subarray(['placeId', 'advisorId', 'channel', 'theme', 'topic', 'tagId', 'public'] as const, {
      minLength: 1,
      maxLength: 2,
    })
    .chain((names) =>
      fc
        .record({
          placeId: fc.constantFrom(...Object.values(lot.placeIds)),
          advisorId: fc.constantFrom(...Object.values(lot.advisorIds)),
          channel: fc.constantFrom(...channels),
          theme: fc.constantFrom(...themes),
          topic: fc.constantFrom(...topics.slice(0, 4)),
          tagId: fc.constant(lot.tagId),
          public: fc.constantFrom(...publics),
        })
        .map((drawn) => Object.fromEntries(names.map((name) => [name, drawn[name]]))),
    )

/** The slow way. */
export function isAmong(
  session: Narrowed,
  { placeId, advisorId, channel, theme, topic, tagId, ...asked }: Filters,
) {
  const trait = asked.public && traitOf(asked.public)
  const counter = trait && (session.details[trait.counter] as Record<string, number>)
  return [
    !placeId || session.placeId === placeId,
    !advisorId || session.advisorIds.includes(advisorId),
    !channel || session.channel === channel,
    !theme || session.touched.some((each) => themeOf(each) === theme),
    !topic || session.touched.includes(topic),
    !tagId || session.isTagged,
    !trait || (counter?.[trait.value] ?? 0) > 0,
  ].every(Boolean)
}
