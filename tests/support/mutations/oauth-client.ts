import type { World } from '../world.ts'
import type { Body } from './sending.ts'

/** A client of its own, so that failures at the token endpoint lock out no role. */
export const ownClient = { id: 'mutated-client', secret: 'a-secret-that-is-public-and-for-tests-only-0001' } as const

export async function registerOwnClient({ modules }: World): Promise<void> {
  const about = { name: '演示：被改动的请求', organization: '演示', actingFor: [], postIds: [] }
  await modules.identity.createClient({ ...ownClient, ...about, scopes: ['catalog:read'] })
}

export function oauthBody(): Body {
  const fields = { grant_type: 'client_credentials', client_id: ownClient.id, client_secret: ownClient.secret }
  return { kind: 'form', fields: [...Object.entries(fields), ['scope', 'catalog:read']] }
}
