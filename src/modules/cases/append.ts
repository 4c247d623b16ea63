import type { Actor } from '../../kernel/actor.ts'
import type { WorkCalendar } from '../../kernel/calendar.ts'
import { uuidV7 } from '../../kernel/ids.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { Key } from '../../platform/keys.ts'
import type { Outbox } from '../../platform/outbox.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Ledger } from '../ledger/index.ts'
import type { CaseEvent, EventActor, NewEvent } from './rules/events.ts'
import type { CaseItem, CaseState } from './rules/state.ts'
import { reminderAt, type TimedAct, timedActs } from './rules/timed.ts'
import { insertEvent, insertPayload, type PayloadRow } from './store.ts'

export const caseNewsTopic = 'cases.event'

/** What news of a case says: references only. */
export interface CaseNews extends Record<string, unknown> {
  readonly caseId: string
  readonly sequence: number
  readonly type: CaseEvent['type']
  /** First and last event of the act: what was done at once is told at once. Absent in news older than these two. */
  readonly actFrom?: number
  readonly actThrough?: number
  /** A life that was over elsewhere before it was loaded: it is counted, and nobody is told of it. */
  readonly past?: true
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
  return followingOf(caseId, placed).flatMap(({ entry, news, at }) => [
    ledger.stageLeaf(entry, at),
    outbox.stage({ topic: caseNewsTopic, payload: news }, at),
  ])
}

export interface Following {
  /** For the ledger. */
  readonly entry: Readonly<Record<string, unknown>>
  readonly news: CaseNews
  readonly at: Date
}

/** Leaf and news of each event of one act. */
export function followingOf(caseId: string, placed: readonly PlacedEvent[]): Following[] {
  const actFrom = placed[0]?.event.sequence ?? 0
  const actThrough = placed.at(-1)?.event.sequence ?? 0
  return placed.map(({ event }) => {
    const news: CaseNews = { caseId, sequence: event.sequence, type: event.type, actFrom, actThrough }
    return { entry: leafOf(caseId, event), news, at: event.recordedAt }
  })
}

/** One timer for each act that may happen by itself, one for reminding, and one that asks again for a result that was not issued. */
export const timerTopics = {
  accept_by_silence: 'cases.silence',
  lapse_correction: 'cases.correction',
  lapse_pending: 'cases.pending',
  lapse_promise: 'cases.promise',
  remind: 'cases.reminder',
  ask_again: 'cases.issue_again',
} as const satisfies Record<TimedAct['action'] | 'remind' | 'ask_again', string>

/** A decision has its result within seconds. Whatever became of that job, it is not waited for longer than this. */
export const issueAgainMs = 10 * 60_000

/** Sets, moves and ends the timers of a case, so that they say what the rules say of the new state. */
export function stageTimers(
  { timers }: Pick<Platform, 'timers'>,
  caseId: string,
  before: ReadonlyMap<string, Date>,
  after: ReadonlyMap<string, Date>,
): Statement[] {
  return Object.values(timerTopics).flatMap((topic) => {
    const dueAt = after.get(topic)
    if (dueAt?.getTime() === before.get(topic)?.getTime()) return []
    return [dueAt ? timers.stage({ topic, subjectId: caseId, dueAt }) : timers.stageDone({ topic, subjectId: caseId })]
  })
}

/** Topic → moment, as the rules say of this state. */
export function timersOf(item: CaseItem, state: CaseState, calendar: WorkCalendar): Map<string, Date> {
  const acts = timedActs(item, state, calendar).map(({ action, dueAt }) => [timerTopics[action], dueAt] as const)
  const reminder = reminderAt(state, calendar)
  const again = state.awaiting === 'issue' ? new Date(state.awaitingSince.getTime() + issueAgainMs) : undefined
  return new Map([
    ...acts,
    ...(reminder ? [[timerTopics.remind, reminder] as const] : []),
    ...(again ? [[timerTopics.ask_again, again] as const] : []),
  ])
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
