import { timingSafeEqual } from 'node:crypto'
import type { Actor } from '../../kernel/actor.ts'
import { isUuid } from '../../kernel/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { identityProblem } from './errors.ts'
import { beginAttempt } from './failures.ts'
import type { Origin } from './people.ts'
import { randomToken, sha256 } from './random-codes.ts'
import { grantedScopes, type Scope } from './rules/scopes.ts'
import type { Holder } from './schema.ts'
import type { FindPlace } from './sessions.ts'
import type { StaffAccounts } from './staff.ts'
import {
  type ActingForKind,
  findClient,
  insertClient,
  insertClientPosts,
  insertClientRevocation,
  mayActForPerson,
  mayActForPost,
} from './store/clients.ts'
import { type Access, type Tokens, tokenSeconds } from './tokens.ts'

export interface IssuedToken {
  readonly accessToken: string
  readonly expiresInSeconds: number
  readonly scopes: readonly Scope[]
}

export interface NewClient {
  /** 3-40 characters: lower-case letters, digits, hyphens. */
  readonly id: string
  readonly name: string
  /** Who answers for it, in words. */
  readonly organization: string
  readonly scopes: readonly Scope[]
  readonly actingFor: readonly ActingForKind[]
  /** The posts for which it may act. */
  readonly postIds: readonly string[]
  /** Made when left out; given only for demo data. */
  readonly secret?: string
  readonly demo?: boolean
}

export interface Clients {
  /** Client credentials (RFC 6749 §4.4). No scopes asked means all that are granted. Throws `identity.client_unknown` or `identity.scope_not_granted`. */
  issueToken(
    credentials: { readonly clientId: string; readonly secret: string; readonly scopes: readonly string[] },
    origin: Origin,
  ): Promise<IssuedToken>
  /** Throws `identity.scope_not_granted` with the name of the scope. */
  requireScope(access: Access, scope: Scope): void
  /**
   * The actor for whom a machine acts: `person:ID`, `post:ID` when one member of staff holds the post today, `post:ID:STAFF_ID` when
   * several do. Throws `identity.acting_for_missing`, `…_not_allowed` or `…_unclear`.
   */
  actorFor(access: Access, actingFor: string | undefined): Promise<Exclude<Actor, { kind: 'system' }>>
  /** The secret is shown once. For administrators' tools and demo data. */
  createClient(client: NewClient): Promise<{ readonly secret: string }>
  revokeClient(clientId: string): Promise<void>
}

const clientIdPattern = /^[a-z][a-z0-9-]{2,39}$/

export function createClients(platform: Platform, tokens: Tokens, staff: StaffAccounts, findPlace: FindPlace): Clients {
  const { db, clock } = platform
  return {
    async issueToken({ clientId, secret, scopes: asked }, origin) {
      const account = clientId.slice(0, 100)
      const attempt = await beginAttempt(platform, { door: 'client', account, address: origin.address })
      const client = clientIdPattern.test(account) ? await findClient(db, account) : undefined
      const matches = timingSafeEqual(sha256(secret), client?.secretHash ?? sha256(''))
      if (!client || !matches) {
        await attempt.failed()
        throw identityProblem('identity.client_unknown')
      }
      await attempt.succeeded()
      const scopes = grantedScopes(asked, client.scopes)
      if (!scopes) {
        const refused = asked.find((scope) => !(client.scopes as readonly string[]).includes(scope)) ?? ''
        throw identityProblem('identity.scope_not_granted', { scope: refused.slice(0, 60) })
      }
      return { accessToken: await tokens.issue({ clientId, scopes }), expiresInSeconds: tokenSeconds, scopes }
    },
    requireScope(access, scope) {
      if (!access.scopes.includes(scope)) throw identityProblem('identity.scope_not_granted', { scope })
    },
    async actorFor({ clientId }, actingFor) {
      const [kind, id = '', staffId, ...rest] = actingFor?.split(':') ?? []
      if (!isUuid(id) || rest.length > 0) throw identityProblem('identity.acting_for_missing')
      if (kind === 'person' && staffId === undefined) {
        if (!(await mayActForPerson(db, clientId, id))) throw identityProblem('identity.acting_for_not_allowed')
        return { kind: 'person', personId: id, via: clientId }
      }
      if (kind !== 'post') throw identityProblem('identity.acting_for_missing')
      // Asked together: every call of a machine waits for both.
      const [mayAct, place, holders] = await Promise.all([
        mayActForPost(db, clientId, id),
        findPlace(id),
        staff.holdersOf(id),
      ])
      if (!mayAct || !place) throw identityProblem('identity.acting_for_not_allowed')
      const { departmentId, regionCode, duties } = place
      const holder = theHolder(holders, staffId)
      return {
        kind: 'staff',
        staffId: holder.id,
        postId: id,
        departmentId,
        regionCode,
        duties,
        ...(holder.capacity && { capacity: holder.capacity }),
        via: clientId,
      }
    },
    async createClient({ postIds, secret = randomToken(), demo = false, ...client }) {
      const row = { ...client, secretHash: sha256(secret), demo, at: clock.now() }
      await db.batch([insertClient(row), insertClientPosts(client.id, postIds)])
      return { secret }
    },
    async revokeClient(clientId) {
      await db.query(insertClientRevocation(clientId, clock.now()))
    },
  }
}

/** Where nobody is named, whoever is there goes before whoever is away. */
function theHolder(holders: readonly Holder[], named: string | undefined): Holder {
  const present = holders.filter(({ absentThrough }) => absentThrough === undefined)
  const unnamed = present.length > 0 ? present : holders
  const candidates = named === undefined ? unnamed : holders.filter((holder) => holder.id === named)
  const [only] = candidates
  if (!only || candidates.length > 1) throw identityProblem('identity.acting_for_unclear')
  return only
}
