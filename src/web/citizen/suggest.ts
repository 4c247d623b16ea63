import type { Web } from '../web.ts'
import { inRegion, regionOf } from './items.ts'
import { foundHref } from './search-lines.ts'

/** Somebody who types fast asks twice a second, and an office of ten shares one address. */
const perMinuteMax = 1_200
const keptSeconds = 60

/** For the script of the search field: what is meant so far. The same for everybody in the region. */
export function suggestPages(web: Web): void {
  web.get(
    inRegion('/suggest'),
    async (visit) => {
      const region = await regionOf(visit)
      const found = await visit.modules.search.suggest(region.code, visit.query('q') ?? '')
      const suggestions = found.map((one) => ({ text: one.text, kind: one.kind, href: foundHref(region, one) }))
      return { data: { suggestions }, keptSeconds }
    },
    { perMinuteMax },
  )
}
