import { dayOf } from '../../kernel/calendar.ts'
import type { CaseView, PublicStatus, TimelineEntry } from '../../modules/cases/index.ts'
import { formatDay } from '../texts/format.ts'
import type { CaseStep } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import { officeName, procedureName } from './course.ts'
import { documentHref, documentName } from './documents.ts'
import { limitName, movedDates } from './standing.ts'

type Words = Pick<Visit, 't' | 'language'>

/** What happened, what happens now and what is still to come. Internal opinions stay inside; that there was a step does not. */
export function stepsOf(view: CaseView, words: Words): CaseStep[] {
  return [
    ...view.timeline.filter(isTold).map((entry) => pastStep(view, entry, words)),
    ...presentStep(view, words),
    ...comingSteps(view, words),
  ]
}

/** Who in the office works on it is the office's own affair. */
function isTold({ type, details }: TimelineEntry): boolean {
  if (type === 'dates_moved') return (details?.moved?.length ?? 0) > 0
  return type !== 'routed'
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
  if (entry.details?.withdrawnBy === 'lapse') return t('course.events.withdrawn_lapse')
  if (entry.details?.finding) return t(`course.events.promise_checked_${entry.details.finding}`)
  return t(`course.events.${entry.type}`)
}

function aboutOf(entry: TimelineEntry, words: Words): string | undefined {
  const { t } = words
  // Which body said something stays inside, as what it said does.
  const office = entry.by.kind === 'staff' && entry.type !== 'opinion_given' ? officeName(entry.by) : ''
  const details: (string | undefined)[] = [office, ...moreOf(entry, words)]
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

/** What else the event says, in the order in which it is read. */
function moreOf({ type, details = {}, text }: TimelineEntry, words: Words): (string | undefined)[] {
  const { t, language } = words
  const { again = [], late = [], materials = [], days, procedure, carrier, number } = details
  const told = reasonTold.has(type) ? text : undefined
  return [
    again.length > 0 ? t('course.about.again', { count: again.length }) : undefined,
    late.length > 0 ? t('course.about.late', { count: late.length }) : undefined,
    procedure && procedureName(procedure, words),
    materials.length > 0 ? materials.join(t('common.listSeparator')) : undefined,
    days === undefined ? undefined : daysWords(type, days, details.unit, t),
    carrier && number ? t('course.standing.parcel', { carrier, number }) : undefined,
    ...movedDates({ type, details } as TimelineEntry).map(({ kind, from, to }) =>
      t('course.standing.movedDate', {
        what: limitName(kind, t),
        from: formatDay(from, language, 'short'),
        to: formatDay(to, language, 'short'),
      }),
    ),
    told,
  ]
}

/** Acts whose reason the timeline repeats; grounds of decisions stand above, in full. */
const reasonTold: ReadonlySet<TimelineEntry['type']> = new Set(['procedure_started', 'extended', 'pending_extended'])

/** How long an act set or put off a limit; a procedure has a longest time. */
function daysWords(type: TimelineEntry['type'], days: number, unit: 'working' | 'calendar' = 'working', t: Words['t']) {
  const word = type === 'extended' ? 'longer' : type === 'procedure_started' ? 'longest' : 'within'
  return t(`course.about.${word}_${unit}`, { days })
}

function presentStep(view: CaseView, words: Words): CaseStep[] {
  const { t } = words
  if (!view.awaiting) return []
  if (view.awaiting === 'check') return checkStep(view, words)
  const handler = view.handler && officeName(view.handler)
  return [
    { title: t(`course.awaiting.${view.awaiting}`), about: handler, day: dayOf(view.awaitingSince), state: 'now' },
  ]
}

/** Granted on a promise: what is still to be looked at, or to be put right since it was. */
function checkStep({ promise, timeline }: CaseView, { t, language }: Words): CaseStep[] {
  if (promise?.status === 'rectifying') {
    const checked = timeline.findLast(({ type }) => type === 'promise_checked')
    return [{ title: t('course.awaiting.rectify'), day: checked && dayOf(checked.at), state: 'now' }]
  }
  const about = promise?.due && t('course.standing.checkedBy', { day: formatDay(promise.due.explained.day, language) })
  return [{ title: t('course.awaiting.check'), about, state: 'next' }]
}

/** The rest of the item's own route. */
function comingSteps(view: CaseView, { t }: Words): CaseStep[] {
  if (view.endedAt || !view.awaiting) return []
  const check: CaseStep[] =
    view.promise?.kind === 'permit' && view.promise.status === 'made'
      ? [{ title: t('course.awaiting.check'), state: 'next' }]
      : []
  if (view.awaiting === 'deliver') return check
  const route = view.duties.map(({ duty }) => duty)
  const at = view.awaiting === 'correct' ? -1 : (route as string[]).indexOf(view.awaiting)
  const passed = new Set(view.timeline.map(({ type }) => type))
  const coming =
    view.awaiting === 'issue'
      ? []
      : route.slice(at + 1).filter((duty) => !(duty === 'pre_review' && passed.has('pre_reviewed')))
  const steps = [...coming, 'deliver' as const].map(
    (duty): CaseStep => ({ title: t(`course.awaiting.${duty}`), state: 'next' }),
  )
  return [...steps, ...check]
}

/** For whoever has only the receipt: that it was sent, who has it, and that it ended. */
export function publicSteps(status: PublicStatus, { t }: Words): CaseStep[] {
  const sent: CaseStep = { title: t('course.events.submitted'), day: dayOf(status.submittedAt), state: 'done' }
  const title = t(`status.states.${status.status}`)
  if (status.endedAt) return [sent, { title, day: dayOf(status.endedAt), state: 'done' }]
  const about = status.handler && officeName(status.handler)
  return [sent, { title, about, day: dayOf(status.awaitingSince), state: 'now' }]
}
