import { StandardListPage } from '../views/catalogue/standard-list-page.tsx'
import type { Visit } from '../visit.ts'
import type { Web } from '../web.ts'
import { officeFrame, officer } from './office.ts'

const pageLines = 50

/** Standards that this region may claim, with whether it has; and those that it lays down itself. */
export function standardListPage(web: Web): void {
  web.get('/catalogue/standards', async (visit) => {
    const { actor } = officer(visit)
    const { authoring } = visit.modules.catalog
    const of = visit.query('of') === 'region' ? ('region' as const) : ('above' as const)
    const text = (visit.query('text') ?? '').slice(0, 80)
    const after = visit.query('after')
    const asked = { regionCode: actor.regionCode, of, text, limit: pageLines, ...(after && { after }) }
    const { lines, next } = await authoring.listStandards(asked)
    const claims = await authoring.claimsIn(
      actor.regionCode,
      lines.map(({ standardId }) => standardId),
    )
    const href = (rest: Record<string, string>) =>
      `/catalogue/standards?${new URLSearchParams({ of, ...(text && { text }), ...rest })}`
    const regions = await regionNames(visit)
    const writes = actor.duties.includes('catalogue')
    const model = {
      frame: await officeFrame(visit, 'standards'),
      of,
      text,
      tabs: (['above', 'region'] as const).map((tab) => ({
        label: visit.t(`catalogueLists.standards.${tab}`),
        href: `/catalogue/standards?of=${tab}`,
        current: tab === of,
      })),
      lines: lines.map(({ standardId, code, name, regionCode }) => ({
        standardId,
        code,
        name,
        region: regions.get(regionCode) ?? regionCode,
        href: `/catalogue/standards/${standardId}`,
        claims: claims
          .filter((claim) => claim.standardId === standardId)
          .map(({ itemId, departmentName }) => ({ href: `/catalogue/items/${itemId}`, name: departmentName })),
      })),
      claim: writes ? visit.target('/catalogue/proposals') : undefined,
      paging: { previous: after && href({}), next: next === null ? undefined : href({ after: next }) },
    }
    return {
      page: <StandardListPage model={model} />,
      title: visit.t('catalogueLists.standards.title'),
      scripts: ['workbench.js'],
    }
  })
}

/** The levels from the province down to the reader's own region. */
export async function regionNames(visit: Visit): Promise<ReadonlyMap<string, string>> {
  const path = await visit.modules.organizations.regionPath(officer(visit).actor.regionCode)
  return new Map(path.map(({ code, name }) => [code, name]))
}
