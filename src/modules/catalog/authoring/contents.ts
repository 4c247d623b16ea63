import { problem } from '../errors.ts'
import blankTexts from '../rules/blank.texts.json' with { type: 'json' }
import { blankDefinition } from '../rules/blank.ts'
import type { ProposalContent } from '../schema/proposal.ts'
import type { ClaimContent, StandardContent } from '../schema/standard.ts'
import type { ItemDefinition } from '../schema.ts'
import type { NewProposal, StaffActor } from './authoring.ts'
import type { AuthoringContext } from './context.ts'

/** The beginning of a proposal: its content, and what it changes. */
export interface Beginning {
  readonly content: ProposalContent
  readonly subjectId: string | null
  readonly baseVersionId: string | null
  readonly title: string
}

/** Begins from what is in force, or from nothing. Foreign regions' standards and items are not found. */
export async function beginningOf(
  context: AuthoringContext,
  actor: StaffActor,
  asked: NewProposal,
): Promise<Beginning> {
  switch (asked.kind) {
    case 'standard':
      return standardBeginning(context, actor, asked)
    case 'claim':
      return claimBeginning(context, actor, asked)
    case 'item':
      return itemBeginning(context, actor, asked)
    default: {
      const subject = await subjectOf(context, actor, asked)
      return { content: asked, ...subject }
    }
  }
}

async function standardBeginning(
  context: AuthoringContext,
  actor: StaffActor,
  asked: Extract<NewProposal, { kind: 'standard' }>,
): Promise<Beginning> {
  const content = (standard: StandardContent, follows: string | null): ProposalContent => ({
    kind: 'standard',
    standard,
    follows,
  })
  if (asked.standardId) {
    const row = await ownStandard(context, actor, asked.standardId)
    const version = await context.versions.findStandard(row.versionId)
    const standard = asked.content ?? version!.content
    return {
      content: content(standard, row.followsId),
      subjectId: row.standardId,
      baseVersionId: row.versionId,
      title: standard.definition.name,
    }
  }
  const above = asked.follows ? await standardAbove(context, actor, asked.follows) : undefined
  const standard = asked.content ?? (above ? localised(above, actor.regionCode) : blankStandard(actor.regionCode))
  return {
    content: content(standard, asked.follows ?? null),
    subjectId: null,
    baseVersionId: null,
    title: standard.definition.name,
  }
}

async function claimBeginning(
  context: AuthoringContext,
  actor: StaffActor,
  { standardId, itemId }: Extract<NewProposal, { kind: 'claim' }>,
): Promise<Beginning> {
  const row = await claimable(context, actor, standardId)
  if (itemId) {
    const own = await ownItem(context, actor, itemId)
    if (own.own.kind !== 'claim' || own.own.base.standardId !== standardId) throw problem('item_not_found')
    return {
      content: { kind: 'claim', standardId, claim: own.own.claim },
      subjectId: itemId,
      baseVersionId: own.version.id,
      title: own.version.definition.name,
    }
  }
  const department = await context.organizations.findDepartment(actor.departmentId)
  if (!department) throw problem('not_catalogue_duty')
  const { id, name, creditCode } = department
  const claim: ClaimContent = { department: { id, name, creditCode }, delegation: null, status: null }
  return { content: { kind: 'claim', standardId, claim }, subjectId: null, baseVersionId: null, title: row.name }
}

async function itemBeginning(
  context: AuthoringContext,
  actor: StaffActor,
  asked: Extract<NewProposal, { kind: 'item' }>,
): Promise<Beginning> {
  if (asked.itemId) {
    const { version, own } = await ownItem(context, actor, asked.itemId)
    if (own.kind !== 'whole') throw problem('item_has_standard')
    const definition = asked.content ?? own.definition
    return {
      content: { kind: 'item', definition },
      subjectId: asked.itemId,
      baseVersionId: version.id,
      title: definition.name,
    }
  }
  const department = await context.organizations.findDepartment(actor.departmentId)
  const blank = blankItem(actor.regionCode)
  const definition = asked.content ?? {
    ...blank,
    department: department
      ? { id: department.id, name: department.name, creditCode: department.creditCode }
      : blank.department,
  }
  return { content: { kind: 'item', definition }, subjectId: null, baseVersionId: null, title: definition.name }
}

/** What an adjustment is about: the standard or item whose line and version it changes. */
async function subjectOf(
  context: AuthoringContext,
  actor: StaffActor,
  content: Exclude<ProposalContent, { kind: 'standard' | 'claim' | 'item' }>,
): Promise<Omit<Beginning, 'content'>> {
  const subject = subjectIdOf(content)
  if (subject.kind === 'standard') {
    const row = await ownStandard(context, actor, subject.id)
    return { subjectId: row.standardId, baseVersionId: row.versionId, title: row.name }
  }
  const { version } = await ownItem(context, actor, subject.id)
  return { subjectId: subject.id, baseVersionId: version.id, title: version.definition.name }
}

export function subjectIdOf(content: Exclude<ProposalContent, { kind: 'standard' | 'claim' | 'item' }>): {
  readonly kind: 'standard' | 'item'
  readonly id: string
} {
  switch (content.kind) {
    case 'suspend':
    case 'resume':
    case 'abolish':
      return content.subject
    case 'delegate':
    case 'take_over':
    case 'split':
      return { kind: 'item', id: content.itemId }
    case 'merge':
      return { kind: 'item', id: content.into }
  }
}

/** An item of the actor's own region, with what its version says itself. */
export async function ownItem(context: AuthoringContext, actor: StaffActor, itemId: string) {
  const current = await context.findCurrentVersion(itemId)
  const found = current && (await context.versions.findOwn(current.id))
  if (!found || found.version.definition.regionCode !== actor.regionCode) throw problem('item_not_found')
  return found
}

async function ownStandard(context: AuthoringContext, actor: StaffActor, standardId: string) {
  const [row] = await context.standards.standard(standardId)
  if (!row || row.regionCode !== actor.regionCode) throw problem('standard_not_found')
  return row
}

/** A standard of the actor's region or of one above it. */
async function claimable(context: AuthoringContext, actor: StaffActor, standardId: string) {
  const [row] = await context.standards.standard(standardId)
  const path = await context.organizations.regionPath(actor.regionCode)
  if (!row || !path.some(({ code }) => code === row.regionCode)) throw problem('standard_not_found')
  return row
}

async function standardAbove(
  context: AuthoringContext,
  actor: StaffActor,
  standardId: string,
): Promise<StandardContent> {
  const row = await claimable(context, actor, standardId)
  if (row.regionCode === actor.regionCode) throw problem('standard_not_found')
  return (await context.versions.findStandard(row.versionId))!.content
}

function localised(above: StandardContent, regionCode: string): StandardContent {
  return { ...above, definition: { ...above.definition, regionCode }, parentCode: null }
}

/** A new item's name is asked for first; until then it is called what it is. */
function blankItem(regionCode: string): ItemDefinition {
  return { ...blankDefinition(blankTexts.unnamed, regionCode, 'new'), applyAbsentReason: null }
}

function blankStandard(regionCode: string): StandardContent {
  return { definition: blankItem(regionCode), openSlots: ['promisedLimit', 'posts', 'applyOnline'], parentCode: null }
}

/** How a proposal is called in lists: after the item, as it is called in this revision. */
export function titleOf(content: ProposalContent, before: string): string {
  if (content.kind === 'standard') return content.standard.definition.name
  if (content.kind === 'item') return content.definition.name
  return before
}
