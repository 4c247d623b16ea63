import type { Database } from '../../platform/db/database.ts'
import { type Column, type Insertion, insertRows } from '../../platform/db/insert-rows.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { DecidedLife } from './bulk-life.ts'
import type { CaseEvent } from './rules/events.ts'
import { type CaseHead, eventSchemaVersion, type PayloadRow } from './store.ts'

/** Which of these cases are there already. */
export async function casesThere(db: Database, caseIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ caseId: string }>({
    name: 'cases.head.there',
    text: 'select case_id as "caseId" from cases.case_head where case_id = any($1::uuid[])',
    values: [caseIds],
  })
  return new Set(rows.map(({ caseId }) => caseId))
}

/** The rows of this schema for many lives, a statement a table. */
export function insertLives(lives: readonly DecidedLife[]): Statement[] {
  const ofCase = <Row>({ head: { caseId } }: DecidedLife, rows: readonly Row[]) =>
    rows.map((row) => ({ ...row, caseId }))
  return [
    insertRows(keys, lives),
    insertRows(
      payloads,
      lives.flatMap((life) => life.placed.flatMap(({ payload }) => (payload ? ofCase(life, [payload]) : []))),
    ),
    insertRows(
      events,
      lives.flatMap(({ head: { caseId }, placed }) => placed.map(({ event }) => ({ caseId, event }))),
    ),
    insertRows(
      numbers,
      lives.map(({ head }) => head),
    ),
    insertRows(
      heads,
      lives.map(({ head }) => head),
    ),
    insertRows(
      opinions,
      lives.flatMap((life) => ofCase(life, life.opinions)),
    ),
  ]
}

interface OfCase {
  readonly caseId: string
}

const keys: Insertion<DecidedLife> = {
  name: 'cases.key.insert_all',
  table: 'cases.case_key',
  columns: [
    ['case_id', 'uuid', ({ head }) => head.caseId],
    ['wrapped_key', 'bytea', ({ wrappedKey }) => wrappedKey],
  ],
}

const payloads: Insertion<PayloadRow & OfCase> = {
  name: 'cases.payload.insert_all',
  table: 'cases.case_payload',
  columns: [
    ['case_id', 'uuid', ({ caseId }) => caseId],
    ['payload_id', 'uuid', ({ payloadId }) => payloadId],
    ['kind', 'text', ({ kind }) => kind],
    ['sealed', 'bytea', ({ sealed }) => sealed],
  ],
}

const events: Insertion<OfCase & { readonly event: CaseEvent }> = {
  name: 'cases.event.insert_all',
  table: 'cases.case_event',
  columns: [
    ['case_id', 'uuid', ({ caseId }) => caseId],
    ['sequence', 'integer', ({ event }) => event.sequence],
    ['type', 'text', ({ event }) => event.type],
    ['schema_version', 'integer', () => eventSchemaVersion],
    ['effective_at', 'timestamptz', ({ event }) => event.effectiveAt],
    ['recorded_at', 'timestamptz', ({ event }) => event.recordedAt],
    ['actor', 'jsonb', ({ event }) => JSON.stringify(event.actor)],
    ['data', 'jsonb', ({ event }) => JSON.stringify(event.data)],
    ['payload_id', 'uuid', ({ event }) => event.payloadId],
  ],
}

const numbers: Insertion<CaseHead> = {
  name: 'cases.number.insert_all',
  table: 'cases.case_number',
  columns: [
    ['receipt_number', 'text', ({ receiptNumber }) => receiptNumber],
    ['case_id', 'uuid', ({ caseId }) => caseId],
  ],
}

// biome-ignore format: the table is read by column
const headColumns: readonly Column<CaseHead>[] = [
  ['case_id',                'uuid',        (head) => head.caseId],
  ['region_code',            'text',        (head) => head.regionCode],
  ['department_id',          'uuid',        (head) => head.departmentId],
  ['window_department_id',   'uuid',        (head) => head.windowDepartmentId],
  ['item_id',                'uuid',        (head) => head.itemId],
  ['version_id',             'uuid',        (head) => head.versionId],
  ['receipt_number',         'text',        (head) => head.receiptNumber],
  ['case_number',            'text',        (head) => head.caseNumber],
  ['channel',                'text',        (head) => head.channel],
  ['person_id',              'uuid',        (head) => head.personId],
  ['organization_id',        'uuid',        (head) => head.organizationId],
  ['holder_second',          'text',        (head) => head.holderSecond],
  ['subject_hash',           'text',        (head) => head.subjectHash],
  ['status',                 'text',        (head) => head.status],
  ['awaiting',               'text',        (head) => head.awaiting],
  ['awaiting_department_id', 'uuid',        (head) => head.awaitingDepartmentId],
  ['due_kind',               'text',        (head) => head.dueKind],
  ['due_on',                 'date',        (head) => head.dueOn],
  ['due_provisional',        'boolean',     (head) => head.dueProvisional],
  ['promised_on',            'date',        (head) => head.promisedOn],
  ['outcome',                'text',        (head) => head.outcome],
  ['submitted_at',           'timestamptz', (head) => head.submittedAt],
  ['accepted_at',            'timestamptz', (head) => head.acceptedAt],
  ['decided_at',             'timestamptz', (head) => head.decidedAt],
  ['ended_at',               'timestamptz', (head) => head.endedAt],
  ['awaiting_since',         'timestamptz', (head) => head.awaitingSince],
  ['sequence',               'integer',     (head) => head.sequence],
  ['label',                  'bytea',       (head) => head.label],
]

const heads: Insertion<CaseHead> = {
  name: 'cases.head.insert_all',
  table: 'cases.case_head',
  columns: headColumns,
}

const opinions: Insertion<OfCase & DecidedLife['opinions'][number]> = {
  name: 'cases.opinion.insert_all',
  table: 'cases.case_opinion',
  columns: [
    ['case_id', 'uuid', ({ caseId }) => caseId],
    ['opinion_id', 'text', ({ opinionId }) => opinionId],
    ['department_id', 'uuid', ({ departmentId }) => departmentId],
    ['requested_at', 'timestamptz', ({ requestedAt }) => requestedAt],
    ['due_on', 'date', ({ dueOn }) => dueOn],
    ['open', 'boolean', ({ open }) => open],
  ],
}
