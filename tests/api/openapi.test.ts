import Ajv from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scopes } from '../../src/modules/identity/index.ts'
import { type ApiWorld, apiWorld } from '../support/api.ts'
import { demoWorld, type World } from '../support/world.ts'

interface Operation {
  readonly operationId: string
  readonly summary?: string
  readonly tags?: readonly string[]
  readonly security?: readonly { clientCredentials: readonly string[] }[]
  readonly parameters?: readonly { name: string; in: string; required?: boolean }[]
  readonly requestBody?: object
  readonly responses: Readonly<Record<string, { content?: object }>>
}
interface Document {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

let world: World
let api: ApiWorld
let document: Document
let operations: readonly (readonly [string, string, Operation])[]
beforeAll(async () => {
  world = await demoWorld()
  api = await apiWorld(world)
  document = (await api.ask('GET', '/openapi.json', { token: null })).body
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [path, method, operation] as const),
  )
})
afterAll(async () => {
  await api.close()
  await world.close()
})

test('it is OpenAPI 3.1, and every route of the server is in it', () => {
  expect(document.openapi).toBe('3.1.0')
  const routes = api.server
    .printRoutes({ commonPrefix: false, includeHooks: false })
    .split('\n')
    .filter((line) => /\((.*)\)/.test(line))
  expect(routes.length).toBeGreaterThan(0)
  expect(operations.length).toBeGreaterThan(45)
  for (const path of [
    '/v1/cases/{caseId}/acceptance',
    '/v1/applications/{applicationId}/submission',
    '/oauth/token',
    '/.well-known/jwks.json',
  ]) {
    expect(Object.keys(document.paths)).toContain(path)
  }
})

test('every operation has its own id, a summary, a tag, a scope that exists, and its problems', () => {
  const ids = operations.map(([, , { operationId }]) => operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const [path, method, operation] of operations) {
    const name = `${method} ${path}`
    expect(operation.summary, name).toBeTruthy()
    expect(operation.tags, name).toHaveLength(1)
    if (!path.startsWith('/v1')) continue
    expect(scopes, name).toContain(operation.security?.[0]?.clientCredentials[0])
    expect(Object.keys(operation.responses), name).toEqual(expect.arrayContaining(['401', '403', '404', '422', '429']))
    if (method === 'post' || method === 'put')
      expect(Object.keys(operation.responses), name).toEqual(expect.arrayContaining(['400', '409']))
    for (const variable of path.match(/\{(\w+)\}/g) ?? []) {
      expect(operation.parameters, name).toContainEqual(
        expect.objectContaining({ name: variable.slice(1, -1), in: 'path', required: true }),
      )
    }
  }
})

test('every schema in it is a valid JSON Schema of 2020-12, and every reference leads somewhere', () => {
  const ajv = new Ajv.default({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addFormat('base64', true)
  ajv.addSchema({ $id: 'document', ...document })
  for (const name of Object.keys(document.components.schemas)) {
    expect(() => ajv.compile({ $ref: `document#/components/schemas/${name}` }), name).not.toThrow()
  }
  const references = JSON.stringify(document).match(/"#\/components\/schemas\/([^"]+)"/g) ?? []
  expect(references.length).toBeGreaterThan(20)
  for (const reference of references) {
    expect(document.components.schemas, reference).toHaveProperty([reference.slice(1, -1).split('/').at(-1) ?? ''])
  }
})

test('an answer validates against the document as others read it', async () => {
  const ajv = new Ajv.default({ strict: false })
  addFormats.default(ajv)
  ajv.addFormat('base64', true)
  ajv.addSchema({ $id: 'document', ...document })
  const item = await api.ask('GET', `/v1/items/${await api.itemId('food')}`)
  const problem = await api.ask('GET', '/v1/none')
  for (const [name, body] of [
    ['Item', item.body],
    ['Problem', problem.body],
  ] as const) {
    const validate = ajv.compile({ $ref: `document#/components/schemas/${name}` })
    expect(validate(body), JSON.stringify(validate.errors)).toBe(true)
  }
})

test('times are told with offset, and headers of writes are described', () => {
  const filing = document.paths['/v1/cases']?.post
  expect(filing?.parameters?.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Yimen-Acting-For', 'Idempotency-Key', 'Accept-Language']),
  )
  expect(document.paths['/v1/cases/{caseId}/acceptance']?.post?.parameters?.map(({ name }) => name)).toContain(
    'If-Match',
  )
  expect(document.paths['/v1/applications/{applicationId}/materials/{materialId}']?.post?.requestBody).toMatchObject({
    content: { 'application/pdf': expect.anything(), 'multipart/form-data': expect.anything() },
  })
})
