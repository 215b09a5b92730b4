import { uuidv7 } from 'uuidv7'
import { dailyFigures } from '#drizzle/schema/index.ts'
import type { SessionInput } from '#shared/session-input.ts'
import type { World } from './world.ts'

/** Tells an ordinary session of this world's day, changed as said. */
export const telling =
  (lot: World) =>
  (changed: Partial<SessionInput> = {}): SessionInput => ({
    id: uuidv7(),
    kind: 'individual',
    day: '2026-06-15',
    minutes: 45,
    channel: 'place',
    placeId: lot.place.id,
    communeCode: null,
    residenceCode: null,
    topics: ['email'],
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
    ...changed,
  })

/** The running totals by day. */
export const figuresShown = (lot: World) => lot.db.select().from(dailyFigures).all()
