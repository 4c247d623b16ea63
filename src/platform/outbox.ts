import { CompiledQuery, type Transaction } from 'kysely'
import type { Database } from './db/database.ts'
import { type Insertion, insertRows } from './db/insert-rows.ts'
import { type Statement, together } from './db/statement.ts'
import type { Log } from './log.ts'
import { createPressure, type Pressure } from './pressure.ts'

/** A piece of news from one module to those above it. Payloads hold references, never personal values. */
export interface News<Payload = Record<string, unknown>> {
  readonly topic: string
  readonly payload: Payload
}

/** What a consumer wants done about a piece of news: statements that join the transaction of its cursor. */
export type Consumer = (news: News) => Promise<readonly Statement[]>

/** The same for many pieces at once, in their order: all of them and the cursor are one transaction. */
export type BatchConsumer = (news: readonly News[]) => Promise<readonly Statement[]>

export interface Outbox {
  /** Part of the batch of the change that it tells of. */
  stage(news: News, at: Date): Statement
  /** Many pieces at once, in this order. */
  stageAll(news: readonly { readonly news: News; readonly at: Date }[]): Statement
  /** `name` is stable: under it the cursor is kept. Call before `start`. */
  subscribe(name: string, topics: readonly string[], consumer: Consumer): void
  /**
   * A reader that takes many pieces at a time and reads beside the others, so that neither waits for the other: what is known of a case is read once
   * for all its news. Call before `start`.
   */
  subscribeBatch(name: string, topics: readonly string[], consumer: BatchConsumer): void
  /** Whether a consumer has not yet read some news of before that moment. */
  isBehind(name: string, before: Date): Promise<boolean>
  /** When the oldest news was told that each reader has not yet read; null where it has read all. Beside the newest few milliseconds. */
  waitingSince(): Promise<ReadonlyMap<string, Date | null>>
  /** Forgets news of before that moment which every reader here has read, so many at most. Answers how many. */
  clear(before: Date, max: number): Promise<number>
  start(): void
  /** Waits for the round under way. */
  stop(): Promise<void>
  /** Reads until nothing is left: for tests and stories. */
  drain(): Promise<void>
}

const newsInsertion: Insertion<{ readonly news: News; readonly at: Date }> = {
  name: 'platform.news.insert_all',
  table: 'platform.news',
  columns: [
    ['topic', 'text', ({ news }) => news.topic],
    ['payload', 'jsonb', ({ news }) => JSON.stringify(news.payload)],
    ['recorded_at', 'timestamptz', ({ at }) => at],
  ],
}

const newsMax = 100
/** Of a reader of batches: fewer cost more round trips a case, more hold the transaction of the cursor longer than a second. */
const batchNewsMax = 1_000
const idleMs = 150

interface Subscription {
  readonly name: string
  readonly topics: readonly string[]
  readonly consumer: BatchConsumer
  readonly newsMax: number
}

/**
 * While people keep the process busy a reader waits so long before each turn, and takes only this part of its news: as many a second as with five
 * seconds and all of them, but no turn that keeps people waiting for a quarter of a second.
 */
const patienceMs = 500
const pressedShare = 0.1

