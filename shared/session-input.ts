import * as z from 'zod/mini'
import { communeCode, day, id, idsUpTo, someOf, text } from './fields.ts'
import { ageBands, genders, statuses } from './profile.ts'
import {
  autonomies,
  channels,
  equipments,
  isAdministrative,
  levels,
  longestMinutes,
  longestNotes,
  mandates,
  mostCoAdvisors,
  mostParticipants,
  postures,
  referrals,
  sessionKinds,
  shortestMinutes,
} from './sessions.ts'
import { sentences } from './session-sentences.ts'
import { mostTags } from './tags.ts'
import { procedures, topics } from './themes.ts'

/** How many people per value; people whose value is not told are simply not counted. */
const counters = <Code extends string>(codes: readonly [Code, ...Code[]]) =>
  z.partialRecord(z.enum(codes), z.int().check(z.gte(0), z.lte(mostParticipants)))

const fields = z.strictObject({
  /** Minted when the form opens; it is the request's id too, so that a replay is harmless. */
  id,
  kind: z.enum(sessionKinds),
  day,
  minutes: z.int().check(z.gte(shortestMinutes), z.lte(longestMinutes)),
  channel: z.enum(channels),
  placeId: z.nullable(id),
  /** Where it happened, when that is no place of ours. */
  communeCode: z.nullable(communeCode),
  residenceCode: z.nullable(communeCode),
  topics: someOf(topics).check(z.minLength(1)),
  procedures: someOf(procedures),
  posture: z.nullable(z.enum(postures)),
  mandate: z.nullable(z.enum(mandates)),
  autonomy: z.nullable(z.enum(autonomies)),
  level: z.nullable(z.enum(levels)),
  title: text(120),
  equipment: someOf(equipments),
  referral: z.nullable(z.enum(referrals)),
  participants: z.int().check(z.gte(1), z.lte(mostParticipants)),
  /** Participants who had come before. */
  returning: z.int().check(z.gte(0), z.lte(mostParticipants)),
  ages: counters(ageBands),
  genders: counters(genders),
  statuses: counters(statuses),
  coAdvisorIds: idsUpTo(mostCoAdvisors),
  notes: text(longestNotes),
  /** The author has read that the note seems to speak of health, justice or beliefs, and keeps it. */
  noteConfirmed: z.boolean(),
  appointmentId: z.nullable(id),
  /** Whom among those one follows; the other participants are anonymous, and `returning` counts those alone. */
  beneficiaryIds: z.optional(idsUpTo(mostParticipants)),
  /** Not said in a correction, they stay as they were. */
  tagIds: z.optional(idsUpTo(mostTags)),
  /** Of a booked workshop, whose seats they were and who came: told, it settles them. */
  attendance: z.optional(
    z.array(z.strictObject({ appointmentId: id, came: z.boolean() })).check(
      z.maxLength(mostParticipants),
      z.refine((seats) => new Set(seats.map(({ appointmentId }) => appointmentId)).size === seats.length),
    ),
  ),
})

/** What may be the same from one session to the next; said or not, it is not checked against the rest. */
export const repeatable = z.extend(
  z.pick(fields, {
    kind: true,
    minutes: true,
    channel: true,
    placeId: true,
    communeCode: true,
    procedures: true,
    posture: true,
    level: true,
    title: true,
    equipment: true,
    referral: true,
    coAdvisorIds: true,
    tagIds: true,
  }),
  { topics: someOf(topics) },
)

export type SessionInput = z.infer<typeof fields>
export type SessionField = keyof SessionInput

/** A whole session as its advisor tells it; the same for the form, the wire, an import and the outbox. */
export const sessionInput = fields.check(({ value, issues }) => {
  for (const { field, broken, says } of rules)
    if (broken(value)) issues.push({ code: 'custom', path: [field], message: says, input: value[field] })
})

/** What to say beside each field of the form whose answer is missing or not understood; the first of each field. */
export function sentencesFor(session: unknown): Partial<Record<SessionField, string>> {
  const read = sessionInput.safeParse(session)
  const said: Partial<Record<SessionField, string>> = {}
  for (const issue of read.error?.issues ?? []) {
    const field = issue.path[0] as SessionField
    said[field] ??= rules.some(({ says }) => says === issue.message) ? issue.message : sentences[field]
  }
  return said
}

/** Drops what the kind, the channel, the posture or the thématiques chosen since make meaningless. */
export function tidied(session: SessionInput): SessionInput {
  const alone = session.kind === 'individual'
  const atPlace = session.channel === 'place' || session.channel === 'remote'
  return {
    ...session,
    placeId: atPlace ? session.placeId : null,
    communeCode: atPlace ? null : session.communeCode,
    residenceCode: alone ? session.residenceCode : null,
    procedures: isAdministrative(session) ? session.procedures : [],
    mandate: session.posture === 'done_instead' ? session.mandate : null,
    autonomy: alone ? session.autonomy : null,
    level: alone ? null : session.level,
    title: alone ? '' : session.title,
    participants: alone ? 1 : session.participants,
    returning: alone ? Math.min(1 - Math.min(1, followedIn(session)), session.returning) : session.returning,
    coAdvisorIds: alone ? [] : session.coAdvisorIds,
    beneficiaryIds: alone ? session.beneficiaryIds?.slice(0, 1) : session.beneficiaryIds,
    attendance: alone ? undefined : session.attendance,
  }
}

