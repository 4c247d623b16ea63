import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { CaseEventType, Outcome } from './rules/events.ts'
import { type CaseHead, headSelection } from './store.ts'

/** A head with the key that opens its label; null when the key was destroyed. */
export type ListedHead = CaseHead & { readonly wrappedKey: Buffer | null }

/** Where a page of a list ends: date first, then case. */
export interface ListCursor {
  readonly dueOn: string
  readonly caseId: string
}

type Row = ListedHead & Record<string, unknown>
type BareRow = CaseHead & Record<string, unknown>

const joinKey = 'left join cases.case_key k on k.case_id = h.case_id'
const columns = `${headSelection}, k.wrapped_key as "wrappedKey"`
const firstDay = '0001-01-01'

/**
 * What waits for a body in these duties, nearest date first. Plan: for each duty an ordered index scan on case_head_inbox that stops
 * after `limit` rows, then a sort of at most duties × limit. With `awaiting = any(…)` the whole backlog of the body was read and sorted.
 */
export async function inboxHeads(
  db: Pick<Database, 'query'>,
  departmentId: string,
  awaiting: readonly string[],
  limit: number,
  after: ListCursor | undefined,
): Promise<CaseHead[]> {
  return db.query<BareRow>({
    name: 'cases.heads.inbox',
    text: `select ${headSelection} from unnest($2::text[]) as duty cross join lateral (
             select * from cases.case_head
             where awaiting_department_id = $1 and awaiting = duty and (due_on, case_id) > ($3::date, $4::uuid)
             order by due_on, case_id limit $5
           ) h order by h.due_on, h.case_id limit $5`,
    values: [departmentId, awaiting, after?.dueOn ?? firstDay, after?.caseId ?? zero, limit],
  })
}

/** What somebody of a body works on, nearest date first. Plan: ordered index scan on case_head_assigned that stops after `limit` rows. */
export async function assignedHeads(
  db: Pick<Database, 'query'>,
  { staffId, departmentId }: { readonly staffId: string; readonly departmentId: string },
  limit: number,
  after: ListCursor | undefined,
): Promise<CaseHead[]> {
  return db.query<BareRow>({
    name: 'cases.heads.assigned',
    text: `select ${headSelection} from cases.case_head h
           where assigned_staff_id = $1 and awaiting_department_id = $2 and (due_on, case_id) > ($3::date, $4::uuid)
           order by due_on, case_id limit $5`,
    values: [staffId, departmentId, after?.dueOn ?? firstDay, after?.caseId ?? zero, limit],
  })
}

/** A case with the question that a body was asked in it. */
export type AskedHead = CaseHead & { readonly askedAt: Date; readonly answerDueOn: string }

/**
 * Open questions to a body, nearest date first. Plan: ordered index scan on case_opinion_inbox that stops after `limit` rows, then each case by
 * its primary key.
 */
export async function askedHeads(
  db: Pick<Database, 'query'>,
  departmentId: string,
  limit: number,
  after: ListCursor | undefined,
): Promise<AskedHead[]> {
  return db.query<AskedHead & Record<string, unknown>>({
    name: 'cases.heads.asked',
    text: `select ${headSelection}, o.requested_at as "askedAt", o.due_on::text as "answerDueOn" from (
             select * from cases.case_opinion where department_id = $1 and open and (due_on, case_id) > ($2::date, $3::uuid)
             order by due_on, case_id limit $4
           ) o cross join lateral (select * from cases.case_head where case_id = o.case_id) h
           order by o.due_on, o.case_id`,
    values: [departmentId, after?.dueOn ?? firstDay, after?.caseId ?? zero, limit],
  })
}

/**
 * Cases that wait for their applicant and come back to this body: those that it accepts, and those for which it is competent. Plan: two
 * ordered index scans (case_head_correcting_…) that stop after `limit` rows each.
 */
export async function correctingHeads(
  db: Pick<Database, 'query'>,
  departmentId: string,
  limit: number,
  after: ListCursor | undefined,
): Promise<CaseHead[]> {
  const branch = (column: string) => `(select * from cases.case_head
    where ${column} = $1 and awaiting = 'correct' and (due_on, case_id) > ($2::date, $3::uuid) order by due_on, case_id limit $4)`
  return db.query<BareRow>({
    name: 'cases.heads.correcting',
    text: `select ${headSelection} from (${branch('window_department_id')} union ${branch('department_id')}) h
           order by h.due_on, h.case_id limit $4`,
    values: [departmentId, after?.dueOn ?? firstDay, after?.caseId ?? zero, limit],
  })
}

/** Where a page of acts ends. */
export interface ActCursor {
  readonly at: Date
  readonly caseId: string
  readonly sequence: number
}

