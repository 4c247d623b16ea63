import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/calendar.ts'
import type { FieldFault } from '../../kernel/problem.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import { joined } from '../../platform/db/joined.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { bodiesOf, validateAnswers } from '../catalog/index.ts'
import { subjectHashOf } from '../identity/index.ts'
import { labelContext, placeEvents, stageEvents, stageFollowing, stageTimers, timersOf } from './append.ts'
import type { CasesContext } from './context.ts'
import { type Draft, inForce, requireApplicable } from './drafts.ts'
import { requireMayPromise } from './effects.ts'
import { caseProblem } from './errors.ts'
import { caseFault } from './faults.ts'
import { type HeadIdentity, headOf, holderNumberOf, labelOf } from './heads.ts'
import { papersOf } from './open-papers.ts'
import { missingMaterials } from './rules/checklist.ts'
import { withCourse } from './rules/course.ts'
import { requireHandled } from './rules/decideAcceptance.ts'
import type { NewEvent } from './rules/events.ts'
import { fold } from './rules/fold.ts'
import { sentPromises } from './rules/promising.ts'
import type { Answers, Application } from './schema.ts'
import { findHead, insertSubmission } from './store.ts'

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
  requireApplicable(draft.version, application.applicant, actor)
  const now = context.platform.clock.now()
  if (promiseOf(application, now).length > 0) await requireMayPromise(context, application.applicant, now)
  const item = draft.version.definition
  const [region, calendar, windowDepartmentId] = await Promise.all([
    context.organizations.getRegion(draft.regionCode),
    context.organizations.calendarFor(draft.regionCode),
    windowOf(context, draft, actor),
  ])
  const [caseNumber, receiptNumber] = await Promise.all([
    context.numbers.caseNumber(await taskCodeOf(context, draft), dayOf(now)),
    context.numbers.receiptNumber(region.name),
  ])
  const { keys, db } = context.platform
  const caseId = draft.draftId
  const { key } = draft
  const identity: HeadIdentity = {
    caseId,
    regionCode: draft.regionCode,
    departmentId: bodiesOf(item, dayOf(now)).handling ?? windowDepartmentId,
    windowDepartmentId,
    itemId: draft.row.itemId,
    versionId: draft.version.id,
    receiptNumber,
    caseNumber,
    channel: actor.kind === 'staff' ? 'window' : 'online',
    personId: draft.row.personId,
    organizationId: draft.row.organizationId,
    holderSecond: holderSecond(context, holderNumberOf(application).slice(-4)),
    subjectHash: subjectHashOf(keys, application.applicant.citizenId),
    label: keys.seal(key, labelContext(caseId), labelOf(application)),
  }
  const submission: NewEvent = {
    type: 'submitted',
    data: {
      channel: actor.kind === 'staff' ? 'window' : 'online',
      deliveryWay: application.delivery.way,
      calendar: { id: calendar.id, version: calendar.version },
      ...withCourse(item, application.answers),
    },
    effectiveAt: now,
    payload: { kind: 'application', value: application },
  }
  const placed = placeEvents(context.platform, { caseId, key, actor, sequence: 0, notBefore: null }, [
    submission,
    ...promiseOf(application, now),
  ])
  const [first, ...rest] = placed
  if (!first?.payload) throw new Error('a submission has a payload')
  const state = fold(
    item,
    placed.map(({ event }) => event),
  )
  const rows = {
    head: headOf(identity, item, state, calendar),
    event: first.event,
    payload: first.payload,
    wrappedKey: draft.row.wrappedKey,
  }
  try {
    await db.batch([
      joined([
        ...insertSubmission(rows),
        ...stageEvents(caseId, rest),
        ...stageFollowing(context.platform.outbox, context.ledger, caseId, placed),
        ...stageTimers(context.platform, caseId, new Map(), timersOf(item, state, calendar)),
      ]),
      ...alongside,
    ])
  } catch (error) {
    if (submittedBefore(error)) return alreadySubmitted(context, caseId, error)
    throw error
  }
  return { caseId, receiptNumber, caseNumber }
}

/** 告知承诺: what was promised when it was filed, as an event of its own. */
function promiseOf({ promised = [], permitPromised }: Application, effectiveAt: Date): NewEvent[] {
  if (promised.length === 0 && !permitPromised) return []
  const kind = permitPromised ? ('permit' as const) : ('proof' as const)
  return [{ type: 'promise_made', data: { kind, materials: promised }, effectiveAt }]
}

/** The rows of the first sending are in the way, whichever of them the server met first. */
function submittedBefore(error: unknown): boolean {
  return /^case_(key|event|payload|head)/.test(violatedConstraint(error) ?? '')
}

/** The answer of the first sending. */
export async function alreadySubmitted(context: CasesContext, caseId: string, error: unknown): Promise<Submitted> {
  const head = await findHead(context.platform.db, caseId)
  if (!head) throw error
  return { caseId, receiptNumber: head.receiptNumber, caseNumber: head.caseNumber }
}

/** The application as it would be sent. Throws `application.incomplete` with everything that is missing. */
export function applicationOf(draft: Draft, now: Date): Application {
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

/** Keyed hash of the second thing of a public look-up: the last four characters of the holder's number. */
export function holderSecond(context: CasesContext, lastFour: string): string {
  return context.platform.keys.hash('case-second', lastFour.toUpperCase())
}

/**
 * The window that accepts: the clerk's own; that of a body to which taking in was given; for what is accepted and decided in one act
 * that of the body that handles it; otherwise the region's service centre.
 */
async function windowOf(context: CasesContext, draft: Draft, actor: Actor): Promise<string> {
  if (actor.kind === 'staff') return actor.departmentId
  const { definition } = draft.version
  const { handling, taking } = bodiesOf(definition, dayOf(context.platform.clock.now()))
  if (taking) return taking
  if (definition.tier === 'simple' && handling) return handling
  const departments = await context.organizations.departmentsOf(draft.regionCode)
  const id = departments.find(({ kind }) => kind === 'service_center')?.id ?? handling
  if (!id) throw caseProblem('application.not_here', { reason: '' }, 'the item names no body')
  return id
}

/** 实施编码 of the item; where the source has none it is put together from the body, the level and the basic code. */
async function taskCodeOf(context: CasesContext, draft: Draft): Promise<string> {
  const { taskCode, department, level, catalogCode } = draft.version.definition
  if (taskCode) return taskCode
  const body = department.id ? await context.organizations.getDepartment(department.id) : undefined
  return `${body?.creditCode ?? department.creditCode ?? ''}${level ?? '4'}${catalogCode ?? ''}`
}
