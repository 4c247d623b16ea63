import type { Database } from '../../platform/db/database.ts'
import type { CaseEventType } from './rules/events.ts'

export interface ActReference {
  readonly caseId: string
  readonly sequence: number
}

export interface ActOfCase extends ActReference {
  readonly type: CaseEventType
  readonly effectiveAt: Date
  readonly regionCode: string
  readonly itemId: string
}

/** In the order in which they were asked for. Plan: each by the primary keys of its month. */
export async function actRows(db: Database, references: readonly ActReference[]): Promise<ActOfCase[]> {
  return db.query<ActOfCase & Record<string, unknown>>({
    name: 'cases.acts',
    text: `select e.case_id as "caseId", e.sequence, e.type, e.effective_at as "effectiveAt", h.region_code as "regionCode",
             h.item_id as "itemId"
           from unnest($1::uuid[], $2::integer[]) with ordinality as asked (case_id, sequence, place)
             join cases.case_event e on e.case_id = asked.case_id and e.sequence = asked.sequence
             join cases.case_head h on h.case_id = asked.case_id
           order by asked.place`,
    values: [references.map(({ caseId }) => caseId), references.map(({ sequence }) => sequence)],
  })
}

/** What waits now, and what waits too long. */
export interface StandingOfRegion {
  readonly regionCode: string
  readonly open: number
  readonly overdue: number
}

/** Plan: the index of open cases of a region by date, read through. Never while somebody waits for it. */
export async function standingRows(db: Database, today: string): Promise<StandingOfRegion[]> {
  return db.query<StandingOfRegion & Record<string, unknown>>({
    name: 'cases.head.standing',
    text: `select region_code as "regionCode", count(*)::integer as open, (count(*) filter (where due_on < $1))::integer as overdue
           from cases.case_head where awaiting is not null group by region_code order by region_code`,
    values: [today],
  })
}
