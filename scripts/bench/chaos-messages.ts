import type pg from 'pg'
import type { EventRow } from './chaos-rows.ts'

/** What an applicant is told of an act, by its events in order. What is not here tells nothing: it is inside the offices. */
const tellings: Readonly<Record<string, readonly string[]>> = {
  submitted: ['submitted'],
  pre_reviewed: ['pre_reviewed'],
  correction_requested: ['correction_requested'],
  corrected: ['corrected'],
  mended: ['corrected_on_the_spot'],
  'accepted window': ['accepted'],
  'accepted silence': ['accepted_by_silence'],
  accepted_with_pending: ['accepted_with_pending'],
  pending_supplied: ['pending_supplied'],
  pending_lapsed: ['pending_lapsed'],
  not_accepted: ['not_accepted'],
  'withdrawn applicant': ['withdrawn'],
  'withdrawn lapse': ['withdrawn_by_lapse'],
  procedure_started: ['clock_stopped'],
  procedure_ended: ['clock_resumed'],
  extended: ['extended'],
  'decided granted': ['decided_granted'],
  'decided denied': ['decided_denied'],
  result_issued: ['result_issued'],
  'result_issued + delivered + concluded': ['result_issued_and_concluded'],
  'delivered + concluded': ['delivered_and_concluded'],
  'promise_checked rectify': ['promise_rectify'],
  'promise_lapsed + promise_broken + annulled': ['promise_broken', 'result_ended'],
  annulled: ['result_ended'],
  reopened: ['reopened'],
}

/** How many messages are missing or too many; reminders are counted elsewhere. */
export async function messagesWrong(
  database: pg.Client,
  byCase: ReadonlyMap<string, readonly EventRow[]>,
): Promise<number> {
  const acts = await database.query<{ case_id: string; first: number; last: number }>(
    `select distinct (payload ->> 'caseId')::uuid as case_id, (payload ->> 'actFrom')::int as first, (payload ->> 'actThrough')::int as last
     from platform.news where topic = 'cases.event' and payload ->> 'past' is null`,
  )
  const open = new Map<string, number>()
  const add = (caseId: string, template: string, amount: number) => {
    const key = `${caseId} ${template}`
    open.set(key, (open.get(key) ?? 0) + amount)
  }
  for (const { case_id, first, last } of acts.rows) {
    const names = (byCase.get(case_id) ?? []).slice(first - 1, last).map(nameOf)
    for (const template of tellings[names.join(' + ')] ?? []) add(case_id, template, 1)
  }
  const { rows } = await database.query<{ case_id: string; template: string; n: number }>(
    `select case_id, template, count(*)::int as n from notifications.message where template not like '%\\_reminder' group by 1, 2`,
  )
  for (const { case_id, template, n } of rows) add(case_id, template, -n)
  return [...open.values()].reduce((sum, amount) => sum + Math.abs(amount), 0)
}

function nameOf({ type, data }: EventRow): string {
  const detail = type === 'delivered' ? undefined : (data.by ?? data.outcome ?? data.finding)
  return typeof detail === 'string' && type !== 'reopened' ? `${type} ${detail}` : type
}
