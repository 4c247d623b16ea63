import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { PublishedResult } from '../cases/index.ts'

export interface ListedResult extends PublishedResult {
  readonly resultId: number
}

/** The same case is one row, however often it is told of. */
export function putResult(caseHash: string, result: PublishedResult): Statement {
  return {
    name: 'statistics.public_result.put',
    text: `insert into statistics.public_result
             (case_hash, region_code, item_id, item_name, department_id, decided_on, outcome, holder_kind, holder_name, certificate_number)
           values ($1, $2, $3, $4, $5, $6::date, $7, $8, $9, $10)
           on conflict on constraint public_result_once do update set item_name = excluded.item_name,
             department_id = excluded.department_id, decided_on = excluded.decided_on, outcome = excluded.outcome,
             holder_kind = excluded.holder_kind, holder_name = excluded.holder_name, certificate_number = excluded.certificate_number`,
    values: [
      caseHash,
      result.regionCode,
      result.itemId,
      result.itemName,
      result.departmentId,
      result.decidedOn,
      result.outcome,
      result.holderKind,
      result.holderName,
      result.certificateNumber,
    ],
  }
}

export function removeResult(caseHash: string): Statement {
  return {
    name: 'statistics.public_result.remove',
    text: 'delete from statistics.public_result where case_hash = $1',
    values: [caseHash],
  }
}

/** Where a page ended. */
export interface ResultCursor {
  readonly decidedOn: string
  readonly resultId: number
}

/** Newest first. Plan: an ordered range of public_result_region. */
export async function listResults(
  db: Pick<Database, 'query'>,
  regionCode: string,
  after: ResultCursor | undefined,
  limit: number,
): Promise<ListedResult[]> {
  return db.query<ListedResult & Record<string, unknown>>({
    name: 'statistics.public_result.list',
    text: `select result_id as "resultId", region_code as "regionCode", item_id as "itemId", item_name as "itemName",
             department_id as "departmentId", decided_on as "decidedOn", outcome, holder_kind as "holderKind",
             holder_name as "holderName", certificate_number as "certificateNumber"
           from statistics.public_result
           where region_code = $1 and (decided_on, result_id) < ($2::date, $3::bigint)
           order by decided_on desc, result_id desc limit $4`,
    values: [regionCode, after?.decidedOn ?? '9999-12-31', after?.resultId ?? Number.MAX_SAFE_INTEGER, limit],
  })
}
