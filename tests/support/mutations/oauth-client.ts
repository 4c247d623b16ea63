import type { World } from '../world.ts'
import type { CatalogueActors } from './catalogue.ts'
import type { Body } from './sending.ts'

/** A client of its own, so that failures at the token endpoint lock out no role. */
export const ownClient = { id: 'mutated-client', secret: 'a-secret-that-is-public-and-for-tests-only-0001' } as const

/** A machine of the offices that write the catalogue: the client of the demo acts for posts of one district only. */
export const officeClient = { id: 'office-client', secret: 'a-secret-that-is-public-and-for-tests-only-0002' } as const

export async function registerOwnClients({ modules }: World, actors: CatalogueActors): Promise<void> {
  const about = { name: '演示：被改动的请求', organization: '演示', actingFor: [], postIds: [] }
  await modules.identity.createClient({ ...ownClient, ...about, scopes: ['catalog:read'] })
  const postIds = Object.values(actors).map(({ postId }) => postId)
  const office = { name: '演示：事项系统', organization: '演示', actingFor: ['post' as const], postIds }
  await modules.identity.createClient({ ...officeClient, ...office, scopes: ['catalog:read', 'catalog:write'] })
}

export function oauthBody(): Body {
  const fields = { grant_type: 'client_credentials', client_id: ownClient.id, client_secret: ownClient.secret }
  return { kind: 'form', fields: [...Object.entries(fields), ['scope', 'catalog:read']] }
}
