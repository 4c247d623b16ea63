import { z } from 'zod'
import { Region } from '../../modules/organizations/index.ts'
import type { Api } from '../api.ts'
import { RegionCodeText } from '../schema/common.ts'

const params = z.object({ code: RegionCodeText })
const cacheSeconds = 300

export function regions({ get, modules: { organizations } }: Api): void {
  get('/regions/:code', {
    tag: 'regions',
    summary: 'One region',
    scope: 'catalog:read',
    for: 'nobody',
    params,
    answer: Region,
    cacheSeconds,
    handle: async ({ params: { code } }) => ({ body: await organizations.getRegion(code) }),
  })
  get('/regions/:code/children', {
    tag: 'regions',
    summary: 'The regions one level below, by code',
    scope: 'catalog:read',
    for: 'nobody',
    params,
    answer: z.strictObject({ regions: z.array(Region) }),
    cacheSeconds,
    async handle({ params: { code } }) {
      await organizations.getRegion(code)
      return { body: { regions: [...(await organizations.childRegions(code))] } }
    },
  })
}
