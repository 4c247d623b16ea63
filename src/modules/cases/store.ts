import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { CaseEvent, PayloadKind } from './rules/events.ts'
import { deleteDraft } from './store-drafts.ts'

/** One row of `cases.case_head`: what lists need to know of a case. */
export interface CaseHead {
  readonly caseId: string
  readonly regionCode: string
  readonly departmentId: string
  readonly windowDepartmentId: string
  readonly itemId: string
  readonly versionId: string
  readonly receiptNumber: string
  readonly caseNumber: string
  readonly channel: string
  readonly personId: string
  readonly organizationId: string | null
  readonly holderSecond: string
  readonly subjectHash: string
  readonly status: string
  readonly awaiting: string | null
  readonly awaitingDepartmentId: string | null
  readonly dueKind: string | null
  /** `9999-12-31` when no limit runs: such cases stand behind all dates. */
  readonly dueOn: string
  readonly dueProvisional: boolean
  readonly promisedOn: string | null
  readonly outcome: string | null
  readonly submittedAt: Date
  readonly acceptedAt: Date | null
  readonly decidedAt: Date | null
  readonly endedAt: Date | null
  readonly awaitingSince: Date | null
  readonly greenChannel: boolean
  /** Who in the office works on it. */
  readonly assignedStaffId: string | null
  /** A procedure runs: the clock stands. */
  readonly stopped: boolean
  readonly sequence: number
  readonly label: Buffer
}

/** Version of the shape of `data`: an older one is brought up to date when it is read. */
export const eventSchemaVersion = 1

const headColumns = [
  ['caseId', 'case_id'],
  ['regionCode', 'region_code'],
  ['departmentId', 'department_id'],
  ['windowDepartmentId', 'window_department_id'],
  ['itemId', 'item_id'],
  ['versionId', 'version_id'],
  ['receiptNumber', 'receipt_number'],
  ['caseNumber', 'case_number'],
  ['channel', 'channel'],
  ['personId', 'person_id'],
  ['organizationId', 'organization_id'],
  ['holderSecond', 'holder_second'],
  ['subjectHash', 'subject_hash'],
  ['status', 'status'],
  ['awaiting', 'awaiting'],
  ['awaitingDepartmentId', 'awaiting_department_id'],
  ['dueKind', 'due_kind'],
  ['dueOn', 'due_on'],
  ['dueProvisional', 'due_provisional'],
  ['promisedOn', 'promised_on'],
  ['outcome', 'outcome'],
  ['submittedAt', 'submitted_at'],
  ['acceptedAt', 'accepted_at'],
  ['decidedAt', 'decided_at'],
  ['endedAt', 'ended_at'],
  ['awaitingSince', 'awaiting_since'],
  ['greenChannel', 'green_channel'],
  ['assignedStaffId', 'assigned_staff_id'],
  ['stopped', 'stopped'],
  ['sequence', 'sequence'],
  ['label', 'label'],
] as const satisfies readonly (readonly [keyof CaseHead, string])[]

export const headSelection = headColumns.map(([field, column]) => `h.${column} as "${field}"`).join(', ')

const insertHeadText = `insert into cases.case_head (${headColumns.map(([, column]) => column).join(', ')})
  values (${headColumns.map((_, index) => `$${index + 1}`).join(', ')})`

/** Everything that an act may change; the rest is fixed at submission. */
const changing = headColumns.slice(13)
const updateHeadText = `update cases.case_head set ${changing.map(([, column], index) => `${column} = $${index + 2}`).join(', ')}
  where case_id = $1`

/** Every row that a submission writes in this schema. */
export interface SubmissionRows {
  readonly head: CaseHead
  readonly event: CaseEvent
  readonly payload: PayloadRow
  readonly wrappedKey: Buffer
}

/** All rows of a submission. The draft, whose id the case takes, goes in the same moment. */
export function insertSubmission({ head, event, payload, wrappedKey }: SubmissionRows): Statement[] {
  const { caseId, receiptNumber } = head
  return [
    {
      name: 'cases.key.insert',
      text: 'insert into cases.case_key (case_id, wrapped_key) values ($1, $2)',
      values: [caseId, wrappedKey],
    },
    insertPayload(caseId, payload),
    insertEvent(caseId, event),
    {
      name: 'cases.number.insert',
      text: 'insert into cases.case_number (receipt_number, case_id) values ($1, $2)',
      values: [receiptNumber, caseId],
    },
    deleteDraft(caseId),
    { name: 'cases.head.insert', text: insertHeadText, values: headColumns.map(([field]) => head[field]) },
  ]
}

export function updateHead(head: CaseHead): Statement {
  return {
    name: 'cases.head.update',
    text: updateHeadText,
    values: [head.caseId, ...changing.map(([field]) => head[field])],
  }
}

