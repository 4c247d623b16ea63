import { composeItem } from '../rules/compose.ts'
import { findingsOf } from '../rules/findings.ts'
import type { ProposalContent } from '../schema/proposal.ts'
import type { StandardContent } from '../schema/standard.ts'
import type { ProposalRow } from '../store-proposals.ts'
import type { ProposalImpact } from './authoring.ts'
import { currentStandard } from './checking.ts'
import type { AuthoringContext } from './context.ts'

/** Which items would get a new version, and what that does to each, looked at before it is published. */
export async function impactOf(
  context: AuthoringContext,
  row: ProposalRow,
  content: ProposalContent,
  limit: number,
): Promise<ProposalImpact> {
  const standard = await touchedStandard(context, row, content)
  if (standard) return impactOnClaims(context, standard, limit)
  const itemIds = touchedItems(row, content)
  const current = await Promise.all(itemIds.slice(0, limit).map((id) => context.findCurrentVersion(id)))
  const items = current.flatMap((version) => {
    if (!version) return []
    const { name, regionCode, department } = version.definition
    return [{ itemId: version.itemId, name, regionCode, departmentName: department.name, findings: [] }]
  })
  return { items, more: itemIds.length > limit, standards: [] }
}

interface TouchedStandard {
  readonly id: string
  readonly content: StandardContent
}

/** The standard whose claims move along; undefined for what concerns single items, and for a standard that nobody can have claimed. */
async function touchedStandard(
  context: AuthoringContext,
  row: ProposalRow,
  content: ProposalContent,
): Promise<TouchedStandard | undefined> {
  if (content.kind === 'standard') return row.subjectId ? { id: row.subjectId, content: content.standard } : undefined
  if (!('subject' in content) || content.subject.kind !== 'standard') return undefined
  const current = await currentStandard(context, content.subject.id)
  return current && { id: content.subject.id, content: current.content }
}

async function impactOnClaims(
  context: AuthoringContext,
  { id, content }: TouchedStandard,
  limit: number,
): Promise<ProposalImpact> {
  const [names, contents, followers] = await Promise.all([
    context.standards.claimsOf(id, null, limit + 1),
    context.standards.claimContents(id, null, limit),
    context.standards.followersOf(id),
  ])
  const named = new Map(names.map((line) => [line.itemId, line]))
  const items = await Promise.all(
    contents.map(async ({ itemId, regionCode, claim }) => {
      const composed = composeItem(content, claim, await context.versions.placeOf(regionCode))
      const line = named.get(itemId)
      return {
        itemId,
        name: line?.name ?? composed.name,
        regionCode,
        departmentName: line?.departmentName ?? composed.department.name,
        findings: findingsOf(composed),
      }
    }),
  )
  const standards = followers.map(({ standardId, name, regionCode }) => ({ standardId, name, regionCode }))
  return { items, more: names.length > limit, standards }
}

function touchedItems(row: ProposalRow, content: ProposalContent): readonly string[] {
  switch (content.kind) {
    case 'standard':
      return []
    case 'claim':
    case 'item':
      return row.subjectId ? [row.subjectId] : []
    case 'suspend':
    case 'resume':
    case 'abolish':
      return content.subject.kind === 'item' ? [content.subject.id] : []
    case 'delegate':
    case 'take_over':
    case 'split':
      return [content.itemId]
    case 'merge':
      return content.itemIds
  }
}
