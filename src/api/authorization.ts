import type { FastifyRequest } from 'fastify'
import type { Actor } from '../kernel/actor.ts'
import type { Access, Identity, Scope } from '../modules/identity/index.ts'
import type { Intent } from '../platform/idempotency.ts'
import type { Keys } from '../platform/keys.ts'
import type { Role } from './call.ts'
import { apiProblem } from './errors.ts'

export const actingForHeader = 'yimen-acting-for'

/** Who asks and for whom, kept with the request between the check and the handler. */
export interface Authority {
  readonly access: Access
  readonly actor: Exclude<Actor, { kind: 'system' }> | undefined
}

export interface RoleOf {
  readonly scope: Scope
  readonly for: Role
}

const authorities = new WeakMap<FastifyRequest, Authority>()

/** Before a byte of the body is read: the token, its scope, and the person or post acted for. */
export async function authorize(
  identity: Identity,
  request: FastifyRequest,
  { scope, for: role }: RoleOf,
): Promise<void> {
  const access = await identity.verifyToken(bearerOf(request))
  identity.requireScope(access, scope)
  authorities.set(request, { access, actor: await actorOf(identity, access, request, role) })
}

export function authorityOf(request: FastifyRequest): Authority {
  const authority = authorities.get(request)
  if (!authority) throw new Error('the route was not authorised')
  return authority
}

function bearerOf({ headers }: FastifyRequest): string {
  const [scheme, token, ...rest] = (headers.authorization ?? '').split(' ')
  if (scheme?.toLowerCase() !== 'bearer' || !token || rest.length > 0) throw apiProblem('api.token_missing')
  return token
}

async function actorOf(
  identity: Identity,
  access: Access,
  request: FastifyRequest,
  role: Role,
): Promise<Authority['actor']> {
  if (role === 'nobody') return undefined
  const actor = await identity.actorFor(access, headerOf(request, actingForHeader))
  if (role === 'person' && actor.kind !== 'person') throw apiProblem('api.for_person_only')
  if (role === 'post' && actor.kind !== 'staff') throw apiProblem('api.for_post_only')
  return actor
}

/** The intent of a write; undefined without a key. Keys of different clients and of different people never meet. */
export function intentOf(keys: Pick<Keys, 'hash'>, request: FastifyRequest): Intent | undefined {
  const key = headerOf(request, 'idempotency-key')
  if (key === undefined) return undefined
  if (!/^[\x21-\x7e]{8,100}$/.test(key)) throw apiProblem('api.idempotency_key')
  const { access } = authorityOf(request)
  const file = [
    headerOf(request, 'content-type'),
    headerOf(request, 'content-length'),
    headerOf(request, 'yimen-file-name'),
  ]
  const body = isStream(request.body) || request.body === undefined ? file : request.body
  // Keyed: what was asked may hold an ID number, and a plain hash of that can be searched.
  const requestHash = keys.hash('api-request', JSON.stringify([request.method, request.url, body]))
  return { scope: `${access.clientId} ${headerOf(request, actingForHeader) ?? ''}`, key, requestHash }
}

/** The sequence in If-Match, as our ETags give it. */
export function sequenceOf(request: FastifyRequest): number | undefined {
  const given = headerOf(request, 'if-match')
  if (given === undefined || given === '*') return undefined
  const sequence = /^"?(\d{1,9})"?$/.exec(given)?.[1]
  if (sequence === undefined) throw apiProblem('api.if_match')
  return Number(sequence)
}

export function headerOf({ headers }: Pick<FastifyRequest, 'headers'>, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}

function isStream(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'pipe' in body
}
