import { caseProblem } from '../errors.ts'
import type { Command } from '../schema.ts'
import type { CaseContext } from './context.ts'
import type { NewEvent, ResultEnd } from './events.ts'

type Of<Action extends Command['action']> = Extract<Command, { action: Action }>

/** What goes out electronically arrives when it is issued; paper waits for the window. A denial needs no delivery by hand. */
export function issue({ certificateId }: Of<'issue'>, { state, now }: CaseContext): NewEvent[] {
  const issued: NewEvent = { type: 'result_issued', data: { certificateId }, effectiveAt: now }
  if (state.deliveryWay !== 'electronic' && state.outcome !== 'denied') return [issued]
  return [
    issued,
    { type: 'delivered', data: { way: 'electronic' }, effectiveAt: now },
    { type: 'concluded', data: {}, effectiveAt: now },
  ]
}

export function arrangeDelivery({ carrier, number }: Of<'arrange_delivery'>, { state, now }: CaseContext): NewEvent[] {
  return [{ type: 'delivery_arranged', data: { way: state.deliveryWay, carrier, number }, effectiveAt: now }]
}

export function deliver(_: Of<'deliver'>, { state, now }: CaseContext): NewEvent[] {
  return [
    { type: 'delivered', data: { way: state.deliveryWay }, effectiveAt: now },
    { type: 'concluded', data: {}, effectiveAt: now },
  ]
}

/**
 * On which grounds a result ends. 撤回: 行政许可法 art. 8, circumstances or law changed. 撤销: art. 69, unlawfully given. 吊销: a penalty. 注销: art. 70,
 * the formal end after term, death, dissolution, or one of the others.
 */
export const groundsOf = {
  recalled: ['law_changed', 'circumstances_changed'],
  annulled: [
    'abuse_of_office',
    'beyond_powers',
    'procedure_breached',
    'not_qualified',
    'obtained_by_deceit',
    'promise_broken',
  ],
  forfeited: ['unlawful_transfer', 'scope_exceeded', 'facts_concealed', 'unlawful_activity'],
  cancelled: ['term_ended', 'holder_died', 'holder_ended', 'permit_ended', 'made_impossible', 'at_request'],
} as const satisfies Record<ResultEnd, readonly string[]>

export function endResult(end: ResultEnd) {
  return (
    { ground, reason }: { readonly ground: string; readonly reason: string },
    { now, state }: CaseContext,
  ): NewEvent[] => {
    const grounds: readonly string[] = groundsOf[end]
    const fits = grounds.includes(ground) && (ground === 'permit_ended') === (state.result !== 'in_force')
    if (!fits) throw caseProblem('case.ground_unknown')
    return [{ type: end, data: { ground }, effectiveAt: now, payload: { kind: 'reason', value: { reason } } }]
  }
}

/** After an appeal, or because the body saw its own mistake: a refusal to accept goes back to acceptance, a denial to the review. */
export function reopen({ by, document, reason }: Of<'reopen'>, { state, now }: CaseContext): NewEvent[] {
  const to = state.status === 'not_accepted' ? ('accept' as const) : ('review' as const)
  const payload = { kind: 'reason' as const, value: { reason } }
  return [{ type: 'reopened', data: { by, to, document }, effectiveAt: now, payload }]
}

export function withdraw({ reason }: Of<'withdraw'>, { now }: CaseContext): NewEvent[] {
  const payload = { kind: 'reason' as const, value: { reason } }
  return [{ type: 'withdrawn', data: { by: 'applicant' }, effectiveAt: now, payload }]
}

export function moveDates({ calendar, moved }: Of<'move_dates'>, { now }: CaseContext): NewEvent[] {
  return [{ type: 'dates_moved', data: { calendar, moved }, effectiveAt: now }]
}
