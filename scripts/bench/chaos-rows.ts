import pg from 'pg'

/** One connection of the owner: what is counted again is counted from the rows, by no code of the program. */
export async function withOwner<Result>(
  ownerUrl: string,
  work: (database: pg.Client) => Promise<Result>,
): Promise<Result> {
  const database = new pg.Client({ connectionString: ownerUrl })
  await database.connect()
  try {
    return await work(database)
  } finally {
    await database.end()
  }
}

export interface EventRow {
  readonly caseId: string
  readonly sequence: number
  readonly type: string
  readonly effectiveAt: Date
  readonly recordedAt: Date
  readonly actor: { readonly kind: string }
  readonly data: Readonly<Record<string, unknown>>
  readonly payloadId: string | null
}

export async function eventRows(database: pg.Client): Promise<EventRow[]> {
  const { rows } = await database.query<EventRow>(
    `select case_id as "caseId", sequence, type, effective_at as "effectiveAt", recorded_at as "recordedAt", actor, data,
       payload_id as "payloadId"
     from cases.case_event order by case_id, sequence`,
  )
  return rows
}

/** How many rows are not as they should be, by what they should be. Each is one number of one row. */
export const wrongs = {
  sequenceGaps: `
    select count(*) from (select from cases.case_event group by case_id having min(sequence) <> 1 or max(sequence) <> count(*)) gaps`,
  recordedFalls: `
    select count(*) from (
      select recorded_at < lag(recorded_at) over (partition by case_id order by sequence) as falls from cases.case_event
    ) moments where falls`,
  /** One for each event since $1, at most one for each before it, none for nothing. */
  newsWrong: `
    select count(*) from (
      select from (
        select case_id, sequence, 1 as happened, 0 as told, (recorded_at >= $1)::int as is_kept from cases.case_event union all
        select (payload ->> 'caseId')::uuid, (payload ->> 'sequence')::int, 0, 1, 0 from platform.news where topic = 'cases.event'
      ) both_tables group by case_id, sequence having sum(happened) <> 1 or sum(told) not between max(is_kept) and 1
    ) wrong`,
  /** Decided once, issued once; granted, one certificate with its paper, which the event names; annulled, changed once. */
  certificatesWrong: `
    select count(*) from (
      select count(*) filter (where type = 'decided') as decisions, count(*) filter (where type = 'result_issued') as issues,
        count(*) filter (where type = 'result_issued' and data ->> 'certificateId' is not null) as named,
        max(data ->> 'certificateId') as identifier,
        count(*) filter (where type = 'decided' and data ->> 'outcome' = 'granted') as grants,
        count(*) filter (where type = 'annulled') as annulments,
        (select count(*) from certificates.certificate c where c.case_id = e.case_id) as there,
        (select count(*) from certificates.certificate c where c.case_id = e.case_id and c.pdf_hash is not null
           and c.identifier = max(e.data ->> 'certificateId')
           and c.status = case when bool_or(e.type = 'annulled') then 'annulled' else 'valid' end
           and (select count(*) from certificates.status_change s where s.certificate_id = c.id) = 1 + count(*) filter (where e.type = 'annulled')
        ) as sound
      from cases.case_event e group by e.case_id
    ) cases where decisions <> issues or named <> grants or there <> grants or sound <> grants or annulments > 1`,
  /** A notice for each event that calls for one; none is made of what was over before the case came here. */
  noticesWrong: `
    with called as (
      select e.case_id, e.sequence, case
          when e.type = 'submitted' then 'slip'
          when e.type = 'correction_requested' then 'correction'
          when e.type = 'accepted' then 'acceptance'
          when e.type = 'accepted_with_pending' then 'acceptance_with_pending'
          when e.type = 'not_accepted' then 'non_acceptance'
          when e.type = 'withdrawn' and e.data ->> 'by' = 'lapse' then 'correction_lapsed'
          when e.type = 'withdrawn' then 'withdrawal'
          when e.type = 'opinion_requested' then 'opinion_request'
          when e.type = 'procedure_started' then 'special_procedure_started'
          when e.type = 'procedure_ended' then 'special_procedure_ended'
          when e.type = 'extended' then 'extension'
          when e.type = 'decided' then 'decision'
          when e.type = 'promise_checked' then 'rectification'
          when e.type = 'concluded' then 'conclusion'
          when e.type in ('pending_lapsed', 'promise_broken', 'annulled', 'reopened') then e.type
        end as kind
      from cases.case_event e join platform.news n on n.topic = 'cases.event'
        and (n.payload ->> 'caseId')::uuid = e.case_id and (n.payload ->> 'sequence')::int = e.sequence
      where n.payload ->> 'past' is null
    )
    select count(*) from (select * from called where kind is not null) c
    full join cases.case_document d on d.case_id = c.case_id and d.sequence = c.sequence and d.kind = c.kind
    where c.case_id is null or d.case_id is null`,
  noticeNumbersDoubled: `select count(*) - count(distinct number) from cases.case_document`,
  remindersDoubled: `
    select count(*) from (select from notifications.message where template like '%\\_reminder' group by case_id, template, parameters having count(*) > 1) doubled`,
  mailDoubled: `select count(*) - count(distinct message_id) from notifications.mailing`,
  creditWrong: `
    select count(*) from (select case_id, type as kind from cases.case_event where type in ('pending_lapsed', 'promise_broken')) e
    full join credit.note n on n.case_id = e.case_id and n.kind = e.kind where e.case_id is null or n.case_id is null`,
  usesWrong: `
    select count(*) from (select item_id, count(*) as n from cases.case_event join cases.case_head using (case_id) where type = 'submitted' group by 1) e
    full join catalog.item_use u using (item_id) where e.n is distinct from u.submitted`,
  tallyWrong: `
    with counted as (
      select region_code, (effective_at at time zone 'Asia/Shanghai')::date as day, department_id, item_id, channel, measure, count(*) as amount
      from cases.case_event e join cases.case_head using (case_id) cross join lateral (values
        (case when type in ('submitted', 'accepted_with_pending', 'not_accepted', 'correction_requested', 'corrected', 'extended', 'concluded',
           'withdrawn', 'annulled', 'promise_broken', 'reopened') then type end),
        (case when type in ('accepted', 'accepted_with_pending') then 'accepted' end),
        (case when type = 'accepted' and data ->> 'by' = 'silence' then 'accepted_by_silence' end),
        (case when type = 'withdrawn' and data ->> 'by' = 'lapse' then 'lapsed' end),
        (case when type = 'decided' then data ->> 'outcome' end),
        (case when type = 'decided' then 'against a limit' end)
      ) measured (measure) where measure is not null group by 1, 2, 3, 4, 5, 6
    ), kept as (
      select region_code, day, department_id, item_id, channel,
        case when measure in ('on_time', 'late') then 'against a limit' else measure end as measure, sum(amount) as amount
      from (select region_code, day, department_id, item_id, channel, measure, amount from cases.tally union all
            select region_code, day, department_id, item_id, channel, measure, amount from cases.tally_delta) both_tables
      -- What these count follows from limits and ways; recountTally and tests/recount count them.
      where measure not in ('late_demand', 'on_the_spot', 'timed', 'days_used', 'days_allowed', 'visits_0', 'visits_1', 'visits_2', 'trips') group by 1, 2, 3, 4, 5, 6
    )
    select count(*) from counted c full join kept k using (region_code, day, department_id, item_id, channel, measure)
    where c.amount is distinct from k.amount`,
} as const

