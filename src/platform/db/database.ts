import type { Kysely, Transaction } from 'kysely'
import { Kysely as KyselyInstance, PostgresDialect } from 'kysely'
import pg from 'pg'
import { ValueRefused } from './insert-rows.ts'
import { createLookUp, sendTogether } from './pipeline.ts'
import type { Statement, StatementResult } from './statement.ts'

/** The one door to PostgreSQL. Owned by the platform, used only by the `store.ts` of modules. */
export interface Database {
  /** Typed query builder over a module's own tables (`Tables` is generated). For reads and for writes off the hot path. */
  tables<Tables>(): Kysely<Tables>
  /** One prepared statement outside a transaction: the fast way to read. */
  query<Row extends Record<string, unknown>>(statement: Statement): Promise<Row[]>
  /**
   * A short read by key. Those asked for in the same turn, by whomever, share a connection, so that asking for several things at once
   * costs about as much as for one. Never for what may wait for a lock: others would wait with it.
   */
  lookUp<Row extends Record<string, unknown>>(statement: Statement): Promise<Row[]>
  /**
   * All statements in one transaction and one round trip: BEGIN, statements and COMMIT are pipelined. Atomic: the first
   * failure rolls everything back and is thrown (a `pg.DatabaseError` with `code` and `constraint`).
   */
  batch(statements: readonly Statement[]): Promise<StatementResult[]>
  /** An interactive transaction, where a later statement needs what an earlier one returned. */
  transaction<Tables, Result>(work: (transaction: Transaction<Tables>) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

export interface DatabaseOptions {
  readonly url: string
  readonly connectionsMax: number
  /** A statement that runs longer is cancelled by the server. */
  readonly statementTimeoutMs: number
}

pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connectionsMax,
    pipeline: true,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    options: `-c statement_timeout=${options.statementTimeoutMs} -c TimeZone=UTC`,
  } as pg.PoolConfig)
  // A connection that breaks while idle is replaced by the pool; without a listener the process would end.
  pool.on('error', () => {})
  // The same for one that breaks while it is in use: the statement under way rejects, and that is told to the caller.
  pool.on('connect', (client) => client.on('error', () => {}))
  const look = createLookUp(pool)
  const kysely = new KyselyInstance<unknown>({ dialect: new PostgresDialect({ pool }) })

  return {
    tables: <Tables>() => kysely as unknown as Kysely<Tables>,
    async query<Row extends Record<string, unknown>>(statement: Statement) {
      const [settled] = await sendTogether(pool, [statement])
      return resultOf(settled).rows as Row[]
    },
    async lookUp<Row extends Record<string, unknown>>(statement: Statement) {
      const result = await look(statement)
      return result.rows as Row[]
    },
    batch: (statements) => runBatch(pool, statements),
    transaction: (work) => (kysely as unknown as Kysely<never>).transaction().execute(work as never),
    async close() {
      // The query builder ends the pool only when it was used itself.
      await kysely.destroy()
      if (!pool.ended) await pool.end()
    },
  }
}

async function runBatch(pool: pg.Pool, statements: readonly Statement[]): Promise<StatementResult[]> {
  // A statement is a transaction of its own: alone, it needs no BEGIN and COMMIT around it.
  const alone = statements.length === 1
  const settled = await sendTogether(pool, alone ? statements : ['BEGIN', ...statements, 'COMMIT'])
  const results = settled.map(resultOf)
  return (alone ? results : results.slice(1, -1)).map(({ rows, rowCount }) => ({ rows, rowCount: rowCount ?? 0 }))
}

function resultOf(settled: PromiseSettledResult<pg.QueryResult> | undefined): pg.QueryResult {
  if (settled?.status === 'fulfilled') return settled.value
  throw settled?.reason
}

/** True when rows themselves were refused, by a constraint or for their values: others may still be written. */
export function refusesRows(error: unknown): error is Error {
  return error instanceof ValueRefused || (error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? ''))
}

/** Two transactions waited for each other, and this one was undone as a whole: what it was about is being changed by the other. */
export function isDeadlock(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '40P01'
}

/** The name of the violated constraint, if the error is a violation; commands translate it into their own problem. */
export function violatedConstraint(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError && error.code?.startsWith('23') ? error.constraint : undefined
}
