import type { Answers, CaseView, Command, Demand } from '../../modules/cases/index.ts'
import { type Form, type StepDuty, validateAnswers } from '../../modules/catalog/index.ts'
import { ruleOf } from './act-table.ts'
import { usesOf } from './discretion.ts'
import { moreOf, type Typed, wordsOf } from './typed.ts'

/** The command that a form asks for. What is missing or too long is found by the command's own schema. */
export function commandOf(typed: Typed, view: CaseView, today: string): Command {
  const { checklist } = typed
  const opinion = wordsOf(typed)
  const points = pointsOf(typed, view)
  const discretion = usesOf(view.version.definition.discretion, typed.tables)
  const more = (name: Parameters<typeof moreOf>[1]) => moreOf(typed, name)
  switch (typed.action) {
    case 'open_green_channel':
    case 'forgive_promise':
      return { action: typed.action, reason: opinion }
    case 'accept_with_pending':
      return { action: 'accept_with_pending', checklist: [...checklist], pending: [...(typed.more.pending ?? [])] }
    case 'assign':
      return assignment(typed, view)
    case 'request_opinion':
      return opinionRequest(typed)
    case 'give_opinion':
      return { action: 'give_opinion', view: more('view') as OpinionCommand['view'], opinion }
    case 'start_procedure':
      return {
        action: 'start_procedure',
        procedure: more('procedure') as ProcedureCommand['procedure'],
        reason: opinion,
      }
    case 'end_procedure':
      return { action: 'end_procedure', outcome: opinion }
    case 'extend':
    case 'extend_pending':
      return { action: typed.action, days: numberOf(more('days')), reason: opinion }
    case 'grant_partly':
      return {
        action: 'grant_partly',
        points,
        opinion: more('opinion'),
        granted: more('granted'),
        reason: opinion,
        discretion,
      }
    case 'receive_pending':
      return { action: 'receive_pending', materials: [...(typed.more.materials ?? [])] }
    case 'check_promise': {
      const finding = more('finding') as CheckCommand['finding']
      const days = finding === 'rectify' && more('days') ? { days: numberOf(more('days')) } : {}
      return { action: 'check_promise', finding, reason: opinion, ...days }
    }
    case 'arrange_delivery':
      return {
        action: 'arrange_delivery',
        carrier: more('carrier'),
        number: more('number'),
      }
    case 'recall':
    case 'annul':
    case 'forfeit':
    case 'cancel':
      return { action: typed.action, ground: more('ground'), reason: opinion }
    case 'reopen':
      return { action: 'reopen', by: more('by') as ReopenCommand['by'], document: more('document'), reason: opinion }
    case 'deliver':
      return { action: 'deliver' }
    case 'pre_review':
    case 'accept':
      return { action: typed.action, checklist: [...checklist] }
    case 'accept_and_grant':
      return { action: 'accept_and_grant', checklist: [...checklist], points, opinion, discretion }
    case 'request_correction':
      return { action: 'request_correction', demands: demandsOf(typed, view) }
    case 'mend':
      return { action: 'mend', answers: mendedAnswers(typed, view, today), note: typed.note }
    case 'not_accept':
    case 'return_to_review':
      return { action: typed.action, reason: opinion }
    case 'pass_review':
    case 'review_and_grant':
    case 'grant':
      return { action: typed.action, points, opinion, discretion }
    case 'advise_denial':
    case 'review_and_deny':
    case 'deny':
      return { action: typed.action, points, reason: opinion, discretion }
  }
}

// What a form sends is text: whether it is one of the choices is asked by the command's own schema.
type Of<Name extends Command['action']> = Extract<Command, { action: Name }>
type OpinionCommand = Of<'give_opinion'>
type ProcedureCommand = Of<'start_procedure'>
type CheckCommand = Of<'check_promise'>
type ReopenCommand = Of<'reopen'>

/** Nothing but digits is a number; everything else is one that no command takes. */
function numberOf(text: string): number {
  const digits = text.normalize('NFKC')
  return /^\d{1,4}$/.test(digits) ? Number(digits) : Number.NaN
}

/** `staff:post`. Whoever has it now gives it away; who is absent cannot. */
function assignment(typed: Typed, { assigned }: CaseView): Of<'assign'> {
  const [staffId = '', postId = ''] = moreOf(typed, 'assignee').split(':')
  const moves = assigned !== undefined && assigned.staffId !== staffId
  const why = !moves ? 'assign' : moreOf(typed, 'absent') === 'yes' ? 'absence' : 'hand_over'
  return { action: 'assign', staffId, postId, why }
}

/** A question that the item names, in its words or the officer's; `own`: to another body. */
function opinionRequest(typed: Typed): Of<'request_opinion'> {
  const words = typed.text ? { question: typed.text } : {}
  const consultation = moreOf(typed, 'consultation')
  if (consultation !== '' && consultation !== ownQuestion) return { action: 'request_opinion', consultation, ...words }
  const [departmentId, days] = [moreOf(typed, 'department'), moreOf(typed, 'days')]
  return {
    action: 'request_opinion',
    ...words,
    ...(departmentId && { departmentId }),
    ...(days && { days: numberOf(days) }),
  }
}

export const ownQuestion = 'own'

/** Only points of the duties that the act takes. */
function pointsOf({ action, points }: Typed, { version }: CaseView): string[] {
  const duties: readonly StepDuty[] = ruleOf(action).points
  const known = version.definition.reviewPoints.filter((point) => duties.includes(point.duty)).map(({ id }) => id)
  return points.filter((id) => known.includes(id))
}

/** Ready sentences first, own words after them, in the order of the form. */
function demandsOf({ reasons, own }: Typed, { version }: CaseView): Demand[] {
  const ready = version.definition.correctionReasons
    .filter(({ id }) => reasons.includes(id))
    .map((reason) => ({ about: aboutOf(reason.about, version.definition.form), text: reason.text }))
  const written = Object.entries(own).flatMap(([about, text]) => (text === '' ? [] : [{ about, text }]))
  return [...ready, ...written]
}

/** A ready sentence about a field of a repeated section is about its entries: it does not know which of them. */
export function aboutOf(
  about: CaseView['version']['definition']['correctionReasons'][number]['about'],
  form: Form | null,
): string {
  if ('material' in about) return `material:${about.material}`
  if (!('field' in about)) return 'whole'
  const repeated = form?.sections.find(({ repeat, fields }) => repeat && fields.some(({ id }) => id === about.field))
  return `field:${repeated?.id ?? about.field}`
}

/**
 * What the clerk changed: answers in their canonical form, so that an untouched field is no change. A faulty answer goes
 * along as typed; the case refuses it with its sentence.
 */
function mendedAnswers({ answers: { given } }: Typed, { version, application }: CaseView, today: string): Answers {
  const { form } = version.definition
  if (!form) return {}
  const checked = validateAnswers(form, given, { today })
  const faulty = new Set(checked.faults.map((fault) => fault.field.split('.')[1]))
  const changed = Object.entries(given).flatMap(([field, typed]) => {
    const now = faulty.has(field) ? typed : (checked.answers[field] ?? typed)
    const before = application.answers[field]
    if (before === undefined && (now === '' || (Array.isArray(now) && now.length === 0))) return []
    return JSON.stringify(now) === JSON.stringify(before) ? [] : [[field, now] as const]
  })
  return Object.fromEntries(changed) as Answers
}
