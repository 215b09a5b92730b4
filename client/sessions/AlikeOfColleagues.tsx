import type { inferRouterOutputs } from '@trpc/server'
import { useQuery } from '@tanstack/react-query'
import type { AppRouter } from '#server/router.ts'
import { sayDay, sayDuration } from '#shared/speech.ts'
import { useTRPC } from '../trpc.ts'
import { Disclosure } from '../ui/Disclosure.tsx'
import { capitalised, plural } from '../ui/lang.ts'
import { LineLink } from './LineActs.tsx'
import { MergeChoices } from './MergeChoices.tsx'
import './noted-twice.css'

type AlikeOne = inferRouterOutputs<AppRouter>['sessions']['alike'][number]

/** What colleagues noted and that may be this workshop: one gives up one's own, and leads theirs with them. */
export const AlikeOfColleagues = ({ alike, id }: { alike: AlikeOne[]; id: string }) => (
  <MergeChoices
    help={
      'Si vous l’avez animé ensemble, gardez celui de votre collègue\u00a0: il prendra au vôtre ce qu’il ne dit pas, hors la note, sera dans vos deux journaux et ne comptera qu’une fois. L’un comme l’autre, vous pourrez les séparer.'
    }
    act="Garder le sien"
    choices={alike.map((each) => ({
      givenUpId: id,
      keptId: each.id,
      told: (
        <>
          <strong>{each.authorName}</strong>
          <span className="mention">{sayOne(each)}</span>
        </>
      ),
      actInFull: `Garder celui de ${each.authorName}\u00a0: ${sayOne(each)}`,
    }))}
  />
)

/** In the journal: one's own workshops that a colleague may have noted too; nothing when there are none. */
export function PerhapsNotedTwice() {
  const { data = [] } = useQuery(useTRPC().sessions.alike.queryOptions({}))
  if (data.length === 0) return null
  return (
    <Disclosure title={`Ateliers qu’un collègue a peut-être notés aussi (${data.length})`}>
      <ul className="noted-twice">
        {data.map((each) => {
          const named = `${sayDay(each.day, 'fr', 'without year')}, ${each.authorName}`
          return (
            <li key={each.ofId + each.id}>
              <p>
                {capitalised(named)}
                <span className="mention">{sayOne(each)}</span>
              </p>
              <LineLink does="Comparer" named={named} search={{ session: each.ofId }} />
            </li>
          )
        })}
      </ul>
    </Disclosure>
  )
}

const sayOne = ({ minutes, participants, placeName, communeName }: AlikeOne) =>
  `${sayDuration(minutes, 'fr')}, ${plural('fr', participants, 'personne', 'personnes')}, ${placeName ?? communeName}`
