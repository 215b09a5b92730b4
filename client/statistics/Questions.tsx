import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import {
  questionsAsked,
  sayNowhere,
  sayRisingThere,
  sayTooLong,
  sayWorkshops,
  tooNarrow,
  tooWide,
} from '#shared/question-answers.ts'
import { useTRPC } from '../trpc.ts'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useAsked } from './asked.ts'
import type { DashboardSearch } from '#shared/dashboard-search.ts'
import type { Dashboard } from './shown.ts'
import './questions.css'

/** The questions that people really ask, each with its answer in a sentence, and where to see it in figures. */
export function Questions({ dashboard }: { dashboard: Dashboard }) {
  const { search, there } = useAsked()
  const { nowhere, tooLong, workshops } = useAnswers()
  const rising = sayRisingThere(dashboard)
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">Ce que l’on demande</h2>
      <dl className="questions">
        <Question asked={questionsAsked.rising} answer={rising} hash="themes" search={search} />
        <Question asked={questionsAsked.nowhere} answer={nowhere} hash="coverage" search={search} />
        <Question
          asked={questionsAsked.tooLong}
          answer={tooLong}
          hash={there ? 'appointments' : 'territories'}
          search={search}
        />
        <Question
          asked={questionsAsked.workshops}
          answer={workshops}
          hash="themes"
          search={{ ...search, type: 'ateliers' }}
        />
      </dl>
    </section>
  )
}

type QuestionProps = { asked: string; answer: string | undefined; hash: string; search: DashboardSearch }

function Question({ asked, answer, hash, search }: QuestionProps) {
  return (
    <div>
      <dt>{asked}</dt>
      <dd>
        {answer === undefined ? <Skeleton lines={2} /> : <p>{answer}</p>}
        <RouteLink
          to="/tableau-de-bord"
          search={search}
          hash={hash}
          aria-label={`Voir les chiffres\u00a0: ${asked}`}
        >
          Voir les chiffres
        </RouteLink>
      </dd>
    </div>
  )
}

/** The answers that need figures of their own; undefined until they are known. */
function useAnswers() {
  const { question, there, isKnown } = useAsked()
  const trpc = useTRPC()
  const asked = { enabled: isKnown, placeholderData: keepPreviousData }
  const coverage = useQuery(trpc.statistics.coverage.queryOptions(question, asked))
  const delays = useQuery(trpc.statistics.delays.queryOptions(there ?? skipToken, asked))
  const of = (kind: 'workshop' | 'individual') => ({ ...question, kind })
  const workshops = useQuery(trpc.statistics.dashboard.queryOptions(of('workshop'), asked))
  const individuals = useQuery(trpc.statistics.dashboard.queryOptions(of('individual'), asked))
  return {
    nowhere: coverage.data === null ? tooNarrow : coverage.data && sayNowhere(coverage.data),
    tooLong: !there ? tooWide : delays.data === null ? tooNarrow : delays.data && sayTooLong(delays.data),
    workshops: workshops.data && individuals.data && sayWorkshops(workshops.data.now, individuals.data.now),
  }
}
