import { dayOf } from '../../../kernel/day.ts'
import { composeItem, localCodeOf } from '../rules/compose.ts'
import { bodiesOf } from '../rules/delegation.ts'
import { differencesOf } from '../rules/diff.ts'
import { stepsWithoutPost } from '../rules/duties.ts'
import { findingsOf } from '../rules/findings.ts'
import { claimFaults, itemFaults, proposalFault, type Surroundings, standardFaults } from '../rules/proposalFaults.ts'
import { reviewsOf } from '../rules/proposals.ts'
import stepNames from '../rules/steps.texts.json' with { type: 'json' }
import type { ProposalContent } from '../schema/proposal.ts'
import type { ItemDefinition } from '../schema.ts'
import type { ProposalRow } from '../store-proposals.ts'
import { vocabularyFindings } from '../vocabulary/findings.ts'
import type { ProposalCheck, ProposalFault } from './authoring.ts'
import { subjectIdOf } from './contents.ts'
import type { AuthoringContext } from './context.ts'

type Adjusting = Exclude<ProposalContent, { kind: 'standard' | 'claim' | 'item' }>

/** What a content would make, and everything that stands against it, looked at in the world of this moment. */
export async function checkContent(
  context: AuthoringContext,
  proposal: ProposalRow,
  content: ProposalContent,
): Promise<ProposalCheck> {
  const before = await contentInForce(context, proposal, content)
  const made = await madeOf(context, proposal, content)
  return {
    faults: made.faults,
    findings: made.preview ? [...findingsOf(made.preview), ...vocabularyFindings(made.preview)] : [],
    differences: differencesOf(before ?? null, content),
    inForce: before,
    reviews: reviewsOf[content.kind],
    preview: made.preview,
  }
}

/** The same content as it is in force now, so that both can be compared; undefined for something new. */
export async function contentInForce(
  context: AuthoringContext,
  proposal: Pick<ProposalRow, 'subjectId'>,
  content: ProposalContent,
): Promise<ProposalContent | undefined> {
  if (proposal.subjectId === null) return undefined
  if (content.kind === 'standard') {
    const [row] = await context.standards.standard(proposal.subjectId)
    const version = row && (await context.versions.findStandard(row.versionId))
    return version && { kind: 'standard', standard: version.content, follows: row.followsId }
  }
  if (content.kind !== 'claim' && content.kind !== 'item') return undefined
  return ownContentOf(context, (await context.findCurrentVersion(proposal.subjectId))?.id, content)
}

/** What one version of an item says itself, in the shape of a proposal's content. */
export async function ownContentOf(
  context: AuthoringContext,
  versionId: string | undefined,
  content: Extract<ProposalContent, { kind: 'claim' | 'item' }>,
): Promise<ProposalContent | undefined> {
  const found = versionId ? await context.versions.findOwn(versionId) : undefined
  if (!found) return undefined
  if (found.own.kind === 'whole') return { kind: 'item', definition: found.own.definition }
  const standardId = content.kind === 'claim' ? content.standardId : found.own.base.standardId
  return { kind: 'claim', standardId, claim: found.own.claim }
}

/** The version of the subject that is in force now; undefined for something new. */
export async function currentVersionId(
  context: AuthoringContext,
  row: Pick<ProposalRow, 'kind' | 'subjectId'>,
): Promise<string | undefined> {
  if (row.subjectId === null) return undefined
  const [standard] = await context.standards.standard(row.subjectId)
  return standard?.versionId ?? (await context.findCurrentVersion(row.subjectId))?.id
}

interface Made {
  readonly faults: readonly ProposalFault[]
  readonly preview: ItemDefinition | undefined
}

