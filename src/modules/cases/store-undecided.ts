import type { Database } from '../../platform/db/database.ts'

/** Cases before their decision in the regions of a prefix, by id. Reads only open cases (`case_head_undecided`). */
export async function undecidedCases(
  db: Database,
  regionPrefix: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await db.query<{ caseId: string }>({
    name: 'cases.head.undecided',
    text: `select case_id as "caseId" from cases.case_head
           where awaiting in ('pre_review', 'accept', 'correct', 'review', 'decide')
             and starts_with(region_code, $1) and case_id > $2
           order by case_id limit $3`,
    values: [regionPrefix, after ?? '00000000-0000-0000-0000-000000000000', limit],
  })
  return rows.map(({ caseId }) => caseId)
}
