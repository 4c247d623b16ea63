import type { Database } from '../../platform/db/database.ts'
import type { CaseEvent } from './rules/events.ts'
import type { CasePlace } from './rules/wholeCourse.ts'

/** A case with its events, as they lie in the tables. */
export interface CourseRows extends CasePlace {
  readonly caseId: string
  readonly events: readonly CaseEvent[]
}

/**
 * Cases with their events, in two statements and one snapshot of each. Nothing sealed. Plan: each id by the primary key of its month, then the
 * range of its events.
 */
export async function courseRows(db: Database, caseIds: readonly string[]): Promise<CourseRows[]> {
  const [heads, events] = await db.batch([
    {
      name: 'cases.course.heads',
      text: `select case_id as "caseId", region_code as "regionCode", department_id as "departmentId",
               window_department_id as "windowDepartmentId", item_id as "itemId", version_id as "versionId", channel
             from cases.case_head where case_id = any($1::uuid[])`,
      values: [caseIds],
    },
    {
      name: 'cases.course.events',
      text: `select case_id as "caseId", sequence, type, effective_at as "effectiveAt", recorded_at as "recordedAt", actor, data,
               payload_id as "payloadId"
             from cases.case_event where case_id = any($1::uuid[]) order by case_id, sequence`,
      values: [caseIds],
    },
  ])
  const eventsOf = Map.groupBy(
    (events?.rows ?? []) as unknown as (CaseEvent & { readonly caseId: string })[],
    ({ caseId }) => caseId,
  )
  const rows = (heads?.rows ?? []) as unknown as Omit<CourseRows, 'events'>[]
  return rows.map((row) => ({ ...row, events: eventsOf.get(row.caseId) ?? [] }))
}

/** Which cases are gone through, by id. */
export interface CasesAsked {
  /** The first digits that the region codes share; '' for all. */
  readonly regionPrefix: string
  /** Only those that wait for something. */
  readonly open: boolean
  /** The id after which to begin; undefined: at the first. */
  readonly after?: string | undefined
  readonly limit: number
}

/** Plan: `case_head_pk`, or for open ones `case_head_open`, from the id on. A small region of a large country reads past the others: for jobs. */
export async function caseIdsAfter(
  db: Database,
  { regionPrefix, open, after = '00000000-0000-0000-0000-000000000000', limit }: CasesAsked,
): Promise<string[]> {
  const rows = await db.query<{ caseId: string }>({
    name: open ? 'cases.head.open_ids' : 'cases.head.ids',
    text: `select case_id as "caseId" from cases.case_head
           where starts_with(region_code, $1) and case_id > $2 ${open ? 'and awaiting is not null' : ''}
           order by case_id limit $3`,
    values: [regionPrefix, after, limit],
  })
  return rows.map(({ caseId }) => caseId)
}

/** Plan: the primary key of each month. */
export async function receiptsOf(db: Database, caseIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.query<{ caseId: string; receiptNumber: string }>({
    name: 'cases.case_head.receipts',
    text: 'select case_id as "caseId", receipt_number as "receiptNumber" from cases.case_head where case_id = any($1::uuid[])',
    values: [caseIds],
  })
  return new Map(rows.map(({ caseId, receiptNumber }) => [caseId, receiptNumber]))
}
