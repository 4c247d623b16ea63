import type { Web } from '../web.ts'

/** The address without a region leads to the one that was visited last. */
export function portalPages(web: Web): void {
  web.get('/', async (visit) => ({ redirect: `/${(await visit.region()).code}` }))
}
