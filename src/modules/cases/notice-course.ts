import { addDays, addWorkingDays, dayOf, workingDaysBetween } from '../../kernel/calendar.ts'
import type { NoticeOf } from '../seals/index.ts'
import words from './documents.texts.json' with { type: 'json' }
import { acceptedDay, decisionClockOf, limitOf, materialName, type Telling, unitOf } from './notice-parts.ts'
import { opinionClock, pendingClock } from './rules/clock.ts'
import type { MovedDate, ReopenedBy } from './rules/events.ts'
import { type Procedure, runningProcedure } from './rules/state.ts'

/** Notices of what comes between acceptance and decision. */
export function acceptanceWithPendingNotice(
  telling: Telling,
  pending: readonly string[],
): NoticeOf<'acceptance_with_pending'> {
  const by = pendingDay(telling, 'state')
  return {
    kind: 'acceptance_with_pending',
    ...accepted(telling),
    pending: materials(telling, pending).map((name) => ({ name, by })),
    ...limitOf(telling),
  }
}

export function pendingExtendedNotice(telling: Telling, days: number): NoticeOf<'pending_extended'> {
  const pending = materials(telling, telling.state.pending?.materials ?? [])
  return { kind: 'pending_extended', ...accepted(telling), pending, days, by: pendingDay(telling, 'state') }
}

export function pendingLapsedNotice(telling: Telling): NoticeOf<'pending_lapsed'> {
  const { pending } = telling.before
  return {
    kind: 'pending_lapsed',
    ...accepted(telling),
    pending: materials(telling, pending?.materials ?? []),
    by: pendingDay(telling, 'before'),
    mayExtend: !pending?.extended,
  }
}

/** 行政许可法 art. 45: which, how long at most, and that its days do not count. */
export function specialProcedureStartedNotice(telling: Telling): NoticeOf<'special_procedure_started'> {
  const { loaded, state } = telling
  const running = runningProcedure(state)
  const { name, basis } = procedureNames(telling, running?.procedure ?? 'other')
  const decideBy = running?.days ? decisionClockOf(loaded, state)?.explained.day : undefined
  return {
    kind: 'special_procedure_started',
    ...accepted(telling),
    procedure: name,
    procedureBasis: basis,
    startedDay: dayOf(telling.event.effectiveAt),
    ...(running?.days && { longest: longestOf(telling, running, running.days) }),
    ...(decideBy && { decideBy }),
  }
}

/** How many days it took out of the limit: those after its first, through its last, and no more than it was given. */
export function specialProcedureEndedNotice(telling: Telling): NoticeOf<'special_procedure_ended'> {
  const { loaded, state, before, event } = telling
  const ended = runningProcedure(before)
  const startedDay = dayOf(ended?.startedAt ?? event.effectiveAt)
  const endedDay = dayOf(event.effectiveAt)
  const latest = ended?.days ? longestOf(telling, ended, ended.days).latest : endedDay
  const until = [endedDay, latest].toSorted()[0] ?? endedDay
  const clock = decisionClockOf(loaded, state)
  const unit = clock?.unit ?? 'working'
  return {
    kind: 'special_procedure_ended',
    ...accepted(telling),
    procedure: procedureNames(telling, ended?.procedure ?? 'other').name,
    startedDay,
    endedDay,
    excludedDays:
      unit === 'working' ? workingDaysBetween(loaded.calendar, startedDay, until) : daysBetween(startedDay, until),
    unit: unitOf(unit),
    ...(clock && { decideBy: clock.explained.day }),
  }
}

/** 行政许可法 art. 42: how long, why, and who approved it. */
export function extensionNotice(telling: Telling, days: number): NoticeOf<'extension'> {
  const { loaded, event, state, before } = telling
  const { limits } = loaded.item
  const clock = decisionClockOf(loaded, state)
  return {
    kind: 'extension',
    ...accepted(telling),
    previous: decisionClockOf(loaded, before)?.explained.day ?? telling.parts.day,
    days,
    unit: unitOf(clock?.unit ?? 'working'),
    decideBy: clock?.explained.day ?? telling.parts.day,
    reason: loaded.payloadOf(event, 'reason')?.reason ?? '',
    approvedBy: limits.extensionApprover ?? words.extension_approver,
    ...(limits.extensionBasis && { legalBasis: [limits.extensionBasis.slice(0, 300)] }),
  }
}

