import { findingSentence, type Proposal } from '../../modules/catalog/index.ts'
import { formatInstant } from '../texts/format.ts'
import type { ImpactModel } from '../views/catalogue/impact.tsx'
import { awaitingWord } from '../views/workbench/words.ts'
import type { Visit } from '../visit.ts'
import { officer } from './office.ts'

const itemsMax = 100
const itemsShown = 20

/** What a proposal would touch: items and standards by the catalogue, open cases and drafts by the cases. */
export async function impactModel(visit: Visit, { id }: Proposal): Promise<ImpactModel> {
  const { modules, language, t } = visit
  const impact = await modules.catalog.authoring.impact(id, officer(visit).actor, itemsMax)
  const open = await modules.cases.openCasesOfItems(impact.items.map(({ itemId }) => itemId))
  const places = new Map(
    await Promise.all(
      [...new Set([...impact.items, ...impact.standards].map(({ regionCode }) => regionCode))].map(
        async (code) => [code, (await modules.organizations.findRegion(code))?.pathName ?? code] as const,
      ),
    ),
  )
  const place = (regionCode: string) => places.get(regionCode) ?? regionCode
  const names = new Map(impact.items.map(({ itemId, name }) => [itemId, name]))
  return {
    items: impact.items.slice(0, itemsShown).map(({ itemId, name, regionCode, departmentName, findings }) => ({
      itemId,
      name,
      where: [place(regionCode), departmentName].join(' · '),
      href: `/${regionCode}/items/${itemId}`,
      findings: findings.map(({ rule }) => findingSentence(rule)[language]),
    })),
    moreItems: impact.more || impact.items.length > itemsShown,
    standards: impact.standards.map(({ standardId, name, regionCode }) => ({
      standardId,
      name,
      where: place(regionCode),
    })),
    cases: open.cases.map((line) => ({
      receipt: line.receiptNumber,
      item: names.get(line.itemId) ?? '',
      where: place(line.regionCode),
      state: awaitingWord(t, line),
      since: formatInstant(line.submittedAt, language, 'year'),
    })),
    moreCases: open.moreCases,
    drafts: open.drafts.length,
    moreDrafts: open.moreDrafts,
    // Claims beyond the hundredth were not asked for their cases.
    partly: impact.more,
  }
}
