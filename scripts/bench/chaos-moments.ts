import type pg from 'pg'
import { verifyDates } from '../verify-dates.ts'
import type { EventRow } from './chaos-rows.ts'
import { watcher } from './players.ts'
import type { Sender } from './sender.ts'

export interface Moments {
  /** Acts that happened by themselves. */
  readonly moments: number
  /** Of them recorded more than five seconds after their moment: nobody was there. */
  readonly momentsLate: number
  /** The moment came, and something else happened first, or nothing. */
  readonly momentsMissed: number
  /** Happened without their moment, before it, or dated otherwise than by their rule. */
  readonly momentsWrong: number
}

/** The frame of an export: what the item says, and the calendars. */
interface Frame {
  readonly item: { readonly limits: { readonly acceptanceBySilence?: boolean } }
  readonly events: readonly unknown[]
}

const kindOf: Readonly<Record<string, string>> = {
  accepted: 'acceptance',
  withdrawn: 'correction',
  pending_lapsed: 'pending',
  promise_lapsed: 'rectify',
}
const lateMs = 5_000
const dayMs = 86_400_000

/**
 * Goes along the events of every case and asks the second verifier after each of them by when something would happen by itself: it shares no code
 * with the program. What happened next must agree.
 */
export async function momentsOf(
  database: pg.Client,
  sender: Sender,
  byCase: ReadonlyMap<string, readonly EventRow[]>,
  now: Date,
): Promise<Moments> {
  const heads = await database.query<{ id: string; item: string }>(
    'select case_id as id, item_id as item from cases.case_head',
  )
  const itemOf = new Map(heads.rows.map(({ id, item }) => [id, item]))
  const frames = new Map<string, Frame>()
  const found = { moments: 0, momentsLate: 0, momentsMissed: 0, momentsWrong: 0 }
  for (const [caseId, events] of byCase) {
    const item = itemOf.get(caseId) ?? ''
    const frame = frames.get(item) ?? ((await sender.look(`/v1/cases/${caseId}/dates`, watcher)) as Frame)
    frames.set(item, frame)
    for (const [index, next] of [...events.slice(1), undefined].entries()) {
      const due = nextDue(frame, events.slice(0, index + 1))
      const fault = next && isOfItself(next) ? tell(found, due, next) : due && missed(due, next, now)
      if (!fault) continue
      found[fault] += 1
      console.error(fault, caseId, index + 2, JSON.stringify({ due, next }))
    }
  }
  return found
}

/** Counts an act that happened by itself; says so where it should not have happened then. */
function tell(found: { moments: number; momentsLate: number }, due: Due | undefined, act: EventRow) {
  const recorded = act.recordedAt.getTime()
  found.moments += 1
  if (due && recorded > due.at + lateMs) found.momentsLate += 1
  const right = due && kindOf[act.type] === due.kind && recorded >= due.at && act.effectiveAt.getTime() === due.dated
  return right ? undefined : ('momentsWrong' as const)
}

/** In time is what was done in time, also where it was written down when the moment had just passed. */
function missed({ at }: Due, next: EventRow | undefined, now: Date) {
  return (next?.effectiveAt ?? now).getTime() >= at ? ('momentsMissed' as const) : undefined
}

function isOfItself({ type, data }: EventRow): boolean {
  if (type === 'accepted') return data.by === 'silence'
  return type === 'withdrawn' ? data.by === 'lapse' : type in kindOf
}

interface Due {
  readonly kind: string
  /** The first moment after the last day. */
  readonly at: number
  /** As of when the act then counts. */
  readonly dated: number
}

/** By when something happens by itself after these events: the nearest. */
function nextDue(frame: Frame, events: readonly EventRow[]): Due | undefined {
  const told = events.map(({ effectiveAt, ...event }) => ({ ...event, effectiveAt: effectiveAt.toISOString() }))
  const decided = events.findLastIndex(({ type }) => type === 'decided')
  const beingIssued = decided > events.findLastIndex(({ type }) => type === 'result_issued')
  const complete = events.findLast(({ type }) => type === 'submitted' || type === 'corrected' || type === 'reopened')
  const dues = verifyDates({ ...frame, events: told, dates: [] }).lines.flatMap(({ kind, recomputed }): Due[] => {
    const counts = kind === 'acceptance' ? frame.item.limits.acceptanceBySilence : Object.values(kindOf).includes(kind)
    if (!counts || recomputed === null || (kind === 'rectify' && beingIssued)) return []
    const at = Date.parse(`${recomputed}T00:00:00+08:00`) + dayMs
    return [{ kind, at, dated: kind === 'acceptance' ? (complete?.effectiveAt.getTime() ?? 0) : at }]
  })
  return dues.sort((one, other) => one.at - other.at)[0]
}
