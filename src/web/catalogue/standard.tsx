import { found } from '../faults.ts'
import { type ClaimLine, SubjectPage } from '../views/catalogue/subject-page.tsx'
import type { Visit } from '../visit.ts'
import type { Web } from '../web.ts'
import { differencesPage } from './differences.tsx'
import { type AdjustKind, adjustLink } from './item.tsx'
import { officer } from './office.ts'
import { subjectModel } from './subject.ts'

const path = '/catalogue/standards/:id'
export const standardPath = (id: string) => `/catalogue/standards/${id}`
const claimLines = 50

/** A standard (基本目录事项) of the own region or of a level above. */
export function standardPages(web: Web): void {
  web.get(path, async (visit) => {
    const { version, own } = await visibleStandard(visit)
    const { standardId, content } = version
    const { authoring } = visit.modules.catalog
    const { actor } = officer(visit)
    const after = visit.query('after')
    const [versions, claims, mine] = await Promise.all([
      authoring.standardVersionsOf(standardId),
      authoring.claimsOf(standardId, { limit: claimLines, ...(after && { after }) }),
      authoring.claimsIn(actor.regionCode, [standardId]),
    ])
    const href = standardPath(standardId)
    const writes = actor.duties.includes('catalogue')
    const { definition } = content
    const ended = definition.status?.kind === 'abolished'
    const region = await visit.modules.organizations.getRegion(definition.regionCode)
    const model = {
      ...(await subjectModel(visit, { id: standardId, href, definition, versions, findings: [] })),
      about: visit.t('catalogueLists.subject.standardOf', { region: region.name }),
      standard: undefined,
      readHref: undefined,
      begin: writes && !ended ? beginnings(visit, standardId, own, mine.length > 0) : [],
      adjust: writes && own ? adjustments(definition.status?.kind).map((kind) => adjustLink(visit, href, kind)) : [],
      claims: {
        lines: await Promise.all(claims.lines.map((line) => claimLine(visit, line))),
        paging: {
          previous: after && href,
          next: claims.next === null ? undefined : `${href}?${new URLSearchParams({ after: claims.next })}`,
        },
      },
    }
    return { page: <SubjectPage model={model} />, title: definition.name, scripts: ['workbench.js'] }
  })

  web.get(`${path}/differences`, async (visit) => {
    const { version } = await visibleStandard(visit)
    const { authoring } = visit.modules.catalog
    return differencesPage(
      visit,
      { name: version.content.definition.name, href: standardPath(version.standardId) },
      await authoring.standardVersionsOf(version.standardId),
      async (id) => (await authoring.getStandardVersion(id)).content,
    )
  })
}

/** Standards of other branches of the tree are not this office's business. */
export async function visibleStandard(visit: Visit) {
  const { actor } = officer(visit)
  const version = found(await visit.modules.catalog.authoring.findStandard(visit.parameter('id')))
  const path = await visit.modules.organizations.regionPath(actor.regionCode)
  const { regionCode } = version.content.definition
  found(path.find(({ code }) => code === regionCode))
  return { version, own: regionCode === actor.regionCode }
}

function beginnings(visit: Visit, standardId: string, own: boolean, claimed: boolean) {
  const { t } = visit
  const target = visit.target('/catalogue/proposals')
  const claim = {
    label: t(claimed ? 'catalogueLists.begin.claimAgain' : 'catalogueLists.begin.claimThis'),
    target,
    hidden: { kind: 'claim', standardId },
  }
  if (own)
    return [
      { label: t('catalogueLists.begin.changeStandard'), target, hidden: { kind: 'standard', standardId } },
      claim,
    ]
  return [
    claim,
    { label: t('catalogueLists.begin.localise'), target, hidden: { kind: 'standard', follows: standardId } },
  ]
}

function adjustments(status: 'suspended' | 'abolished' | undefined): readonly AdjustKind[] {
  if (status === 'abolished') return []
  return [status ? 'resume' : 'suspend', 'abolish']
}

async function claimLine(
  visit: Visit,
  line: { itemId: string; regionCode: string; name: string; departmentName: string },
): Promise<ClaimLine> {
  const region = await visit.modules.organizations.findRegion(line.regionCode)
  const mine = line.regionCode === officer(visit).actor.regionCode
  return {
    itemId: line.itemId,
    region: region?.pathName ?? line.regionCode,
    department: line.departmentName,
    href: mine ? `/catalogue/items/${line.itemId}` : `/${line.regionCode}/items/${line.itemId}`,
  }
}
