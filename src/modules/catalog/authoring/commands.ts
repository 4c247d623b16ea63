import { addDays, dayOf, isDay, startOfDay } from '../../../kernel/day.ts'
import { isUuid, uuidV7 } from '../../../kernel/ids.ts'
import { violatedConstraint } from '../../../platform/db/database.ts'
import { problem } from '../errors.ts'
import { mergeContents } from '../rules/merge.ts'
import { actsOf, maySee, reviewOfficeOf, reviewsOf } from '../rules/proposals.ts'
import { ProposalContent } from '../schema/proposal.ts'
import { write } from '../store.ts'
import { type ProposalRow, proposalStatements, type ReviewRow } from '../store-proposals.ts'
import type { Authoring, NewProposal, Proposal, ProposalAct, StaffActor } from './authoring.ts'
import { checkContent, contentInForce, currentVersionId, ownContentOf } from './checking.ts'
import { beginningOf, titleOf } from './contents.ts'
import type { AuthoringContext } from './context.ts'
import { forceOf } from './force.ts'
import { openProposal } from './queries.ts'

const effectiveDaysMax = 730
/** Two publications at one moment: the second composes anew on what the first one left. */
const publishTries = 3
export const inForceTopic = 'catalog.in_force'

type Commands = Pick<Authoring, 'start' | 'save' | 'submit' | 'withdraw' | 'review' | 'publish'>

export function createCommands(context: AuthoringContext): Commands {
  return {
    start: (actor, asked, options = {}) => start(context, actor, asked, options.practice ?? false),
    save: (id, actor, change) => save(context, id, actor, change),
    submit: (id, actor, expected) => submit(context, id, actor, expected),
    withdraw: (id, actor) => withdraw(context, id, actor),
    review: (id, actor, given) => review(context, id, actor, given),
    publish: (id, actor, given) => publish(context, id, actor, given),
  }
}

async function start(
  context: AuthoringContext,
  actor: StaffActor,
  asked: NewProposal,
  practice: boolean,
): Promise<Proposal> {
  if (!actor.duties.includes('catalogue')) throw problem('not_catalogue_duty')
  const { content, subjectId, baseVersionId, title } = await beginningOf(context, actor, asked)
  const now = context.platform.clock.now()
  const row = {
    id: uuidV7(now.getTime()),
    kind: content.kind,
    subjectId,
    baseVersionId,
    regionCode: actor.regionCode,
    departmentId: actor.departmentId,
    title,
    status: 'draft' as const,
    revision: 1,
    practice,
    createdBy: actor.staffId,
    createdAt: now,
    changedBy: actor.staffId,
    changedAt: now,
  }
  await context.platform.db.batch([
    proposalStatements.insert(row),
    proposalStatements.revision({
      id: row.id,
      revision: 1,
      content: ProposalContent.parse(content),
      savedBy: actor.staffId,
      savedAt: now,
    }),
  ])
  return openProposal(context, row.id, actor)
}

async function save(
  context: AuthoringContext,
  id: string,
  actor: StaffActor,
  change: { readonly expected: number; readonly content: ProposalContent },
): Promise<Proposal> {
  const { row } = await require(context, id, actor, 'save')
  if (change.content.kind !== row.kind)
    throw problem('proposal_state', {}, `a ${row.kind} cannot become a ${change.content.kind}`)
  const content = await rebased(context, row, await merged(context, row, change))
  const now = context.platform.clock.now()
  const revision = row.revision + 1
  const baseVersionId = (await currentVersionId(context, row)) ?? row.baseVersionId
  const saved = {
    id,
    revision,
    title: titleOf(content, row.title).slice(0, 200),
    baseVersionId,
    changedBy: actor.staffId,
    changedAt: now,
  }
  try {
    await context.platform.db.batch([
      proposalStatements.revision({
        id,
        revision,
        content: ProposalContent.parse(content),
        savedBy: actor.staffId,
        savedAt: now,
      }),
      ...proposalStatements.saved(saved),
    ])
  } catch (error) {
    // Both saved at the same moment: the second comes again, now with the first one's revision to compare with.
    if (violatedConstraint(error) === 'proposal_revision_pk') return save(context, id, actor, change)
    throw moved(error)
  }
  return openProposal(context, id, actor)
}

