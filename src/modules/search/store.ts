import { z } from 'zod'
import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { CountedQuestion, LeftQuestion, Synonym, SynonymChange } from './schema.ts'

const Kind = z.enum(['same', 'meaning'])
const SynonymRow: z.ZodType<Synonym> = z.strictObject({
  id: z.uuid(),
  kind: Kind,
  said: z.array(z.string()),
  means: z.array(z.string()),
  regionCode: z.string().nullable(),
  revision: z.int(),
  removed: z.boolean(),
})
const ChangeRow: z.ZodType<SynonymChange> = z.strictObject({
  revision: z.int(),
  kind: Kind,
  said: z.array(z.string()),
  means: z.array(z.string()),
  removed: z.boolean(),
  changedBy: z.uuid().nullable(),
  changedAt: z.date(),
})
const CountedRow: z.ZodType<CountedQuestion> = z.strictObject({
  question: z.string(),
  notFound: z.int(),
  found: z.int(),
  clicked: z.int(),
  lastOn: z.string(),
})
const LeftRow: z.ZodType<LeftQuestion> = z.strictObject({
  id: z.uuid(),
  regionCode: z.string(),
  text: z.string(),
  leftOn: z.string(),
})

/** What came of a question since it was last written down. */
export interface QuestionCount {
  readonly day: string
  readonly regionCode: string
  readonly question: string
  readonly found: number
  readonly notFound: number
  readonly clicked: number
}

export interface SynonymWrite extends Omit<Synonym, 'removed'> {
  readonly removed: boolean
  readonly changedBy: string
  readonly changedAt: Date
}

export interface ShippedSynonym {
  readonly id: string
  readonly key: string
  readonly kind: 'same' | 'meaning'
  readonly said: readonly string[]
  readonly means: readonly string[]
}

/** The only SQL of search. */
export function createStore(db: Database) {
  const read = async <Row>(row: z.ZodType<Row>, statement: Statement): Promise<Row[]> =>
    z.array(row).parse(await db.query(statement))
  return {
    async revision(): Promise<number> {
      const [row] = await db.query<{ number: number }>(statement('revision', 'select number from search.revision'))
      return row!.number
    },
    synonyms: () => read(SynonymRow, statement('synonyms', selectSynonyms)),
    synonym: async (id: string): Promise<Synonym | undefined> =>
      (await read(SynonymRow, statement('synonym', selectSynonym, id)))[0],
    removedSynonyms: (regionCodes: readonly string[]) =>
      read(SynonymRow, statement('removed_synonyms', selectRemoved, regionCodes)),
    changesOf: (id: string) => read(ChangeRow, statement('changes_of', selectChanges, id)),
    notFound: (regionCode: string, after: { count: number; question: string } | null, limit: number) =>
      read(
        CountedRow,
        statement('not_found', notFound, regionCode, after?.count ?? null, after?.question ?? null, limit),
      ),
    notClicked: (regionCode: string, after: { count: number; question: string } | null, limit: number) =>
      read(
        CountedRow,
        statement('not_clicked', notClicked, regionCode, after?.count ?? null, after?.question ?? null, limit),
      ),
    leftQuestions: (regionCode: string, after: string | null, limit: number) =>
      read(LeftRow, statement('left_questions', selectLeft, regionCode, after, limit)),
    write: (statements: readonly Statement[]) => db.batch(statements),
  }
}
export type SearchStore = ReturnType<typeof createStore>

export const write = {
  nextRevision: () => statement('next_revision', 'update search.revision set number = number + 1'),
  synonym: (row: SynonymWrite): Statement => {
    const { id, kind, said, means, regionCode, revision, removed, changedBy, changedAt } = row
    return statement(
      'put_synonym',
      putSynonym,
      id,
      kind,
      said,
      means,
      regionCode,
      revision,
      removed,
      changedBy,
      changedAt,
    )
  },
  shipped: (rows: readonly ShippedSynonym[], at: Date): Statement =>
    statement('put_shipped', putShipped, JSON.stringify(rows), at),
  counts: (rows: readonly QuestionCount[]): Statement[] => [
    statement('count_days', countDays, JSON.stringify(rows)),
    statement('count_open', countOpen, JSON.stringify(rows)),
  ],
  forgetBefore: (day: string): Statement[] => [
    statement('forget_days', 'delete from search.query_day where day < $1', day),
    statement('forget_open', 'delete from search.open_question where last_on < $1', day),
    statement('forget_left', 'delete from search.left_question where left_on < $1', day),
  ],
  setAside: (regionCode: string, question: string) =>
    statement(
      'set_aside',
      'delete from search.open_question where region_code = $1 and question = $2',
      regionCode,
      question,
    ),
  leave: (row: LeftQuestion) =>
    statement(
      'leave_question',
      'insert into search.left_question (id, region_code, text, left_on) values ($1, $2, $3, $4)',
      row.id,
      row.regionCode,
      row.text,
      row.leftOn,
    ),
  removeLeft: (regionCode: string, id: string) =>
    statement('remove_left', 'delete from search.left_question where region_code = $1 and id = $2', regionCode, id),
}

function statement(name: string, text: string, ...values: unknown[]): Statement {
  return { name: `search.${name}`, text, values }
}