/** What is still under way: news that somebody has not read, moments that have come, work that waits. */
export const underWay = `
  select (select count(*) from platform.news n join platform.news_consumer c on (n.transaction_id, n.id) > (c.transaction_id, c.news_id))
    + (select count(*) from platform.timer where due_at <= $1 and topic like 'cases.%' and topic not in ('cases.tally', 'cases.housekeeping'))
    + (select count(*) from graphile_worker._private_jobs where attempts < max_attempts) as waiting`

/** The same, as it stands there: for whoever has to find out why it does not end. */
export const leftOver = `
  select 'news' as kind, c.name as what, count(*)::text as state from platform.news n
    join platform.news_consumer c on (n.transaction_id, n.id) > (c.transaction_id, c.news_id) group by c.name
  union all
  select 'timer', topic || ' ' || subject_id, format('due %s, leased until %s, attempt %s', due_at, leased_until, attempts) from platform.timer
    where due_at <= $1 and topic like 'cases.%' and topic not in ('cases.tally', 'cases.housekeeping')
  union all
  select 'job', coalesce(j.key, j.id::text), format('locked by %s at %s, attempt %s, run at %s: %s', j.locked_by, j.locked_at, j.attempts, j.run_at, left(j.last_error, 200))
    from graphile_worker._private_jobs j where attempts < max_attempts`