/** What another officer saved since is kept where he changed other parts. */
async function merged(
  context: AuthoringContext,
  row: ProposalRow,
  { expected, content }: { readonly expected: number; readonly content: ProposalContent },
): Promise<ProposalContent> {
  if (expected === row.revision) return content
  const [[base], [theirs]] = await Promise.all([
    context.proposals.content(row.id, expected),
    context.proposals.content(row.id, row.revision),
  ])
  if (!base || !theirs) throw problem('proposal_changed_meanwhile')
  const outcome = mergeContents(base.content, content, theirs.content)
  if (outcome.kind === 'merged') return ProposalContent.parse(outcome.content)
  const { zh, en } = problem('proposal_changed_meanwhile').sentence
  const fields = outcome.pointers.map((field) => ({ field, code: 'proposal_changed_meanwhile', sentence: { zh, en } }))
  throw problem('proposal_changed_meanwhile', {}, undefined, fields)
}

/** A version that came into force since the proposal was begun: what it changed is taken over, except where this one says otherwise. */
export async function rebased(
  context: AuthoringContext,
  row: ProposalRow,
  content: ProposalContent,
): Promise<ProposalContent> {
  const current = await currentVersionId(context, row)
  if (!row.baseVersionId || !current || current === row.baseVersionId) return content
  const [before, now] = await Promise.all([
    contentOfVersion(context, row, content),
    contentInForce(context, row, content),
  ])
  if (!before || !now) return content
  const outcome = mergeContents(before, content, now)
  return outcome.kind === 'merged' ? ProposalContent.parse(outcome.content) : content
}

async function contentOfVersion(
  context: AuthoringContext,
  row: ProposalRow,
  content: ProposalContent,
): Promise<ProposalContent | undefined> {
  if (row.baseVersionId === null) return undefined
  if (content.kind === 'claim' || content.kind === 'item') return ownContentOf(context, row.baseVersionId, content)
  if (content.kind !== 'standard') return undefined
  const version = await context.versions.findStandard(row.baseVersionId)
  return version && { kind: 'standard', standard: version.content, follows: content.follows }
}

async function submit(context: AuthoringContext, id: string, actor: StaffActor, expected: number): Promise<Proposal> {
  const { row, content } = await require(context, id, actor, 'submit', expected)
  await requireFaultless(context, row, content)
  await move(context, proposalStatements.status(id, row.status, row.revision, 'in_review'))
  return openProposal(context, id, actor)
}

async function withdraw(context: AuthoringContext, id: string, actor: StaffActor): Promise<Proposal> {
  const { row } = await require(context, id, actor, 'withdraw')
  await move(context, [
    ...proposalStatements.status(id, row.status, row.revision, 'withdrawn'),
    context.platform.timers.stageDone({ topic: inForceTopic, subjectId: id }),
  ])
  return openProposal(context, id, actor)
}

async function review(
  context: AuthoringContext,
  id: string,
  actor: StaffActor,
  given: { readonly expected: number; readonly outcome: 'approve' | 'return'; readonly opinion: string },
): Promise<Proposal> {
  const { row, reviews } = await require(context, id, actor, 'review', given.expected)
  const office = reviewOfficeOf(row, reviews, actor)
  if (!office) throw problem('proposal_state')
  const opinion = given.opinion.trim().slice(0, 1000)
  if (given.outcome === 'return' && opinion === '') throw problem('opinion_missing')
  const now = context.platform.clock.now()
  const line: ReviewRow = {
    revision: row.revision,
    office,
    outcome: given.outcome,
    opinion,
    departmentId: actor.departmentId,
    reviewedBy: actor.staffId,
    reviewedAt: now,
  }
  try {
    await context.platform.db.batch([
      ...proposalStatements.lock(id, row.revision),
      proposalStatements.review(id, line),
      proposalStatements.reviewed(id, row.revision, given.outcome, reviewsOf[row.kind]),
    ])
  } catch (error) {
    if (violatedConstraint(error) === 'proposal_review_pk') throw problem('proposal_state')
    throw moved(error)
  }
  return openProposal(context, id, actor)
}

