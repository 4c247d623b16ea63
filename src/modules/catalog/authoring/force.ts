import { uuidV7 } from '../../../kernel/ids.ts'
import type { Statement } from '../../../platform/db/statement.ts'
import { problem } from '../errors.ts'
import { contentHash, type ItemWrite, itemWrite, type NewVersion, type Predecessor } from '../itemWrite.ts'
import { composeItem } from '../rules/compose.ts'
import { findingsOf } from '../rules/findings.ts'
import { closedByStatus } from '../rules/status.ts'
import type { ProposalContent, ProposalKind } from '../schema/proposal.ts'
import type { ClaimContent, StandardContent } from '../schema/standard.ts'
import type { Delegation, ItemDefinition, ItemStatus } from '../schema.ts'
import { searchTextOf } from '../searchText.ts'
import { sortKey } from '../sounds.ts'
import { write } from '../store.ts'
import { type ProposalRow, proposalStatements } from '../store-proposals.ts'
import { standardStatements } from '../store-standards.ts'
import { vocabularyFindings } from '../vocabulary/findings.ts'
import type { VocabularySubject } from '../vocabulary/names-of.ts'
import { itemSubjects, standardSubject } from '../vocabulary/subjects.ts'
import { currentStandard, standardCode } from './checking.ts'
import type { AuthoringContext } from './context.ts'

/** What comes into force, with the document that says so. */
export interface Force {
  readonly proposal: ProposalRow
  readonly content: ProposalContent
  readonly documentNumber: string
  /** `YYYY-MM-DD` */
  readonly effectiveOn: string
  readonly now: Date
}

/** Everything that one proposal writes when its day comes, to be sent as one batch. */
export interface Forced {
  /** The standard or item that it made or changed. */
  readonly subjectId: string
  readonly statements: readonly Statement[]
}

const claimsAPage = 500
/** 500 rows a statement keep its JSON near 2 MB. */
const rowsAStatement = 500

export async function forceOf(context: AuthoringContext, force: Force): Promise<Forced> {
  const made = await makeOf(context, force)
  const items = made.items ?? []
  const regions = [...new Set(items.map(({ regionCode }) => regionCode))]
  return {
    subjectId: made.subjectId,
    statements: [
      ...(made.before ?? []),
      ...chunks(items).flatMap((rows) => write.import(rows)),
      ...(made.after ?? []),
      ...context.stageNames([...(made.named ?? []), ...itemSubjects(items)]),
      ...write.recount(regions),
      ...made.subjects.map((subject) => adjustment(force, subject)),
    ],
  }
}

interface Made {
  readonly subjectId: string
  readonly subjects: readonly { readonly kind: 'standard' | 'item'; readonly id: string; readonly regionCode: string }[]
  readonly items?: readonly ItemWrite[]
  readonly before?: readonly Statement[]
  readonly after?: readonly Statement[]
  /** What says something of the vocabularies besides the items. */
  readonly named?: readonly VocabularySubject[]
}

async function makeOf(context: AuthoringContext, force: Force): Promise<Made> {
  const { proposal, content } = force
  switch (content.kind) {
    case 'standard':
      return standardInForce(context, force, proposal.subjectId, content.standard, content.follows)
    case 'claim':
      return claimInForce(context, force, content.standardId, content.claim)
    case 'item':
      return itemsInForce([
        itemWrite(
          wholeVersion(content.definition),
          await predecessor(context, proposal.subjectId),
          writing(context, force),
        ),
      ])
    case 'suspend':
    case 'resume':
    case 'abolish':
      return statusInForce(context, force, content)
    case 'delegate':
      return itemsInForce([await changed(context, force, content.itemId, { delegation: content.delegation })])
    case 'take_over':
      return takenOver(context, force, content)
    case 'merge': {
      const successors = await namesOf(context, [content.into])
      return itemsInForce(
        await Promise.all(
          content.itemIds.map((id) =>
            changed(context, force, id, { status: abolished(force, content.reason, successors) }),
          ),
        ),
        content.into,
      )
    }
    case 'split': {
      const successors = await namesOf(context, content.into)
      return itemsInForce([
        await changed(context, force, content.itemId, { status: abolished(force, content.reason, successors) }),
      ])
    }
  }
}

