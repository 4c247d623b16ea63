import type { Database } from '../../../platform/db/database.ts'
import type { Statement } from '../../../platform/db/statement.ts'
import { type Scope, scopes } from '../rules/scopes.ts'

export type ActingForKind = 'person' | 'post'

export interface ClientRow {
  readonly secretHash: Buffer
  readonly scopes: readonly Scope[]
}

/** A revoked client is not found. Scopes that the product no longer knows are not given. */
export async function findClient(db: Database, clientId: string): Promise<ClientRow | undefined> {
  const [row] = await db.query<{ secret_hash: Buffer; scopes: string[] }>({
    name: 'identity.client.find',
    text: `select c.secret_hash, c.scopes from identity.client c
           where c.id = $1 and not exists (select 1 from identity.client_revocation r where r.client_id = c.id)`,
    values: [clientId],
  })
  return row && { secretHash: row.secret_hash, scopes: scopes.filter((scope) => row.scopes.includes(scope)) }
}

export function insertClient(client: {
  id: string
  name: string
  secretHash: Buffer
  scopes: readonly Scope[]
  organization: string
  actingFor: readonly ActingForKind[]
  demo: boolean
  at: Date
}): Statement {
  return {
    name: 'identity.client.insert',
    text: `insert into identity.client (id, name, secret_hash, scopes, organization, acting_for, demo, created_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      client.id,
      client.name,
      client.secretHash,
      client.scopes,
      client.organization,
      client.actingFor,
      client.demo,
      client.at,
    ],
  }
}

export function insertClientPosts(clientId: string, postIds: readonly string[]): Statement {
  return {
    name: 'identity.client_post.insert',
    text: `insert into identity.client_post (client_id, post_id) select $1, unnest($2::uuid[]) on conflict do nothing`,
    values: [clientId, postIds],
  }
}

export function insertClientRevocation(clientId: string, at: Date): Statement {
  return {
    name: 'identity.client_revocation.insert',
    text: 'insert into identity.client_revocation (client_id, revoked_at) values ($1, $2) on conflict do nothing',
    values: [clientId, at],
  }
}

/** True if the client lives, may act for persons, and there is such a person. */
export async function mayActForPerson(db: Database, clientId: string, personId: string): Promise<boolean> {
  const rows = await db.lookUp({
    name: 'identity.client.may_act_for_person',
    text: `select 1 from identity.client c join identity.person p on p.id = $2 and p.data_key is not null
           where c.id = $1 and 'person' = any (c.acting_for)
             and not exists (select 1 from identity.client_revocation r where r.client_id = c.id)`,
    values: [clientId, personId],
  })
  return rows.length === 1
}

/** True if the client lives, may act for posts, and for this one. */
export async function mayActForPost(db: Database, clientId: string, postId: string): Promise<boolean> {
  const rows = await db.lookUp({
    name: 'identity.client.may_act_for_post',
    text: `select 1 from identity.client c join identity.client_post h on h.client_id = c.id and h.post_id = $2
           where c.id = $1 and 'post' = any (c.acting_for)
             and not exists (select 1 from identity.client_revocation r where r.client_id = c.id)`,
    values: [clientId, postId],
  })
  return rows.length === 1
}