export function createOutbox(db: Database, log: Log, pressure: Pressure = createPressure()): Outbox {
  /** Read one after the other. */
  const subscriptions: Subscription[] = []
  /** Each read in a loop of its own. */
  const batches: Subscription[] = []
  const names = () => [...subscriptions, ...batches].map(({ name }) => name)
  let running = false
  let loops: Promise<unknown> = Promise.resolve()

  async function round(read: readonly Subscription[], share = 1): Promise<number> {
    let handled = 0
    const failures: unknown[] = []
    for (const subscription of read) {
      // One consumer that cannot go on must not keep the others from their news.
      handled += await consume(db, subscription, subscription.newsMax * share).catch((error: unknown) => {
        failures.push(error)
        return 0
      })
    }
    if (failures.length > 0) throw failures[0]
    return handled
  }

  async function readOn(read: readonly Subscription[]): Promise<void> {
    while (running) {
      const isCalm = await pressure.calm(patienceMs)
      const handled = await round(read, isCalm ? 1 : pressedShare).catch((error: unknown) => {
        log.error({ err: error }, 'outbox round failed')
        return 0
      })
      if (handled === 0) await new Promise((resolve) => setTimeout(resolve, idleMs))
    }
  }

  return {
    stage: (news, at) => ({
      name: 'platform.news.insert',
      text: 'insert into platform.news (topic, payload, recorded_at) values ($1, $2, $3)',
      values: [news.topic, JSON.stringify(news.payload), at],
    }),
    stageAll: (all) => insertRows(newsInsertion, all),
    subscribe(name, topics, consumer) {
      subscriptions.push({ name, topics, consumer: oneByOne(consumer), newsMax })
    },
    subscribeBatch(name, topics, consumer) {
      batches.push({ name, topics, consumer, newsMax: batchNewsMax })
    },
    isBehind: (name, before) => isBehind(db, name, before),
    waitingSince: () => waitingSince(db, names()),
    clear: (before, max) => clearOldest(db, names(), before, max),
    start() {
      running = true
      loops = Promise.all([readOn(subscriptions), ...batches.map((batch) => readOn([batch]))])
    },
    async stop() {
      running = false
      await loops
    },
    async drain() {
      while (await isWaiting(db, names())) {
        // Nothing handled is not yet nothing left: a transaction elsewhere in the server may hold the horizon back.
        if ((await round([...subscriptions, ...batches])) === 0) await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
  }
}

function oneByOne(consumer: Consumer): BatchConsumer {
  return async (all) => {
    const statements: Statement[] = []
    for (const news of all) statements.push(...(await consumer(news)))
    return statements
  }
}

/** Reads from the cursor on, so it is asked when little is unread: by what must wait until all is. */
async function isBehind(db: Database, name: string, before: Date): Promise<boolean> {
  const [row] = await db.query<{ behind: boolean }>({
    name: 'platform.news.is_behind',
    text: `select exists (
             select from platform.news n
             where (n.transaction_id, n.id) > (coalesce((select transaction_id from platform.news_consumer where name = $1), '0'),
                                               coalesce((select news_id from platform.news_consumer where name = $1), 0))
               and n.recorded_at < $2) as behind`,
    values: [name, before],
  })
  return row?.behind ?? false
}

/** True while one of these consumers has unread news. */
async function isWaiting(db: Database, names: readonly string[]): Promise<boolean> {
  return [...(await waitingSince(db, names)).values()].some((since) => since !== null)
}

/** One that never read has read nothing. Plan: a step into news_pk for each; without the order all that was read was gone through. */
async function waitingSince(db: Database, names: readonly string[]): Promise<Map<string, Date | null>> {
  const rows = await db.query<{ name: string; since: Date | null }>({
    name: 'platform.news.waiting_since',
    text: `select asked.name, unread.recorded_at as since
           from unnest($1::text[]) as asked(name) left join platform.news_consumer c on c.name = asked.name
           left join lateral (
             select n.recorded_at from platform.news n
             where (n.transaction_id, n.id) > (coalesce(c.transaction_id, '0'), coalesce(c.news_id, 0))
             order by n.transaction_id, n.id limit 1
           ) unread on true`,
    values: [names],
  })
  return new Map(rows.map(({ name, since }) => [name, since]))
}

/** Plan: from the beginning of news_pk, so many steps and no more: the oldest lie there. */
async function clearOldest(db: Database, names: readonly string[], before: Date, max: number): Promise<number> {
  const [row] = await db.query<{ cleared: number }>({
    name: 'platform.news.clear',
    text: `with reader as (
             select coalesce(c.transaction_id, '0') as transaction_id, coalesce(c.news_id, 0) as news_id
             from unnest($1::text[]) as asked(name) left join platform.news_consumer c on c.name = asked.name
             order by 1, 2 limit 1
           ), cleared as (
             delete from platform.news n using (
               select transaction_id, id, recorded_at from platform.news order by transaction_id, id limit $3
             ) oldest, reader
             where n.transaction_id = oldest.transaction_id and n.id = oldest.id and oldest.recorded_at < $2
               and (oldest.transaction_id, oldest.id) <= (reader.transaction_id, reader.news_id)
             returning 1
           ) select count(*)::integer as cleared from cleared`,
    values: [names, before, max],
  })
  return row?.cleared ?? 0
}

/** One consumer's next news, in one transaction with its cursor. A second process finds the cursor locked and passes on. */
async function consume(db: Database, { name, topics, consumer }: Subscription, limit: number): Promise<number> {
  return db.transaction<Record<string, never>, number>(async (transaction) => {
    const cursor = await takeCursor(transaction, name)
    if (!cursor) return 0
    const { rows } = await transaction.executeQuery<{
      id: number
      transaction_id: string
      topic: string
      payload: Record<string, unknown>
    }>(
      CompiledQuery.raw(
        // "order by" takes the name of a result before that of a column: as text, transaction 1000 would come before 999.
        `select n.id, n.transaction_id::text, n.topic, n.payload from platform.news n
         where (n.transaction_id, n.id) > ($1::xid8, $2) and n.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
         order by n.transaction_id, n.id limit ${limit}`,
        [cursor.transactionId, cursor.newsId],
      ),
    )
    const wanted = rows.filter(({ topic }) => topics.includes(topic))
    const statements = wanted.length > 0 ? await consumer(wanted.map(({ topic, payload }) => ({ topic, payload }))) : []
    // Sent together and answered in their order: a round trip for each was most of a reader's time.
    await Promise.all(
      together(statements).map(({ text, values }) => transaction.executeQuery(CompiledQuery.raw(text, [...values]))),
    )
    const last = rows.at(-1)
    if (last) {
      await transaction.executeQuery(
        CompiledQuery.raw('update platform.news_consumer set transaction_id = $2::xid8, news_id = $3 where name = $1', [
          name,
          last.transaction_id,
          last.id,
        ]),
      )
    }
    return rows.length
  })
}

async function takeCursor(transaction: Transaction<Record<string, never>>, name: string) {
  const select = CompiledQuery.raw(
    'select transaction_id::text, news_id from platform.news_consumer where name = $1 for update skip locked',
    [name],
  )
  let { rows } = await transaction.executeQuery<{ transaction_id: string; news_id: number }>(select)
  if (rows.length === 0) {
    // A new consumer begins at the beginning of what is kept.
    await transaction.executeQuery(
      CompiledQuery.raw(`insert into platform.news_consumer values ($1, '0', 0) on conflict do nothing`, [name]),
    )
    rows = (await transaction.executeQuery<{ transaction_id: string; news_id: number }>(select)).rows
  }
  return rows[0] && { transactionId: rows[0].transaction_id, newsId: rows[0].news_id }
}
