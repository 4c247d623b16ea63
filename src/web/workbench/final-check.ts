import { type CaseEventType, type CaseView, noticeKindOf } from '../../modules/cases/index.ts'
import type { FinalCheckModel } from '../views/workbench/final-check.tsx'
import type { Visit } from '../visit.ts'
import { ruleOf } from './act-table.ts'
import { sentTables } from './discretion.ts'
import { type Typed, wordsOf } from './typed.ts'

export interface Checking {
  readonly view: CaseView
  readonly base: string
  readonly typed: Typed
  /** What the act comes to, as the case itself says. */
  readonly events: readonly { readonly type: CaseEventType }[]
  readonly paperId: string | undefined
}

/** What a final act sends out and to whom, repeated from what was typed. */
export function finalCheckOf(visit: Visit, { view, base, typed, events, paperId }: Checking): FinalCheckModel {
  const { t } = visit
  const { applicant, delivery } = view.application
  const { action, checklist, points, text, stock } = typed
  const granted = action === 'accept_and_grant' || action === 'review_and_grant' || action === 'grant'
  const { result } = view.version.definition
  const notices = events.flatMap(({ type }) => noticeKindOf({ type }, view.version.definition.tier) ?? [])
  return {
    action,
    target: visit.target(`${base}/${ruleOf(action).noun}`),
    sent: [
      ['action', action],
      ['_sequence', String(typed.sequence)],
      ['paper', paperId ?? ''],
      ...checklist.map((id) => ['checklist', id] as const),
      ...points.map((id) => ['points', id] as const),
      ['text', text],
      ['stock', stock],
      ...sentTables(typed.tables),
    ],
    to: [...(applicant.organization ? [applicant.organization.name] : []), applicant.personName],
    way:
      granted || action === 'deliver'
        ? [t(`vocabulary.delivery.${delivery.way}`), delivery.address].filter(Boolean).join(' · ')
        : undefined,
    papers: [
      ...notices.map((kind) => t(`course.documents.${kind}`)),
      ...(granted && result.kind === 'certificate' && result.name ? [result.name] : []),
    ],
    words: wordsOf(typed),
  }
}
