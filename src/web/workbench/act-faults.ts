import type { Problem } from '../../kernel/problem.ts'
import { faultLines } from '../faults.ts'
import type { FieldError } from '../ui/index.ts'
import type { StaffAction } from '../views/workbench/act-panel.tsx'
import type { Visit } from '../visit.ts'
import { type MoreField, moreFields } from './typed.ts'

type Control = MoreField | 'text'

/** Faults of a form of `act-forms`, each at the control in which it can be mended. */
export function formFaults(problem: Problem, action: StaffAction, { language, t }: Visit): FieldError[] {
  const control = controlOf[problem.code]
  if (control) return [{ field: control, message: problem.sentence[language] }]
  if (problem.code !== 'case.command_invalid') return faultLines(problem, language)
  const controls = new Set(problem.fields.map(({ field }) => commandControl(field, action)))
  return [...controls].map((field) => ({ field, message: t(`handling.missing.${field}`) }))
}

/** What the case refuses, by the control that can mend it; the rest stands above the form. */
const controlOf: Readonly<Record<string, Control>> = {
  'case.opinion_unclear': 'consultation',
  'case.opinion_asked_already': 'consultation',
  'case.procedure_not_named': 'procedure',
  'case.extension_too_long': 'days',
  'case.pending_incomplete': 'materials',
  'case.not_deferrable': 'pending',
  'case.rectify_once': 'finding',
  'case.ground_unknown': 'ground',
  'case.assignee_unknown': 'assignee',
}

/** The control of a member of a command. */
function commandControl(member: string, action: StaffAction): Exclude<Control, 'absent'> {
  const [first = ''] = member.split('.')
  if (first === 'staffId' || first === 'postId') return 'assignee'
  if (first === 'departmentId') return 'department'
  const control = moreFields.find((name) => name === first)
  // Of two texts only a partial grant has an opinion beside its reason.
  if (!control || control === 'absent' || (control === 'opinion' && action !== 'grant_partly')) return 'text'
  return control
}
