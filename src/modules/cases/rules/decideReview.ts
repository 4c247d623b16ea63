import { caseProblem } from '../errors.ts'
import type { Command, TableUse } from '../schema.ts'
import { extensionDaysMax } from './clock.ts'
import type { CaseContext } from './context.ts'
import { requireChecklist } from './decideAcceptance.ts'
import { judge } from './discretion.ts'
import type { NewEvent, Outcome } from './events.ts'
import { proceduresOf } from './procedures.ts'

type Of<Action extends Command['action']> = Extract<Command, { action: Action }>

export function acceptAndGrant(command: Of<'accept_and_grant'>, context: CaseContext): NewEvent[] {
  requireChecklist(command.checklist, context)
  return [
    { type: 'accepted', data: { by: 'window' }, effectiveAt: context.now },
    decided('granted', command.points, command.opinion, command, context),
  ]
}

export function assign({ staffId, postId, why }: Of<'assign'>, { now }: CaseContext): NewEvent[] {
  return [{ type: 'routed', data: { staffId, postId, why }, effectiveAt: now }]
}

/** 征求意见: a consultation that the item names, or the reviewer's own question to a body. */
export function requestOpinion(command: Of<'request_opinion'>, context: CaseContext): NewEvent[] {
  const named = context.item.consultations.find(({ id }) => id === command.consultation)
  if (command.consultation !== undefined && !named) throw caseProblem('case.opinion_unclear')
  const departmentId = named?.departmentId ?? command.departmentId
  const days = named?.days ?? command.days
  const question = command.question ?? named?.question
  if (!departmentId || !days || !question) throw caseProblem('case.opinion_unclear')
  const open = context.state.opinions.some((one) => one.departmentId === departmentId && one.givenAt === null)
  if (open) throw caseProblem('case.opinion_asked_already')
  const opinionId = context.newId?.() ?? `o${context.state.opinions.length + 1}`
  return [
    {
      type: 'opinion_requested',
      data: { opinionId, departmentId, days, ...(named && { consultation: named.id }) },
      effectiveAt: context.now,
      payload: { kind: 'question', value: { question } },
    },
  ]
}

export function giveOpinion({ view, opinion }: Of<'give_opinion'>, { state, actor, now }: CaseContext): NewEvent[] {
  const departmentId = actor.kind === 'staff' ? actor.departmentId : ''
  const asked = state.opinions.find((one) => one.departmentId === departmentId && one.givenAt === null)
  if (!asked) throw caseProblem('case.state')
  const data = { opinionId: asked.opinionId, departmentId, view }
  return [{ type: 'opinion_given', data, effectiveAt: now, payload: { kind: 'opinion', value: { opinion } } }]
}

export function startProcedure({ procedure, reason }: Of<'start_procedure'>, context: CaseContext): NewEvent[] {
  const named = proceduresOf(context.item).find(({ kind }) => kind === procedure)
  if (!named) throw caseProblem('case.procedure_not_named')
  const { days, unit } = named
  return [
    {
      type: 'procedure_started',
      data: { procedure, days, unit: days === null ? null : (unit ?? 'working') },
      effectiveAt: context.now,
      payload: { kind: 'reason', value: { reason } },
    },
  ]
}

export function endProcedure({ outcome }: Of<'end_procedure'>, { now }: CaseContext): NewEvent[] {
  const payload = { kind: 'opinion' as const, value: { opinion: outcome } }
  return [{ type: 'procedure_ended', data: {}, effectiveAt: now, payload }]
}

export function extend({ days, reason }: Of<'extend'>, { item, now }: CaseContext): NewEvent[] {
  const max = extensionDaysMax(item)
  if (days > max) throw caseProblem('case.extension_too_long', { max })
  return [{ type: 'extended', data: { days }, effectiveAt: now, payload: { kind: 'reason', value: { reason } } }]
}

export function passReview(command: Of<'pass_review'>, context: CaseContext): NewEvent[] {
  requirePoints('review', command.points, context)
  requireAgreement(command.opinion, context)
  const judged = judge(context.item, command.discretion, 'grant', false)
  const payload = { kind: 'opinion' as const, value: { opinion: command.opinion, ...judged.payload } }
  const data = { points: command.points, ...judged.data }
  return [{ type: 'review_passed', data, effectiveAt: context.now, payload }]
}

export function adviseDenial(command: Of<'advise_denial'>, context: CaseContext): NewEvent[] {
  const judged = judge(context.item, command.discretion, 'deny', false)
  const payload = { kind: 'reason' as const, value: { reason: command.reason, ...judged.payload } }
  const data = { points: command.points, advice: 'deny' as const, ...judged.data }
  return [{ type: 'review_passed', data, effectiveAt: context.now, payload }]
}

export function returnToReview({ reason }: Of<'return_to_review'>, { now }: CaseContext): NewEvent[] {
  const payload = { kind: 'reason' as const, value: { reason } }
  return [{ type: 'returned', data: { to: 'review' }, effectiveAt: now, payload }]
}

/** 审决合一: one officer, one act, and still two events, because two duties were done. */
export function reviewAndDecide(
  command: Of<'review_and_grant'> | Of<'review_and_deny'>,
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

export function grant(command: Of<'grant'>, context: CaseContext): NewEvent[] {
  return [decided('granted', command.points, command.opinion, command, context)]
}

/** A part is granted: the decision says which, and why not the rest. */
export function grantPartly(command: Of<'grant_partly'>, context: CaseContext): NewEvent[] {
  const { granted, reason } = command
  const event = decided('partly', command.points, command.opinion, command, context)
  const value = { ...(event.payload?.value as object), granted, reason }
  return [{ ...event, payload: { kind: 'opinion', value } }]
}

export function deny(command: Of<'deny'>, context: CaseContext): NewEvent[] {
  return [decided('denied', command.points, command.reason, command, context)]
}

function decided(
  outcome: Outcome,
  points: readonly string[],
  text: string,
  { discretion }: { readonly discretion?: readonly TableUse[] | undefined },
  context: CaseContext,
): NewEvent {
  if (outcome === 'granted') requirePoints('decide', points, context)
  if (outcome !== 'denied') requireAgreement(text, context)
  const judged = judge(context.item, discretion, outcome === 'denied' ? 'deny' : 'grant', true)
  const payload =
    outcome === 'denied'
      ? ({ kind: 'reason', value: { reason: text, ...judged.payload } } as const)
      : ({ kind: 'opinion', value: { opinion: text, ...judged.payload } } as const)
  return { type: 'decided', data: { outcome, points, ...judged.data }, effectiveAt: context.now, payload }
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