/** A case as it is now, with one thing that somebody did to it. */
export type ActedHead = CaseHead & {
  readonly actType: CaseEventType
  readonly actOutcome: Outcome | null
  readonly actAt: Date
  readonly actSequence: number
}

/**
 * What a member of staff did for a body from a moment on, newest first. The conclusion that a delivery brings with it is no act of its
 * own. Plan: index scan on case_event_staff that reads what this person did since then, a day's work at most, and each case of the page by
 * its primary key.
 */
export async function actedHeads(
  db: Pick<Database, 'query'>,
  { staffId, departmentId }: { readonly staffId: string; readonly departmentId: string },
  since: Date,
  limit: number,
  after: ActCursor | undefined,
): Promise<ActedHead[]> {
  return db.query<ActedHead & Record<string, unknown>>({
    name: 'cases.heads.acted',
    text: `select ${headSelection}, e.type as "actType", e.data->>'outcome' as "actOutcome", e.recorded_at as "actAt",
             e.sequence as "actSequence"
           from (
             select * from cases.case_event
             where actor->>'kind' = 'staff' and type <> 'concluded' and actor->>'staffId' = $1 and actor->>'departmentId' = $2
               and recorded_at >= $3 and (recorded_at, case_id, sequence) < ($4::timestamptz, $5::uuid, $6::integer)
             order by recorded_at desc, case_id desc, sequence desc limit $7
           ) e cross join lateral (select * from cases.case_head where case_id = e.case_id) h
           order by e.recorded_at desc, e.case_id desc, e.sequence desc`,
    values: [staffId, departmentId, since, after?.at ?? 'infinity', after?.caseId ?? last, after?.sequence ?? 0, limit],
  })
}

/** The keys that open the labels of these cases; for the batch that writes down who looked. */
export function keysOfCases(caseIds: readonly string[]): Statement {
  return {
    name: 'cases.keys.of',
    text: 'select case_id as "caseId", wrapped_key as "wrappedKey" from cases.case_key where case_id = any($1)',
    values: [caseIds],
  }
}

/** The cases of a person and of the organisations that she represents, newest first. */
export async function applicantHeads(
  db: Pick<Database, 'query'>,
  personId: string,
  organizationIds: readonly string[],
  limit: number,
  after: string | undefined,
): Promise<ListedHead[]> {
  return db.query<Row>({
    name: 'cases.heads.applicant',
    text: `select ${columns} from (
             (select * from cases.case_head where person_id = $1 and case_id < $3 order by case_id desc limit $4)
             union
             (select * from cases.case_head where organization_id = any($2) and case_id < $3 order by case_id desc limit $4)
           ) h ${joinKey} order by h.case_id desc limit $4`,
    values: [personId, organizationIds, after ?? last, limit],
  })
}

export interface RegionFilter {
  readonly regionCode: string
  readonly open?: boolean
  readonly overdueBefore?: string
  readonly departmentId?: string
  readonly itemId?: string
  readonly awaiting?: string
}

/** Open cases of a region by date. Plan: index scan on case_head_region_open, filters on the way. */
export async function openRegionHeads(
  db: Pick<Database, 'query'>,
  filter: RegionFilter,
  limit: number,
  after: ListCursor | undefined,
): Promise<ListedHead[]> {
  return db.query<Row>({
    name: 'cases.heads.region_open',
    text: `select ${columns} from cases.case_head h ${joinKey}
           where h.region_code = $1 and h.awaiting is not null
             and ($2::date is null or h.due_on < $2)
             and ($3::uuid is null or h.department_id = $3)
             and ($4::uuid is null or h.item_id = $4)
             and ($5::text is null or h.awaiting = $5)
             and (h.due_on, h.case_id) > ($6::date, $7::uuid)
           order by h.due_on, h.case_id limit $8`,
    values: [
      filter.regionCode,
      filter.overdueBefore ?? null,
      filter.departmentId ?? null,
      filter.itemId ?? null,
      filter.awaiting ?? null,
      after?.dueOn ?? firstDay,
      after?.caseId ?? zero,
      limit,
    ],
  })
}

/** All cases of a region, newest first. Plan: backward index scan on case_head_region. */
export async function regionHeads(
  db: Pick<Database, 'query'>,
  filter: RegionFilter,
  limit: number,
  after: string | undefined,
): Promise<ListedHead[]> {
  return db.query<Row>({
    name: 'cases.heads.region',
    text: `select ${columns} from cases.case_head h ${joinKey}
           where h.region_code = $1 and h.case_id < $2
             and ($3::uuid is null or h.department_id = $3)
             and ($4::uuid is null or h.item_id = $4)
           order by h.case_id desc limit $5`,
    values: [filter.regionCode, after ?? last, filter.departmentId ?? null, filter.itemId ?? null, limit],
  })
}

const zero = '00000000-0000-0000-0000-000000000000'
const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
