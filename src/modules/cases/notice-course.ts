import { dayOf } from '../../kernel/calendar.ts'
import type { NoticeOf } from '../seals/index.ts'
import words from './documents.texts.json' with { type: 'json' }
import { materialName, type Telling } from './notice-parts.ts'
import type { ClockKind } from './rules/clock.ts'

/** Notices of what comes between acceptance and decision. Days come as the clock has them at this event. */
type Unit = 'working' | 'calendar'

export function acceptanceWithPendingNotice(
  telling: Telling,
  data: {
    readonly pending: readonly { readonly materialId: string; readonly by: string }[]
    readonly limit: { readonly days: number; readonly unit: Unit; readonly day: string }
  },
): NoticeOf<'acceptance_with_pending'> {
  return {
    kind: 'acceptance_with_pending',
    ...telling.parts,
    acceptedDay: acceptedDay(telling),
    pending: data.pending.map(({ materialId, by }) => ({ name: materialName(telling.loaded.item, materialId), by })),
    limitDays: data.limit.days,
    limitUnit: unitOf(data.limit.unit),
    decideBy: data.limit.day,
  }
}

export function pendingExtendedNotice(
  telling: Telling,
  data: { readonly pending: readonly string[]; readonly days: number; readonly by: string },
): NoticeOf<'pending_extended'> {
  const { days, by } = data
  return { kind: 'pending_extended', ...accepted(telling), pending: materials(telling, data.pending), days, by }
}

export function pendingLapsedNotice(
  telling: Telling,
  data: { readonly pending: readonly string[]; readonly by: string; readonly mayExtend: boolean },
): NoticeOf<'pending_lapsed'> {
  const { by, mayExtend } = data
  return { kind: 'pending_lapsed', ...accepted(telling), pending: materials(telling, data.pending), by, mayExtend }
}

export function correctionLapsedNotice(
  { parts, event, appeal }: Telling,
  data: { readonly requestedDay: string; readonly by: string },
): NoticeOf<'correction_lapsed'> {
  return { kind: 'correction_lapsed', ...parts, ...data, endedDay: dayOf(event.effectiveAt), appeal }
}

/** The name of a procedure and the law that asks for it: the item's own, else the list of the licensing law. */
function procedureOf({ loaded }: Telling, kind: keyof typeof words.procedures) {
  const own = loaded.item.limits.specialProcedures.find((procedure) => procedure.kind === kind)
  return { name: own?.name ?? words.procedures[kind], basis: own?.legalBasis ?? words.procedure_basis }
}

export function specialProcedureStartedNotice(
  telling: Telling,
  data: {
    readonly procedure: keyof typeof words.procedures
    readonly longest: { readonly days: number; readonly unit: Unit; readonly day: string } | null
    readonly decideBy: string | null
  },
): NoticeOf<'special_procedure_started'> {
  const { longest, decideBy } = data
  const { name, basis } = procedureOf(telling, data.procedure)
  return {
    kind: 'special_procedure_started',
    ...accepted(telling),
    procedure: name,
    procedureBasis: basis,
    startedDay: dayOf(telling.event.effectiveAt),
    ...(longest && { longest: { days: longest.days, unit: unitOf(longest.unit), latest: longest.day } }),
    ...(decideBy && { decideBy }),
  }
}

export function specialProcedureEndedNotice(
  telling: Telling,
  data: {
    readonly procedure: keyof typeof words.procedures
    readonly startedDay: string
    readonly excluded: { readonly days: number; readonly unit: Unit }
    readonly decideBy: string | null
  },
): NoticeOf<'special_procedure_ended'> {
  const { startedDay, excluded, decideBy } = data
  return {
    kind: 'special_procedure_ended',
    ...accepted(telling),
    procedure: procedureOf(telling, data.procedure).name,
    startedDay,
    endedDay: dayOf(telling.event.effectiveAt),
    excludedDays: excluded.days,
    unit: unitOf(excluded.unit),
    ...(decideBy && { decideBy }),
  }
}

export function extensionNotice(
  telling: Telling,
  data: {
    readonly previous: string
    readonly days: number
    readonly unit: Unit
    readonly decideBy: string
    readonly reason: string
  },
): NoticeOf<'extension'> {
  const { limits } = telling.loaded.item
  return {
    kind: 'extension',
    ...accepted(telling),
    ...data,
    unit: unitOf(data.unit),
    approvedBy: limits.extensionApprover ?? words.extension_approver,
    ...(limits.extensionBasis && { legalBasis: [limits.extensionBasis.slice(0, 300)] }),
  }
}

export function datesMovedNotice(
  { parts }: Telling,
  data: {
    readonly reason: string
    readonly moved: readonly { readonly kind: ClockKind; readonly from: string; readonly to: string }[]
  },
): NoticeOf<'dates_moved'> {
  const moved = data.moved.map(({ kind, from, to }) => ({ what: words.clocks[kind], from, to }))
  return { kind: 'dates_moved', ...parts, reason: data.reason, moved }
}

export function opinionRequestNotice(
  { parts }: Telling,
  data: {
    readonly consultedBody: string
    readonly question: string
    readonly days: number
    readonly by: string
    readonly legalBasis: string | null
  },
): NoticeOf<'opinion_request'> {
  const { legalBasis, ...asked } = data
  return { kind: 'opinion_request', ...parts, ...asked, ...(legalBasis && { legalBasis: [legalBasis.slice(0, 300)] }) }
}

export function reopenedNotice(
  { parts, event }: Telling,
  data: Pick<NoticeOf<'reopened'>, 'former' | 'cause' | 'document' | 'to' | 'by'>,
): NoticeOf<'reopened'> {
  return { kind: 'reopened', ...parts, ...data, reopenedDay: dayOf(event.effectiveAt) }
}

const accepted = (telling: Telling) => ({ ...telling.parts, acceptedDay: acceptedDay(telling) })

const acceptedDay = ({ state, event }: Telling): string => dayOf(state.acceptedAt ?? event.effectiveAt)

const materials = ({ loaded }: Telling, ids: readonly string[]): string[] =>
  ids.map((id) => materialName(loaded.item, id))

const unitOf = (unit: Unit) => (unit === 'calendar' ? ('calendar_days' as const) : ('working_days' as const))
