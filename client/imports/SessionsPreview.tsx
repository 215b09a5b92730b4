import type { Ground } from '#shared/imported-ground.ts'
import type { Read } from '#shared/imported-read.ts'
import type { SessionInput } from '#shared/session-input.ts'
import { channelLabels } from '#shared/sessions.ts'
import { sayDay, sayDuration } from '#shared/speech.ts'
import { topicTable } from '#shared/themes.ts'
import { DataTable } from '../ui/DataTable.tsx'

type PreviewProps = { read: readonly Read[]; ground: Ground }
type Shown = { line: number; session: SessionInput }

/** The first sessions of the file, as they will be in the journal. */
export function SessionsPreview({ read, ground }: PreviewProps) {
  const shown = read
    .flatMap(({ session, group }): Shown[] =>
      session ? [{ line: group.lines[0]?.number ?? 0, session }] : [],
    )
    .slice(0, 6)
  return (
    <DataTable
      caption="Les premières séances"
      rows={shown}
      rowKey={({ line }) => String(line)}
      columns={[
        { key: 'day', label: 'Jour', cell: ({ session }) => sayDay(session.day, 'fr', 'without weekday') },
        {
          key: 'kind',
          label: 'Sorte',
          cell: ({ session }) => (session.kind === 'workshop' ? session.title || 'Atelier' : 'Individuel'),
        },
        {
          key: 'minutes',
          label: 'Durée',
          numeric: true,
          cell: ({ session }) => sayDuration(session.minutes, 'fr'),
        },
        { key: 'where', label: 'Où', cell: ({ session }) => whereOf(session, ground) },
        {
          key: 'topics',
          label: 'Thématiques',
          cell: ({ session }) => session.topics.map((topic) => topicTable[topic].label).join(', '),
        },
        {
          key: 'participants',
          label: 'Participants',
          numeric: true,
          cell: ({ session }) => session.participants,
        },
        { key: 'line', label: 'Ligne', numeric: true, cell: ({ line }) => line },
      ]}
    />
  )
}

function whereOf(
  { channel, placeId, communeCode, residenceCode }: SessionInput,
  { places, communes }: Ground,
) {
  const place = places.find(({ id }) => id === placeId)
  if (channel === 'place') return place?.name
  const commune = communes.find(({ code }) => code === (communeCode ?? residenceCode ?? place?.communeCode))
  return `${channelLabels[channel]}, ${commune?.name ?? ''}`
}