/** A new version of a standard and, with it, of every claim: the same claim on a new base. */
async function standardInForce(
  context: AuthoringContext,
  force: Force,
  standardId: string | null,
  content: StandardContent,
  follows: string | null,
): Promise<Made> {
  const [before] = standardId === null ? [] : await context.standards.standard(standardId)
  const id = before?.standardId ?? uuidV7(force.now.getTime())
  const versionId = uuidV7(force.now.getTime())
  const { definition } = content
  const row = {
    standardId: id,
    versionId,
    number: (before?.number ?? 0) + 1,
    supersedes: before?.versionId ?? null,
    regionCode: before?.regionCode ?? force.proposal.regionCode,
    code: before?.code ?? standardCode(definition),
    name: definition.name,
    followsId: follows,
    parentCode: content.parentCode,
    departmentId: definition.department.id ?? force.proposal.departmentId,
    sortKey: sortKey(definition.name),
    searchText: searchTextOf(definition, context.themeNames),
    content,
    contentHash: contentHash(content),
    publishedAt: force.now,
  }
  return {
    subjectId: id,
    subjects: [{ kind: 'standard', id, regionCode: row.regionCode }],
    before: standardStatements.put(row),
    items: before ? await claimsOnto(context, force, id, { versionId, content }) : [],
    after: [standardStatements.requireClaimsOn(id, versionId)],
    named: [standardSubject(id, content)],
  }
}

async function claimsOnto(
  context: AuthoringContext,
  force: Force,
  standardId: string,
  base: { readonly versionId: string; readonly content: StandardContent },
): Promise<readonly ItemWrite[]> {
  const items: ItemWrite[] = []
  let after: { regionCode: string; id: string } | null = null
  for (;;) {
    const page: Awaited<ReturnType<typeof context.standards.claimContents>> = await context.standards.claimContents(
      standardId,
      after,
      claimsAPage,
    )
    for (const { claim, ...row } of page) {
      const definition = composeItem(base.content, claim, await context.versions.placeOf(row.regionCode))
      items.push(itemWrite(claimVersion(definition, claim, standardId, base.versionId), row, writing(context, force)))
    }
    const last = page.at(-1)
    if (!last || page.length < claimsAPage) return items
    after = { regionCode: last.regionCode, id: last.itemId }
  }
}

async function claimInForce(
  context: AuthoringContext,
  force: Force,
  standardId: string,
  claim: ClaimContent,
): Promise<Made> {
  const base = await currentStandard(context, standardId)
  if (!base) throw problem('standard_not_found')
  const place = await context.versions.placeOf(force.proposal.regionCode)
  const version = claimVersion(composeItem(base.content, claim, place), claim, standardId, base.id)
  const item = itemWrite(version, await predecessor(context, force.proposal.subjectId), writing(context, force))
  return { ...itemsInForce([item]), before: [standardStatements.requireCurrent(standardId, base.id)] }
}

async function statusInForce(
  context: AuthoringContext,
  force: Force,
  content: Extract<ProposalContent, { kind: 'suspend' | 'resume' | 'abolish' }>,
): Promise<Made> {
  const { documentNumber, effectiveOn: since } = force
  const status: ItemStatus | null =
    content.kind === 'resume'
      ? null
      : content.kind === 'abolish'
        ? abolished(force, content.reason, await namesOf(context, content.successors))
        : { kind: 'suspended', reason: content.reason, documentNumber, since, successors: [] }
  if (content.subject.kind === 'item') {
    return itemsInForce([await changed(context, force, content.subject.id, { status })])
  }
  const [row] = await context.standards.standard(content.subject.id)
  const base = row && (await context.versions.findStandard(row.versionId))
  if (!row || !base) throw problem('standard_not_found')
  const standard = { ...base.content, definition: { ...base.content.definition, status } }
  return standardInForce(context, force, row.standardId, standard, row.followsId)
}

/** 承接: a new item with the body that takes over; the old one ends and names it. */
async function takenOver(
  context: AuthoringContext,
  force: Force,
  content: Extract<ProposalContent, { kind: 'take_over' }>,
): Promise<Made> {
  const found = await ownOf(context, content.itemId)
  const place = await context.versions.placeOf(content.regionCode)
  const successor =
    found.own.kind === 'claim'
      ? itemWrite(
          claimVersion(
            composeItem(found.own.base.content, content.claim, place),
            content.claim,
            found.own.base.standardId,
            found.own.base.id,
          ),
          undefined,
          writing(context, force),
        )
      : itemWrite(wholeVersion(movedTo(found.own.definition, content.claim, place)), undefined, writing(context, force))
  const successors = [{ itemId: successor.itemId, name: successor.name }]
  const old = await changed(context, force, content.itemId, { status: abolished(force, content.reason, successors) })
  const guards =
    found.own.kind === 'claim' ? [standardStatements.requireCurrent(found.own.base.standardId, found.own.base.id)] : []
  return { ...itemsInForce([old, successor], content.itemId), before: guards }
}

