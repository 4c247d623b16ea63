import type { ItemDefinition, ProposalKind } from '../../modules/catalog/index.ts'
import { itemHref } from '../citizen/items.ts'
import { found } from '../faults.ts'
import { SubjectPage } from '../views/catalogue/subject-page.tsx'
import type { Visit } from '../visit.ts'
import type { Web } from '../web.ts'
import { differencesPage } from './differences.tsx'
import { officer } from './office.ts'
import { subjectModel } from './subject.ts'

const path = '/catalogue/items/:id'
export const itemPath = (id: string) => `/catalogue/items/${id}`

/** One item of the own region: what is in force, how it came to be so, and what can be proposed. */
export function itemPages(web: Web): void {
  web.get(path, async (visit) => {
    const { version, standardId } = await ownItem(visit)
    const { itemId, definition } = version
    const { catalog } = visit.modules
    const [versions, findings, standard] = await Promise.all([
      catalog.versionsOf(itemId),
      catalog.findingsOf(version.id),
      standardId ? catalog.authoring.findStandard(standardId) : undefined,
    ])
    const href = itemPath(itemId)
    const writes = officer(visit).actor.duties.includes('catalogue')
    const ended = definition.status?.kind === 'abolished'
    const model = {
      ...(await subjectModel(visit, { id: itemId, href, definition, versions, findings })),
      about: visit.t(`catalogueLists.origin.${standardId ? 'claimed' : 'whole'}`),
      standard: standard && { name: standard.content.definition.name, href: `/catalogue/standards/${standardId}` },
      readHref: itemHref({ regionCode: definition.regionCode, itemId }),
      begin:
        writes && !ended
          ? [
              {
                label: visit.t(`catalogueLists.begin.${standardId ? 'changeClaim' : 'changeItem'}`),
                target: visit.target('/catalogue/proposals'),
                hidden: { itemId, ...(standardId ? { kind: 'claim', standardId } : { kind: 'item' }) },
              },
            ]
          : [],
      adjust: writes ? adjustments(visit, definition).map((kind) => adjustLink(visit, href, kind)) : [],
      claims: undefined,
    }
    return { page: <SubjectPage model={model} />, title: definition.name, scripts: ['workbench.js'] }
  })

  web.get(`${path}/differences`, async (visit) => {
    const { version } = await ownItem(visit)
    const { catalog } = visit.modules
    return differencesPage(
      visit,
      { name: version.definition.name, href: itemPath(version.itemId) },
      await catalog.versionsOf(version.itemId),
      async (id) => (await catalog.getVersion(id)).definition,
    )
  })
}

/** An item of another region is no page here: everybody reads it where it belongs. */
export async function ownItem(visit: Visit) {
  const { actor } = officer(visit)
  const item = found(await visit.modules.catalog.authoring.findItem(visit.parameter('id')))
  return found(item.version.definition.regionCode === actor.regionCode ? item : undefined)
}

export type AdjustKind = Exclude<ProposalKind, 'standard' | 'claim' | 'item'>

/** What may be proposed of an item in this state; the proposal itself is checked again. */
function adjustments(_visit: Visit, { status }: ItemDefinition): readonly AdjustKind[] {
  if (status?.kind === 'abolished') return []
  const always = ['delegate', 'take_over', 'merge', 'split', 'abolish'] as const
  return [status ? 'resume' : 'suspend', ...always]
}

export function adjustLink(visit: Visit, href: string, kind: AdjustKind) {
  return { label: visit.t(`catalogueLists.adjust.${kind}.link`), href: `${href}/adjustments/${kind}` }
}
