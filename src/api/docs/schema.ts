/** As much of JSON Schema as our document uses. */
export interface JsonSchema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly pattern?: string
  readonly description?: string
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly maxItems?: number
  readonly default?: unknown
}

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly description?: string
  readonly schema: JsonSchema
}

interface Content {
  readonly [mediaType: string]: { readonly schema?: JsonSchema }
}

export interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly description?: string
  readonly tags: readonly string[]
  readonly security?: readonly { readonly clientCredentials: readonly string[] }[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly description?: string; readonly content?: Content }>>
}

export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> }
}

/** A property of a shape, with those of shapes inside it as `a.b` and `a[].b`. */
export interface Row {
  readonly name: string
  readonly required: boolean
  readonly schema: JsonSchema
}

const depthMax = 4

export function rowsOf(schema: JsonSchema, prefix = '', depth = 0): Row[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const row = { name: prefix + name, required: schema.required?.includes(name) ?? false, schema: property }
    if (depth >= depthMax) return [row]
    const inner = present(property)
    if (inner.properties) return [row, ...rowsOf(inner, `${prefix}${name}.`, depth + 1)]
    if (inner.items?.properties) return [row, ...rowsOf(inner.items, `${prefix}${name}[].`, depth + 1)]
    return [row]
  })
}

/** The one shape of a value that may also be null. */
export function present(schema: JsonSchema): JsonSchema {
  const others = (schema.anyOf ?? []).filter((option) => option.type !== 'null')
  return others.length === 1 && others[0] ? others[0] : schema
}

export function isNullable(schema: JsonSchema): boolean {
  return (schema.anyOf ?? []).some((option) => option.type === 'null')
}

export function nameOfReference(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}

const samples: Readonly<Record<string, string>> = {
  uuid: '019ab3c2-0000-7000-8000-000000000001',
  date: '2026-11-20',
  'date-time': '2026-11-20T09:00:00.000+08:00',
  uri: 'https://example.org/',
  base64: 'JVBERi0xLjcK…',
}

/** A value of the shape, for people to start from: the first of several, required members and a few others. */
export function exampleOf(schema: JsonSchema, schemas: ApiDocument['components']['schemas'], depth = 0): unknown {
  if (schema.$ref) return exampleOf(schemas[nameOfReference(schema.$ref)] ?? {}, schemas, depth + 1)
  const options = schema.anyOf ?? schema.oneOf
  if (options) return isNullable(schema) && depth > 1 ? null : exampleOf(options[0] ?? {}, schemas, depth + 1)
  if (schema.const !== undefined) return schema.const
  if (schema.default !== undefined) return schema.default
  if (schema.enum) return schema.enum[0]
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, property]) => [
          name,
          exampleOf(property, schemas, depth + 1),
        ]),
      )
    case 'array':
      return depth > 4 ? [] : [exampleOf(schema.items ?? {}, schemas, depth + 1)]
    case 'integer':
    case 'number':
      return schema.minimum !== undefined && schema.minimum > 0 ? schema.minimum : 1
    case 'boolean':
      return true
    case 'string':
      return samples[schema.format ?? ''] ?? '…'
    default:
      return {}
  }
}
