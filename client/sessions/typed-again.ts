import { ageBands, genders, statuses } from '#shared/profile.ts'
import type { SessionInput } from '#shared/session-input.ts'
import { procedureLabels, topicTable } from '#shared/themes.ts'
import { type Head, type Line, newLine } from './batch-lines.ts'
import { apartInFull } from './read-apart.ts'
import { profileInFull } from './read-profile.ts'
import { inFull } from './read-topics.ts'

/** A morning's sessions as they are typed in the table: read again, each line tells the same session, under its id. */
export function typedAgain(sessions: readonly SessionInput[]): { head: Head; lines: Line[] } {
  const [first] = sessions
  if (!first) throw new Error('A morning of nobody')
  const communeCode = sessions.find((told) => told.communeCode !== null)?.communeCode ?? null
  const head: Head = {
    day: first.day,
    channel: first.channel,
    placeId: sessions.find(({ placeId }) => placeId !== null)?.placeId ?? null,
    communeCode,
    communeName: communeCode,
  }
  return { head, lines: sessions.map((told) => lineOf(told, head)) }
}

const lineOf = (told: SessionInput, head: Head): Line => ({
  ...newLine({
    minutes: String(told.minutes),
    topics: inFull({
      labels: [
        ...told.topics
          .filter((topic) => topic !== 'aide_aux_demarches_administratives' || told.procedures.length === 0)
          .map((topic) => topicTable[topic].label),
        ...told.procedures.map((procedure) => procedureLabels[procedure]),
      ],
      unknown: [],
    }),
    posture: [told.posture, told.mandate].filter(Boolean).join(' '),
    autonomy: told.autonomy ?? '',
    profile: profileInFull({
      age: ageBands.find((band) => told.ages[band]) ?? null,
      gender: genders.find((gender) => told.genders[gender]) ?? null,
      status: statuses.find((status) => told.statuses[status]) ?? null,
      hadCome: told.returning > 0,
      unknown: [],
    }),
    notes: told.notes,
    apart: apartInFull(
      {
        day: told.day === head.day ? null : told.day,
        channel: told.channel === head.channel ? null : told.channel,
        unknown: [],
      },
      head.day,
    ),
  }),
  id: told.id,
  noteConfirmed: told.noteConfirmed,
  isChecked: true,
})
