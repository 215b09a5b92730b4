import { type ApiDocument, type ApiOperation, fieldsOf, sayKind } from '#shared/open-api.ts'
import { DataTable } from '../ui/DataTable.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Stack } from '../ui/Stack.tsx'

type OperationSectionProps = {
  operation: ApiOperation & { path: string }
  components: ApiDocument['components']
}

/** One address of the API: what it gives, what it is asked, what its answer is made of. */
export function OperationSection({ operation, components }: OperationSectionProps) {
  const { operationId, summary, description, parameters, path, responses, security } = operation
  const answer = responses['200']?.content?.['application/json'].schema.$ref.split('/').at(-1) ?? ''
  const isOpen = security === undefined
  return (
    <Stack as="section" aria-labelledby={operationId} className="open-data-operation">
      <h2 id={operationId}>{summary}</h2>
      <p className="open-data-address">
        <strong>GET</strong> {path}
      </p>
      <p>{description}</p>
      {!isOpen && <p>Demande la clé d’un partenaire qui en a le droit.</p>}
      {isOpen && !path.includes('{') && (
        <p>
          <a href={`/api/v1${path}`}>
            Voir une réponse<span className="heard-only">&nbsp;: {summary}</span>
          </a>
        </p>
      )}
      {parameters.length > 0 && (
        <DataTable
          caption={`Paramètres\u00a0: ${summary.toLowerCase()}`}
          rows={parameters}
          rowKey={({ name }) => name}
          columns={[
            { key: 'name', label: 'Paramètre', cell: ({ name }) => <code>{name}</code> },
            {
              key: 'kind',
              label: 'Valeur',
              cell: ({ schema }) => sayKind({ schema, isList: false }),
            },
            { key: 'description', label: 'Sens', cell: ({ description: said }) => said },
            {
              key: 'usual',
              label: 'Sans lui',
              cell: ({ required, schema }) =>
                required ? 'obligatoire' : schema.default === undefined ? '–' : String(schema.default),
            },
          ]}
        />
      )}
      <Disclosure title={`Réponse\u00a0: ${summary.toLowerCase()}`}>
        <DataTable
          caption={`Champs de la réponse\u00a0: ${summary}`}
          captionHidden
          rows={fieldsOf(components.schemas[answer] ?? {})}
          rowKey={({ name }) => name}
          columns={[
            { key: 'name', label: 'Champ', cell: ({ name }) => <code>{name}</code> },
            {
              key: 'kind',
              label: 'Valeur',
              cell: ({ kind, isOptional }) => (isOptional ? `${kind}, ou rien` : kind),
            },
            { key: 'description', label: 'Sens', cell: ({ description: said }) => said || '–' },
          ]}
        />
      </Disclosure>
    </Stack>
  )
}