async function publish(
  context: AuthoringContext,
  id: string,
  actor: StaffActor,
  given: { readonly expected: number; readonly documentNumber: string; readonly effectiveOn: string },
): Promise<Proposal> {
  const { row, content } = await require(context, id, actor, 'publish', given.expected)
  const now = context.platform.clock.now()
  const documentNumber = given.documentNumber.trim().slice(0, 100)
  if (documentNumber === '') throw problem('document_number_missing')
  requireEffective(given.effectiveOn, dayOf(now))
  await requireFaultless(context, row, content)
  if ((await currentVersionId(context, row)) !== (row.baseVersionId ?? undefined)) throw problem('proposal_overtaken')
  // Everything is looked at first, so that practice says what the real one would have said.
  if (row.practice) throw problem('practice_not_published')
  const published = proposalStatements.published({
    id,
    revision: row.revision,
    documentNumber,
    effectiveOn: given.effectiveOn,
    at: now,
  })
  if (given.effectiveOn > dayOf(now)) {
    const dueAt = startOfDay(given.effectiveOn)
    await move(context, [...published, context.platform.timers.stage({ topic: inForceTopic, subjectId: id, dueAt })])
  } else {
    await bringIntoForce(context, { row, content, documentNumber, effectiveOn: given.effectiveOn }, published)
  }
  return openProposal(context, id, actor)
}

/** Writes what the proposal makes. Composed anew when somebody published at the same moment. */
export async function bringIntoForce(
  context: AuthoringContext,
  given: {
    readonly row: ProposalRow
    readonly content: ProposalContent
    readonly documentNumber: string
    readonly effectiveOn: string
  },
  alongside: Parameters<AuthoringContext['platform']['db']['batch']>[0],
): Promise<void> {
  const { row, content, documentNumber, effectiveOn } = given
  const now = context.platform.clock.now()
  for (let attempt = 1; ; attempt += 1) {
    const forced = await forceOf(context, { proposal: row, content, documentNumber, effectiveOn, now })
    const done = proposalStatements.inForce({
      id: row.id,
      revision: row.revision,
      subjectId: forced.subjectId,
      at: now,
    })
    try {
      await context.platform.db.batch([write.nextRevision(), ...alongside, ...forced.statements, ...done])
      context.forget()
      return
    } catch (error) {
      context.forget()
      if (!overtaken.has(violatedConstraint(error) ?? '')) throw moved(error)
      if (attempt === publishTries) throw problem('publish_overtaken')
    }
  }
}

const overtaken: ReadonlySet<string> = new Set([
  'standard_current',
  'standard_claims',
  'standard_version_number_unique',
  'standard_version_one_current',
  'item_version_number_unique',
  'item_version_one_current',
])

function requireEffective(day: string, today: string): void {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !isDay(day)) throw problem('effective_unreal')
  if (day < today) throw problem('effective_past')
  if (day > addDays(today, effectiveDaysMax)) throw problem('effective_far')
}

async function requireFaultless(context: AuthoringContext, row: ProposalRow, content: ProposalContent): Promise<void> {
  const { faults } = await checkContent(context, row, content)
  if (faults.length === 0) return
  const fields = faults.map(({ pointer, code, sentence }) => ({ field: pointer, code, sentence }))
  throw problem('proposal_faulty', {}, undefined, fields)
}

/** The proposal, if this actor may do this to it now. What he may not see is not there. */
async function require(
  context: AuthoringContext,
  id: string,
  actor: StaffActor,
  act: ProposalAct,
  expected?: number,
): Promise<{ readonly row: ProposalRow; readonly reviews: readonly ReviewRow[]; readonly content: ProposalContent }> {
  if (!isUuid(id)) throw problem('proposal_not_found')
  const [[row], reviews] = await Promise.all([context.proposals.proposal(id), context.proposals.reviews(id)])
  if (!row || !maySee(row, actor)) throw problem('proposal_not_found')
  if (!actsOf(row, reviews, actor).includes(act)) throw problem('proposal_state')
  if (expected !== undefined && expected !== row.revision) throw problem('proposal_changed_meanwhile')
  const [stored] = await context.proposals.content(id, row.revision)
  return { row, reviews, content: stored!.content }
}

async function move(context: AuthoringContext, statements: Parameters<AuthoringContext['platform']['db']['batch']>[0]) {
  try {
    await context.platform.db.batch(statements)
  } catch (error) {
    throw moved(error)
  }
}

/** Somebody else moved the proposal on between reading and writing. */
function moved(error: unknown): unknown {
  return violatedConstraint(error) === 'proposal_moved' ? problem('proposal_state') : error
}
