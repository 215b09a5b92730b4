import { createTRPCUntypedClient, httpLink, TRPCClientError } from '@trpc/client'
import type { AppRouter } from '#server/router.ts'
import { isProblemName, problems } from '#shared/problems.ts'
import { minute } from '#shared/time.ts'
import { pagesVersion, senderHeader, versionHeader } from '#shared/versions.ts'
import { isUnreachable, refusalOf, traceOf } from '../trpc.ts'
import type { Act } from './acts.ts'
import type { Outcome, Telling, Way } from './way.ts'

/** An answer that takes longer will not come: it is asked again. */
const longest = minute / 2

/**
 * Carries acts to the server, one a request. Only its own words make an act done or refused: silence, a server that is
 * busy, full or closed, and a sign-in that has ended leave it where it is.
 * @param owner whose acts they are: signed in as somebody else, the server takes none
 * @param told by tests only: the version of the pages, and the network that they go through
 */
export function deliverer(owner: string, told: Told = {}): Way['deliver'] {
  const { version = pagesVersion, ...network } = told
  const headers = { [senderHeader]: owner, [versionHeader]: String(version) }
  const links = [httpLink({ url: '/api/trpc', headers, ...network })]
  const client = createTRPCUntypedClient<AppRouter>({ links })
  return (act) => {
    const asking = client.mutation(act.verb, asAsked(act), { signal: AbortSignal.timeout(longest) })
    return asking.then((answer) => doneOf(act, answer), outcomeOf)
  }
}

type Told = { version?: number; fetch?: NonNullable<Parameters<typeof httpLink>[0]['fetch']> }

/** A session may be told several times under its id: each telling is a request of its own. */
const asAsked = ({ verb, input, stamp }: Telling) =>
  verb === 'sessions.record' ? { ...input, requestId: stamp } : input

/** Of a morning's sessions, the server says what became of each. */
function doneOf({ verb, input }: Act, answer: unknown): Outcome {
  if (verb !== 'sessions.recordAll') return { kind: 'done' }
  const refused = input.sessions.flatMap((told, at) => {
    const problem: unknown = Array.isArray(answer) ? answer[at] : null
    return isProblemName(problem) ? [{ told, problem }] : []
  })
  return { kind: 'done', refused }
}

/** What a failure says of the act. */
export function outcomeOf(error: unknown): Outcome {
  const problem = refusalOf(error)
  if (problem === 'signInFirst') return { kind: 'later', why: 'signInFirst', error }
  if (problem === 'upgradeFirst') return { kind: 'later', why: 'upgradeFirst', error }
  if (problem && passing.has(problems[problem].class)) return { kind: 'later', why: 'noNetwork', error }
  if (problem) return { kind: 'refused', problem, error }
  if (isUnreachable(error) || !(error instanceof TRPCClientError))
    return { kind: 'later', why: 'noNetwork', error }
  return { kind: 'surprise', trace: traceOf(error), error }
}

const passing: ReadonlySet<string> = new Set(['tooMany', 'unavailable'])
