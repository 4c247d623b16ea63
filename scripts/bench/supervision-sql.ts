import pg from 'pg'
import { measures } from '../../src/modules/cases/rules/tally.ts'

/** Cases that plain SQL adds to those that the product wrote: the same rows under other ids. */
export function supervisionSql(ownerUrl: string) {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  pool.on('error', () => {})
  const value = async (text: string, values: unknown[] = []) =>
    Number((await pool.query<{ value: string }>(text, values)).rows[0]?.value ?? 0)

  /** Rows of one table for the new ids in bench.twin. */
  async function copy(table: string): Promise<void> {
    const [schema, name] = table.split('.')
    const { rows } = await pool.query<{ column: string }>(
      `select column_name as column from information_schema.columns
       where table_schema = $1 and table_name = $2 and is_generated = 'NEVER' order by ordinal_position`,
      [schema, name],
    )
    const columns = rows.map(({ column }) => column)
    const anew = columns.map((column) => {
      if (column === 'case_id') return 't.new_id'
      if (column === 'receipt_number' || column === 'case_number') return `t.new_id::text`
      return `r.${column}`
    })
    await pool.query(
      `insert into ${table} (${columns.join(', ')}) select ${anew.join(', ')} from bench.twin t join ${table} r on r.case_id = t.old_id`,
    )
  }

  return {
    value,
    caseCount: () => value('select count(*) as value from cases.case_head'),
    bytes: () => value('select pg_database_size(current_database()) as value'),
    /** Remembers the cases that are there: every copy is made of them. */
    async begin(): Promise<void> {
      await pool.query('create schema if not exists bench')
      await pool.query(`create table bench.model as select case_id, row_number() over (order by case_id) as place,
        awaiting is null as over from cases.case_head`)
      await pool.query('create table bench.twin (old_id uuid, new_id uuid)')
    },
    /** Copies of at most `count` models; `only` heads: what lists and counts read of cases that have long been over. */
    async copyCases(count: number, only: 'heads' | 'all'): Promise<number> {
      await pool.query('truncate bench.twin')
      const where = only === 'heads' ? 'where over' : ''
      const { rowCount } = await pool.query(
        `insert into bench.twin select case_id, uuidv7() from (select case_id from bench.model ${where} order by place limit $1) m`,
        [count],
      )
      const tables = only === 'heads' ? [] : ['cases.case_key', 'cases.case_payload', 'cases.case_event']
      for (const table of [...tables, 'cases.case_head']) await copy(table)
      return rowCount ?? 0
    },
    /** So many copies of open cases that nobody told of, to be watched at that moment. */
    async dueAt(count: number, moment: Date): Promise<string[]> {
      await pool.query('truncate bench.twin')
      await pool.query(
        `insert into bench.twin select m.case_id, uuidv7() from bench.model m, generate_series(1, $1::int) where not over limit $1`,
        [count],
      )
      for (const table of ['cases.case_key', 'cases.case_payload', 'cases.case_event', 'cases.case_head'])
        await copy(table)
      const { rows } = await pool.query<{ id: string }>('select new_id as id from bench.twin')
      await pool.query(
        `insert into platform.timer (topic, subject_id, due_at) select 'supervision.watch', new_id, $1 from bench.twin`,
        [moment],
      )
      return rows.map(({ id }) => id)
    },
    /**
     * Roll-ups as a province has them after a year, around that day: for every region down to the counties months and a year, for province and cities the
     * days of the month, 600 kinds each; months of 500 items of one county. Amounts are made up, as many rows as there are kinds. How many rows.
     */
    async fillSums(province: string, county: string, day: string): Promise<number> {
      const kinds = `(select channel, item_type, tier, measure
        from unnest('{online,window,terminal}'::text[]) channel, unnest('{01,05,07,08,20}'::text[]) item_type, unnest('{simple,general}'::text[]) tier,
          unnest($1::text[]) measure) kind`
      const months = `(select 'month' as grain, (date_trunc('month', $2::date) - n * interval '1 month')::date as period from generate_series(0, 12) n
        union all select 'year', date_trunc('year', $2::date)::date)`
      const days = `(select 'day' as grain, date_trunc('month', $2::date)::date + n as period from generate_series(0, 30) n)`
      const counted = measures.slice(0, 20)
      let rows = 0
      for (const [periods, level] of [
        [months, 4],
        [days, 3],
      ] as const) {
        const { rowCount } = await pool.query(
          `insert into statistics.region_sum (region_code, grain, period, channel, item_type, tier, measure, amount)
           select code, grain, period, channel, item_type, tier, measure, 100
           from organizations.region cross join ${periods} p cross join ${kinds} where code like $3 and level between 2 and $4
           on conflict do nothing`,
          [counted, day, `${province}%`, level],
        )
        rows += rowCount ?? 0
      }
      const { rowCount } = await pool.query(
        `insert into statistics.item_sum (region_code, grain, period, department_id, item_id, channel, item_type, tier, measure, amount)
         select $3, grain, period, md5((item % 40)::text)::uuid, md5(item::text)::uuid, channel, '01', 'simple', measure, 10
         from generate_series(1, 500) item cross join ${months} p cross join unnest('{online,window,terminal}'::text[]) channel cross join unnest($1::text[]) measure
         on conflict do nothing`,
        [counted.slice(0, 10), day, county],
      )
      await pool.query('analyze statistics.region_sum, statistics.item_sum')
      return rows + (rowCount ?? 0)
    },
    /** Cases among these that have a card. */
    carded: (caseIds: readonly string[]) =>
      value('select count(distinct case_id) as value from supervision.card where case_id = any($1::uuid[])', [caseIds]),
    analyze: () => pool.query('vacuum analyze cases.case_head'),
    async close(): Promise<void> {
      await pool.query('drop schema if exists bench cascade')
      await pool.end()
    },
  }
}
export type SupervisionSql = ReturnType<typeof supervisionSql>
