import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import { z } from 'zod'
import type { Modules } from '../composition.ts'
import type { Scope } from '../modules/identity/index.ts'
import type { Platform } from '../platform/platform.ts'
import { authorityOf, authorize, intentOf, type RoleOf, sequenceOf } from './authorization.ts'
import { type Call, createOnce, type FileAnswer, type PersonActor, type Role, type StaffActor } from './call.ts'
import { languageOf } from './language.ts'
import { ProblemAnswer } from './problem.ts'

type ActorOf<Given extends Role> = Given extends 'person'
  ? PersonActor
  : Given extends 'post'
    ? StaffActor
    : Given extends 'either'
      ? PersonActor | StaffActor
      : undefined
type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined

/** What a handler gives back besides its body. */
export interface Extra {
  /** The sequence of a case, a card or an order: its ETag. */
  readonly etag?: number
  readonly location?: string
}

interface Description<Given extends Role, Params, Query, Body> {
  /** The noun under which the documentation lists it. */
  readonly tag: string
  readonly summary: string
  readonly description?: string
  readonly scope: Scope
  readonly for: Given
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  /** Takes If-Match with the ETag of a case, a card or an order. */
  readonly takesSequence?: boolean
  /** A POST that changes nothing, or whose answer must not be kept: an Idempotency-Key has no effect. */
  readonly keyless?: boolean
}

export interface JsonRoute<Given extends Role, Params, Query, Body, Answer>
  extends Description<Given, Params, Query, Body> {
  readonly answer: Answer
  readonly status?: 200 | 201
  /** Public catalogue data may be kept by the client so many seconds. */
  readonly cacheSeconds?: number
  /** Bytes of a body that carries papers. */
  readonly bodyBytesMax?: number
  handle(
    call: Call<Parsed<Params>, Parsed<Query>, Parsed<Body>, ActorOf<Given>>,
  ): Promise<Extra & { readonly body: Parsed<Answer> }>
}

export interface UploadRoute<Given extends Role, Params, Answer>
  extends Description<Given, Params, undefined, undefined> {
  readonly answer: Answer
  readonly uploads: readonly string[]
  handle(
    call: Call<Parsed<Params>, undefined, undefined, ActorOf<Given>>,
  ): Promise<Extra & { readonly body: Parsed<Answer> }>
}

export interface FileRoute<Given extends Role, Params> extends Description<Given, Params, undefined, undefined> {
  readonly mediaTypes: readonly string[]
  handle(call: Call<Parsed<Params>, undefined, undefined, ActorOf<Given>>): Promise<FileAnswer>
}

export interface RemovalRoute<Given extends Role, Params> extends Description<Given, Params, undefined, undefined> {
  handle(call: Call<Parsed<Params>, undefined, undefined, ActorOf<Given>>): Promise<void>
}

type Optional = z.ZodType | undefined

declare module 'fastify' {
  interface FastifyContextConfig {
    api?: RouteNotes
  }
}

/** The tool with which each file of resources registers its routes. */
export interface Api {
  readonly platform: Platform
  readonly modules: Modules
  get<R extends Role, A extends z.ZodType, P extends Optional = undefined, Q extends Optional = undefined>(
    path: string,
    route: JsonRoute<R, P, Q, undefined, A>,
  ): void
  post<R extends Role, A extends z.ZodType, P extends Optional = undefined, B extends Optional = undefined>(
    path: string,
    route: JsonRoute<R, P, undefined, B, A>,
  ): void
  put<R extends Role, A extends z.ZodType, P extends Optional = undefined, B extends Optional = undefined>(
    path: string,
    route: JsonRoute<R, P, undefined, B, A>,
  ): void
  upload<R extends Role, A extends z.ZodType, P extends Optional = undefined>(
    path: string,
    route: UploadRoute<R, P, A>,
  ): void
  file<R extends Role, P extends Optional = undefined>(path: string, route: FileRoute<R, P>): void
  remove<R extends Role, P extends Optional = undefined>(path: string, route: RemovalRoute<R, P>): void
}

/** What the documentation needs of a route besides its schemas. */
export interface RouteNotes {
  readonly scope: Scope
  readonly for: Role
  readonly idempotent: boolean
  readonly takesSequence: boolean
  readonly uploads?: readonly string[]
}

const binary = z.string().meta({ contentMediaType: 'application/octet-stream' })
const nothing = z.undefined().describe('Done; no content')

type AnyDescription = Description<Role, Optional, Optional, Optional>

