import pg from 'pg'
import type { Database } from '../../src/platform/db/database.ts'
import type { Statement } from '../../src/platform/db/statement.ts'

/** Every table that a life writes, and by which column its rows belong to a case; null: only by when they were written. */
const tables = [
  ['cases.case_key', 'case_id'],
  ['cases.case_payload', 'case_id'],
  ['cases.case_event', 'case_id'],
  ['cases.case_number', 'case_id'],
  ['cases.case_head', 'case_id'],
  ['cases.case_opinion', 'case_id'],
  ['cases.tally_delta', null],
  ['ledger.staged_leaf', null],
  ['platform.news', null],
  ['platform.timer', 'subject_id'],
  ['access_log.entry', 'case_id'],
] as const

/** Where the tables without a case stood before the lives were loaded. */
export type Marks = ReadonlyMap<string, number>

/**
 * The yardsticks for lives in bulk: the very rows that were written, under other ids, written again by plain SQL in as many transactions over as
 * many connections. `write` has them laid ready in the server: nothing is decided, sealed, hashed or sent, and no client could be as fast.
 * `send` is the fastest client there can be: every column of a batch is a finished literal in its memory, and a batch goes out in one turn.
 */
export function livesInSql(ownerUrl: string, db: Database) {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 4 })
  pool.on('error', () => {})

  return {
    async marks(): Promise<Marks> {
      const marks = new Map<string, number>()
      for (const [table, key] of tables) {
        if (key) continue
        const { rows } = await pool.query<{ id: string }>(`select coalesce(max(id), 0) as id from ${table}`)
        marks.set(table, Number(rows[0]?.id ?? 0))
      }
      return marks
    },

    /** Lays the rows of these lives ready, in batches. */
    async prepare(caseIds: readonly string[], batchSize: number, marks: Marks): Promise<number> {
      const batches = Math.ceil(caseIds.length / batchSize)
      await pool.query('drop schema if exists bench cascade')
      await pool.query('create schema bench')
      await pool.query(
        `create table bench.life as select id as old_id, uuidv7() as new_id, ((place - 1) / $2::int)::int as batch
         from unnest($1::uuid[]) with ordinality as t (id, place)`,
        [caseIds, batchSize],
      )
      const inserts: string[] = []
      for (const [table, key] of tables) inserts.push(await layReady(pool, table, key, marks.get(table) ?? 0, batches))
      await pool.query(
        `create function bench.write_batch(p_batch int) returns void language plpgsql as $$ begin ${inserts.join('; ')}; end $$`,
      )
      await pool.query('analyze')
      return batches
    },

    /** Seconds that writing all batches takes. */
    async write(batches: number, connections: number): Promise<number> {
      let next = 0
      const begin = performance.now()
      await Promise.all(
        Array.from({ length: connections }, async () => {
          for (let batch = next++; batch < batches; batch = next++) {
            await pool.query({ name: 'bench.write_batch', text: 'select bench.write_batch($1)', values: [batch] })
          }
        }),
      )
      return (performance.now() - begin) / 1000
    },

    /** The rows that lie ready, as a client would send them; they are written either so or by `write`. */
    async fetchLiterals(batches: number): Promise<readonly (readonly Statement[])[]> {
      const statements: Statement[][] = []
      for (let batch = 0; batch < batches; batch += 1) {
        const ofBatch: Statement[] = []
        for (const [table] of tables) ofBatch.push(await literalsOf(pool, table, batch))
        statements.push(ofBatch)
      }
      return statements
    },

    /** Seconds that sending and writing all batches takes. */
    async send(batches: readonly (readonly Statement[])[], connections: number): Promise<number> {
      const waiting = [...batches]
      const begin = performance.now()
      await Promise.all(
        Array.from({ length: connections }, async () => {
          for (let batch = waiting.shift(); batch; batch = waiting.shift()) await db.batch(batch)
        }),
      )
      return (performance.now() - begin) / 1000
    },

    async close(): Promise<void> {
      await pool.query('drop schema if exists bench cascade')
      await pool.end()
    },
  }
}

/** Copies the rows of one table, with their batch; returns the statement that writes one batch of them. */
async function layReady(
  pool: pg.Pool,
  table: string,
  key: string | null,
  mark: number,
  batches: number,
): Promise<string> {
  const [schema, name] = table.split('.')
  const { rows } = await pool.query<{ column: string }>(
    `select column_name as column from information_schema.columns
     where table_schema = $1 and table_name = $2 and is_identity = 'NO' and column_name <> 'transaction_id' order by ordinal_position`,
    [schema, name],
  )
  const columns = rows.map(({ column }) => column)
  const anew = (column: string) => {
    if (column === key) return `l.new_id as ${column}`
    if (column === 'id') return 'uuidv7() as id'
    return column === 'receipt_number' ? `'B' || r.receipt_number as receipt_number` : `r.${column}`
  }
  const from = key
    ? `select l.batch, ${columns.map(anew).join(', ')} from ${table} r join bench.life l on l.old_id = r.${key}`
    : `select (ntile(${batches}) over (order by r.id) - 1)::int as batch, ${columns.map((column) => `r.${column}`).join(', ')}
       from ${table} r where r.id > ${mark}`
  await pool.query(`create table bench.${name} as ${from}`)
  await pool.query(`create index on bench.${name} (batch)`)
  const list = columns.join(', ')
  return `insert into ${table} (${list}) select ${list} from bench.${name} where batch = p_batch`
}

/** One batch of one table as an insertion whose every value is a literal already. */
async function literalsOf(pool: pg.Pool, table: string, batch: number): Promise<Statement> {
  const [, name] = table.split('.')
  const { rows: columns } = await pool.query<{ name: string; type: string }>(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type from pg_attribute a
     where a.attrelid = $1::regclass and a.attnum > 0 and a.attname <> 'batch' order by a.attnum`,
    [`bench.${name}`],
  )
  const aggregates = columns.map(
    ({ name: column }) => `array_agg(r.${column}::text order by r.ctid)::text as ${column}`,
  )
  const { rows } = await pool.query<Record<string, string | null>>(
    `select ${aggregates.join(', ')} from bench.${name} r where batch = $1`,
    [batch],
  )
  const names = columns.map((column) => column.name)
  const parameters = names.map((_, index) => `$${index + 1}::text[]`)
  return {
    name: `bench.send.${name}`,
    text: `insert into ${table} (${names.join(', ')})
           select ${columns.map((column) => `${column.name}::${column.type}`).join(', ')} from unnest(${parameters.join(', ')}) as t (${names.join(', ')})`,
    values: names.map((column) => rows[0]?.[column] ?? '{}'),
  }
}
