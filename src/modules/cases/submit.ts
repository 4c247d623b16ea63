import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/calendar.ts'
import type { FieldFault } from '../../kernel/problem.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import { joined } from '../../platform/db/joined.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { validateAnswers } from '../catalog/index.ts'
import { placeEvents, stageEvents, stageFollowing, stageTimers, timersOf } from './append.ts'
import type { CasesContext } from './context.ts'
import { type Draft, inForce } from './drafts.ts'
import { caseProblem } from './errors.ts'
import { caseFault } from './faults.ts'
import { filed } from './filing.ts'
import { headOf } from './heads.ts'
import { papersOf } from './open-papers.ts'
import { missingMaterials } from './rules/checklist.ts'
import { requireHandled } from './rules/decideAcceptance.ts'
import { fold } from './rules/fold.ts'
import { sentPromises } from './rules/promising.ts'
import { tallyOf } from './rules/tally.ts'
import type { Answers, Application, DraftContent, Paper } from './schema.ts'
import { findHead, insertSubmission } from './store.ts'
import { stageTally } from './tally.ts'

/** What the applicant is told: the number to say and the number of the file. */
export interface Submitted {
  readonly caseId: string
  readonly receiptNumber: string
  readonly caseNumber: string
}

/**
 * Turns a draft into a case. The case takes the draft's id and key, so that sending it twice – double click, lost answer,
 * two devices – meets itself in the primary key and gets the first answer.
 */
export async function submit(
  context: CasesContext,
  begun: Draft,
  actor: Actor,
  alongside: readonly Statement[] = [],
): Promise<Submitted> {
  const draft = await inForce(context, begun)
  const application = applicationOf(draft, context.platform.clock.now())
  const caseId = draft.draftId
  const { key, version, regionCode, row } = draft
  const { personId, organizationId } = row
  const { identity, decided, calendar } = await filed(context, {
    ...{ caseId, key, version, regionCode, personId, organizationId, actor, application },
    at: context.platform.clock.now(),
  })
  const item = version.definition
  const placed = placeEvents(context.platform, { caseId, key, actor, sequence: 0, notBefore: null }, decided)
  const [first, ...rest] = placed
  if (!first?.payload) throw new Error('a submission has a payload')
  const events = placed.map(({ event }) => event)
  const state = fold(item, events)
  const rows = {
    head: headOf(identity, item, state, calendar),
    event: first.event,
    payload: first.payload,
    wrappedKey: draft.row.wrappedKey,
  }
  try {
    await context.platform.db.batch([
      joined([
        ...insertSubmission(rows),
        ...stageEvents(caseId, rest),
        ...stageFollowing(context.platform.outbox, context.ledger, caseId, placed),
        ...stageTimers(context.platform, caseId, new Map(), timersOf(item, state, calendar)),
        ...stageTally(identity, tallyOf(events, state, item, calendar)),
      ]),
      ...alongside,
    ])
  } catch (error) {
    if (submittedBefore(error)) return alreadySubmitted(context, caseId, error)
    throw error
  }
  return { caseId, receiptNumber: identity.receiptNumber, caseNumber: identity.caseNumber }
}

/** The rows of the first sending are in the way, whichever of them the server met first. */
export function submittedBefore(error: unknown): boolean {
  return /^case_(key|event|payload|head)/.test(violatedConstraint(error) ?? '')
}

/** The answer of the first sending. */
export async function alreadySubmitted(context: CasesContext, caseId: string, error: unknown): Promise<Submitted> {
  const head = await findHead(context.platform.db, caseId)
  if (!head) throw error
  return { caseId, receiptNumber: head.receiptNumber, caseNumber: head.caseNumber }
}

/** What becomes an application: a draft, or one that was filed elsewhere. */
export interface Sendable extends Pick<Draft, 'version'> {
  readonly content: Omit<DraftContent, 'sectionsDone' | 'fromGuide'>
  readonly uploads: readonly Paper[]
}

/** The application as it would be sent. Throws `application.incomplete` with everything that is missing. */
export function applicationOf(draft: Sendable, now: Date): Application {
  const { content, version } = draft
  const faults: FieldFault[] = []
  let answers: Answers = content.answers
  if (version.definition.form) {
    const checked = validateAnswers(version.definition.form, content.answers, { today: dayOf(now) })
    faults.push(...checked.faults)
    answers = checked.answers as Answers
  }
  // What is not handled here is not asked for papers.
  if (faults.length === 0) requireHandled(version.definition, answers)
  const papers = papersOf(draft.uploads)
  const promises = sentPromises(version.definition, { ...content, answers }, papers)
  for (const line of missingMaterials(
    version.definition,
    { answers, handedIn: content.handedIn, ...promises },
    papers,
  )) {
    faults.push(caseFault(`materials.${line.materialId}`, 'material.missing', { name: line.name }))
  }
  if (!content.delivery) faults.push(caseFault('delivery', 'delivery.missing'))
  if (faults.length > 0 || !content.delivery) throw caseProblem('application.incomplete', {}, undefined, faults)
  const { applicant, handedIn, delivery } = content
  return { applicant, answers, papers, handedIn, delivery, ...promises }
}
