import type { Answers, CaseView, Command, Demand } from '../../modules/cases/index.ts'
import { type StepDuty, validateAnswers } from '../../modules/catalog/index.ts'
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
    .map((reason) => ({ about: aboutOf(reason.about), text: reason.text }))
  const written = Object.entries(own).flatMap(([about, text]) => (text === '' ? [] : [{ about, text }]))
  return [...ready, ...written]
}

export function aboutOf(about: CaseView['version']['definition']['correctionReasons'][number]['about']): string {
  if ('material' in about) return `material:${about.material}`
  return 'field' in about ? `field:${about.field}` : 'whole'
}

/**
 * What the clerk changed: answers in their canonical form, so that an untouched field is no change. A faulty answer goes
 * along as typed; the case refuses it with its sentence.
 */
function mendedAnswers({ answers }: Typed, { version, application }: CaseView, today: string): Answers {
  const { form } = version.definition
  if (!form) return {}
  const checked = validateAnswers(form, answers, { today }).answers
  const changed = Object.entries(answers).flatMap(([field, typed]) => {
    const now = checked[field] ?? typed
    const before = application.answers[field]
    if (before === undefined && (now === '' || (Array.isArray(now) && now.length === 0))) return []
    return JSON.stringify(now) === JSON.stringify(before) ? [] : [[field, now] as const]
  })
  return Object.fromEntries(changed) as Answers
}