/** The day of a case for which no limit runs. */
export const noDueDay = '9999-12-31'

export function insertEvent(caseId: string, event: CaseEvent): Statement {
  return {
    name: 'cases.event.insert',
    text: `insert into cases.case_event
             (case_id, sequence, type, schema_version, effective_at, recorded_at, actor, data, payload_id)
           values ($1, $2, $3, ${eventSchemaVersion}, $4, $5, $6, $7, $8)`,
    values: [
      caseId,
      event.sequence,
      event.type,
      event.effectiveAt,
      event.recordedAt,
      JSON.stringify(event.actor),
      JSON.stringify(event.data),
      event.payloadId,
    ],
  }
}

export function insertPayload(caseId: string, { payloadId, kind, sealed }: PayloadRow): Statement {
  return {
    name: 'cases.payload.insert',
    text: 'insert into cases.case_payload (case_id, payload_id, kind, sealed) values ($1, $2, $3, $4)',
    values: [caseId, payloadId, kind, sealed],
  }
}

export interface PayloadRow {
  readonly payloadId: string
  readonly kind: PayloadKind
  readonly sealed: Buffer
}

export interface StoredCase {
  readonly head: CaseHead
  /** Undefined after the key was destroyed. */
  readonly wrappedKey: Buffer | undefined
  readonly events: readonly CaseEvent[]
  readonly payloads: readonly PayloadRow[]
}

interface EventWithPayload extends Record<string, unknown> {
  readonly payloadId: string | null
  readonly kind: PayloadKind | null
  readonly sealed: Buffer | null
}

/**
 * A whole case in one round trip, with whatever must be true for the look (its access line). Alone it needs no transaction: head and events may
 * then be of two moments, in either order, and whoever writes on an older one meets the constraint. A head whose events were read before they
 * were there is a case that is not there yet.
 */
export async function findCase(
  db: Database,
  caseId: string,
  alongside: readonly Statement[] = [],
): Promise<StoredCase | undefined> {
  const asked: readonly Statement[] = [
    {
      name: 'cases.whole.head',
      text: `select ${headSelection},
               (select k.wrapped_key from cases.case_key k where k.case_id = $1) as "wrappedKey"
             from cases.case_head h where case_id = $1`,
      values: [caseId],
    },
    {
      name: 'cases.whole.events',
      text: `select e.sequence, e.type, e.effective_at as "effectiveAt", e.recorded_at as "recordedAt", e.actor, e.data,
               e.payload_id as "payloadId", p.kind, p.sealed
             from cases.case_event e left join cases.case_payload p on p.case_id = $1 and p.payload_id = e.payload_id
             where e.case_id = $1 order by e.sequence`,
      values: [caseId],
    },
  ]
  const [heads, rows] =
    alongside.length === 0
      ? await Promise.all(asked.map((statement) => db.lookUp(statement)))
      : (await db.batch([...asked, ...alongside])).map(({ rows }) => rows)
  const [found] = heads ?? []
  if (!found || !rows?.length) return undefined
  const { wrappedKey, ...head } = found
  const events: CaseEvent[] = []
  const payloads: PayloadRow[] = []
  for (const { kind, sealed, ...event } of rows as EventWithPayload[]) {
    events.push(event as unknown as CaseEvent)
    if (kind && sealed && event.payloadId) payloads.push({ payloadId: event.payloadId, kind, sealed })
  }
  return { head: head as unknown as CaseHead, wrappedKey: (wrappedKey as Buffer | null) ?? undefined, events, payloads }
}

export async function findHead(db: Database, caseId: string): Promise<CaseHead | undefined> {
  const [head] = await db.query<CaseHead & Record<string, unknown>>({
    name: 'cases.head.find',
    text: `select ${headSelection} from cases.case_head h where case_id = $1`,
    values: [caseId],
  })
  return head
}

export async function findCaseIdByReceipt(db: Database, receiptNumber: string): Promise<string | undefined> {
  const [row] = await db.query<{ case_id: string }>({
    name: 'cases.number.find',
    text: 'select case_id from cases.case_number where receipt_number = $1',
    values: [receiptNumber],
  })
  return row?.case_id
}

/** Takes the next block of serials for a body, item and day. Returns the first; the caller owns `size` of them. */
export async function leaseSerials(db: Database, taskCode: string, day: string, size: number): Promise<number> {
  const [row] = await db.query<{ first: number }>({
    name: 'cases.serial.lease',
    text: `insert into cases.serial_lease as l (task_code, day, next) values ($1, $2, 1 + $3::integer)
           on conflict on constraint serial_lease_pk do update set next = l.next + $3::integer
           returning next - $3::integer as first`,
    values: [taskCode, day, size],
  })
  return row?.first ?? 1
}
