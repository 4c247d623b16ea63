import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { scopes } from '../modules/identity/index.ts'
import type { RouteNotes } from './api.ts'
import { components } from './components.ts'
import { withOneName } from './one-name.ts'
import texts from './openapi.texts.json' with { type: 'json' }

/** The OpenAPI 3.1 document, made from the schemas by which requests are checked and answers are written. */
export async function describeApi(app: FastifyInstance, baseUrl: string): Promise<void> {
  for (const [id, schema] of Object.entries(components)) {
    if (!z.globalRegistry.has(schema) || z.globalRegistry.get(schema)?.id !== id)
      z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id })
  }
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: texts.title,
        version: '1.0.0',
        description: texts.description,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: baseUrl }],
      tags: Object.entries(texts.tags).map(([name, description]) => ({ name, description })),
      components: {
        securitySchemes: {
          clientCredentials: {
            type: 'oauth2',
            flows: { clientCredentials: { tokenUrl: `${baseUrl}/oauth/token`, scopes: scopeWords() } },
          },
        },
      },
    },
    transform: (document) => {
      const { schema, url } = jsonSchemaTransform(document)
      const notes = document.route.config?.api
      return { schema: notes ? { ...schema, ...headersOf(notes), ...bodyOf(notes) } : schema, url }
    },
    transformObject: (document) => withOneName(jsonSchemaTransformObject(document)),
  })
}

function scopeWords(): Record<string, string> {
  return Object.fromEntries(scopes.map((scope) => [scope, texts.scopes[scope]]))
}

/** Headers that a route takes. Their names are written as people write them; HTTP does not mind. */
function headersOf({ for: role, idempotent, takesSequence, uploads }: RouteNotes) {
  const text = (description: string, more: object = {}) => ({ type: 'string', description, ...more })
  const properties = {
    ...(role !== 'nobody' && { 'Yimen-Acting-For': text(texts.headers.actingFor[role]) }),
    ...(idempotent && { 'Idempotency-Key': text(texts.headers.idempotencyKey, { minLength: 8, maxLength: 100 }) }),
    ...(takesSequence && { 'If-Match': text(texts.headers.ifMatch) }),
    ...(uploads && { 'Yimen-File-Name': text(texts.headers.fileName) }),
    'Accept-Language': text(texts.headers.acceptLanguage),
  }
  return { headers: { type: 'object', properties, required: role === 'nobody' ? [] : ['Yimen-Acting-For'] } }
}

function bodyOf({ uploads }: RouteNotes) {
  return uploads
    ? { body: { type: 'string', contentMediaType: 'application/octet-stream', description: texts.fileBody } }
    : {}
}
