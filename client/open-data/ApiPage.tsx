import { useQuery } from '@tanstack/react-query'
import type { ApiDocument } from '#shared/open-api.ts'
import { Title } from '../Title.tsx'
import { Alert } from '../ui/Alert.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stack } from '../ui/Stack.tsx'
import { OperationSection } from './OperationSection.tsx'
import './open-data.css'

const documentAddress = '/api/v1/openapi.json'

/** The public API, read from its own document: nothing here is written twice, nothing comes from elsewhere. */
export function ApiPage() {
  const read = useQuery({ queryKey: ['open api'], queryFn: readDocument, staleTime: Infinity })
  return (
    <Stack gap="large" className="open-data">
      <Title>API publique</Title>
      <PageHead
        title="API publique"
        lead="Les lieux, les heures libres, les ateliers et les chiffres, pour vos sites et vos programmes."
      >
        <RouteLink to="/donnees-ouvertes">Données ouvertes</RouteLink>
      </PageHead>
      {read.isPending && <Skeleton lines={10} />}
      {read.error && <Alert tone="error">La documentation ne vient pas. Réessayez dans un instant.</Alert>}
      {read.data && <Documented document={read.data} />}
    </Stack>
  )
}

function Documented({ document }: { document: ApiDocument }) {
  const { info, servers, paths, components } = document
  const root = servers[0]?.url ?? ''
  const operations = Object.entries(paths).map(([path, { get }]) => ({ path, ...get }))
  return (
    <>
      <Stack as="section" aria-labelledby="commencer">
        <h2 id="commencer">Pour commencer</h2>
        <p>{info.description}</p>
        <p>
          Toutes les adresses commencent par <code>{root}</code>, répondent en JSON et se lisent avec GET,
          depuis n’importe quelle page. Les listes longues viennent par pages&nbsp;: suivez <code>next</code>.
        </p>
        <pre className="open-data-example">{`curl ${root}/availabilities?commune=46128`}</pre>
        <p>
          Chaque réponse porte un <code>ETag</code>&nbsp;: renvoyez-le dans <code>If-None-Match</code>, et la
          réponse sera 304, sans contenu, tant que rien n’a changé. <code>Cache-Control</code> dit combien de
          secondes la garder.
        </p>
        <p>
          Un partenaire peut recevoir une clé de l’administrateur de ce site, et l’envoyer dans{' '}
          <code>Authorization: Bearer permanence_…</code>
        </p>
        <p>
          Description pour les machines&nbsp;:{' '}
          <a href={documentAddress}>OpenAPI 3.1, version {info.version}</a>. Licence des réponses&nbsp;:{' '}
          <a href={info.license.url}>{info.license.name}</a>.
        </p>
      </Stack>
      <nav aria-labelledby="adresses">
        <h2 id="adresses">Les adresses</h2>
        <ul>
          {operations.map(({ operationId, summary }) => (
            <li key={operationId}>
              <a href={`#${operationId}`}>{summary}</a>
            </li>
          ))}
        </ul>
      </nav>
      {operations.map((operation) => (
        <OperationSection key={operation.operationId} {...{ operation, components }} />
      ))}
      <Stack as="section" aria-labelledby="refus">
        <h2 id="refus">Les refus</h2>
        <p>
          Un refus vient en <code>application/problem+json</code> (RFC 9457), avec un titre, le code HTTP et
          ce qu’il faut faire.
        </p>
        <dl className="open-data-themes">
          {Object.entries(components.responses).map(([name, { 'x-title': title, description }]) => (
            <div key={name} id={name}>
              <dt>
                {title} (<code>{name}</code>)
              </dt>
              <dd>{description}</dd>
            </div>
          ))}
        </dl>
      </Stack>
    </>
  )
}

async function readDocument(): Promise<ApiDocument> {
  const answer = await fetch(documentAddress)
  if (!answer.ok) throw new Error('No document')
  return (await answer.json()) as ApiDocument
}