export function datesMovedNotice(
  { parts }: Telling,
  data: { readonly calendar: { readonly version: string }; readonly moved: readonly MovedDate[] },
): NoticeOf<'dates_moved'> {
  const moved = data.moved.slice(0, 20).map(({ kind, from, to }) => ({ what: clockName(kind), from, to }))
  return {
    kind: 'dates_moved',
    ...parts,
    reason: words.calendar_moved.replace('{version}', data.calendar.version),
    moved,
  }
}

export function opinionRequestNotice(
  { loaded, event, state, parts }: Telling,
  asked: {
    readonly opinionId: string
    readonly consultation?: string
    readonly days: number
    readonly consultedBody: string
  },
): NoticeOf<'opinion_request'> {
  const { days, consultedBody } = asked
  const opinion = state.opinions.find(({ opinionId }) => opinionId === asked.opinionId)
  const named = loaded.item.consultations.find(({ id }) => id === asked.consultation)
  return {
    kind: 'opinion_request',
    ...parts,
    consultedBody,
    question: loaded.payloadOf(event, 'question')?.question ?? named?.question ?? words.whole,
    days,
    by: opinion ? opinionClock(opinion, loaded.calendar).explained.day : parts.day,
    ...(named?.legalBasis && { legalBasis: [named.legalBasis.slice(0, 300)] }),
  }
}

/** What no longer stands, what ordered it, and the new date. */
export function reopenedNotice(
  { loaded, event, state, before, parts, made }: Telling,
  { by, to, document }: { readonly by: ReopenedBy; readonly to: 'accept' | 'review'; readonly document: string },
): NoticeOf<'reopened'> {
  const kind = to === 'accept' ? 'non_acceptance' : 'decision'
  const number = made.findLast((row) => row.kind === kind && row.sequence < event.sequence)?.number
  const day = dayOf((to === 'accept' ? before.endedAt : before.decidedAt) ?? before.recordedAt)
  const { item, calendar } = loaded
  const acceptBy = addWorkingDays(calendar, parts.day, item.limits.acceptanceDays).day
  return {
    kind: 'reopened',
    ...parts,
    former: { title: words.former[kind], day, ...(number && { number }) },
    cause: by,
    document,
    reopenedDay: parts.day,
    to,
    by: to === 'accept' ? acceptBy : (decisionClockOf(loaded, state)?.explained.day ?? acceptBy),
  }
}

/** The name of a procedure and the law that asks for it: the item's own, else the list of the licensing law. */
function procedureNames({ loaded }: Telling, kind: Procedure['procedure']) {
  const own = loaded.item.limits.specialProcedures.find((procedure) => procedure.kind === kind)
  return { name: own?.name ?? words.procedures[kind], basis: own?.legalBasis ?? words.procedure_basis }
}

function longestOf({ loaded }: Telling, { startedAt, unit }: Procedure, days: number) {
  const start = dayOf(startedAt)
  const latest = unit === 'calendar' ? addDays(start, days) : addWorkingDays(loaded.calendar, start, days).day
  return { days, unit: unitOf(unit ?? 'working'), latest }
}

function pendingDay({ loaded, parts, ...at }: Telling, which: 'state' | 'before'): string {
  return pendingClock(at[which], loaded.calendar)?.explained.day ?? parts.day
}

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

const clockNames: Readonly<Record<string, string>> = words.clocks

const clockName = (kind: string): string => clockNames[kind] ?? words.clocks.other

const accepted = (telling: Telling) => ({ ...telling.parts, acceptedDay: acceptedDay(telling) })

const materials = ({ loaded }: Telling, ids: readonly string[]): string[] =>
  ids.map((id) => materialName(loaded.item, id))