const columnsOfSynonym = 'id, kind, said, means, region_code as "regionCode", revision, removed'
const selectSynonyms = `select ${columnsOfSynonym} from search.synonym
  where not removed order by shipped_key nulls last, id`

const selectSynonym = `select ${columnsOfSynonym} from search.synonym where id = $1`
/** What an officer took away; what is shipped no more is not for officers to bring back. */
const selectRemoved = `select ${columnsOfSynonym} from search.synonym
  where removed and changed_by is not null and (region_code is null or region_code = any($1::text[]))
  order by changed_at desc, id desc limit 100`

const selectChanges = `select revision, kind, said, means, removed, changed_by as "changedBy", changed_at as "changedAt"
  from search.synonym_change where synonym_id = $1 order by revision desc limit 100`

const columnsOfCounts = `question, not_found as "notFound", found, clicked, last_on as "lastOn"`
const notFound = `select ${columnsOfCounts} from search.open_question
  where region_code = $1 and not_found > 0 and ($2::integer is null or (not_found, question) < ($2, $3))
  order by not_found desc, question desc limit $4`
const notClicked = `select ${columnsOfCounts} from search.open_question
  where region_code = $1 and clicked = 0 and found > 0 and ($2::integer is null or (found, question) < ($2, $3))
  order by found desc, question desc limit $4`

const selectLeft = `select id, region_code as "regionCode", text, left_on as "leftOn" from search.left_question
  where region_code = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`

/** The revision is the expected one and one more; whoever changed it meanwhile makes this fail at the key of the change. */
const putSynonym = `
  with put as (
    insert into search.synonym (id, kind, said, means, region_code, revision, removed, changed_by, changed_at)
    values ($1, $2, $3::text[], $4::text[], $5, $6, $7, $8, $9)
    on conflict (id) do update set kind = excluded.kind, said = excluded.said, means = excluded.means, revision = excluded.revision,
      removed = excluded.removed, changed_by = excluded.changed_by, changed_at = excluded.changed_at
    returning id, revision, kind, said, means, removed, changed_by, changed_at
  )
  insert into search.synonym_change (synonym_id, revision, kind, said, means, removed, changed_by, changed_at) select * from put`

/** What an officer has changed stays as he left it; what is shipped no more goes; nothing new changes nothing. */
const putShipped = `
  with shipped as (
    select * from jsonb_to_recordset($1::jsonb) as t (id uuid, key text, kind text, said jsonb, means jsonb)
  ), given as (
    select id, key, kind, array(select jsonb_array_elements_text(said)) as said, array(select jsonb_array_elements_text(means)) as means
    from shipped
  ), put as (
    insert into search.synonym as s (id, kind, said, means, revision, shipped_key, changed_at)
    select id, kind, said, means, 1, key, $2 from given
    on conflict (shipped_key) do update set kind = excluded.kind, said = excluded.said, means = excluded.means,
      revision = s.revision + 1, removed = false, changed_at = excluded.changed_at
    where s.changed_by is null and (s.kind, s.said, s.means, s.removed) is distinct from (excluded.kind, excluded.said, excluded.means, false)
    returning id, revision, kind, said, means, removed, changed_at
  ), gone as (
    update search.synonym s set removed = true, revision = revision + 1, changed_at = $2
    where shipped_key is not null and changed_by is null and not removed and not exists (select from given where key = s.shipped_key)
    returning id, revision, kind, said, means, removed, changed_at
  ), changed as (
    insert into search.synonym_change (synonym_id, revision, kind, said, means, removed, changed_at)
    select * from put union all select * from gone returning 1
  ) update search.revision set number = number + 1 where exists (select from changed)`

const asCounts = `jsonb_to_recordset($1::jsonb) as t (day date, "regionCode" text, question text, found integer, "notFound" integer, clicked integer)`
/** Anybody can say that a guide was opened from a question: it only counts for one that was asked. */
const countDays = `
  insert into search.query_day as q (day, region_code, question, found, not_found, clicked)
  select day, "regionCode", question, found, "notFound", clicked from ${asCounts}
  where found + "notFound" > 0 or exists (
    select from search.query_day known
    where known.day = t.day and known.region_code = t."regionCode" and known.question = t.question
  ) order by 1, 2, 3
  on conflict (day, region_code, question) do update set found = q.found + excluded.found,
    not_found = q.not_found + excluded.not_found, clicked = q.clicked + excluded.clicked`
/** A question that was found later is no longer one that is not found. */
const countOpen = `
  insert into search.open_question as q (region_code, question, found, not_found, clicked, last_on)
  select "regionCode", question, sum(found)::integer, sum("notFound")::integer, sum(clicked)::integer, max(day) from ${asCounts}
  where found + "notFound" > 0 or exists (
    select from search.open_question known where known.region_code = t."regionCode" and known.question = t.question
  )
  group by 1, 2 order by 1, 2
  on conflict (region_code, question) do update set found = q.found + excluded.found,
    not_found = case when excluded.not_found = 0 and excluded.found > 0 then 0 else q.not_found + excluded.not_found end,
    clicked = q.clicked + excluded.clicked, last_on = excluded.last_on`
