import type { Actor } from '../../kernel/actor.ts'
import type { WorkCalendar } from '../../kernel/calendar.ts'
import { endOfDay } from '../../kernel/calendar.ts'
import { uuidV7 } from '../../kernel/ids.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { Key } from '../../platform/keys.ts'
import type { Outbox } from '../../platform/outbox.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Ledger } from '../ledger/index.ts'
import { silenceDay } from './rules/clock.ts'
import type { CaseEvent, EventActor, NewEvent } from './rules/events.ts'
import type { CaseItem, CaseState } from './rules/state.ts'
import { insertEvent, insertPayload, type PayloadRow } from './store.ts'

export const silenceTopic = 'cases.silence'
export const caseNewsTopic = 'cases.event'

/** What news of a case says: references only. */
export interface CaseNews extends Record<string, unknown> {
  readonly caseId: string
  readonly sequence: number
  readonly type: CaseEvent['type']
  /** First and last event of the act: what was done at once is told at once. Absent in news older than these two. */
  readonly actFrom?: number
  readonly actThrough?: number
}

export interface Appending {
  readonly caseId: string
  readonly key: Key
  readonly actor: Actor
  /** The last sequence that the decision was made on: 0 for a new case. */
  readonly sequence: number
  /** recordedAt never decreases within a case, also when the clock was set back. */
  readonly notBefore: Date | null
}

/** A decided event with its place in the list, and its payload sealed. */
export interface PlacedEvent {
  readonly event: CaseEvent
  readonly payload: PayloadRow | undefined
}

/** Gives decided events their place: sequence, moment of record, references of the actor, sealed payload. */
export function placeEvents(
  { keys, clock }: Pick<Platform, 'keys' | 'clock'>,
  appending: Appending,
  decided: readonly NewEvent[],
): PlacedEvent[] {
  const now = clock.now()
  const recordedAt = appending.notBefore && appending.notBefore > now ? appending.notBefore : now
  const actor = referenceOf(appending.actor)
  return decided.map(({ payload, ...body }, index) => {
    const payloadId = payload ? uuidV7(recordedAt.getTime()) : null
    const event = { ...body, sequence: appending.sequence + index + 1, recordedAt, actor, payloadId } as CaseEvent
    if (!payload || !payloadId) return { event, payload: undefined }
    const sealed = keys.seal(appending.key, payloadContext(appending.caseId, payloadId), payload.value)
    return { event, payload: { payloadId, kind: payload.kind, sealed } }
  })
}

/** Payloads and events of one act. */
export function stageEvents(caseId: string, placed: readonly PlacedEvent[]): Statement[] {
  return placed.flatMap(({ event, payload }) => [
    ...(payload ? [insertPayload(caseId, payload)] : []),
    insertEvent(caseId, event),
  ])
}

/** What every event brings with it in the same transaction: its leaf for the ledger, its news for those above. */
export function stageFollowing(
  outbox: Outbox,
  ledger: Ledger,
  caseId: string,
  placed: readonly PlacedEvent[],
): Statement[] {
  const actFrom = placed[0]?.event.sequence ?? 0
  const actThrough = placed.at(-1)?.event.sequence ?? 0
  return placed.flatMap(({ event }) => {
    const news: CaseNews = { caseId, sequence: event.sequence, type: event.type, actFrom, actThrough }
    return [
      ledger.stageLeaf(leafOf(caseId, event), event.recordedAt),
      outbox.stage({ topic: caseNewsTopic, payload: news }, event.recordedAt),
    ]
  })
}

/** Sets or clears the one timer of a case that this phase knows: acceptance by silence, at the end of the last day. */
export function stageSilence(
  { timers }: Pick<Platform, 'timers'>,
  caseId: string,
  item: CaseItem,
  before: CaseState | undefined,
  after: CaseState,
  calendar: WorkCalendar,
): Statement[] {
  const runs = (state: CaseState | undefined) => state?.awaiting === 'pre_review' || state?.awaiting === 'accept'
  const dueDay = runs(after) ? silenceDay(item, after.completeAt, calendar) : undefined
  if (dueDay) {
    if (runs(before) && before?.completeAt.getTime() === after.completeAt.getTime()) return []
    return [timers.stage({ topic: silenceTopic, subjectId: caseId, dueAt: new Date(endOfDay(dueDay).getTime() + 1) })]
  }
  return runs(before) && item.limits.acceptanceBySilence
    ? [timers.stageDone({ topic: silenceTopic, subjectId: caseId })]
    : []
}

export function payloadContext(caseId: string, payloadId: string): string {
  return `case/${caseId}/${payloadId}`
}

export const labelContext = (caseId: string): string => `case/${caseId}/label`

function leafOf(caseId: string, event: CaseEvent): Readonly<Record<string, unknown>> {
  const { sequence, type, effectiveAt, recordedAt, actor, data, payloadId } = event
  return { caseId, sequence, type, effectiveAt, recordedAt, actor, data, payloadId }
}

function referenceOf(actor: Actor): EventActor {
  switch (actor.kind) {
    case 'person':
      return { kind: 'person', personId: actor.personId, ...(actor.via && { via: actor.via }) }
    case 'staff': {
      const { staffId, postId, departmentId, capacity, via } = actor
      return { kind: 'staff', staffId, postId, departmentId, ...(capacity && { capacity }), ...(via && { via }) }
    }
    case 'system':
      return { kind: 'system', job: actor.job }
  }
}
