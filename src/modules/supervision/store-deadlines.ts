import type { Database } from '../../platform/db/database.ts'
import { type Stepped, stepTables } from './store-steps.ts'

/** What a deadline needs of a card or an order. */
export interface Dated {
  readonly id: string
  readonly caseId: string | null
  readonly regionCode: string
  readonly departmentId: string | null
  readonly officeId: string
  readonly postId: string | null
  readonly due: string | null
  readonly status: string
  readonly steps: number
}

/** Plan: each by the primary key of its month. */
export async function findDated(db: Database, of: Stepped, ids: readonly string[]): Promise<Dated[]> {
  const { table, id, due } = stepTables[of]
  return db.query<Dated & Record<string, unknown>>({
    name: `supervision.${table}.dated`,
    text: `select ${id} as id, case_id as "caseId", region_code as "regionCode", office_id as "officeId", post_id as "postId",
             ${of === 'card' ? 'department_id' : 'null::uuid'} as "departmentId", ${due} as due, status, steps
           from supervision.${table} where ${id} = any($1::uuid[])`,
    values: [ids],
  })
}
