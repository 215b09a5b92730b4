import { guard } from './note-guard.ts'
import { blankSession, type SessionInput } from './session-input.ts'

/**
 * A session as a file tells it: what its advisor recorded, with the names that make it readable beside the ids that make it
 * exact. A file made elsewhere has the names alone; what it does not say is empty.
 */
export type SessionLine = Omit<SessionInput, 'coAdvisorIds' | 'noteConfirmed' | 'appointmentId'> & {
  placeName: string
  /** Of where it counts: where it took place, whose INSEE code is `communeCode`, at a place too. */
  communeName: string
  /** At a distance, and nobody knows where the person lives. */
  communeAssumed: boolean
  residenceName: string
  /** Who recorded it. */
  author: string
  /** Who led it too. */
  colleagues: string[]
  colleagueIds: string[]
  /** The names of what it carries, in the order of the alphabet. */
  tags: string[]
}

const { coAdvisorIds: _, noteConfirmed: _confirmed, appointmentId: _appointment, ...blank } = blankSession

/** Nothing said yet. */
export const blankLine: SessionLine = {
  ...blank,
  id: '',
  day: '',
  minutes: 0,
  placeName: '',
  placeId: null,
  communeName: '',
  communeAssumed: false,
  residenceName: '',
  author: '',
  colleagues: [],
  colleagueIds: [],
  tags: [],
}

/**
 * The session of a line, as its advisor would tell it again. The ids of the line are believed: who reads a file that has
 * none looks for the place, the commune and the colleagues by their names first, and for the tags, which have none. It
 * comes from no appointment any more.
 */
export function sessionOfLine(line: SessionLine): SessionInput {
  const {
    placeName: _place,
    communeName: _commune,
    communeAssumed: _assumed,
    residenceName: _residence,
    author: _author,
    colleagues: _colleagues,
    colleagueIds,
    tags: _tags,
    ...said
  } = line
  const isElsewhere = line.channel === 'other' || line.channel === 'home'
  return {
    ...said,
    placeId: isElsewhere ? null : line.placeId,
    communeCode: isElsewhere ? line.communeCode : null,
    coAdvisorIds: colleagueIds,
    noteConfirmed: guard(`${line.title}\n${line.notes}`).delicacies.length > 0,
    appointmentId: null,
  }
}