export function createApi(app: FastifyInstance, platform: Platform, modules: Modules): Api {
  type Handle = (call: never) => Promise<unknown>
  const handlerOf =
    (route: AnyDescription & { readonly handle: Handle }) => async (request: FastifyRequest, reply: FastifyReply) =>
      route.handle(callOf(platform, request, reply) as never)

  function add(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    route: AnyDescription,
    more: { schema: FastifySchema; bodyLimit?: number; uploads?: readonly string[] },
    handler: ReturnType<typeof handlerOf>,
  ): void {
    const notes: RouteNotes = {
      scope: route.scope,
      for: route.for,
      idempotent: method === 'POST' && !route.keyless,
      takesSequence: route.takesSequence ?? false,
      ...(more.uploads && { uploads: more.uploads }),
    }
    app.route({
      method,
      url: path,
      schema: { ...schemaOf(method, path, route), ...more.schema },
      config: { api: notes },
      ...(more.bodyLimit && { bodyLimit: more.bodyLimit }),
      onRequest: async (request) => authorize(modules.identity, request, notes satisfies RoleOf),
      handler,
    })
  }

  const json =
    (method: 'GET' | 'POST' | 'PUT') => (path: string, route: JsonRoute<never, never, never, never, never>) => {
      const {
        status = 200,
        cacheSeconds,
        answer,
        bodyBytesMax,
      } = route as unknown as JsonRoute<Role, Optional, Optional, Optional, z.ZodType>
      const handler = handlerOf(route as never)
      const schema = { response: { [status]: answer, ...problemsOf(method) } }
      add(
        method,
        path,
        route as unknown as AnyDescription,
        { schema, ...(bodyBytesMax && { bodyLimit: bodyBytesMax }) },
        async (request, reply) => {
          const { body, etag, location } = (await handler(request, reply)) as Extra & { body: unknown }
          if (etag !== undefined) reply.header('etag', `"${etag}"`)
          if (location) reply.header('location', location)
          reply.header('cache-control', cacheSeconds ? `private, max-age=${cacheSeconds}` : 'no-store')
          return reply.code(status).send(body)
        },
      )
    }

  return {
    platform,
    modules,
    get: json('GET') as Api['get'],
    post: json('POST') as Api['post'],
    put: json('PUT') as Api['put'],
    upload(path, route) {
      const handler = handlerOf(route as never)
      const schema = {
        response: { 201: route.answer, ...problemsOf('POST') },
        consumes: [...route.uploads, 'application/octet-stream', 'multipart/form-data'],
      }
      add('POST', path, route, { schema, uploads: route.uploads }, async (request, reply) => {
        const { body } = (await handler(request, reply)) as { body: unknown }
        return reply.code(201).header('cache-control', 'no-store').send(body)
      })
    },
    file(path, route) {
      const handler = handlerOf(route as never)
      const content = Object.fromEntries(route.mediaTypes.map((mediaType) => [mediaType, { schema: binary }]))
      const schema = { response: { 200: { description: 'The file', content }, ...problemsOf('GET') } }
      add('GET', path, route, { schema }, async (request, reply) =>
        sendFile(reply, (await handler(request, reply)) as FileAnswer),
      )
    },
    remove(path, route) {
      const handler = handlerOf(route as never)
      add(
        'DELETE',
        path,
        route,
        { schema: { response: { 204: nothing, ...problemsOf('DELETE') } } },
        async (request, reply) => {
          await handler(request, reply)
          return reply.code(204).header('cache-control', 'no-store').send()
        },
      )
    },
  }
}

function callOf(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
): Call<unknown, unknown, unknown, unknown> {
  const { access, actor } = authorityOf(request)
  const intent = request.method === 'POST' ? intentOf(platform.keys, request) : undefined
  return {
    request,
    reply,
    language: languageOf(request),
    params: request.params,
    query: request.query,
    body: request.body,
    clientId: access.clientId,
    actor,
    expectedSequence: sequenceOf(request),
    once: createOnce(platform, intent, reply),
  }
}

function schemaOf(
  method: string,
  path: string,
  { tag, summary, description, params, query, body, scope }: AnyDescription,
): FastifySchema {
  return {
    operationId: operationIdOf(method, path),
    tags: [tag],
    summary,
    ...(description && { description }),
    security: [{ clientCredentials: [scope] }],
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(body && { body }),
  }
}

/** `POST /cases/:caseId/acceptance` → `postCasesAcceptance` */
function operationIdOf(method: string, path: string): string {
  const words = path.split(/[/-]/).map((part) => (part.startsWith(':') ? `By${capital(part.slice(1))}` : capital(part)))
  return method.toLowerCase() + words.join('')
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

const problemStatuses = {
  GET: [401, 403, 404, 422, 429],
  POST: [400, 401, 403, 404, 409, 413, 415, 422, 429],
  PUT: [400, 401, 403, 404, 409, 413, 415, 422, 429],
  DELETE: [401, 403, 404, 409, 422, 429],
} as const

const problemWords: Readonly<Record<number, string>> = {
  400: 'The body is not well-formed',
  401: 'No valid access token',
  403: 'The scope, the duty or the right to act for this person or post is missing',
  404: 'Absent, or of somebody else: the two are never told apart',
  409: 'Overtaken by a change, or an Idempotency-Key used for something else',
  413: 'The body or file is too large',
  415: 'The Content-Type is not taken here',
  422: 'The content does not meet the rules; `errors` names every field',
  429: 'Too many requests or failures',
}

function problemsOf(method: keyof typeof problemStatuses): Record<number, unknown> {
  const of = (status: number) => ({
    description: problemWords[status] ?? '',
    content: { 'application/problem+json': { schema: ProblemAnswer } },
  })
  return Object.fromEntries(problemStatuses[method].map((status) => [status, of(status)]))
}

function sendFile(reply: FastifyReply, { content, mediaType, fileName }: FileAnswer): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
    .type(mediaType)
    .send(content)
}
