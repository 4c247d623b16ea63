import { dayOf } from '../../kernel/calendar.ts'
import type { CaseView, Handler, Outcome, PublicStatus, ShownClock } from '../../modules/cases/index.ts'
import { explanationLines } from '../explanation.ts'
import { formatDay } from '../texts/format.ts'
import type { TextKey } from '../texts/index.ts'
import type { PromiseModel } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'

type Words = Pick<Visit, 't' | 'language'>

/** What the promise needs to know; the applicant's view and the public status both have it. */
export type Course = Pick<
  PublicStatus,
  'status' | 'awaitingAt' | 'awaitingSince' | 'handler' | 'clock' | 'promised' | 'outcome' | 'endedAt'
> &
  Partial<Pick<CaseView, 'awaiting' | 'decidedAt' | 'timeline' | 'promise'>>

/** The date that the page is about: until when and why, or what came of it. */
export function promiseOf(course: Course, words: Words): PromiseModel {
  if (course.promise?.status === 'rectifying' && course.promise.due) {
    return rectifyPromise(course, course.promise.due, words)
  }
  if (course.endedAt) return endedPromise(course, course.endedAt, words)
  if (course.status === 'correcting') return correctionPromise(course, words)
  if (!course.clock) return clocklessPromise(course, words)
  const { clock } = course
  if (clock.stopped) return stoppedPromise(course, clock, words)
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

/** A procedure runs: its days do not count. With a longest time there is a latest date; without one there is none yet. */
function stoppedPromise(course: Course, clock: ShownClock, words: Words): PromiseModel {
  const { t, language } = words
  const stopped = clock.stopped as NonNullable<ShownClock['stopped']>
  const known = clock.explained.steps.some(({ rule, to }) => rule === 'pause' && to > stopped.since)
  const suffix = clock.unit === 'calendar' ? 'Days' : ''
  const sentence = t(`course.now.stopped${suffix}`, {
    now: whoHasIt(course, words),
    procedure: procedureName(stopped.procedure, words),
    since: formatDay(stopped.since, language, 'short'),
    used: clock.used,
    left: clock.left,
  })
  const explanation = explanationLines(clock.explained, language)
  if (!known) {
    const headline = t('course.now.standing', { procedure: procedureName(stopped.procedure, words) })
    return {
      kind: 'waiting',
      label: t(`course.labels.${clock.kind}`),
      headline,
      sentence,
      days: clock.cells,
      explanation,
    }
  }
  const { day, provisional } = clock.explained
  const label = t('course.labels.latest', { limit: t(`course.labels.${clock.kind}`) })
  return { kind: 'due', label, day, sentence, days: clock.cells, explanation, provisional, overdue: false }
}

export function procedureName(procedure: string, { t }: Pick<Words, 't'>): string {
  return t(`explanation.pauses.${procedure}` as TextKey)
}

/** 从 … 起由 … 审查. */
export function whoHasIt(course: Course, { t, language }: Words): string {
  const { handler, awaiting, status, awaitingSince } = course
  if (!handler) return t('course.now.platform')
  const act = awaiting ? t(`course.awaiting.${awaiting}`) : t(`status.states.${status}`)
  const since = formatDay(dayOf(awaitingSince), language, 'short')
  return t('course.now.handled', { office: officeName(handler), act, since })
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

/** Granted on a promise and found wanting: until it is put right, that date is what matters. */
function rectifyPromise({ handler }: Course, due: ShownClock, { t, language }: Words): PromiseModel {
  const office = handler ? officeName(handler) : t('course.lookers.staff')
  return {
    kind: 'waiting',
    label: t('course.labels.rectify'),
    headline: t('common.promise.by', { day: formatDay(due.explained.day, language) }),
    sentence: t('course.now.rectifying', { office }),
    days: due.cells,
    explanation: explanationLines(due.explained, language),
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

type End = Outcome | 'withdrawn' | 'lapsed' | 'not_accepted' | ResultEnd
const resultEnds = ['recalled', 'annulled', 'forfeited', 'cancelled'] as const
export type ResultEnd = (typeof resultEnds)[number]

/** How it ended: an end of the result comes after its grant and says more than that. */
export function endOfResult(status: Course['status']): ResultEnd | undefined {
  return resultEnds.find((end) => end === status)
}

function howItEnded({ status, outcome, timeline }: Course): End {
  if (status === 'withdrawn') {
    const by = timeline?.findLast(({ type }) => type === 'withdrawn')?.details?.withdrawnBy
    return by === 'lapse' ? 'lapsed' : 'withdrawn'
  }
  return status === 'not_accepted' ? status : (endOfResult(status) ?? outcome ?? 'granted')
}

function endedPromise(course: Course, endedAt: Date, words: Words): PromiseModel {
  const { outcome, promised } = course
  const { t, language } = words
  const how = howItEnded(course)
  const decided = how === outcome ? (course.decidedAt ?? endedAt) : endedAt
  const day = formatDay(dayOf(decided), language, 'short')
  return {
    kind: 'ended',
    label: t('course.ended.label'),
    headline: t('course.ended.headline', { day, outcome: t(`course.ended.${how}`) }),
    sentence: endedSentence(how, promised, words),
    good: how === 'granted' || how === 'partly',
    explanation: promised && how === outcome ? explanationLines(promised.explained, language) : [],
  }
}

/** The promise is measured by itself: so many days before or after it. */
function endedSentence(how: End, promised: ShownClock | undefined, { t }: Words): string {
  if (how === 'withdrawn') return t('course.ended.withdrawnSentence')
  if (how === 'lapsed') return t('course.ended.lapseSentence')
  if (how === 'not_accepted') return t('course.ended.notAcceptedSentence')
  if (resultEnds.some((end) => end === how)) return t('course.ended.resultEndedSentence')
  if (!promised) return t('course.ended.noPromise')
  const { left, unit } = promised
  const suffix = unit === 'calendar' ? 'Days' : ''
  if (left === 0) return t('course.ended.onTheDay')
  return t(`course.ended.${left > 0 ? 'early' : 'late'}${suffix}`, { count: Math.abs(left) })
}
