import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { advisors } from './advisors.ts'
import { appointments } from './appointments.ts'
import { beneficiaries } from './beneficiaries.ts'
import { always, atMost, countKey, day, id, idOf, instant, oneOf, whole, yesNo } from './columns.ts'
import { places } from './places.ts'
import { structures } from './structures.ts'
import { tags } from './tags.ts'
import { communes } from './territories.ts'
import {
  autonomies,
  channels,
  levels,
  mandates,
  postures,
  referrals,
  sessionKinds,
} from '#shared/sessions.ts'
import type { Lent } from '#shared/merged-sessions.ts'
import type { SessionDetails } from '#shared/sessions.ts'
import { topics } from '#shared/themes.ts'

/** Help given, reported afterwards. Never a login. Withdrawn by a fact; corrections keep a history. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: id(),
    kind: text({ enum: sessionKinds }).notNull(),
    day: day().notNull(),
    minutes: integer().notNull(),
    channel: text({ enum: channels }).notNull(),
    placeId: idOf().references(() => places.id),
    communeCode: text()
      .notNull()
      .references(() => communes.code),
    /** A remote session without a known residence counts at the place's commune, and says so. */
    communeAssumed: yesNo().notNull().default(false),
    structureId: idOf()
      .notNull()
      .references(() => structures.id),
    /** Who recorded it; with the others who led it in `sessionAdvisors`. */
    advisorId: idOf()
      .notNull()
      .references(() => advisors.id),
    appointmentId: idOf().references(() => appointments.id),
    participants: integer().notNull(),
    /** Participants who had come before. */
    returning: integer().notNull().default(0),
    posture: text({ enum: postures }),
    mandate: text({ enum: mandates }),
    autonomy: text({ enum: autonomies }),
    level: text({ enum: levels }),
    referral: text({ enum: referrals }),
    title: text().notNull().default(''),
    notes: text().notNull().default(''),
    /** Equipment, démarches, and marginal counters of the people (never cross-tables): read whole. */
    details: whole<SessionDetails>().notNull(),
    recordedAt: instant().notNull(),
    revisedAt: instant(),
    withdrawnAt: instant(),
    countKey: countKey(),
  },
  (session) => [
    index('sessions_by_advisor').on(session.advisorId, session.day),
    index('sessions_by_commune').on(session.communeCode, session.day),
    index('sessions_by_day').on(session.day),
    uniqueIndex('sessions_one_per_appointment')
      .on(session.appointmentId)
      .where(sql`${session.appointmentId} is not null and ${session.withdrawnAt} is null`),
    oneOf('sessions_kind', session.kind, sessionKinds),
    oneOf('sessions_channel', session.channel, channels),
    always('sessions_minutes', sql`${session.minutes} between 5 and 480`),
    always(
      'sessions_participants',
      sql`${session.participants} between 1 and 500 and (${session.kind} = 'workshop' or ${session.participants} = 1)`,
    ),
    always('sessions_returning', sql`${session.returning} between 0 and ${session.participants}`),
    always('sessions_place', sql`${session.channel} <> 'place' or ${session.placeId} is not null`),
    atMost('sessions_notes', session.notes, 500),
    atMost('sessions_title', session.title, 120),
  ],
)

/** A workshop led by two advisors is one session with two advisors: counted once, seen by both. */
export const sessionAdvisors = sqliteTable(
  'session_advisors',
  {
    sessionId: idOf()
      .notNull()
      .references(() => sessions.id),
    advisorId: idOf()
      .notNull()
      .references(() => advisors.id),
  },
  (row) => [
    primaryKey({ columns: [row.sessionId, row.advisorId] }),
    index('session_advisors_by_advisor').on(row.advisorId),
  ],
)

/** The thématiques a session touched: at least one, each once. */
export const sessionTopics = sqliteTable(
  'session_topics',
  {
    sessionId: idOf()
      .notNull()
      .references(() => sessions.id),
    topic: text({ enum: topics }).notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.sessionId, row.topic] }),
    oneOf('session_topics_topic', row.topic, topics),
  ],
)

/** What a session was before each correction, notes excepted. */
export const sessionRevisions = sqliteTable(
  'session_revisions',
  {
    id: id(),
    sessionId: idOf()
      .notNull()
      .references(() => sessions.id),
    advisorId: idOf().references(() => advisors.id),
    at: instant().notNull(),
    before: whole<Record<string, unknown>>().notNull(),
  },
  (row) => [index('session_revisions_by_session').on(row.sessionId)],
)

/**
 * A session that was noted twice: this one went behind the one kept, withdrawn, and what it lent is known, so that the two can
 * be parted again.
 */
export const sessionMerges = sqliteTable(
  'session_merges',
  {
    sessionId: idOf()
      .primaryKey()
      .references(() => sessions.id),
    keptId: idOf()
      .notNull()
      .references(() => sessions.id),
    at: instant().notNull(),
    lent: whole<Lent>().notNull(),
  },
  (row) => [
    index('session_merges_by_kept').on(row.keptId),
    always('session_merges_two', sql`${row.keptId} <> ${row.sessionId}`),
  ],
)

/**
 * Whom among those one follows a session helped. Once they are forgotten, a row stays of nobody: somebody came, and had come
 * that month before or never. Triggers refuse more people than participants and whoever was erased, and keep what is the
 * session's: its day, and where, how and for which structure it counts, so that people are counted without reading sessions.
 */
export const sessionBeneficiaries = sqliteTable(
  'session_beneficiaries',
  {
    sessionId: idOf()
      .notNull()
      .references(() => sessions.id),
    beneficiaryId: idOf().references(() => beneficiaries.id),
    day: day().notNull(),
    /** To an earlier session of theirs; counted in the session's `returning`. */
    hadCome: yesNo().notNull().default(false),
    /** `2026-03`: of somebody forgotten, the month of the session before, to count them once over months. */
    monthBefore: text(),
    /** The same of the session before in this département. */
    monthBeforeThere: text(),
    /** Of somebody forgotten: whether they count outside the structure. */
    drawn: yesNo(),
    /** The session's own, while it counts: none once it is withdrawn. */
    communeCode: text(),
    kind: text({ enum: sessionKinds }),
    structureId: idOf(),
  },
  (row) => [
    uniqueIndex('session_beneficiaries_once').on(row.sessionId, row.beneficiaryId),
    index('session_beneficiaries_by_person')
      .on(row.beneficiaryId, row.day)
      .where(sql`${row.beneficiaryId} is not null`),
    index('session_beneficiaries_there')
      .on(row.communeCode, row.day, row.kind, row.structureId, row.beneficiaryId)
      .where(sql`${row.communeCode} is not null and ${row.beneficiaryId} is not null`),
    index('session_beneficiaries_forgotten_there')
      .on(
        row.communeCode,
        row.day,
        row.kind,
        row.structureId,
        row.monthBefore,
        row.monthBeforeThere,
        row.drawn,
      )
      .where(sql`${row.communeCode} is not null and ${row.beneficiaryId} is null`),
    always(
      'session_beneficiaries_month_before',
      sql`${row.monthBefore} is null or ${row.beneficiaryId} is null`,
    ),
  ],
)

/** The tags that a session carries, as they were chosen: one merged since is read as the one it was merged into. */
export const sessionTags = sqliteTable(
  'session_tags',
  {
    sessionId: idOf()
      .notNull()
      .references(() => sessions.id),
    tagId: idOf()
      .notNull()
      .references(() => tags.id),
  },
  (row) => [primaryKey({ columns: [row.sessionId, row.tagId] }), index('session_tags_by_tag').on(row.tagId)],
)
