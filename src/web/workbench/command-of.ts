import type { Answers, CaseView, Command, Demand } from '../../modules/cases/index.ts'
import { type Form, type StepDuty, validateAnswers } from '../../modules/catalog/index.ts'
import { ruleOf } from './act-table.ts'
import { usesOf } from './discretion.ts'
import { type Typed, wordsOf } from './typed.ts'

/** The command that a form asks for. What is missing or too long is found by the command's own schema. */
export function commandOf(typed: Typed, view: CaseView, today: string): Command {
  const { checklist } = typed
  const opinion = wordsOf(typed)
  const points = pointsOf(typed, view)
  const discretion = usesOf(view.version.definition.discretion, typed.tables)
  switch (typed.action) {
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
