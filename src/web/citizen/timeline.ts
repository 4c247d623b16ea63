import { dayOf } from '../../kernel/calendar.ts'
import type { CaseView, PublicStatus, TimelineEntry } from '../../modules/cases/index.ts'
import type { CaseStep } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import { officeName } from './course.ts'
import { documentHref, documentName } from './documents.ts'

type Words = Pick<Visit, 't' | 'language'>

/** What happened, what happens now and what is still to come. Internal opinions stay inside; that there was a step does not. */
export function stepsOf(view: CaseView, words: Words): CaseStep[] {
  return [
    ...view.timeline.map((entry) => pastStep(view, entry, words)),
    ...presentStep(view, words),
    ...comingSteps(view, words),
  ]
}

function pastStep(view: CaseView, entry: TimelineEntry, words: Words): CaseStep {
  const document = view.documents.find(({ sequence }) => sequence === entry.sequence)
  return {
    title: titleOf(entry, words),
    about: aboutOf(entry, words),
    day: dayOf(entry.at),
    state: 'done',
    ...(document && { document: { name: documentName(document, words), href: documentHref(view.caseId, document) } }),
  }
}

function titleOf(entry: TimelineEntry, { t }: Words): string {
  if (entry.type === 'decided') return t(`course.events.decided_${entry.outcome ?? 'granted'}`)
  if (entry.type === 'accepted' && entry.acceptedBy === 'silence') return t('course.events.accepted_silence')
  return t(`course.events.${entry.type}`)
}

function aboutOf(entry: TimelineEntry, { t }: Words): string | undefined {
  const office = entry.by.kind === 'staff' ? officeName(entry.by) : ''
  const details: (string | undefined)[] = [office]
  if (entry.type === 'submitted' && entry.channel) details.push(t(`course.about.${entry.channel}`))
  if (entry.type === 'correction_requested')
    details.push(t('course.about.demands', { count: entry.demands?.length ?? 0 }))
  if (entry.situation)
    details.push(
      t(entry.type === 'submitted' ? 'situation.course.situation' : 'situation.course.changed', {
        title: entry.situation,
      }),
    )
  if (entry.acceptedBy === 'silence') details.push(t('course.about.silence'))
  return details.filter(Boolean).join(' · ') || undefined
}

function presentStep(view: CaseView, { t }: Words): CaseStep[] {
  if (!view.awaiting) return []
  const handler = view.handler && officeName(view.handler)
  return [
    { title: t(`course.awaiting.${view.awaiting}`), about: handler, day: dayOf(view.awaitingSince), state: 'now' },
  ]
}

/** The rest of the item's own route. */
function comingSteps(view: CaseView, { t }: Words): CaseStep[] {
  if (view.endedAt || !view.awaiting || view.awaiting === 'deliver') return []
  const route = view.duties.map(({ duty }) => duty)
  const at = view.awaiting === 'correct' ? -1 : (route as string[]).indexOf(view.awaiting)
  const passed = new Set(view.timeline.map(({ type }) => type))
  const coming =
    view.awaiting === 'issue'
      ? []
      : route.slice(at + 1).filter((duty) => !(duty === 'pre_review' && passed.has('pre_reviewed')))
  return [...coming, 'deliver' as const].map((duty) => ({ title: t(`course.awaiting.${duty}`), state: 'next' }))
}

/** For whoever has only the receipt: that it was sent, who has it, and that it ended. */
export function publicSteps(status: PublicStatus, { t }: Words): CaseStep[] {
  const sent: CaseStep = { title: t('course.events.submitted'), day: dayOf(status.submittedAt), state: 'done' }
  const title = t(`status.states.${status.status}`)
  if (status.endedAt) return [sent, { title, day: dayOf(status.endedAt), state: 'done' }]
  const about = status.handler && officeName(status.handler)
  return [sent, { title, about, day: dayOf(status.awaitingSince), state: 'now' }]
}
