import { TRPCError } from '@trpc/server'
import { uuidv7 } from 'uuidv7'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '#server/app.ts'
import { apiDocument } from '#server/open-data/api-document.ts'
import { openFileNames } from '#server/open-data/open-files.ts'
import { appRouter } from '#server/router.ts'
import { doors } from './doors.ts'
import { following } from './following.ts'
import { telling } from './telling.ts'
import { waitAt } from './waiting-world.ts'
import { type Person, world } from './world.ts'

/**
 * What Camille knows of the people she receives carries marks that are nowhere else. Everybody makes every reading that
 * the API has, with her own ids: the marks come out for Camille alone.
 */
const marks = /Canariname|Canarisurname|0699887766|canari@exemple|canarineed|canarinote|canarititle|canaritag/
const here = world()
const { camille, ...others } = here.people
const appointmentId = uuidv7()
const sessionId = uuidv7()
const beneficiaryId = uuidv7()

const year = { from: '2026-01-01', to: '2026-12-31' }
const days = { from: '2026-06-15', to: '2026-06-21' }

/** What each reading asks; one that is not here makes the build red. */
const asked: Record<string, unknown> = {
  'advisors.list': undefined,
  'appointments.agenda': days,
  'appointments.toSettle': undefined,
  'appointments.toCall': undefined,
  'appointments.counter': { placeId: here.place.id, serviceId: here.service.id, ...days },
  'appointments.freeTimes': { serviceId: here.service.id, ...days },
  'appointments.peopleKnown': undefined,
  'appointments.slip': { appointmentId },
  'availability.places': undefined,
  'availability.atPlace': { slug: here.place.slug, holdId: appointmentId },
  'availability.poster': { slug: here.place.slug },
  'availability.services': undefined,
  'availability.workshops': undefined,
  'beneficiaries.list': undefined,
  'beneficiaries.beneficiary': { id: beneficiaryId },
  'beneficiaries.copy': { id: beneficiaryId },
  'beneficiaries.followUp': { id: beneficiaryId },
  'beneficiaries.toldApart': undefined,
  'exports.current': undefined,
  'exports.currentFigures': undefined,
  'exports.progress': { id: sessionId },
  'directory.colleagues': undefined,
  'directory.places': undefined,
  'feeds.own': undefined,
  'house.settings': undefined,
  'imports.past': undefined,
  'imports.progress': { importId: sessionId },
  'imports.knownKeys': { source: 'la_coop', ...days },
  'team.members': undefined,
  'team.placesWithoutOpening': undefined,
  'initiatives.list': { year: 2026 },
  'notifications.outbox': undefined,
  'openData.files': undefined,
  'openData.keys': undefined,
  'places.list': undefined,
  'planning.closures': undefined,
  'planning.week': days,
  'planning.openingsOf': { advisorId: camille.actor.advisorId },
  'sessions.journal': year,
  'sessions.journalDays': year,
  'sessions.alike': {},
  'sessions.takenOut': undefined,
  'sessions.session': { id: sessionId },
  'sessions.draft': { appointmentId },
  'sessions.usual': { day: '2026-06-16' },
  'tags.list': undefined,
  'signIn.me': undefined,
  'planning.ownRoom': undefined,
  'signIn.demonstrationAccounts': undefined,
  'signIn.people': undefined,
  'statistics.appointments': { ...year, departement: '46' },
  'statistics.choices': undefined,
  'statistics.coverage': { ...year, departement: '46' },
  'statistics.dashboard': { ...year, departement: '46' },
  'statistics.delays': { ...year, departement: '46' },
  'statistics.narrowings': { departement: '46' },
  'statistics.own': year,
  'statistics.ownShare': undefined,
  'statistics.people': { ...year, departement: '46' },
  'statistics.territories': { ...year, departement: '46' },
  'statistics.communes': { ...year, departement: '46' },
  'statistics.public': {},
  'statistics.places': { ...year, departement: '46' },
  'structures.list': undefined,
  'territories.contours': { departement: '46' },
  'territories.search': { text: 'gramat' },
  'territories.tree': undefined,
  'views.list': undefined,
  'views.open': { code: 'ABCDEF' },
  'waiting.form': { id: sessionId, slug: here.place.slug, workshopId: null, startsAt: null },
  'waiting.list': undefined,
}

