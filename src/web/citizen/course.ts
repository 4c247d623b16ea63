import { dayOf } from '../../kernel/calendar.ts'
import type { CaseView, Handler, PublicStatus, ShownClock } from '../../modules/cases/index.ts'
import { explanationLines } from '../explanation.ts'
import { formatDay } from '../texts/format.ts'
import type { TextKey } from '../texts/index.ts'
import type { PromiseModel } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'

type Words = Pick<Visit, 't' | 'language'>

/** What the promise needs to know; the applicant's view and the public status both have it. */
export type Course = Pick<
  PublicStatus,
  'status' | 'awaitingAt' | 'handler' | 'clock' | 'promised' | 'outcome' | 'endedAt'
> &
  Partial<Pick<CaseView, 'awaiting' | 'decidedAt' | 'timeline'>>

/** The date that the page is about: until when and why, or what came of it. */
export function promiseOf(course: Course, words: Words): PromiseModel {
  if (course.endedAt) return endedPromise(course, course.endedAt, words)
  if (course.status === 'correcting') return correctionPromise(course, words)
  if (!course.clock) return clocklessPromise(course, words)
  const { clock } = course
  return {
    kind: 'due',
    label: words.t(`course.labels.${clock.kind}`),
    day: clock.explained.day,
    sentence: clockSentence(clock, whoHasIt(course, words), words),
    days: clock.cells,
    explanation: explanationLines(clock.explained, words.language),
    provisional: clock.explained.provisional,
    overdue: clock.left < 0,
  }
}

/** 现在由 … 审查. */
export function whoHasIt({ handler, awaiting, status }: Course, { t }: Words): string {
  if (!handler) return t('course.now.platform')
  const act = awaiting ? t(`course.awaiting.${awaiting}`) : t(`status.states.${status}`)
  return t('course.now.handled', { office: officeName(handler), act })
}

export function officeName({ departmentName, postName }: Handler): string {
  return [departmentName, postName].filter(Boolean).join(' ')
}

function clockSentence({ unit, used, left }: ShownClock, now: string, { t }: Words): string {
  const suffix = unit === 'calendar' ? 'Days' : ''
  if (left === 0) return t('course.now.lastDay', { now })
  const key: TextKey = left < 0 ? `course.now.over${suffix}` : `course.now.left${suffix}`
  return t(key, { now, used, left, over: -left })
}

/** Her turn: the date is hers, and the office's time does not run. */
function correctionPromise({ clock, timeline, handler }: Course, words: Words): PromiseModel {
  const asked = timeline?.findLast(({ type }) => type === 'correction_requested')?.by
  const office =
    asked?.kind === 'staff' ? officeName(asked) : handler ? officeName(handler) : words.t('course.lookers.staff')
  const day = clock && formatDay(clock.explained.day, words.language)
  return {
    kind: 'waiting',
    label: words.t('course.labels.correction'),
    headline: day ? words.t('common.promise.by', { day }) : words.t('course.labels.correction'),
    sentence: words.t('course.now.correcting', { office }),
    days: clock?.cells ?? [],
    explanation: clock ? explanationLines(clock.explained, words.language) : [],
  }
}

function clocklessPromise(course: Course, words: Words): PromiseModel {
  const now = whoHasIt(course, words)
  return {
    kind: 'waiting',
    label: words.t('course.labels.none'),
    headline: words.t(`status.states.${course.status}`),
    sentence: course.handler ? words.t('course.now.noClock', { now }) : now,
    days: [],
    explanation: [],
  }
}

function endedPromise(course: Course, endedAt: Date, words: Words): PromiseModel {
  const { status, outcome, promised } = course
  const { t, language } = words
  const how = status === 'withdrawn' || status === 'not_accepted' ? status : (outcome ?? 'granted')
  const day = formatDay(dayOf(course.decidedAt ?? endedAt), language, 'short')
  return {
    kind: 'ended',
    label: t('course.ended.label'),
    headline: t('course.ended.headline', { day, outcome: t(`course.ended.${how}`) }),
    sentence: endedSentence(how, promised, words),
    good: how === 'granted',
    explanation: promised && outcome ? explanationLines(promised.explained, language) : [],
  }
}

/** The promise is measured by itself: so many days before or after it. */
function endedSentence(how: string, promised: ShownClock | undefined, { t }: Words): string {
  if (how === 'withdrawn') return t('course.ended.withdrawnSentence')
  if (how === 'not_accepted') return t('course.ended.notAcceptedSentence')
  if (!promised) return t('course.ended.noPromise')
  const { left, unit } = promised
  const suffix = unit === 'calendar' ? 'Days' : ''
  if (left === 0) return t('course.ended.onTheDay')
  return t(`course.ended.${left > 0 ? 'early' : 'late'}${suffix}`, { count: Math.abs(left) })
}
