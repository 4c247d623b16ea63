import { dayOf } from '../../kernel/calendar.ts'
import type { CaseView, TimelineEntry } from '../../modules/cases/index.ts'
import { formatDay } from '../texts/format.ts'
import type { TextKey } from '../texts/index.ts'
import type { CaseStatusModel } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import { procedureName } from './course.ts'

type Words = Pick<Visit, 't' | 'language'>
type Standing = CaseStatusModel['standing'][number]

/** What else is so now and moves the date or the result, each with its reason. What another body says stays inside. */
export function standingOf(view: CaseView, words: Words): Standing[] {
  const said = [
    stopped(view, words),
    extended(view, words),
    opinions(view, words),
    pending(view, words),
    promised(view, words),
    moved(view, words),
    reopened(view, words),
    delivery(view, words),
  ]
  const { t } = words
  const green: Standing[] =
    view.greenChannel && !view.endedAt ? [{ title: t('course.standing.green'), paragraphs: [] }] : []
  return [...said.filter((one) => one !== undefined), ...green]
}

function stopped({ procedure, clock }: CaseView, words: Words): Standing | undefined {
  if (!procedure) return undefined
  const { t, language } = words
  // An item names its procedures in Chinese; the kinds have words in both languages.
  const name = (language === 'zh' && procedure.name) || procedureName(procedure.procedure, words)
  const day = procedure.days !== null && clock ? formatDay(clock.explained.day, language) : undefined
  return {
    title: t('course.standing.stopped', { procedure: name, since: formatDay(procedure.since, language) }),
    paragraphs: present([
      procedure.reason && t('course.standing.why', { reason: procedure.reason }),
      t('course.standing.notCounted'),
      day ? t('course.standing.latest', { day }) : t('course.standing.noLatest'),
    ]),
  }
}

/** Of the present clock: what was put off before a reopening or a decision is past. */
function extended({ extensionDays, decidedAt, endedAt, timeline }: CaseView, { t }: Words): Standing | undefined {
  if (extensionDays === 0 || decidedAt || endedAt) return undefined
  const entry = timeline.findLast(({ type }) => type === 'extended')
  const reason = entry?.text
  return {
    title: t(`course.standing.extended_${entry?.details?.unit ?? 'working'}`, { days: extensionDays }),
    paragraphs: present([reason && t('course.standing.why', { reason })]),
  }
}

function opinions({ opinions: asked }: CaseView, { t, language }: Words): Standing | undefined {
  const awaited = asked.filter((opinion) => opinion.awaited)
  const last = awaited
    .map(({ due }) => due.explained.day)
    .sort()
    .at(-1)
  if (!last) return undefined
  return {
    title: t('course.standing.opinions', { count: awaited.length }),
    paragraphs: [t('course.standing.opinionsDue', { day: formatDay(last, language) })],
  }
}

function pending({ pending: missing, endedAt }: CaseView, { t, language }: Words): Standing | undefined {
  if (!missing || missing.status === 'supplied' || endedAt) return undefined
  const names = missing.materials.map(({ name }) => name).join(t('common.listSeparator'))
  const day = missing.due && formatDay(missing.due.explained.day, language)
  return {
    title: t('course.standing.pending', { names }),
    tone: 'warn',
    paragraphs: [
      day ? t('course.standing.pendingDue', { day }) : t('status.pending.lapsed'),
      t(day ? 'status.pending.follows' : 'status.pending.lapsedStill'),
    ],
  }
}

function promised({ promise, timeline }: CaseView, { t, language }: Words): Standing | undefined {
  if (!promise) return undefined
  const found = timeline.findLast(({ type }) => type === 'promise_checked')?.text
  const day = promise.due && formatDay(promise.due.explained.day, language)
  const names = promise.materials.map(({ name }) => name).join(t('common.listSeparator'))
  const what = promise.kind === 'permit' ? undefined : t('course.standing.promisedFor', { names })
  switch (promise.status) {
    case 'made':
      return {
        title: t(`course.standing.promised_${promise.kind}`),
        paragraphs: present([what, day && t('course.standing.checkedBy', { day })]),
      }
    case 'rectifying':
      return {
        title: t('course.standing.rectify'),
        tone: 'warn',
        paragraphs: present([found && t('course.standing.found', { found }), t('course.standing.rectifyFollows')]),
      }
    case 'kept':
      return { title: t('course.standing.kept'), tone: 'ok', paragraphs: [] }
    case 'broken':
      return {
        title: t('course.standing.broken'),
        tone: 'red',
        paragraphs: present([found && t('course.standing.found', { found }), brokenFollows(timeline, { t, language })]),
      }
    case 'forgiven':
      return { title: t('course.standing.forgiven'), tone: 'ok', paragraphs: [] }
  }
}

function brokenFollows(timeline: CaseView['timeline'], { t, language }: Words): string {
  const until = timeline.findLast(({ type }) => type === 'promise_broken')?.details?.barredUntil
  if (!until) return t('course.standing.brokenFollows')
  return t('course.standing.brokenUntil', { day: formatDay(until, language, 'year') })
}

/** The last decree that moved a date of this case; once it is decided, nothing of it is news. */
function moved({ timeline, decidedAt, endedAt }: CaseView, { t, language }: Words): Standing | undefined {
  const dates = movedDates(timeline.findLast(({ type, details }) => type === 'dates_moved' && details?.moved?.length))
  if (dates.length === 0 || decidedAt || endedAt) return undefined
  const day = (of: string) => formatDay(of, language)
  return {
    title: t('course.standing.moved'),
    paragraphs: dates.map(({ kind, from, to }) =>
      t('course.standing.movedDate', { what: limitName(kind, t), from: day(from), to: day(to) }),
    ),
  }
}

export function movedDates(entry: TimelineEntry | undefined) {
  return (entry?.details?.moved ?? []).filter(({ kind }) => shownLimits.has(kind))
}

/** Limits that are the applicant's to know; a step's own belongs to the office. */
const shownLimits: ReadonlySet<string> = new Set([
  'acceptance',
  'correction',
  'promised',
  'statutory',
  'pending',
  'rectify',
  'check',
  'delivery',
])

export function limitName(kind: string, t: Words['t']): string {
  return t(`course.labels.${kind}` as TextKey)
}

function reopened({ timeline, endedAt }: CaseView, { t, language }: Words): Standing | undefined {
  const entry = timeline.findLast(({ type }) => type === 'reopened')
  const { reopenedBy, document } = entry?.details ?? {}
  if (!entry || !reopenedBy || !document || endedAt) return undefined
  return {
    title: t('course.standing.reopened', { day: formatDay(dayOf(entry.at), language, 'short') }),
    paragraphs: present([
      t(`course.standing.reopened_${reopenedBy}`, { document }),
      entry.text && t('course.standing.why', { reason: entry.text }),
    ]),
  }
}

/** Until it has arrived; later the number stands in the course alone. */
function delivery({ delivery: parcel, awaiting }: CaseView, { t }: Words): Standing | undefined {
  if (!parcel || awaiting !== 'deliver') return undefined
  return { title: t('course.standing.sent'), paragraphs: [t('course.standing.parcel', { ...parcel })] }
}

function present(paragraphs: readonly (string | undefined | false)[]): string[] {
  return paragraphs.filter((text): text is string => Boolean(text))
}
