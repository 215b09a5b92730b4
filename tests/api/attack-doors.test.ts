import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { type Chance, chance } from '#drizzle/demonstration/chance.ts'
import { tablesTaken } from '#server/exports/figures-tables.ts'
import { figuresTaken } from '#server/exports/figures-taken.ts'
import { figuresAsked } from '#server/open-data/api-figures.ts'
import { openFile } from '#server/open-data/open-files.ts'
import { monthPage } from '#server/statistics/views/month-page.ts'
import type { DashboardQuestion } from '#shared/statistics.ts'
import {
  anySecrets,
  type AttackedWorld,
  attackedWorld,
  days,
  type Secrets,
  twinOf,
} from './attacked-world.ts'

/**
 * All that leaves a structure, asked through the server itself in worlds drawn at random, and in a twin of each where somebody more
 * was helped, somebody more had an appointment, one slot more or less was taken: word for word the same, so that nobody knows how
 * many there were, whatever they add, subtract and slide. Whoever opens another door adds it here. `DOORS=300` tries more.
 */
const worlds = Number(process.env['DOORS'] ?? 8)

const spans = days.flatMap((from, first) => days.slice(first).map((to) => ({ from, to })))
const calendar = [
  { from: '2026-03-01', to: '2026-03-31' },
  { from: '2026-01-01', to: '2026-03-31' },
  { from: '2026-01-01', to: '2026-06-30' },
]

function anyQuestion(draw: Chance, lot: AttackedWorld): DashboardQuestion {
  const narrowing: Partial<DashboardQuestion>[] = [
    {},
    {},
    { kind: 'individual' },
    { kind: 'workshop' },
    { structureId: lot.structure.id },
    { channel: 'home' },
    { theme: 'everyday' },
    { topic: 'email' },
    { tagId: lot.tagId },
    { public: 'age:70+' },
    { theme: 'everyday', public: 'age:70+' },
    { advisorId: lot.advisorIds.camille },
    { placeId: lot.placeIds.gramat },
  ]
  const where = draw.pick([{}, { epci: '200066371' }, { commune: '46128' }, { commune: '46042' }])
  return { departement: '46', ...where, ...draw.pick([...spans, ...calendar]), ...draw.pick(narrowing) }
}

const asked = [
  'dashboard',
  'territories',
  'people',
  'appointments',
  'delays',
  'coverage',
  'communes',
  'places',
] as const

async function allTold(lot: AttackedWorld, questions: readonly DashboardQuestion[], key: string) {
  const { coordinator, administrator, camille } = lot.people
  const told: unknown[] = []
  for (const question of questions)
    for (const name of asked)
      told.push([name, question, await lot.as(coordinator).statistics[name](question)])
  const { departement: _, ...whole } = { departement: '46', from: '2026-01-01', to: '2026-03-31' }
  const ofOne = { departement: '46', ...whole, structureId: lot.structure.id }
  const citizen = lot.citizen().statistics
  const taken = await figuresTaken({ ...lot.contextOf(null), actor: coordinator.actor }, questions[0]!)
  const month = { userId: coordinator.actor.userId, viewId: null }
  told.push(
    ['country', await lot.as(administrator).statistics.dashboard(whole)],
    ['country below', await lot.as(administrator).statistics.territories(whole)],
    ['by the préfecture', await lot.as(lot.people.prefecture).statistics.people(ofOne)],
    ['files taken away', tablesTaken(taken)],
    ['letter of a month', await monthPage(lot.contextOf(null), month, '2026-03')],
    ['public', await citizen.public({ departement: 'lot' })],
    ['public', await citizen.public({ departement: 'lot', epci: 'causses-et-vallee-de-la-dordogne' })],
    ['shared', await citizen.shared({ key })],
    ['open files', (await openFile(lot.contextOf(null), 'chiffres.csv')).content],
    ['open files', (await openFile(lot.contextOf(null), 'chiffres.json')).content],
    ['API', await figuresAsked({ ...lot.contextOf(null), partner: null } as never, {})],
    ['team', await lot.as(coordinator).team.members()],
    ['tags', await lot.as(coordinator).tags.list(), await lot.as(camille).tags.list()],
  )
  return told
}

/** What is made once an hour is made anew. */
async function toldOf(lot: AttackedWorld, secrets: Secrets, at: '08:00' | '09:00', asking: Asking) {
  lot.setClock('2026-06-15', at)
  lot.plant(secrets)
  const told = await allTold(lot, asking.questions, asking.key)
  return told.map((each) => JSON.stringify(each, (name, value: unknown) => (name === 'asOf' ? null : value)))
}

type Asking = { questions: readonly DashboardQuestion[]; key: string }

async function keyOf(lot: AttackedWorld) {
  const share = await lot.as(lot.people.camille).statistics.openShare({ requestId: uuidv7() })
  return new URL(share!.address).hash.slice(1)
}

it(`says the same, word for word, of ${worlds} worlds and of their twins`, async () => {
  const lot = attackedWorld()
  const key = await keyOf(lot)
  for (let nth = 0; nth < worlds; nth++) {
    const draw = chance(`doors ${nth}`)
    const secrets = anySecrets(draw)
    const asking = { key, questions: Array.from({ length: 8 }, () => anyQuestion(draw, lot)) }
    const told = await toldOf(lot, secrets, '08:00', asking)
    const twin = await toldOf(lot, twinOf(secrets, draw), '09:00', asking)
    expect([nth, twin.filter((each, at) => each !== told[at])]).toEqual([nth, []])
  }
}, 600_000)

it('says something else at every door of a world where many more were helped', async () => {
  const lot = attackedWorld()
  const key = await keyOf(lot)
  const secrets = anySecrets(chance('many more'))
  const many = <One extends object>(all: readonly One[], count: number) =>
    Array.from({ length: count }, (_, nth) => ({ ...all[nth % all.length]!, countKey: 2 ** 31 }))
  const like = { ...secrets.sessions[0]!.told, communeCode: '46128', byOther: false, isWithdrawn: false }
  const whole = { departement: '46', from: '2026-03-01', to: '2026-04-30' }
  const asking = { key, questions: [whole] }
  const before = await toldOf(lot, secrets, '08:00', asking)
  const one = {
    ...secrets.sessions[0]!,
    tagged: 'kept' as const,
    by: 'camille' as const,
    channel: 'place' as const,
    place: 'gramat' as const,
  }
  const told = { ...like, day: days[0]!, countKey: 0 }
  const after = await toldOf(
    lot,
    {
      ...secrets,
      sessions: [...secrets.sessions, ...many([one], 30).map((each) => ({ ...each, told }))],
      appointments: Array.from({ length: 48 }, (_, nth) => ({
        day: days[nth % 4]!,
        hour: nth % 8 < 4 ? 9 : 10,
        quarter: Math.floor(nth / 8) % 4,
        by: nth < 24 ? 'camille' : 'nadia',
        at: 'gramat',
        end: null,
        ahead: 20,
        countKey: 0,
      })),
    },
    '09:00',
    asking,
  )
  const same = before.filter((each, at) => each === after[at]).map((each) => each.slice(0, 30))
  expect(same.filter((each) => !each.startsWith('["coverage"'))).toEqual([])
})