const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>
const readings = Object.keys(procedures).filter((name) => procedures[name]?._def.type === 'query')

beforeAll(async () => {
  await here.as(camille).appointments.bookFor({
    id: appointmentId,
    placeId: here.place.id,
    serviceId: here.service.id,
    startsAt: here.now() + 25 * 3_600_000,
    advisorId: null,
    workshopId: null,
    firstName: 'Canariname',
    lastName: 'Canarisurname',
    phone: '0699887766',
    email: 'canari@exemple.fr',
    language: 'fr',
    need: 'unknown',
    homeAddress: 'canariaddress',
    needNote: 'canarineed',
    ownHour: null,
  })
  here.setClock('2026-06-16', '12:00')
  await here
    .citizen()
    .waiting.join(waitAt(here, { firstName: 'Canariname', lastName: 'Canarisurname', phone: '0699887766' }))
  const followed = { firstName: 'Canariname', lastName: 'Canarisurname', phone: '0699887766' }
  await here.as(camille).beneficiaries.add(following({ id: beneficiaryId, ...followed, notes: 'canarinote' }))
  const tagId = uuidv7()
  await here.as(camille).tags.add({ id: tagId, name: 'canaritag', scope: 'personal', confirmed: false })
  const more = {
    id: sessionId,
    kind: 'workshop' as const,
    title: 'canarititle',
    notes: 'canarinote',
    beneficiaryIds: [beneficiaryId],
    tagIds: [tagId],
  }
  await here.as(camille).sessions.record(telling(here)(more))
})

async function read(name: string, person: Person | null) {
  const [slice = '', verb = ''] = name.split('.')
  const caller: unknown = person ? here.as(person) : here.citizen()
  const ask = (caller as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[slice]![verb]!
  const answer: unknown = await ask(asked[name]).catch((error: unknown) => error)
  if (answer instanceof TRPCError && !['UNAUTHORIZED', 'FORBIDDEN', 'NOT_FOUND'].includes(answer.code))
    throw answer
  return JSON.stringify(answer instanceof TRPCError ? [answer.message, answer.cause] : answer)
}

describe('what people told Camille', () => {
  test('is in nothing that leaves by the public doors', async () => {
    const app = await buildApp({ db: here.db, settings: here.settings, now: here.now })
    const paths = Object.keys(apiDocument(here.settings).paths).map((path) => `/api/v1${path}`)
    const files = openFileNames.map((name) => `/donnees/${name}`)
    for (const path of [...paths, ...files]) {
      const { body } = await app.inject({ url: path.replace('{slug}', here.place.slug) })
      expect(body).not.toMatch(marks)
      for (const { actor } of Object.values(here.people)) expect(body).not.toContain(actor.name)
    }
    await app.close()
  })

  test('is in readings that Camille makes', async () => {
    const shown = []
    for (const name of readings) if (marks.test(await read(name, camille))) shown.push(name)
    expect(shown.toSorted((a, b) => a.localeCompare(b))).toEqual([
      'appointments.agenda',
      'appointments.peopleKnown',
      'appointments.slip',
      'appointments.toSettle',
      'beneficiaries.beneficiary',
      'beneficiaries.copy',
      'beneficiaries.followUp',
      'beneficiaries.list',
      'planning.week',
      'sessions.draft',
      'sessions.journal',
      'sessions.session',
      'sessions.usual',
      'statistics.narrowings',
      'tags.list',
      'waiting.list',
    ])
  })

  test.each(readings)('is not in %s for anybody else', async (name) => {
    expect(Object.keys(asked)).toContain(name)
    expect(doors).toHaveProperty([name])
    for (const person of [null, ...Object.values(others)]) expect(await read(name, person)).not.toMatch(marks)
  })
})