function movedTo(
  definition: ItemDefinition,
  claim: ClaimContent,
  place: Pick<ItemDefinition, 'regionCode'> & { level: ItemDefinition['level'] },
): ItemDefinition {
  const { creditCode } = claim.department
  const taskCode = creditCode && definition.catalogCode ? `${creditCode}${place.level}${definition.catalogCode}` : null
  return {
    ...definition,
    ...place,
    taskCode,
    localCode: taskCode ?? definition.localCode,
    department: { ...claim.department },
    delegation: claim.delegation,
    windows: claim.windows ?? [],
    contact: claim.contact ?? { consultation: null, complaint: null },
    servicePointIds: claim.servicePoints ?? [],
  }
}

/** The next version of an item in which only its status or delegation differs. */
async function changed(
  context: AuthoringContext,
  force: Force,
  itemId: string,
  change: { readonly status?: ItemStatus | null; readonly delegation?: Delegation | null },
): Promise<ItemWrite> {
  const { version, own } = await ownOf(context, itemId)
  const before = { itemId, versionId: version.id, number: version.number }
  if (own.kind === 'whole')
    return itemWrite(wholeVersion({ ...own.definition, ...change }), before, writing(context, force))
  const claim = { ...own.claim, ...change }
  const place = await context.versions.placeOf(version.definition.regionCode)
  const definition = composeItem(own.base.content, claim, place)
  return itemWrite(claimVersion(definition, claim, own.base.standardId, own.base.id), before, writing(context, force))
}

function wholeVersion(definition: ItemDefinition): NewVersion {
  return {
    definition: closedByStatus(definition),
    content: definition,
    claims: null,
    contentHash: contentHash(definition),
    findings: [...findingsOf(definition), ...vocabularyFindings(definition)],
  }
}

export function claimVersion(
  definition: ItemDefinition,
  claim: ClaimContent,
  standardId: string,
  versionId: string,
): NewVersion {
  const hash = contentHash(definition)
  return {
    definition,
    content: claim,
    claims: { standardId, versionId },
    contentHash: hash,
    findings: [...findingsOf(definition), ...vocabularyFindings(definition)],
  }
}

function abolished(force: Force, reason: string, successors: ItemStatus['successors']): ItemStatus {
  return { kind: 'abolished', reason, documentNumber: force.documentNumber, since: force.effectiveOn, successors }
}

async function namesOf(context: AuthoringContext, itemIds: readonly string[]): Promise<ItemStatus['successors']> {
  return Promise.all(
    itemIds.map(async (itemId) => ({ itemId, name: (await ownOf(context, itemId)).version.definition.name })),
  )
}

async function ownOf(context: AuthoringContext, itemId: string) {
  const current = await context.findCurrentVersion(itemId)
  const found = current && (await context.versions.findOwn(current.id))
  if (!found) throw problem('item_not_found')
  return found
}

async function predecessor(context: AuthoringContext, itemId: string | null): Promise<Predecessor | undefined> {
  if (itemId === null) return undefined
  const { version } = await ownOf(context, itemId)
  return { itemId, versionId: version.id, number: version.number }
}

function itemsInForce(items: readonly ItemWrite[], subjectId = items[0]!.itemId): Made {
  return {
    subjectId,
    items,
    subjects: items.map(({ itemId, regionCode }) => ({ kind: 'item', id: itemId, regionCode })),
  }
}

function writing(context: AuthoringContext, { now }: Force) {
  return { now, themeNames: context.themeNames }
}

function adjustment(force: Force, subject: Made['subjects'][number]): Statement {
  const { proposal, documentNumber, effectiveOn, now } = force
  return proposalStatements.adjustment({
    id: uuidV7(now.getTime()),
    proposalId: proposal.id,
    kind: force.content.kind satisfies ProposalKind,
    subjectKind: subject.kind,
    subjectId: subject.id,
    regionCode: subject.regionCode,
    documentNumber,
    effectiveOn,
    recordedAt: now,
  })
}

function chunks<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  const found: Row[][] = []
  for (let at = 0; at < rows.length; at += rowsAStatement) found.push(rows.slice(at, at + rowsAStatement))
  return found
}
