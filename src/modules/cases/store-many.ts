import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { CaseEvent } from './rules/events.ts'
import { type CaseHead, headSelection, type PayloadRow, type StoredCase } from './store.ts'

type OfCase<Row> = Row & { readonly caseId: string }

/**
 * Whole cases by id, in one round trip, for readers of news. Ids of no case have none. Plan: each id by the primary key of its month, in each
 * of the four tables.
 */
export async function findCases(db: Database, caseIds: readonly string[]): Promise<StoredCase[]> {
  const select = (name: string, text: string): Statement => ({ name, text, values: [caseIds] })
  const [heads, keys, events, payloads] = await db.batch([
    select('cases.heads.of', `select ${headSelection} from cases.case_head h where case_id = any($1::uuid[])`),
    select(
      'cases.many.keys',
      'select case_id as "caseId", wrapped_key as "wrappedKey" from cases.case_key where case_id = any($1::uuid[])',
    ),
    select(
      'cases.events.of_many',
      `select case_id as "caseId", sequence, type, effective_at as "effectiveAt", recorded_at as "recordedAt", actor, data,
         payload_id as "payloadId"
       from cases.case_event where case_id = any($1::uuid[]) order by case_id, sequence`,
    ),
    select(
      'cases.payloads.of_many',
      'select case_id as "caseId", payload_id as "payloadId", kind, sealed from cases.case_payload where case_id = any($1::uuid[])',
    ),
  ])
  const keyOf = new Map((keys?.rows ?? []).map((row) => [String(row.caseId), row.wrappedKey as Buffer]))
  const eventsOf = Map.groupBy((events?.rows ?? []) as unknown as OfCase<CaseEvent>[], ({ caseId }) => caseId)
  const payloadsOf = Map.groupBy((payloads?.rows ?? []) as unknown as OfCase<PayloadRow>[], ({ caseId }) => caseId)
  return ((heads?.rows ?? []) as unknown as CaseHead[]).map((head) => ({
    head,
    wrappedKey: keyOf.get(head.caseId),
    events: eventsOf.get(head.caseId) ?? [],
    payloads: payloadsOf.get(head.caseId) ?? [],
  }))
}

/** The item of each of these cases, as often as it occurs. */
export async function itemsOfCases(db: Database, caseIds: readonly string[]): Promise<string[]> {
  if (caseIds.length === 0) return []
  const rows = await db.query<{ itemId: string }>({
    name: 'cases.items.of_many',
    text: 'select item_id as "itemId" from cases.case_head where case_id = any($1::uuid[]) order by case_id',
    values: [caseIds],
  })
  return rows.map(({ itemId }) => itemId)
}