async function madeOf(context: AuthoringContext, proposal: ProposalRow, content: ProposalContent): Promise<Made> {
  const today = dayOf(context.platform.clock.now())
  switch (content.kind) {
    case 'standard': {
      const { definition } = content.standard
      const around = await standardSurroundings(context, proposal, content, today)
      const others = await othersAt(context, definition, today, '/standard/definition')
      return {
        faults: standardFaults(content.standard, proposal.subjectId, { ...around, others }),
        preview: definition,
      }
    }
    case 'item': {
      const { definition } = content
      const takenBy = await takenItem(context, proposal, definition.regionCode, definition.localCode)
      const others = [
        ...(await othersAt(context, definition, today, '/definition')),
        ...(await postFaults(context, definition, today, '/definition/duties')),
      ]
      const around = { ...nothingAround, today, takenBy, others }
      const elsewhere =
        definition.regionCode === proposal.regionCode
          ? []
          : [proposalFault('/definition/regionCode', 'subject_elsewhere')]
      return { faults: [...elsewhere, ...itemFaults(definition, around)], preview: definition }
    }
    case 'claim': {
      const standard = await currentStandard(context, content.standardId)
      if (!standard) return { faults: [proposalFault('/standardId', 'subject_elsewhere')], preview: undefined }
      const place = await context.versions.placeOf(proposal.regionCode)
      const composed = composeItem(standard.content, content.claim, place)
      const localCode = localCodeOf(standard.content, content.claim, place.level)
      const takenBy = localCode ? await takenItem(context, proposal, proposal.regionCode, localCode) : undefined
      const others = [
        ...(await othersAt(context, composed, today, '')),
        ...(await postFaults(context, composed, today, '/claim/applyOnline')),
      ]
      return { faults: claimFaults(standard.content, content.claim, composed, { takenBy, others }), preview: composed }
    }
    default:
      return { faults: await adjustmentFaults(context, proposal, content), preview: undefined }
  }
}

/** Only where one can apply: a guide needs nobody who decides. */
async function postFaults(
  context: AuthoringContext,
  definition: ItemDefinition,
  today: string,
  pointer: string,
): Promise<readonly ProposalFault[]> {
  const bodyId = bodiesOf(definition, today).handling
  if (!definition.applyOnline || bodyId === null) return []
  const [body, posts] = await Promise.all([
    context.organizations.findDepartment(bodyId),
    context.organizations.postsOf(bodyId),
  ])
  const missing = stepsWithoutPost(definition, posts)
  if (missing.length === 0) return []
  const name = body?.name ?? ''
  const words = (language: 'zh' | 'en') =>
    missing.map((step) => stepNames[step][language]).join(language === 'zh' ? '、' : ', ')
  const parameters = { body: name, bodyEnglish: name, steps: words('zh'), stepsEnglish: words('en') }
  return [proposalFault(pointer, 'post_missing', parameters)]
}

async function standardSurroundings(
  context: AuthoringContext,
  proposal: ProposalRow,
  { standard, follows }: Extract<ProposalContent, { kind: 'standard' }>,
  today: string,
): Promise<Omit<Surroundings, 'others'>> {
  const { parentCode, definition } = standard
  const [parents, followed, above] = await Promise.all([
    parentCode === null ? [] : context.standards.parentChain(proposal.regionCode, parentCode),
    follows === null ? [] : context.standards.followChain(follows),
    follows === null ? undefined : currentStandard(context, follows),
  ])
  const [taken] = await context.standards.standardByCode(proposal.regionCode, standardCode(definition))
  return {
    today,
    parents: parents.flatMap(({ code, parentCode: next }) => [code, ...(next ? [next] : [])]),
    parentKnown: parents.length > 0,
    followed: followed.map(({ standardId }) => standardId),
    above: above?.content,
    takenBy: taken && taken.standardId !== proposal.subjectId ? taken.name : undefined,
  }
}

/** The identity of a standard in its region. */
export function standardCode({ catalogCode, businessCode }: ItemDefinition): string {
  return [catalogCode ?? '', businessCode ?? ''].filter((part) => part !== '').join('-')
}

export async function currentStandard(context: AuthoringContext, standardId: string) {
  const [row] = await context.standards.standard(standardId)
  return row && context.versions.findStandard(row.versionId)
}

