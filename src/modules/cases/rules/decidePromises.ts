import { caseProblem } from '../errors.ts'
import type { Application, Command } from '../schema.ts'
import type { CaseContext } from './context.ts'
import type { NewEvent } from './events.ts'
import { ruleMoment } from './moments.ts'

type Of<Action extends Command['action']> = Extract<Command, { action: Action }>

/** Working days to put right what a check found, where the item does not say: ours. */
export const rectifyDaysDefault = 10

/** The missing papers, brought to the window. All of them: a part of them leaves the case where it is. */
export function receivePending({ materials }: Of<'receive_pending'>, context: CaseContext): NewEvent[] {
  const { application, now } = context
  const handedIn = [...new Set([...application.handedIn, ...materials.filter((id) => isPending(id, context))])]
  return supplied({ ...application, handedIn }, context, now)
}

export function supplyPending({ application }: Of<'supply_pending'>, context: CaseContext): NewEvent[] {
  return supplied(application, context, context.now)
}

function supplied(application: Application, { state }: CaseContext, effectiveAt: Date): NewEvent[] {
  const materials = state.pending?.materials ?? []
  const missing = materials.filter(
    (id) => !application.handedIn.includes(id) && !application.papers.some(({ materialId }) => materialId === id),
  )
  if (missing.length > 0) throw caseProblem('case.pending_incomplete')
  const payload = { kind: 'application' as const, value: application }
  return [{ type: 'pending_supplied', data: { materials }, effectiveAt, payload }]
}

function isPending(id: string, { state }: CaseContext): boolean {
  return state.pending?.materials.includes(id) ?? false
}

export function extendPending({ days, reason }: Of<'extend_pending'>, { now }: CaseContext): NewEvent[] {
  const payload = { kind: 'reason' as const, value: { reason } }
  return [{ type: 'pending_extended', data: { days }, effectiveAt: now, payload }]
}

export function lapsePending(_: Of<'lapse_pending'>, context: CaseContext): NewEvent[] {
  return [{ type: 'pending_lapsed', data: {}, effectiveAt: ruleMoment('lapse_pending', context) }]
}

/** 核查: what was promised is true, can be put right by a day, or is false. */
export function checkPromise(command: Of<'check_promise'>, context: CaseContext): NewEvent[] {
  const { finding, reason } = command
  const { state, item, now } = context
  const payload = { kind: 'reason' as const, value: { reason } }
  if (finding === 'rectify') {
    // Once: what was not put right then is not true.
    if (state.promise?.status === 'rectifying') throw caseProblem('case.rectify_once')
    const days = command.days ?? item.promise?.rectifyDays ?? rectifyDaysDefault
    return [{ type: 'promise_checked', data: { finding, days }, effectiveAt: now, payload }]
  }
  const checked: NewEvent = { type: 'promise_checked', data: { finding }, effectiveAt: now, payload }
  return finding === 'kept' ? [checked] : [checked, ...broken(context, now, reason)]
}

export function lapsePromise(_: Of<'lapse_promise'>, context: CaseContext): NewEvent[] {
  const effectiveAt = ruleMoment('lapse_promise', context)
  return [{ type: 'promise_lapsed', data: {}, effectiveAt }, ...broken(context, effectiveAt, null)]
}

/** A false promise: what was granted on it is annulled in the same act (行政许可法 art. 69: obtained by deceit). */
function broken({ state }: CaseContext, effectiveAt: Date, reason: string | null): NewEvent[] {
  const fell: NewEvent = { type: 'promise_broken', data: {}, effectiveAt }
  if (state.result !== 'in_force') return [fell]
  const payload = reason === null ? {} : { payload: { kind: 'reason' as const, value: { reason } } }
  return [fell, { type: 'annulled', data: { ground: 'promise_broken' }, effectiveAt, ...payload }]
}

/** 信用修复: the note and the bar end; what was annulled stays so. */
export function forgivePromise({ reason }: Of<'forgive_promise'>, { now }: CaseContext): NewEvent[] {
  return [{ type: 'promise_forgiven', data: {}, effectiveAt: now, payload: { kind: 'reason', value: { reason } } }]
}
