import { useQuery } from '@tanstack/react-query'
import { sayDuration } from '#shared/speech.ts'
import { topicTable } from '#shared/themes.ts'
import { nameOf } from '../beneficiaries/followed.ts'
import { useTRPC } from '../trpc.ts'
import { Disclosure } from '../ui/Disclosure.tsx'
import { AlikeOfColleagues } from './AlikeOfColleagues.tsx'
import { Behind } from './Behind.tsx'
import type { Kept, Line } from './first-told.ts'
import { whoOf } from './JournalLine.tsx'
import { MergeChoices } from './MergeChoices.tsx'

/** What else one noted that day and that may be the same session, to make one of the two; and those that went behind it. */
export function NotedTwice({ kept }: { kept: Kept }) {
  const { told, people, merged } = kept
  const { day, kind, id } = told
  const trpc = useTRPC()
  const { data } = useQuery(trpc.sessions.journal.queryOptions({ from: day, to: day, kind }))
  const colleagues = useQuery(trpc.sessions.alike.queryOptions({ id }, { enabled: kind === 'workshop' }))
  const theirs = colleagues.data ?? []
  const [person] = people
  const alike = (data?.sessions ?? []).filter(
    (line) =>
      line.isMine &&
      line.id !== id &&
      (kind === 'workshop' || !person || !line.person || line.person === nameOf(person)),
  )
  return (
    <>
      {merged.length > 0 && <Behind merged={merged} />}
      {alike.length + theirs.length > 0 && (
        <Disclosure title={'Noté deux fois\u00a0?'}>
          {theirs.length > 0 && <AlikeOfColleagues alike={theirs} id={id} />}
          {alike.length > 0 && <Alike alike={alike} intoId={id} />}
        </Disclosure>
      )}
    </>
  )
}

const Alike = ({ alike, intoId }: { alike: Line[]; intoId: string }) => (
  <MergeChoices
    help={
      'S’il s’agit du même moment, gardez celui-ci\u00a0: il prendra à l’autre ce qu’il ne dit pas, et ne comptera qu’une fois. Vous pourrez toujours les séparer.'
    }
    act="Fusionner"
    choices={alike.map((line) => ({
      givenUpId: line.id,
      keptId: intoId,
      told: (
        <>
          <strong>{sayDuration(line.minutes, 'fr')}</strong>, {whoOf(line)},{' '}
          {line.placeName ?? line.communeName}
          <span className="mention">{line.topics.map((topic) => topicTable[topic].label).join(', ')}</span>
        </>
      ),
      actInFull: `Fusionner avec celui-ci\u00a0: ${sayDuration(line.minutes, 'fr')}, ${whoOf(line)}`,
    }))}
  />
)