const nothingAround = {
  parents: [],
  parentKnown: false,
  followed: [],
  above: undefined,
} satisfies Partial<Surroundings>

async function othersAt(
  context: AuthoringContext,
  definition: ItemDefinition,
  today: string,
  pointer: string,
): Promise<readonly ProposalFault[]> {
  const faults = await context.otherFaults(definition, today)
  return faults.map((fault) => ({ ...fault, pointer: `${pointer}${fault.pointer}` }))
}

/** The name of another item that has this identity already. */
async function takenItem(
  context: AuthoringContext,
  proposal: ProposalRow,
  regionCode: string,
  localCode: string,
): Promise<string | undefined> {
  const [row] = await context.items.itemIdByCode(regionCode, localCode)
  if (!row || row.id === proposal.subjectId) return undefined
  return (await context.findCurrentVersion(row.id))?.definition.name
}

async function adjustmentFaults(
  context: AuthoringContext,
  proposal: ProposalRow,
  content: Adjusting,
): Promise<readonly ProposalFault[]> {
  const faults: ProposalFault[] = []
  const subject = subjectIdOf(content)
  const definition = await definitionOf(context, subject)
  if (!definition || definition.regionCode !== proposal.regionCode)
    return [proposalFault('/subject', 'subject_elsewhere')]
  const wrongState =
    content.kind === 'resume' ? definition.status?.kind !== 'suspended' : definition.status?.kind === 'abolished'
  if (wrongState || (content.kind === 'suspend' && definition.status)) {
    faults.push(proposalFault('/subject', 'subject_state', { name: definition.name }))
  }
  faults.push(...(await successorFaults(context, proposal, content)))
  if (content.kind === 'delegate' && content.delegation && content.delegation.department.id !== null) {
    const delegate = await context.organizations.findDepartment(content.delegation.department.id)
    if (!delegate) faults.push(proposalFault('/delegation/department', 'delegate_unknown'))
  }
  if (content.kind === 'delegate' && content.delegation?.department.id === null) {
    faults.push(proposalFault('/delegation/department', 'delegate_unknown'))
  }
  if (content.kind === 'take_over') {
    const path = await context.organizations.regionPath(content.regionCode)
    const body = await context.organizations.findDepartment(content.claim.department.id)
    if (!path.some(({ code }) => code === proposal.regionCode))
      faults.push(proposalFault('/regionCode', 'take_over_region'))
    if (!body || body.regionCode !== content.regionCode)
      faults.push(proposalFault('/claim/department', 'department_needed'))
  }
  return faults
}

async function successorFaults(
  context: AuthoringContext,
  proposal: ProposalRow,
  content: Adjusting,
): Promise<readonly ProposalFault[]> {
  const others: readonly [string, readonly string[]][] =
    content.kind === 'abolish'
      ? [['/successors', content.successors]]
      : content.kind === 'split'
        ? [['/into', content.into]]
        : content.kind === 'merge'
          ? [['/itemIds', content.itemIds]]
          : []
  const faults: ProposalFault[] = []
  for (const [pointer, ids] of others) {
    for (const [at, id] of ids.entries()) {
      if (id === subjectIdOf(content).id || ids.indexOf(id) !== at) {
        faults.push(proposalFault(`${pointer}/${at}`, 'merge_into_itself'))
        continue
      }
      const definition = await definitionOf(context, { kind: 'item', id })
      if (!definition || definition.regionCode !== proposal.regionCode || definition.status?.kind === 'abolished') {
        faults.push(proposalFault(`${pointer}/${at}`, 'successor_unknown'))
      }
    }
  }
  return faults
}

async function definitionOf(
  context: AuthoringContext,
  subject: { readonly kind: 'standard' | 'item'; readonly id: string },
): Promise<ItemDefinition | undefined> {
  if (subject.kind === 'standard') return (await currentStandard(context, subject.id))?.content.definition
  return (await context.findCurrentVersion(subject.id))?.definition
}
