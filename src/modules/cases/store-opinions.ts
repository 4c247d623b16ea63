import type { WorkCalendar } from '../../kernel/calendar.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { opinionClock } from './rules/clock.ts'
import type { CaseState } from './rules/state.ts'

export interface AskedOpinion {
  readonly opinionId: string
  readonly departmentId: string
  readonly requestedAt: Date
  readonly dueOn: string
}

/** Rows for the lists of the bodies that were asked: a cache of the fold, like the head. */
export function stageOpinions(
  caseId: string,
  before: Pick<CaseState, 'opinions'>,
  after: Pick<CaseState, 'opinions' | 'awaiting'>,
  calendar: WorkCalendar,
): Statement[] {
  const { asked, closed } = opinionChanges(before, after, calendar)
  return [
    ...asked.map(({ opinionId, departmentId, requestedAt, dueOn }) => ({
      name: 'cases.opinion.insert',
      text: `insert into cases.case_opinion (case_id, opinion_id, department_id, requested_at, due_on, open)
             values ($1, $2, $3, $4, $5, true)`,
      values: [caseId, opinionId, departmentId, requestedAt, dueOn],
    })),
    ...closed.map((opinionId) => ({
      name: 'cases.opinion.close',
      text: 'update cases.case_opinion set open = false where case_id = $1 and opinion_id = $2 and open',
      values: [caseId, opinionId],
    })),
  ]
}

/** Which bodies an act asked, and which questions it closed: answered, or overtaken by the decision. */
export function opinionChanges(
  before: Pick<CaseState, 'opinions'>,
  after: Pick<CaseState, 'opinions' | 'awaiting'>,
  calendar: WorkCalendar,
): { readonly asked: readonly AskedOpinion[]; readonly closed: readonly string[] } {
  const asked = after.opinions.slice(before.opinions.length).map((opinion) => {
    const { opinionId, departmentId, requestedAt } = opinion
    return { opinionId, departmentId, requestedAt, dueOn: opinionClock(opinion, calendar).explained.day }
  })
  const over = after.awaiting !== 'review' && after.awaiting !== 'decide'
  const closed = before.opinions
    .filter(({ opinionId, givenAt }) => {
      const now = after.opinions.find((one) => one.opinionId === opinionId)
      return givenAt === null && (over || now?.givenAt !== null)
    })
    .map(({ opinionId }) => opinionId)
  return { asked, closed }
}

/** Whether this body was ever asked in this case. */
export async function wasConsulted(db: Database, caseId: string, departmentId: string): Promise<boolean> {
  const rows = await db.query({
    name: 'cases.opinion.consulted',
    text: 'select 1 from cases.case_opinion where case_id = $1 and department_id = $2 limit 1',
    values: [caseId, departmentId],
  })
  return rows.length > 0
}
