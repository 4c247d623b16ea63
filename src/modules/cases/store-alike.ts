import type { Database } from '../../platform/db/database.ts'
import { type CaseHead, headSelection } from './store.ts'

/** How many are shown; whoever has more open knows it from the first ones. */
const alikeMax = 3

type Row = CaseHead & Record<string, unknown>

/** Open cases of an applicant (an organisation's id, otherwise a person's) for an item, newest first. Index: case_head_open_alike. */
export async function openHeadsAlike(db: Database, applicantId: string, itemId: string): Promise<CaseHead[]> {
  return db.query<Row>({
    name: 'cases.heads.alike',
    text: `select ${headSelection} from cases.case_head h
           where coalesce(h.organization_id, h.person_id) = $1 and h.item_id = $2 and h.awaiting is not null
           order by h.case_id desc limit ${alikeMax}`,
    values: [applicantId, itemId],
  })
}
