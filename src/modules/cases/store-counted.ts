import type { Database } from '../../platform/db/database.ts'
import { headSelection } from './store.ts'
import type { ListedHead } from './store-lists.ts'

/** Which cases may have done something in a time; moments are both included. */
export interface LivedQuestion {
  readonly regionCode: string
  readonly from: Date
  readonly through: Date
  readonly departmentId?: string | undefined
  readonly itemId?: string | undefined
  readonly channel?: string | undefined
}

export interface Lived {
  readonly heads: readonly ListedHead[]
  /** The case at which the reading ended; undefined: there was none. */
  readonly end: string | undefined
  /** Whether there are older ones. */
  readonly more: boolean
}

/**
 * Cases of a region that were filed by the end of the time and not over before it began, newest first, from a case on. Plan: `case_head_region`
 * backwards, at most `readMax` rows, however few of them fit.
 */
export async function livedHeads(
  db: Pick<Database, 'query'>,
  { regionCode, from, through, departmentId, itemId, channel }: LivedQuestion,
  before: string,
  readMax: number,
): Promise<Lived> {
  const rows = await db.query<Partial<ListedHead> & { readonly end: string | null; readonly more: boolean }>({
    name: 'cases.heads.lived',
    text: `with read as materialized (
             select * from cases.case_head where region_code = $1 and case_id < $2 order by case_id desc limit $3
           ), ended as (
             select (select case_id from read order by case_id limit 1) as case_id
           )
           select ended.case_id as "end",
             exists (select from cases.case_head where region_code = $1 and case_id < ended.case_id) as more, fitting.*
           from ended left join (
             select ${headSelection}, k.wrapped_key as "wrappedKey"
             from read h left join cases.case_key k on k.case_id = h.case_id
             where h.submitted_at <= $5 and (h.ended_at is null or h.ended_at >= $4)
               and ($6::uuid is null or h.department_id = $6) and ($7::uuid is null or h.item_id = $7)
               and ($8::text is null or h.channel = $8)
           ) fitting on true
           order by fitting."caseId" desc`,
    values: [regionCode, before, readMax, from, through, departmentId ?? null, itemId ?? null, channel ?? null],
  })
  const heads = rows.filter((row) => row.caseId !== null) as unknown as ListedHead[]
  return { heads, end: rows[0]?.end ?? undefined, more: rows[0]?.more ?? false }
}
