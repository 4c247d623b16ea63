import { type CaseView, noticeKindOf, type Rehearsal, type ShownClock } from '../../modules/cases/index.ts'
import { formatDay } from '../texts/format.ts'
import type { ActFact } from '../views/workbench/act-form.tsx'
import type { StaffAction } from '../views/workbench/act-panel.tsx'
import type { FinalCheckModel } from '../views/workbench/final-check.tsx'
import type { Visit } from '../visit.ts'
import { appealLines, type EndAction, endFacts, groundWords } from './act-forms/ends.ts'
import { ruleOf } from './act-table.ts'
import { sentTables } from './discretion.ts'
import { moreOf, type Typed, wordsOf } from './typed.ts'

export interface Checking {
  readonly view: CaseView
  readonly base: string
  readonly typed: Typed
  /** What the act comes to, as the case itself says. */
  readonly rehearsal: Rehearsal
  readonly paperId: string | undefined
}

/** What a final act sends out and to whom, repeated from what was typed. */
export async function finalCheckOf(visit: Visit, checking: Checking): Promise<FinalCheckModel> {
  const { view, base, typed, rehearsal, paperId } = checking
  const { t } = visit
  const { applicant, delivery } = view.application
  const { action, checklist, points, text, stock } = typed
  const granted = grants.includes(action)
  const { result } = view.version.definition
  const notices = rehearsal.events.flatMap(({ type }) => noticeKindOf({ type }, view.version.definition.tier) ?? [])
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
      ...Object.entries(typed.more).flatMap(([name, values]) => values.map((value) => [name, value] as const)),
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
    follows: [
      ...chosenFacts(visit, view, typed),
      ...movedDates(visit, checking),
      ...(await consequences(visit, checking)),
    ],
    words: wordsOf(typed),
  }
}

const grants: readonly StaffAction[] = ['accept_and_grant', 'review_and_grant', 'grant', 'grant_partly']

/** What was chosen beside the words, in words. */
function chosenFacts({ t, language }: Visit, view: CaseView, typed: Typed): ActFact[] {
  const fact = (label: string, line: string) => (line === '' ? [] : [{ label, lines: [line] }])
  switch (typed.action) {
    case 'accept_with_pending': {
      const names = view.checklist.filter(({ materialId }) => typed.more.pending?.includes(materialId))
      return [{ label: t('handling.check.later'), lines: names.map(({ name }) => name) }]
    }
    case 'grant_partly':
      return fact(t('handling.check.granted'), moreOf(typed, 'granted'))
    case 'check_promise': {
      const finding = moreOf(typed, 'finding')
      const known = (['kept', 'rectify', 'false'] as const).find((one) => one === finding)
      return known ? fact(t('handling.check.finding'), t(`handling.promise.${known}`)) : []
    }
    case 'start_procedure': {
      const kind = moreOf(typed, 'procedure')
      return [
        ...fact(t('handling.procedure.which'), t(`vocabulary.procedure.${kind}` as Parameters<typeof t>[0])),
        ...fact(t('handling.procedure.clock'), t('handling.procedure.stands')),
      ]
    }
    case 'recall':
    case 'annul':
    case 'forfeit':
    case 'cancel': {
      const ground = moreOf(typed, 'ground')
      return fact(t('handling.check.ground'), groundWords(ground, language))
    }
    case 'reopen': {
      const by = (['reconsideration', 'court', 'own'] as const).find((one) => one === moreOf(typed, 'by'))
      const document = moreOf(typed, 'document')
      return by ? fact(t('handling.reopen.by'), `${t(`handling.reopen.reasons.${by}`)} · ${document}`) : []
    }
    default:
      return []
  }
}

/** Limits that the act begins, and those whose date becomes another one. */
function movedDates({ t, language }: Visit, { view, rehearsal, typed }: Checking): ActFact[] {
  if (typed.action === 'deliver') return []
  const words = (clock: ShownClock) => formatDay(clock.explained.day, language)
  const lines = rehearsal.clocks.flatMap((clock) => {
    const before = view.clocks.find(({ kind, of }) => kind === clock.kind && of === clock.of)
    const kind = t(`workbench.dueKind.${clock.kind}`)
    if (!before) return [t('handling.check.date', { kind, to: words(clock) })]
    if (before.explained.day === clock.explained.day) return []
    return [t('handling.check.moved', { kind, from: words(before), to: words(clock) })]
  })
  return lines.length > 0 ? [{ label: t('handling.check.dates'), lines }] : []
}

async function consequences(visit: Visit, { view, typed }: Checking): Promise<ActFact[]> {
  const { t } = visit
  const { action } = typed
  if (isEnd(action)) return endFacts(visit, view, action)
  const isFalse = action === 'check_promise' && moreOf(typed, 'finding') === 'false'
  const follows = isFalse ? [{ label: t('handling.check.follows'), lines: [t('handling.check.falseFollows')] }] : []
  const complains = isFalse || complainable.includes(action)
  return complains ? [...follows, { label: t('handling.ends.appeal'), lines: await appealLines(visit, view) }] : follows
}

const complainable: readonly StaffAction[] = ['not_accept', 'deny', 'review_and_deny', 'grant_partly']

function isEnd(action: StaffAction): action is EndAction {
  return action === 'recall' || action === 'annul' || action === 'forfeit' || action === 'cancel'
}
