import type { Database } from '../../platform/db/database.ts'
import { type Column, insertRows } from '../../platform/db/insert-rows.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { type Cursor, inScope, type Scope } from './paging.ts'
import { firstDay, lowestId } from './store-cards.ts'

/** One row of `supervision.sample`. */
export interface SampleRow {
  readonly sampleId: string
  readonly caseId: string
  /** The decision that is looked at. */
  readonly sequence: number
  readonly regionCode: string
  readonly departmentId: string
  readonly officeId: string
  readonly postId: string | null
  readonly itemId: string
  readonly channel: string
  readonly decidedAt: Date
  readonly lookBy: string
  /** null: not looked at. */
  readonly finding: 'fine' | 'fault' | null
  readonly lookedAt: Date | null
  readonly staffId: string | null
  readonly sealed: Buffer | null
}
export type NewSample = Omit<SampleRow, 'finding' | 'lookedAt' | 'staffId' | 'sealed'>

// biome-ignore format: the table is read by column
const newColumns: readonly Column<NewSample>[] = [
  ['sample_id',     'uuid',        (sample) => sample.sampleId],
  ['case_id',       'uuid',        (sample) => sample.caseId],
  ['sequence',      'integer',     (sample) => sample.sequence],
  ['region_code',   'text',        (sample) => sample.regionCode],
  ['department_id', 'uuid',        (sample) => sample.departmentId],
  ['office_id',     'uuid',        (sample) => sample.officeId],
  ['post_id',       'uuid',        (sample) => sample.postId],
  ['item_id',       'uuid',        (sample) => sample.itemId],
  ['channel',       'text',        (sample) => sample.channel],
  ['decided_at',    'timestamptz', (sample) => sample.decidedAt],
  ['look_by',       'date',        (sample) => sample.lookBy],
]

export function insertSamples(samples: readonly NewSample[]): Statement {
  return insertRows(
    {
      name: 'supervision.sample.insert',
      table: 'supervision.sample',
      columns: newColumns,
      onConflict: 'on conflict on constraint sample_pk do nothing',
    },
    samples,
  )
}

const columns = `sample_id as "sampleId", case_id as "caseId", sequence, region_code as "regionCode", department_id as "departmentId",
  office_id as "officeId", post_id as "postId", item_id as "itemId", channel, decided_at as "decidedAt", look_by as "lookBy", finding,
  looked_at as "lookedAt", staff_id as "staffId", sealed`

type Row = SampleRow & Record<string, unknown>
type Asking = Pick<Database, 'query'>

export async function findSample(db: Asking, sampleId: string): Promise<SampleRow | undefined> {
  const [row] = await db.query<Row>({
    name: 'supervision.sample.find',
    text: `select ${columns} from supervision.sample where sample_id = $1`,
    values: [sampleId],
  })
  return row
}

/** Not looked at, nearest day first. Plan: an ordered scan of the index of the scope, a page. */
export async function waitingSamples(
  db: Asking,
  scope: Scope,
  limit: number,
  after: Cursor | undefined,
): Promise<SampleRow[]> {
  return db.query<Row>({
    name: `supervision.sample.of_scope_${scope.length}`,
    text: `select ${columns} from supervision.sample
           where ${inScope(scope, '$1')} and finding is null and (look_by, sample_id) > ($2::date, $3::uuid)
           order by look_by, sample_id limit $4`,
    values: [scope.prefix, after?.at ?? firstDay, after?.id ?? lowestId, limit],
  })
}

/** Once: a second finding changes nothing and returns nothing. */
export function recordFinding(
  sample: Pick<SampleRow, 'sampleId' | 'finding' | 'lookedAt' | 'staffId' | 'sealed'>,
): Statement {
  return {
    name: 'supervision.sample.finding',
    text: `update supervision.sample set finding = $2, looked_at = $3, staff_id = $4, sealed = $5
           where sample_id = $1 and finding is null`,
    values: [sample.sampleId, sample.finding, sample.lookedAt, sample.staffId, sample.sealed],
  }
}
