import * as z from 'zod/mini'
import { codesOf } from '#shared/labels.ts'
import type { ApiDocument, ApiOperation, ApiParameter, ApiRefused, ApiSchema } from '#shared/open-api.ts'
import { openLicence } from '#shared/open-data.ts'
import type { Settings } from '../env.ts'
import type { Operation } from './api-operation.ts'
import { operations } from './api-operations.ts'
import { type ApiRefusalName, apiRefusals } from './api-refusals.ts'
import { apiProblem } from './api-shapes.ts'

/** The version of the contract: its first number is in the addresses, and only grows when something that was there goes. */
export const apiVersion = '1.0.0'

type Told = Pick<Settings, 'publicUrl' | 'operator' | 'contact' | 'apiRateLimit'>

/** The public API as OpenAPI 3.1 describes it, made of the very shapes that check its questions and its answers. */
export const apiDocument = ({ publicUrl, operator, contact, apiRateLimit }: Told): ApiDocument => ({
  openapi: '3.1.0',
  jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
  info: {
    title: `API publique de ${operator}`,
    version: apiVersion,
    description: [
      'Les lieux, les prochaines heures libres, les ateliers et les chiffres protégés des conseillers numériques, en lecture et sans compte.',
      'Des champs pourront s’ajouter sans changer de version\u00a0: ignorez ceux que vous ne connaissez pas.',
      ...(apiRateLimit > 0
        ? [
            `Chaque adresse peut lire ${apiRateLimit} fois par minute, dix fois plus avec une clé de partenaire.`,
          ]
        : []),
    ].join(' '),
    license: { name: openLicence.name, url: openLicence.address },
    ...(contact && { contact: { email: contact } }),
  },
  externalDocs: { description: 'Documentation à lire', url: `${publicUrl}/donnees-ouvertes/api` },
  servers: [{ url: `${publicUrl}/api/v1` }],
  security: [{}, { partnerKey: [] }],
  paths: Object.fromEntries(operations.map((operation) => [operation.path, { get: described(operation) }])),
  components: {
    schemas: { Problem: schemaOf(apiProblem), ...answers() },
    responses: Object.fromEntries(refusalNames.map((name) => [name, refused(name)])),
    headers: {
      ETag: {
        description: 'Nom du contenu\u00a0: renvoyez-le dans If-None-Match.',
        schema: { type: 'string' },
      },
      'Retry-After': { description: 'Secondes à attendre.', schema: { type: 'integer' } },
      'RateLimit-Limit': { description: 'Lectures permises par minute.', schema: { type: 'integer' } },
      'RateLimit-Remaining': { description: 'Lectures qui restent.', schema: { type: 'integer' } },
      'RateLimit-Reset': {
        description: 'Secondes avant que le compte ne reparte de zéro.',
        schema: { type: 'integer' },
      },
    },
    securitySchemes: {
      partnerKey: {
        type: 'http',
        scheme: 'bearer',
        description: 'Clé remise par l’administrateur\u00a0: elle commence par «\u00a0permanence_\u00a0».',
      },
    },
  },
})

const refusalNames = codesOf(apiRefusals)

/** What a reader is held to: fields may be added, so none is refused. */
const schemaOf = (shape: z.ZodMiniType): ApiSchema => {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, {
    override: ({ jsonSchema }) => {
      delete jsonSchema.additionalProperties
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    },
  })
  return schema as ApiSchema
}

const answerName = ({ name }: Operation) => `${name.charAt(0).toUpperCase()}${name.slice(1)}Answer`

const answers = () =>
  Object.fromEntries(operations.map((operation) => [answerName(operation), schemaOf(operation.answer)]))

function described(operation: Operation): ApiOperation {
  const { name, summary, description, scope, inPath, inQuery } = operation
  const refusals: ApiRefusalName[] = [
    'badParameters',
    scope ? 'keyMissing' : 'keyUnknown',
    ...(scope ? (['notInScope'] as const) : []),
    ...(Object.keys(inPath.shape).length > 0 ? (['notFound'] as const) : []),
    'tooOften',
  ]
  return {
    operationId: name,
    summary,
    description,
    ...(scope && { security: [{ partnerKey: [] }] }),
    parameters: [...parametersOf(inPath, 'path'), ...parametersOf(inQuery, 'query')],
    responses: {
      '200': {
        description: summary,
        headers: headersNamed('ETag', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'),
        content: {
          'application/json': { schema: { $ref: `#/components/schemas/${answerName(operation)}` } },
        },
      },
      '304': { description: 'Rien n’a changé depuis l’ETag envoyé.' },
      ...Object.fromEntries(
        refusals.map((refusal) => [
          String(apiRefusals[refusal].status),
          { $ref: `#/components/responses/${refusal}` },
        ]),
      ),
    },
  }
}

const refused = (refusal: ApiRefusalName): ApiRefused => ({
  'x-title': apiRefusals[refusal].title,
  description: apiRefusals[refusal].detail,
  ...(refusal === 'tooOften' && { headers: headersNamed('Retry-After') }),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

const headersNamed = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))

function parametersOf(shape: z.ZodMiniObject, where: 'path' | 'query'): ApiParameter[] {
  const { properties = {} } = schemaOf(shape)
  return Object.entries(properties).map(([name, schema]) => {
    const { description = '', ...rest } = schema
    return {
      name,
      in: where,
      ...(where === 'path' && { required: true as const }),
      description,
      schema: rest,
    }
  })
}
