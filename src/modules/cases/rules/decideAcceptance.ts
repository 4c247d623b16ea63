import { dayOf } from '../../../kernel/calendar.ts'
import { type Answers, validateAnswers } from '../../catalog/index.ts'
import { caseProblem } from '../errors.ts'
import type { Application, Command } from '../schema.ts'
import { checklistOf, materialsThatMayComeLater } from './checklist.ts'
import { pendingDaysDefault } from './clock.ts'
import type { CaseContext } from './context.ts'
import { refusalIn, withCourse } from './course.ts'
import type { NewEvent } from './events.ts'
import { ruleMoment } from './moments.ts'

type Of<Action extends Command['action']> = Extract<Command, { action: Action }>

export function preReview(command: Of<'pre_review'>, context: CaseContext): NewEvent[] {
  const checklist = linesOf(command.checklist ?? [], context)
  return [{ type: 'pre_reviewed', data: { checklist }, effectiveAt: context.now }]
}

/**
 * 行政许可法 art. 32: told once, everything at once. Asking again for what was not cured is lawful. What is new now, though the applicant changed
 * nothing about it, could have been asked the first time: it stands in the event as a fault of the office.
 */
export function requestCorrection({ demands }: Of<'request_correction'>, { state, now }: CaseContext): NewEvent[] {
  const about = [...new Set(demands.map((demand) => demand.about))]
  const again = about.filter((one) => state.demanded.includes(one))
  const late =
    state.corrections === 0
      ? []
      : about.filter((one) => !state.demanded.includes(one) && !state.changed.some((done) => concerns(done, one)))
  const data = { demands: demands.length, about, again, late }
  return [{ type: 'correction_requested', data, effectiveAt: now, payload: { kind: 'demands', value: { demands } } }]
}

/** `field:shareholders` concerns `field:shareholders.2`, and the other way round. */
function concerns(changed: string, about: string): boolean {
  return changed === about || about.startsWith(`${changed}.`) || changed.startsWith(`${about}.`)
}

export function mend({ answers, note }: Of<'mend'>, { application, item, now }: CaseContext): NewEvent[] {
  const merged = { ...application.answers, ...answers }
  const checked = item.form
    ? validateAnswers(item.form, merged, { today: dayOf(now) })
    : { answers: merged, faults: [] }
  if (checked.faults.length > 0) throw caseProblem('application.incomplete', {}, undefined, checked.faults)
  const changed = changedFields(application.answers, checked.answers)
  if (changed.length === 0) throw caseProblem('case.nothing_mended')
  requireHandled(item, checked.answers)
  return [
    {
      type: 'mended',
      data: { fields: changed, ...withCourse(item, checked.answers) },
      effectiveAt: now,
      payload: { kind: 'application', value: { ...application, answers: checked.answers, mendingNote: note } },
    },
  ]
}

export function openGreenChannel({ reason }: Of<'open_green_channel'>, { now }: CaseContext): NewEvent[] {
  const payload = { kind: 'reason' as const, value: { reason } }
  return [{ type: 'green_channel_opened', data: {}, effectiveAt: now, payload }]
}

export function accept(command: Of<'accept'>, context: CaseContext): NewEvent[] {
  requireChecklist(command.checklist, context)
  return [{ type: 'accepted', data: { by: 'window' }, effectiveAt: context.now }]
}

/** 容缺受理: every other paper is there, and those that are missing are ones that the item lets come later. */
export function acceptWithPending(command: Of<'accept_with_pending'>, context: CaseContext): NewEvent[] {
  const deferrable = materialsThatMayComeLater(context.item)
  const pending = linesOf(command.pending, context)
  const wrong = pending.filter((id) => !deferrable.some((material) => material.id === id))
  if (pending.length === 0 || wrong.length > 0) throw caseProblem('case.not_deferrable')
  requireChecklist([...command.checklist, ...pending], context)
  const days = Math.min(
    ...deferrable.filter(({ id }) => pending.includes(id)).map(({ deferDays }) => deferDays ?? pendingDaysDefault),
  )
  return [{ type: 'accepted_with_pending', data: { pending, days }, effectiveAt: context.now }]
}

export function notAccept({ reason }: Of<'not_accept'>, { now }: CaseContext): NewEvent[] {
  return [{ type: 'not_accepted', data: {}, effectiveAt: now, payload: { kind: 'reason', value: { reason } } }]
}

/** A correction may change the situation, and with it route and limits. */
export function correct({ application }: Of<'correct'>, context: CaseContext): NewEvent[] {
  const { item, now } = context
  requireHandled(item, application.answers)
  return [
    {
      type: 'corrected',
      data: { changed: changesBetween(context.application, application), ...withCourse(item, application.answers) },
      effectiveAt: now,
      payload: { kind: 'application', value: application },
    },
  ]
}

/** 行政许可法 art. 32: silence means accepted as of the day of receipt, so the act precedes its record. */
export function acceptBySilence(_: Of<'accept_by_silence'>, { state }: CaseContext): NewEvent[] {
  return [{ type: 'accepted', data: { by: 'silence' }, effectiveAt: state.completeAt }]
}

/** Nothing was corrected in time: as if the applicant had taken it back, dated by the rule. */
export function lapseCorrection(_: Of<'lapse_correction'>, context: CaseContext): NewEvent[] {
  return [{ type: 'withdrawn', data: { by: 'lapse' }, effectiveAt: ruleMoment('lapse_correction', context) }]
}

/** What the item refuses in a situation is not handled here: the refusal says where to go instead. */
export function requireHandled(item: CaseContext['item'], answers: Answers): void {
  const reason = refusalIn(item, answers)
  if (reason !== null) throw caseProblem('application.refused', { reason })
}

export function requireChecklist(ticked: readonly string[], { item, application }: CaseContext): void {
  const open = checklistOf(item, application).filter(
    (line) => line.required && !line.promised && !ticked.includes(line.materialId),
  )
  if (open.length === 0) return
  throw caseProblem('case.checklist_incomplete', { materials: open.map((line) => line.name).join('、') })
}

/** Only lines that the case has: a name that a sender makes up must not come into the event in plain text. */
export function linesOf(ticked: readonly string[], { item, application }: CaseContext): string[] {
  return checklistOf(item, application)
    .map(({ materialId }) => materialId)
    .filter((materialId) => ticked.includes(materialId))
}

function changesBetween(before: Application, after: Application): string[] {
  const papersOf = ({ papers, handedIn }: Application, id: string) =>
    [
      handedIn.includes(id),
      ...papers.filter(({ materialId }) => materialId === id).map(({ uploadId }) => uploadId),
    ].join()
  const materials = [...before.papers, ...after.papers].map(({ materialId }) => materialId)
  const handedIn = [...before.handedIn, ...after.handedIn]
  return [
    ...changedFields(before.answers, after.answers).map((field) => `field:${field}`),
    ...[...new Set([...materials, ...handedIn])]
      .filter((id) => papersOf(before, id) !== papersOf(after, id))
      .map((id) => `material:${id}`),
  ]
}

/** Only fields that the item has: a name that a sender makes up must not come into the event in plain text. */
function changedFields(before: Answers, after: Answers): string[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return fields.filter((field) => JSON.stringify(after[field]) !== JSON.stringify(before[field]))
}
