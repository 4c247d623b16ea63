import type { Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/calendar.ts'
import type { Problem } from '../../../kernel/problem.ts'
import { type Answers, validateAnswers } from '../../catalog/index.ts'
import { caseProblem } from '../errors.ts'
import type { Application, Command, TableUse } from '../schema.ts'
import { type CaseParties, type Refusal, refusalOf } from './actions.ts'
import { checklistOf } from './checklist.ts'
import { refusalIn, withCourse } from './course.ts'
import { judge } from './discretion.ts'
import type { NewEvent, Outcome } from './events.ts'
import type { CaseItem, CaseState } from './state.ts'

export interface CaseContext {
  readonly item: CaseItem
  readonly state: CaseState
  readonly parties: CaseParties
  readonly actor: Actor
  /** The application as it stands now. */
  readonly application: Application
  readonly now: Date
}

/** `decide(command, state) → events`. Pure; throws a problem that says what to do instead. */
export function decide(command: Command, context: CaseContext): NewEvent[] {
  const refusal = refusalOf(command.action, context.item, context.state, context.parties, context.actor)
  if (refusal) throw refused(refusal)
  const at = { effectiveAt: context.now }
  switch (command.action) {
    case 'pre_review':
      return [{ type: 'pre_reviewed', data: { checklist: linesOf(command.checklist ?? [], context) }, ...at }]
    case 'request_correction': {
      const payload = { kind: 'demands' as const, value: { demands: command.demands } }
      return [{ type: 'correction_requested', data: { demands: command.demands.length }, ...at, payload }]
    }
    case 'mend':
      return [mended(command, context)]
    case 'accept':
      requireChecklist(command.checklist, context)
      return [{ type: 'accepted', data: { by: 'window' }, ...at }]
    case 'not_accept':
      return [{ type: 'not_accepted', data: {}, ...at, payload: { kind: 'reason', value: { reason: command.reason } } }]
    case 'accept_and_grant':
      requireChecklist(command.checklist, context)
      return [
        { type: 'accepted', data: { by: 'window' }, ...at },
        decided('granted', command.points, command.opinion, command, context),
      ]
    case 'pass_review': {
      requirePoints('review', command.points, context)
      requireAgreement(command.opinion, context)
      const judged = judge(context.item, command.discretion, 'grant', false)
      const payload = { kind: 'opinion' as const, value: { opinion: command.opinion, ...judged.payload } }
      return [{ type: 'review_passed', data: { points: command.points, ...judged.data }, ...at, payload }]
    }
    case 'advise_denial': {
      const judged = judge(context.item, command.discretion, 'deny', false)
      const payload = { kind: 'reason' as const, value: { reason: command.reason, ...judged.payload } }
      const data = { points: command.points, advice: 'deny' as const, ...judged.data }
      return [{ type: 'review_passed', data, ...at, payload }]
    }
    case 'return_to_review':
      return [
        {
          type: 'returned',
          data: { to: 'review' },
          ...at,
          payload: { kind: 'reason', value: { reason: command.reason } },
        },
      ]
    case 'review_and_grant':
    case 'review_and_deny':
      return reviewedAndDecided(command, context)
    case 'grant':
      return [decided('granted', command.points, command.opinion, command, context)]
    case 'deny':
      return [decided('denied', command.points, command.reason, command, context)]
    case 'deliver':
      return [
        { type: 'delivered', data: { way: context.state.deliveryWay }, ...at },
        { type: 'concluded', data: {}, ...at },
      ]
    case 'correct':
      return [corrected(command.application, context)]
    case 'withdraw':
      return [{ type: 'withdrawn', data: {}, ...at, payload: { kind: 'reason', value: { reason: command.reason } } }]
    case 'accept_by_silence':
      // 行政许可法 art. 32: silence means accepted as of the day of receipt, so the act precedes its record.
      return [{ type: 'accepted', data: { by: 'silence' }, effectiveAt: command.asOf }]
    case 'issue':
      return issued(command.certificateId, context)
  }
}

/** What goes out electronically arrives when it is issued; paper waits for the window. A denial needs no delivery by hand. */
function issued(certificateId: string | null, { state, now }: CaseContext): NewEvent[] {
  const issue: NewEvent = { type: 'result_issued', data: { certificateId }, effectiveAt: now }
  if (state.deliveryWay !== 'electronic' && state.outcome === 'granted') return [issue]
  return [
    issue,
    { type: 'delivered', data: { way: 'electronic' }, effectiveAt: now },
    { type: 'concluded', data: {}, effectiveAt: now },
  ]
}

/** 审决合一: one officer, one act, and still two events, because two duties were done. */
function reviewedAndDecided(
  command: Extract<Command, { action: 'review_and_grant' | 'review_and_deny' }>,
  context: CaseContext,
): NewEvent[] {
  const granted = command.action === 'review_and_grant'
  const text = granted ? command.opinion : command.reason
  if (granted) requirePoints('review', command.points, context)
  const of = (duty: 'review' | 'decide') =>
    command.points.filter((id) => context.item.reviewPoints.some((point) => point.id === id && point.duty === duty))
  return [
    {
      type: 'review_passed',
      data: { points: of('review') },
      effectiveAt: context.now,
      payload: { kind: 'opinion', value: { opinion: text } },
    },
    decided(granted ? 'granted' : 'denied', of('decide'), text, command, context),
  ]
}

function decided(
  outcome: Outcome,
  points: readonly string[],
  text: string,
  { discretion }: { readonly discretion?: readonly TableUse[] | undefined },
  context: CaseContext,
): NewEvent {
  if (outcome === 'granted') {
    requirePoints('decide', points, context)
    requireAgreement(text, context)
  }
  const judged = judge(context.item, discretion, outcome === 'granted' ? 'grant' : 'deny', true)
  const payload =
    outcome === 'granted'
      ? ({ kind: 'opinion', value: { opinion: text, ...judged.payload } } as const)
      : ({ kind: 'reason', value: { reason: text, ...judged.payload } } as const)
  return { type: 'decided', data: { outcome, points, ...judged.data }, effectiveAt: context.now, payload }
}

function mended(
  { answers, note }: Extract<Command, { action: 'mend' }>,
  { application, item, now }: CaseContext,
): NewEvent {
  const merged = { ...application.answers, ...answers }
  const checked = item.form
    ? validateAnswers(item.form, merged, { today: dayOf(now) })
    : { answers: merged, faults: [] }
  if (checked.faults.length > 0) throw caseProblem('application.incomplete', {}, undefined, checked.faults)
  // Only fields that the item has: a name that a sender makes up must not come into the event in plain text.
  const fields = [...new Set([...Object.keys(application.answers), ...Object.keys(checked.answers)])]
  const changed = fields.filter(
    (field) => JSON.stringify(checked.answers[field]) !== JSON.stringify(application.answers[field]),
  )
  if (changed.length === 0) throw caseProblem('case.nothing_mended')
  requireHandled(item, checked.answers)
  return {
    type: 'mended',
    data: { fields: changed, ...withCourse(item, checked.answers) },
    effectiveAt: now,
    payload: { kind: 'application', value: { ...application, answers: checked.answers, mendingNote: note } },
  }
}

/** A correction may change the situation, and with it route and limits. */
function corrected(application: Application, { item, now }: CaseContext): NewEvent {
  requireHandled(item, application.answers)
  return {
    type: 'corrected',
    data: withCourse(item, application.answers),
    effectiveAt: now,
    payload: { kind: 'application', value: application },
  }
}

/** What the item refuses in a situation is not handled here: the refusal says where to go instead. */
export function requireHandled(item: CaseItem, answers: Answers): void {
  const reason = refusalIn(item, answers)
  if (reason !== null) throw caseProblem('application.refused', { reason })
}

/** Only lines that the case has: a name that a sender makes up must not come into the event in plain text. */
function linesOf(ticked: readonly string[], { item, application }: CaseContext): string[] {
  return checklistOf(item, application)
    .map(({ materialId }) => materialId)
    .filter((materialId) => ticked.includes(materialId))
}

function requireChecklist(ticked: readonly string[], { item, application }: CaseContext): void {
  const open = checklistOf(item, application).filter((line) => line.required && !ticked.includes(line.materialId))
  if (open.length === 0) return
  throw caseProblem('case.checklist_incomplete', { materials: open.map((line) => line.name).join('、') })
}

function requirePoints(duty: 'review' | 'decide', met: readonly string[], { item }: CaseContext): void {
  const open = item.reviewPoints.filter((point) => point.duty === duty && !met.includes(point.id))
  if (open.length === 0) return
  throw caseProblem('case.points_incomplete', { points: open.map((point) => point.text).join('；') })
}

/** A ready sentence that says no does not go with an act that says yes: it would stand in the sealed decision. */
function requireAgreement(opinion: string, { item }: CaseContext): void {
  const contrary = item.stockOpinions.find(
    ({ outcome, text }) => outcome !== 'pass' && outcome !== 'grant' && opinion.includes(text),
  )
  if (contrary) throw caseProblem('case.opinion_contradicts', { text: contrary.text })
}

function refused(refusal: Refusal): Problem {
  switch (refusal) {
    case 'absent':
      return caseProblem('case.not_found')
    case 'state':
      return caseProblem('case.state')
    case 'duty':
      return caseProblem('case.duty')
    case 'separation':
      return caseProblem('case.separation')
  }
}
