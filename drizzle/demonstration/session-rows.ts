import { type Channel, type SessionDetails, territoryOf } from '#shared/sessions.ts'
import type { Need, Topic } from '#shared/themes.ts'
import { type Day, hour, type Instant, minute } from '#shared/time.ts'
import type { ServiceName } from '../default-services.ts'
import type { sessions } from '../schema/index.ts'
import type { Appointment } from './appointments.ts'
import { type Chance, countKeyOf } from './chance.ts'
import { topicWeights } from './seasons.ts'
import {
  drawAutonomy,
  drawEquipment,
  drawNote,
  drawPeople,
  drawPosture,
  drawProcedures,
  drawReferral,
  drawTopics,
} from './session-contents.ts'
import type { Advisor, Place } from './plant-team.ts'
import { type WorkshopName, workshops } from './workshops.ts'

export type Session = typeof sessions.$inferInsert & { topics: Topic[]; advisorIds: string[] }

/** An advisor, the place they are known at, who may lead a workshop with them, and the people around by commune. */
export type Author = Advisor & {
  home: Place
  colleagues: string[]
  neighbourhood: Record<string, number>
}

/** The moment a session took place; without a place when it was elsewhere. */
export type Scene = {
  now: Instant
  /** The first day of the history. */
  since: Day
  author: Author
  draw: Chance
  day: Day
  endsAt: Instant
  place: Place | null
}

/** Of the last two days, some honoured appointments still wait for their session. */
export const isWritten = ({ now, draw }: Scene, { endsAt }: Appointment) =>
  endsAt < now - 48 * hour || draw.happens(0.7)

const channelOf: Record<ServiceName, Channel> = {
  onSite: 'place',
  phone: 'remote',
  home: 'home',
  video: 'remote',
  workshop: 'place',
}

/** Somebody helped alone, with an appointment or without. */
export function individual(scene: Scene, service: ServiceName, appointment: Appointment | null): Session {
  const { author, draw, day, place, since } = scene
  const channel = place === null && service === 'onSite' ? 'other' : channelOf[service]
  const residenceCode = draw.happens(0.4) ? draw.weigh(author.neighbourhood) : null
  const venue = (place ?? (channel === 'remote' ? author.home : null))?.venue ?? null
  const touched = drawTopics(draw, topicWeights(venue, day, since), appointment?.need ?? ('unknown' as Need))
  const returning = draw.happens(0.44) ? 1 : 0
  return {
    ...written(scene, appointment?.honouredAt ?? scene.endsAt),
    ...territory(scene, channel, residenceCode),
    kind: 'individual',
    minutes: appointment ? lengthOf(appointment) : Number(draw.weigh(lengths[service])),
    appointmentId: appointment?.id ?? null,
    participants: 1,
    returning,
    ...drawPosture(draw, touched),
    autonomy: drawAutonomy(draw, returning === 1),
    details: {
      equipment: drawEquipment(draw),
      procedures: drawProcedures(draw, touched, day),
      ...drawPeople(draw, 1),
      ...(residenceCode ? { residenceCode } : {}),
    } satisfies SessionDetails,
    topics: touched,
    advisorIds: [author.id],
  }
}

/** @param registered how many came among those who had a seat; others simply come in */
export function workshopSession(scene: Scene, name: WorkshopName, registered: number): Session {
  const { author, draw, day, place } = scene
  const { title, level, topics: touched } = workshops[name]
  const participants = Math.max(draw.between(4, 10), Math.min(10, registered))
  const second = draw.happens(0.18) ? [draw.pick(author.colleagues)] : []
  return {
    ...written(scene, scene.endsAt),
    ...territory(scene, place === null ? 'other' : 'place', null),
    kind: 'workshop',
    minutes: draw.happens(0.75) ? 120 : 90,
    participants,
    returning: draw.between(0, Math.floor(participants * 0.7)),
    level,
    title,
    details: {
      equipment: draw.happens(0.5) ? ['ordinateur'] : ['ordinateur', 'telephone'],
      procedures: drawProcedures(draw, touched, day),
      ...drawPeople(draw, participants),
    } satisfies SessionDetails,
    topics: [...touched],
    advisorIds: [author.id, ...second],
  }
}

/** Minutes, as advisors round them, when nobody had set them. */
const lengths: Record<ServiceName, Record<string, number>> = {
  onSite: { 15: 8, 30: 34, 45: 30, 60: 24, 90: 4 },
  phone: { 15: 30, 30: 55, 45: 15 },
  home: { 60: 30, 90: 55, 120: 15 },
  video: { 30: 40, 45: 60 },
  workshop: { 120: 1 },
}

const lengthOf = ({ startsAt, endsAt }: Appointment) => (endsAt - startsAt) / minute

/** Mostly logged within the hour; sometimes at the end of the week. */
function written({ author, draw, day, now }: Scene, endsAt: Instant) {
  const late = draw.happens(0.8) ? draw.between(2, 50) * minute : draw.between(4, 90) * hour
  const recordedAt = Math.min(endsAt + late, now - minute)
  const id = draw.id(recordedAt)
  return {
    id,
    countKey: countKeyOf(id),
    day,
    structureId: author.structureId,
    advisorId: author.id,
    referral: drawReferral(draw),
    notes: drawNote(draw),
    recordedAt,
  }
}

function territory({ author, draw, place }: Scene, channel: Channel, residenceCode: string | null) {
  const isElsewhere = channel === 'home' || channel === 'other'
  const here = isElsewhere ? null : (place ?? author.home)
  const communeCode = isElsewhere ? draw.weigh(author.neighbourhood) : null
  const counted = territoryOf({ channel, communeCode, residenceCode }, here?.communeCode ?? null)
  return {
    channel,
    placeId: here?.id ?? null,
    communeCode: counted?.communeCode ?? author.home.communeCode,
    communeAssumed: counted?.communeAssumed ?? false,
  }
}
