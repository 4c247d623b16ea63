import type { OfficeItem } from '../../modules/catalog/index.ts'
import { ItemListPage } from '../views/catalogue/item-list-page.tsx'
import type { Visit } from '../visit.ts'
import type { Web } from '../web.ts'
import { officeFrame, officer } from './office.ts'

const pageLines = 50
export const itemStatuses = ['active', 'suspended', 'abolished'] as const satisfies readonly OfficeItem['status'][]
const origins = ['claimed', 'whole'] as const

/** What a region's citizens can read, with the state of each: 实施清单. */
export function itemListPage(web: Web): void {
  web.get('/catalogue/items', async (visit) => {
    const { actor } = officer(visit)
    const { catalog, organizations } = visit.modules
    const filter = filterOf(visit)
    const after = visit.query('after')
    const { lines, next } = await catalog.authoring.listItems({
      regionCode: actor.regionCode,
      limit: pageLines,
      ...(filter.text && { text: filter.text }),
      ...(filter.department && { departmentId: filter.department }),
      ...(filter.status && { status: filter.status }),
      ...(filter.origin && { claimed: filter.origin === 'claimed' }),
      ...(after && { after }),
    })
    const href = (rest: Record<string, string>) =>
      `/catalogue/items?${new URLSearchParams({ ...filter, ...rest } as Record<string, string>)}`
    const departments = await organizations.departmentsOf(actor.regionCode)
    const model = {
      frame: await officeFrame(visit, 'items'),
      region: (await organizations.getRegion(actor.regionCode)).name,
      filter,
      departments: departments.map(({ id, name }) => ({ value: id, label: name })),
      lines: lines.map((line) => ({ ...line, href: `/catalogue/items/${line.itemId}` })),
      writes: actor.duties.includes('catalogue'),
      filtered: Object.values(filter).some((value) => value !== ''),
      paging: { previous: after && href({}), next: next === null ? undefined : href({ after: next }) },
    }
    return {
      page: <ItemListPage model={model} />,
      title: visit.t('catalogueLists.items.title'),
      scripts: ['workbench.js'],
    }
  })
}

/** A filter that was tampered with filters nothing. */
function filterOf(visit: Visit) {
  const one = <Value extends string>(name: string, values: readonly Value[]): Value | '' =>
    values.find((value) => value === visit.query(name)) ?? ''
  return {
    text: (visit.query('text') ?? '').slice(0, 80),
    department: visit.query('department') ?? '',
    status: one('status', itemStatuses),
    origin: one('origin', origins),
  }
}
