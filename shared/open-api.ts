/** The description of the public API (OpenAPI 3.1), as far as the house writes and shows it. */

export type ApiSchema = {
  type?: string | string[]
  description?: string
  format?: string
  pattern?: string
  enum?: readonly unknown[]
  const?: unknown
  default?: string | number | boolean
  minimum?: number
  maximum?: number
  anyOf?: ApiSchema[]
  items?: ApiSchema
  properties?: Record<string, ApiSchema>
  required?: string[]
}

export type ApiParameter = {
  name: string
  in: 'path' | 'query'
  required?: true
  description: string
  schema: ApiSchema
}

type Reference = { $ref: string }

export type ApiOperation = {
  operationId: string
  summary: string
  description: string
  security?: Record<string, string[]>[]
  parameters: ApiParameter[]
  responses: Record<string, ApiResponse>
}

/** By name when it is a refusal. */
type ApiResponse = {
  $ref?: string
  description?: string
  headers?: Record<string, Reference>
  content?: { 'application/json': { schema: Reference } }
}

/** A refusal: what it is called (OpenAPI knows no title here), then what to do. */
export type ApiRefused = {
  'x-title': string
  description: string
  headers?: Record<string, Reference>
  content: { 'application/problem+json': { schema: Reference } }
}

export type ApiDocument = {
  openapi: string
  jsonSchemaDialect: string
  info: {
    title: string
    version: string
    description: string
    license: { name: string; url: string }
    contact?: { email: string }
  }
  externalDocs: { description: string; url: string }
  servers: { url: string }[]
  security: Record<string, string[]>[]
  paths: Record<string, { get: ApiOperation }>
  components: {
    schemas: Record<string, ApiSchema>
    responses: Record<string, ApiRefused>
    headers: Record<string, { description: string; schema: ApiSchema }>
    securitySchemes: Record<string, { type: string; scheme: string; description: string }>
  }
}

/** A field of an answer, by its way in: `results[].commune.code`. */
export type ApiField = { name: string; kind: string; description: string; isOptional: boolean }

/** Every field of a schema, in its order, one under the other. */
export const fieldsOf = (schema: ApiSchema, before = ''): ApiField[] =>
  Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const inside = inner(property)
    const name = `${before}${key}${inside.isList ? '[]' : ''}`
    const isOptional = !(schema.required ?? []).includes(key) || inside.isNullable
    const description = property.description ?? inside.schema.description ?? ''
    return [{ name, kind: sayKind(inside), description, isOptional }, ...fieldsOf(inside.schema, `${name}.`)]
  })

type Inner = { schema: ApiSchema; isList: boolean; isNullable: boolean }

function inner(schema: ApiSchema): Inner {
  const types = [schema.type].flat()
  const isNullable = types.includes('null') || (schema.anyOf ?? []).some(({ type }) => type === 'null')
  const bare = schema.anyOf?.find(({ type }) => type !== 'null') ?? schema
  return bare.items
    ? { schema: inner(bare.items).schema, isList: true, isNullable }
    : { schema: bare, isList: false, isNullable }
}

const kinds: Record<string, string> = {
  string: 'texte',
  integer: 'entier',
  number: 'nombre',
  boolean: 'oui ou non',
  object: 'objet',
}

const formats: Record<string, string> = {
  date: 'jour (2026-06-16)',
  'date-time': 'instant (2026-06-16T07:00:00.000Z)',
  uri: 'adresse',
  uuid: 'identifiant',
}

/** `jour (2026-06-16)`, `liste de textes`, or the values themselves when there are few. */
export const sayKind = ({ schema, isList }: Pick<Inner, 'schema' | 'isList'>): string => {
  if (schema.enum) return `${isList ? 'liste parmi ' : ''}${schema.enum.join(', ')}`
  const type = [schema.type].flat().find((each) => each !== 'null') ?? ''
  const kind = formats[schema.format ?? ''] ?? kinds[type] ?? type
  return isList ? `liste (${kind})` : kind
}
