import { TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { problems } from '#shared/problems.ts'
import type { Settings } from '../env.ts'
import { Problem } from '../problem.ts'

/** What the public API refuses by itself; closed, each with its status and a sentence for whoever writes the program. */
export const apiRefusals = {
  badParameters: {
    status: 400,
    title: 'Paramètre non compris',
    detail: 'Un paramètre est inconnu, ou sa valeur n’est pas de celles que la documentation décrit.',
  },
  keyUnknown: {
    status: 401,
    title: 'Clé inconnue',
    detail: 'La clé envoyée n’existe pas, a été renouvelée ou révoquée. Sans clé, la lecture ouverte répond.',
  },
  keyMissing: {
    status: 401,
    title: 'Clé demandée',
    detail: 'Cette adresse demande la clé d’un partenaire, dans «\u00a0Authorization: Bearer …\u00a0».',
  },
  notInScope: {
    status: 403,
    title: 'Droit manquant',
    detail: 'La clé envoyée n’ouvre pas cette adresse.',
  },
  notFound: {
    status: 404,
    title: 'Introuvable',
    detail: 'Rien ne répond à cette adresse\u00a0: le lieu a fermé, ou elle est mal écrite.',
  },
  tooOften: {
    status: 429,
    title: 'Trop de lectures',
    detail:
      'Attendez le nombre de secondes que dit «\u00a0Retry-After\u00a0», et gardez les réponses\u00a0: leur ETag épargne de les relire.',
  },
  surprise: {
    status: 500,
    title: 'Erreur de notre côté',
    detail: 'Quelque chose n’a pas marché de notre côté. Réessayez dans un instant.',
  },
} as const
export type ApiRefusalName = keyof typeof apiRefusals

export class ApiRefusal extends Error {
  readonly refusal: ApiRefusalName
  readonly parameters: readonly string[] | undefined
  readonly statusCode: number
  constructor(refusal: ApiRefusalName, parameters?: readonly string[]) {
    super(refusal)
    this.refusal = refusal
    this.parameters = parameters
    this.statusCode = apiRefusals[refusal].status
  }
}

/**
 * What is answered of a refusal, as RFC 9457 says it. A refusal of the house keeps its own sentence; anything else says nothing
 * of what went wrong.
 */
export function problemBody({ publicUrl }: Pick<Settings, 'publicUrl'>, error: unknown) {
  const type = (name: string) => `${publicUrl}/donnees-ouvertes/api#${name}`
  if (error instanceof ApiRefusal) {
    const { refusal, parameters } = error
    return {
      type: type(refusal),
      ...apiRefusals[refusal],
      ...(parameters && { parameters: [...parameters] }),
    }
  }
  if (error instanceof TRPCError && error.cause instanceof Problem) {
    const name = error.cause.problem
    const status = getHTTPStatusCodeFromError(error)
    const known = name === 'notFound' || name === 'tooManyRequests' ? byProblem[name] : null
    if (known) return { type: type(known), ...apiRefusals[known] }
    return { type: type(name), title: name, status, detail: problems[name].fr }
  }
  return { type: type('surprise'), ...apiRefusals.surprise }
}

const byProblem = { notFound: 'notFound', tooManyRequests: 'tooOften' } as const