/** How many of those who had booked a seat came. */
export const cameOf = ({ attendance }: Pick<SessionInput, 'attendance'>) =>
  attendance?.filter(({ came }) => came).length ?? 0

/** How many of those helped are people one follows. */
export const followedIn = ({ beneficiaryIds }: Pick<SessionInput, 'beneficiaryIds'>) =>
  beneficiaryIds?.length ?? 0

type Rule = { field: SessionField; says: string; broken: (session: SessionInput) => boolean }

const sumOf = (counts: Partial<Record<string, number>>) =>
  Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0)

const isElsewhere = ({ channel }: SessionInput) => channel === 'other' || channel === 'home'

const exceeds = (field: 'ages' | 'genders' | 'statuses'): Rule => ({
  field,
  says: 'Il y a plus de personnes ici que de participants. Corrigez l’un ou l’autre.',
  broken: (session) => sumOf(session[field]) > session.participants,
})

const rules: Rule[] = [
  { field: 'placeId', says: 'Choisissez le lieu.', broken: (s) => s.channel === 'place' && !s.placeId },
  { field: 'placeId', says: 'Ce lieu est de trop.', broken: (s) => isElsewhere(s) && s.placeId !== null },
  {
    field: 'communeCode',
    says: 'Choisissez la commune où cela s’est passé.',
    broken: (s) => isElsewhere(s) !== (s.communeCode !== null),
  },
  {
    field: 'residenceCode',
    says: 'Choisissez la commune de la personne, ou votre lieu.',
    broken: (s) => s.channel === 'remote' && !s.residenceCode && !s.placeId,
  },
  {
    field: 'participants',
    says: 'Un accompagnement individuel a une seule personne.',
    broken: (s) => s.kind === 'individual' && s.participants !== 1,
  },
  {
    field: 'returning',
    says: 'Il y a plus de personnes déjà venues que de participants.',
    broken: (s) => s.returning > s.participants,
  },
  {
    field: 'beneficiaryIds',
    says: 'Il y a plus de personnes suivies que de participants. Corrigez l’un ou l’autre.',
    broken: (s) => followedIn(s) > s.participants,
  },
  {
    field: 'returning',
    says: 'Il y a plus de personnes déjà venues que de participants, personnes suivies non comprises.',
    broken: (s) => s.returning > s.participants - Math.min(followedIn(s), s.participants),
  },
  {
    field: 'participants',
    says: 'Plus d’inscrits sont venus qu’il n’y a de participants. Corrigez l’un ou l’autre.',
    broken: (s) => cameOf(s) > s.participants,
  },
  {
    field: 'attendance',
    says: 'Une liste de présence ne va qu’avec un atelier réservé.',
    broken: (s) => s.attendance !== undefined && (s.kind !== 'workshop' || s.appointmentId === null),
  },
  exceeds('ages'),
  exceeds('genders'),
  exceeds('statuses'),
  {
    field: 'mandate',
    says: 'Quel mandat aviez-vous\u00a0?',
    broken: (s) => (s.posture === 'done_instead') !== (s.mandate !== null),
  },
  {
    field: 'procedures',
    says: 'Ces démarches demandent la thématique «\u00a0Aide aux démarches administratives\u00a0».',
    broken: (s) => s.procedures.length > 0 && !isAdministrative(s),
  },
  {
    field: 'equipment',
    says: '«\u00a0Pas de matériel\u00a0» ne va pas avec un autre choix.',
    broken: (s) => s.equipment.includes('aucun') && s.equipment.length > 1,
  },
  {
    field: 'kind',
    says: 'Une réponse ne va qu’avec l’autre sorte d’accompagnement.',
    broken: (s) =>
      s.kind === 'individual'
        ? s.level !== null || s.title !== '' || s.coAdvisorIds.length > 0
        : s.autonomy !== null || s.residenceCode !== null,
  },
]

/** A session at a place of which nothing is said yet. */
export const blankSession: Omit<SessionInput, 'id' | 'day' | 'minutes' | 'placeId'> = {
  kind: 'individual',
  channel: 'place',
  communeCode: null,
  residenceCode: null,
  topics: [],
  procedures: [],
  posture: null,
  mandate: null,
  autonomy: null,
  level: null,
  title: '',
  equipment: [],
  referral: null,
  participants: 1,
  returning: 0,
  ages: {},
  genders: {},
  statuses: {},
  coAdvisorIds: [],
  notes: '',
  noteConfirmed: false,
  appointmentId: null,
}
