import type { SessionLine } from '#shared/session-line.ts'
import type { SessionDetails } from '#shared/sessions.ts'
import { type Topic, topics } from '#shared/themes.ts'
import type { tagsShown } from './tags-shown.ts'

/** A row of `linesAsked`, as the driver gives it: values alone, in the order of its columns. */
export type Row = [
  id: SessionLine['id'],
  kind: SessionLine['kind'],
  day: SessionLine['day'],
  minutes: number,
  channel: SessionLine['channel'],
  placeId: string | null,
  communeCode: string,
  communeAssumed: 0 | 1,
  advisorId: string,
  participants: number,
  returning: number,
  posture: SessionLine['posture'],
  mandate: SessionLine['mandate'],
  autonomy: SessionLine['autonomy'],
  level: SessionLine['level'],
  referral: SessionLine['referral'],
  title: string,
  details: string,
  topics: string | null,
  colleagueIds: string | null,
  tagIds: string | null,
  isMine: 0 | 1,
  notes: string,
]

/**
 * What the file tells of a session that was read.
 * @param names of places, communes and advisors, by id or code
 * @param shown the names of the tags that it carries
 */
export function lineOfRow(
  row: Row,
  names: ReadonlyMap<string, string>,
  shown: ReturnType<typeof tagsShown>,
): SessionLine {
  const details = JSON.parse(row[17]) as SessionDetails
  const residenceCode = details.residenceCode ?? null
  const colleagueIds = row[19] === null ? [] : row[19].split(',')
  return {
    id: row[0],
    kind: row[1],
    day: row[2],
    minutes: row[3],
    channel: row[4],
    placeId: row[5],
    placeName: row[5] === null ? '' : (names.get(row[5]) ?? ''),
    communeCode: row[6],
    communeName: names.get(row[6]) ?? '',
    communeAssumed: row[7] === 1,
    residenceCode,
    residenceName: residenceCode === null ? '' : (names.get(residenceCode) ?? ''),
    author: names.get(row[8]) ?? '',
    participants: row[9],
    returning: row[10],
    posture: row[11],
    mandate: row[12],
    autonomy: row[13],
    level: row[14],
    referral: row[15],
    title: row[16],
    equipment: details.equipment,
    procedures: details.procedures,
    ages: details.ages,
    genders: details.genders,
    statuses: details.statuses,
    topics: topicsOf(row[18] ?? ''),
    colleagueIds,
    colleagues: colleagueIds.map((id) => names.get(id) ?? ''),
    tags: row[20] === null ? [] : shown(row[20], row[21] === 1),
    notes: row[22],
  }
}

const known = new Map<string, Topic[]>()

/** In the order of the screen. The same few come again and again. */
function topicsOf(touched: string): Topic[] {
  const found = known.get(touched)
  if (found) return found
  const names = touched.split(',')
  const told = topics.filter((topic) => names.includes(topic))
  known.set(touched, told)
  return told
}
