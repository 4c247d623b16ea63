import type { Database } from '../../platform/db/database.ts'

/** What an office had to put right by a day, and did not. Nobody is in it. */
export interface LateRectification {
  readonly ticketId: string
  readonly regionCode: string
  readonly departmentId: string
  readonly itemId: string
  readonly dueOn: string
}

/** The bureau's own limits are overdue too; an office's are those that it was sent with. Plan: a range of ticket_step_overdue. */
export async function lateRectifications(
  db: Database,
  from: string,
  through: string,
  limit: number,
): Promise<LateRectification[]> {
  return db.query<LateRectification & Record<string, unknown>>({
    name: 'evaluations.ticket_step.late',
    text: `select t.ticket_id as "ticketId", t.region_code as "regionCode", t.department_id as "departmentId", t.item_id as "itemId",
             late.data ->> 'dueOn' as "dueOn"
           from evaluations.ticket_step late join evaluations.ticket t using (ticket_id)
           where late.type = 'overdue' and late.data ->> 'dueOn' between $1::text and $2::text
             and exists (select 1 from evaluations.ticket_step sent
                         where sent.ticket_id = late.ticket_id and sent.type = 'sent' and sent.sequence < late.sequence
                           and sent.data ->> 'dueOn' = late.data ->> 'dueOn')
           order by late.data ->> 'dueOn', t.ticket_id limit $3`,
    values: [from, through, limit],
  })
}
