import type { Database } from '../../platform/db/database.ts'
import { packed } from '../../platform/db/packed.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { DecidedLife } from './bulk-life.ts'
import { eventSchemaVersion, headColumnNames, headRow } from './store.ts'

/** Which of these cases are there already. */
export async function casesThere(db: Database, caseIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ caseId: string }>({
    name: 'cases.head.there',
    text: 'select case_id as "caseId" from cases.case_head where case_id = any($1::uuid[])',
    values: [caseIds],
  })
  return new Set(rows.map(({ caseId }) => caseId))
}

/**
 * The rows of this schema for many lives but their events, a statement a table. Rows go as one JSON text and bytes as one parameter: with a parameter a value,
 * binding alone took longer than writing.
 */
export function insertLives(lives: readonly DecidedLife[]): Statement[] {
  return [insertKeys(lives), insertPayloads(lives), insertNumbers(lives), insertHeads(lives), insertOpinions(lives)]
}

function insertKeys(lives: readonly DecidedLife[]): Statement {
  const { bytes, pieces } = packed(lives.map(({ wrappedKey }) => wrappedKey))
  const rows = lives.map(({ head }, index) => ({ id: head.caseId, ...pieces[index] }))
  return {
    name: 'cases.key.insert_all',
    text: `insert into cases.case_key (case_id, wrapped_key)
           select id, substring($2::bytea from start for length)
           from json_to_recordset($1::json) as key (id uuid, start integer, length integer)`,
    values: [JSON.stringify(rows), bytes],
  }
}

function insertPayloads(lives: readonly DecidedLife[]): Statement {
  const payloads = lives.flatMap(({ head, placed }) =>
    placed.flatMap(({ payload }) => (payload ? [{ caseId: head.caseId, ...payload }] : [])),
  )
  const { bytes, pieces } = packed(payloads.map(({ sealed }) => sealed))
  const rows = payloads.map(({ caseId, payloadId, kind }, index) => ({ caseId, payloadId, kind, ...pieces[index] }))
  return {
    name: 'cases.payload.insert_all',
    text: `insert into cases.case_payload (case_id, payload_id, kind, sealed)
           select "caseId", "payloadId", kind, substring($2::bytea from start for length)
           from json_to_recordset($1::json) as payload ("caseId" uuid, "payloadId" uuid, kind text, start integer, length integer)`,
    values: [JSON.stringify(rows), bytes],
  }
}

/** `texts`: each event as its leaf has it. It is the whole row, so it is written once for both. */
export function insertEvents(texts: readonly string[]): Statement {
  return {
    name: 'cases.event.insert_all',
    text: `insert into cases.case_event
             (case_id, sequence, type, schema_version, effective_at, recorded_at, actor, data, payload_id)
           select "caseId", sequence, type, ${eventSchemaVersion}, "effectiveAt", "recordedAt", actor, data, "payloadId"
           from json_to_recordset($1::json) as event ("caseId" uuid, sequence integer, type text, "effectiveAt" timestamptz,
             "recordedAt" timestamptz, actor jsonb, data jsonb, "payloadId" uuid)`,
    values: [`[${texts.join(',')}]`],
  }
}

function insertNumbers(lives: readonly DecidedLife[]): Statement {
  const rows = lives.map(({ head }) => ({ receipt_number: head.receiptNumber, case_id: head.caseId }))
  return {
    name: 'cases.number.insert_all',
    text: `insert into cases.case_number (receipt_number, case_id)
           select receipt_number, case_id from json_populate_recordset(null::cases.case_number, $1::json)`,
    values: [JSON.stringify(rows)],
  }
}

const headNames = headColumnNames.join(', ')

function insertHeads(lives: readonly DecidedLife[]): Statement {
  return {
    name: 'cases.head.insert_all',
    text: `insert into cases.case_head (${headNames})
           select ${headNames} from json_populate_recordset(null::cases.case_head, $1::json)`,
    values: [JSON.stringify(lives.map(({ head }) => headRow(head)))],
  }
}

function insertOpinions(lives: readonly DecidedLife[]): Statement {
  const rows = lives.flatMap(({ head, opinions }) =>
    opinions.map(({ opinionId, departmentId, requestedAt, dueOn, open }) => ({
      case_id: head.caseId,
      opinion_id: opinionId,
      department_id: departmentId,
      requested_at: requestedAt,
      due_on: dueOn,
      open,
    })),
  )
  return {
    name: 'cases.opinion.insert_all',
    text: `insert into cases.case_opinion (case_id, opinion_id, department_id, requested_at, due_on, open)
           select case_id, opinion_id, department_id, requested_at, due_on, open
           from json_populate_recordset(null::cases.case_opinion, $1::json)`,
    values: [JSON.stringify(rows)],
  }
}
