import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { appointments, offeredSlots } from '#drizzle/schema/index.ts'
import type { DashboardQuestion } from '#shared/statistics.ts'
import { countedWorld, type CountedWorld } from './counted-world.ts'
import {
  among,
  anyBooked,
  anyOffered,
  anyQuestion,
  type Asked,
  type Booked,
  day,
  dayOf,
  medianOf,
  minute,
  type Offered,
  recount,
} from './naive-appointments.ts'
import { managerOfBoth } from './narrowed-world.ts'
import type { Person } from './world.ts'

/**
 * What is told of appointments and of slots offered is what a recount of them one by one says, whatever the nights when clocks
 * change, the end of February, the places, and whoever asks: exactly where they work, by the rule of the README elsewhere.
 */
it('what is told of appointments, delays and slots is what a recount says', async () => {
  const lot = countedWorld()
  const everybody = managerOfBoth(lot)
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(anyBooked, { maxLength: 60, size: 'max', selector: ({ who: by, at }) => `${by} ${at}` }),
      fc.uniqueArray(anyOffered, {
        maxLength: 20,
        size: 'max',
        selector: (row) => [row.day, row.who, row.where, row.kind].join(),
      }),
      anyQuestion,
      async (booked, offered, asked) => {
        plant(lot, booked, offered)
        const question = questionOf(lot, asked)
        for (const [person, isExact] of [
          [everybody, true],
          [lot.people.coordinator, false],
        ] as const) {
          const told = await lot.as(person).statistics.appointments(question)
          expect(told).toEqual(recount(booked, offered, asked, question, isExact))
          await checkDelays(lot, person, booked, asked, question, isExact)
        }
      },
    ),
    { numRuns: 60 },
  )
}, 120_000)

function plant(lot: CountedWorld, booked: readonly Booked[], offered: readonly Offered[]) {
  const [advisorIds, placeIds] = idsOf(lot)
  lot.db.delete(appointments).run()
  lot.db.delete(offeredSlots).run()
  for (const { at, ahead, who: by, where: place, end, countKey } of booked) {
    const id = uuidv7()
    const contact = {
      firstName: 'Paulette',
      lastName: 'Andrieu',
      phone: '0565000001',
      need: 'autonomy' as const,
    }
    const hours = { startsAt: at, endsAt: at + 15 * minute, bookedAt: at - ahead * 60 * minute }
    const ids = { id, reference: id.slice(-8), advisorId: advisorIds[by]!, serviceId: lot.service.id }
    lot.db
      .insert(appointments)
      .values({
        ...ids,
        ...hours,
        ...contact,
        placeId: place === null ? null : placeIds[place]!,
        ...(end && { [end]: at }),
        countKey,
      })
      .run()
  }
  for (const { who: by, where: place, ...row } of offered)
    lot.db
      .insert(offeredSlots)
      .values({
        ...row,
        advisorId: advisorIds[by]!,
        placeId: placeIds[place]!,
        structureId: lot.structure.id,
      })
      .run()
}

const idsOf = ({ people, place, otherPlace }: CountedWorld) =>
  [
    [people.camille.actor.advisorId, people.nadia.actor.advisorId],
    [place.id, otherPlace.id],
  ] as const

function questionOf(
  lot: CountedWorld,
  { from, nights, isWhole, level, advisor, kind }: Asked,
): DashboardQuestion {
  const [advisorIds, [gramat]] = idsOf(lot)
  const last = dayOf(Date.parse(from) + nights * day)
  const months = {
    from: `${from.slice(0, 7)}-01`,
    to: dayOf(Date.UTC(Number(last.slice(0, 4)), Number(last.slice(5, 7)), 0)),
  }
  const levels: Record<string, object> = {
    epci: { epci: '200066371' },
    commune: { commune: '46251' },
    place: { placeId: gramat },
    elsewhere: { epci: '200023737' },
  }
  return {
    departement: '46',
    ...(isWhole ? months : { from, to: last }),
    ...levels[level],
    ...(advisor !== undefined && { advisorId: advisorIds[advisor]! }),
    ...(kind && { kind }),
  }
}

async function checkDelays(
  lot: CountedWorld,
  person: Person,
  booked: readonly Booked[],
  asked: Asked,
  question: DashboardQuestion,
  isExact: boolean,
) {
  const told = await lot.as(person).statistics.delays(question)
  const here = among(booked, asked, question)
  const expected = idsOf(lot)[1].flatMap((placeId, at) => {
    const some = here.filter((each) => each.where === at)
    const days = some.length < 10 ? null : medianOf(some, isExact)
    return days === null ? [] : [{ placeId, days }]
  })
  expect(told).toHaveLength(expected.length)
  for (const each of expected) expect(told).toContainEqual(expect.objectContaining(each))
  expect(told?.map(({ days }) => days)).toEqual(expected.map(({ days }) => days).toSorted((a, b) => b - a))
}
