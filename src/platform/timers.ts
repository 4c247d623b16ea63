import type { Clock } from './clock.ts'
import type { Database } from './db/database.ts'
import { type Insertion, insertRows } from './db/insert-rows.ts'
import type { Statement } from './db/statement.ts'
import type { Log } from './log.ts'

export interface DueTimer {
  readonly topic: string
  readonly subjectId: string
  /** The moment of the act by rule; the act is dated by it, not by when a process came to it. */
  readonly dueAt: Date
}

/** Performs the act. Its own batch must hold `stageDone(timer)`, so that act and timer end together. */
export type TimerHandler = (timer: DueTimer) => Promise<void>

/** Performs what is due for many subjects at once, each once in `timers`. Its own batch ends or moves them (`stageNext`). */
export type TimerBatchHandler = (timers: readonly DueTimer[]) => Promise<void>

/** A timer that was taken, and when it is due again; null: it has ended. */
export interface NextTimer {
  readonly timer: DueTimer
  readonly next: Date | null
}

export interface Timers {
  /** Sets or moves the one timer of this topic and subject. */
  stage(timer: DueTimer): Statement
  /** Many at once, of different topics or subjects. */
  stageAll(timers: readonly DueTimer[]): Statement
  /** Given `dueAt`, ends it only if it was not moved since: the act of the old moment must not end the new one. */
  stageDone(timer: Pick<DueTimer, 'topic' | 'subjectId'> & Partial<Pick<DueTimer, 'dueAt'>>): Statement
  /** Ends many timers of a topic, wherever they stand. */
  stageDoneAll(topic: string, subjectIds: readonly string[]): Statement
  /** Ends or moves what was taken; one that was set again meanwhile stays as it was set. All of one topic. */
  stageNext(taken: readonly NextTimer[]): readonly Statement[]
  handle(topic: string, handler: TimerHandler): void
  /** Takes up to `batchTakeMax` of a topic at a time, in a loop of their own: for what is due for thousands in one second. */
  handleBatch(topic: string, handler: TimerBatchHandler): void
  start(): void
  stop(): Promise<void>
  /** Performs everything that is due: for tests and stories. */
  runDue(): Promise<number>
}

const orMove =
  'on conflict on constraint timer_pk do update set due_at = excluded.due_at, leased_until = null, attempts = 0'
const timerInsertion: Insertion<DueTimer> = {
  name: 'platform.timer.upsert_all',
  table: 'platform.timer',
  columns: [
    ['topic', 'text', ({ topic }) => topic],
    ['subject_id', 'uuid', ({ subjectId }) => subjectId],
    ['due_at', 'timestamptz', ({ dueAt }) => dueAt],
  ],
  onConflict: orMove,
}

const takeMax = 50
/** A thousand are due in one second at midnight: taken together they share their round trips. */
const batchTakeMax = 1_000
const idleMs = 500
/** Who waits for a card waits for seconds, not for minutes, and asking costs one look at an index. */
const batchIdleMs = 200
/** Another process may take a timer again when its handler has not ended in this time. */
const leaseMs = 60_000

export function createTimers(db: Database, clock: Clock, log: Log): Timers {
  const handlers = new Map<string, TimerHandler>()
  const batchHandlers = new Map<string, TimerBatchHandler>()
  let running = false
  let loops: Promise<unknown> = Promise.resolve()

  async function runSingles(): Promise<number> {
    const due = await takeDue(db, clock.now(), [...handlers.keys()], takeMax)
    for (const timer of due) {
      await handlers
        .get(timer.topic)?.(timer)
        .catch((error: unknown) => {
          log.error({ err: error, topic: timer.topic, subject: timer.subjectId }, 'timer failed')
        })
    }
    return due.length
  }

  async function runBatch(topic: string, handler: TimerBatchHandler): Promise<number> {
    const due = await takeDue(db, clock.now(), [topic], batchTakeMax)
    if (due.length === 0) return 0
    await handler(due).catch((error: unknown) => log.error({ err: error, topic, timers: due.length }, 'timers failed'))
    return due.length
  }

  async function runOn(run: () => Promise<number>, full: number, restMs: number): Promise<void> {
    while (running) {
      const done = await run().catch((error: unknown) => {
        log.error({ err: error }, 'timer round failed')
        return 0
      })
      if (done < full) await new Promise((resolve) => setTimeout(resolve, restMs))
    }
  }

  return {
    stage: (timer) => ({
      name: 'platform.timer.upsert',
      text: `insert into platform.timer (topic, subject_id, due_at) values ($1, $2, $3)
             ${orMove}`,
      values: [timer.topic, timer.subjectId, timer.dueAt],
    }),
    stageAll: (all) => insertRows(timerInsertion, all),
    stageDone: ({ topic, subjectId, dueAt }) => ({
      name: 'platform.timer.delete',
      text: `delete from platform.timer
             where topic = $1 and subject_id = $2 and ($3::timestamptz is null or due_at = $3::timestamptz)`,
      values: [topic, subjectId, dueAt ?? null],
    }),
    stageDoneAll: (topic, subjectIds) => ({
      name: 'platform.timer.delete_all',
      text: 'delete from platform.timer where topic = $1 and subject_id = any($2::uuid[])',
      values: [topic, subjectIds],
    }),
    stageNext: (taken) => [endTaken(taken.filter(({ next }) => next === null)), moveTaken(taken.filter(isMoved))],
    handle: (topic, handler) => void handlers.set(topic, handler),
    handleBatch: (topic, handler) => void batchHandlers.set(topic, handler),
    start() {
      running = true
      const batches = [...batchHandlers].map(([topic, handler]) =>
        runOn(() => runBatch(topic, handler), batchTakeMax, batchIdleMs),
      )
      loops = Promise.all([runOn(runSingles, takeMax, idleMs), ...batches])
    },
    async stop() {
      running = false
      await loops
    },
    async runDue() {
      let done = await runSingles()
      for (const [topic, handler] of batchHandlers) done += await runBatch(topic, handler)
      return done
    },
  }
}

function isMoved(taken: NextTimer): taken is NextTimer & { readonly next: Date } {
  return taken.next !== null
}

function endTaken(taken: readonly NextTimer[]): Statement {
  return {
    name: 'platform.timer.end_taken',
    text: `delete from platform.timer t using unnest($1::text[], $2::uuid[], $3::timestamptz[]) as taken(topic, subject_id, due_at)
           where t.topic = taken.topic and t.subject_id = taken.subject_id and t.due_at = taken.due_at`,
    values: columnsOf(taken),
  }
}

function moveTaken(taken: readonly (NextTimer & { readonly next: Date })[]): Statement {
  return {
    name: 'platform.timer.move_taken',
    text: `update platform.timer t set due_at = taken.next, leased_until = null, attempts = 0
           from unnest($1::text[], $2::uuid[], $3::timestamptz[], $4::timestamptz[]) as taken(topic, subject_id, due_at, next)
           where t.topic = taken.topic and t.subject_id = taken.subject_id and t.due_at = taken.due_at`,
    values: [...columnsOf(taken), taken.map(({ next }) => next)],
  }
}

function columnsOf(taken: readonly NextTimer[]): readonly unknown[] {
  return [
    taken.map(({ timer }) => timer.topic),
    taken.map(({ timer }) => timer.subjectId),
    taken.map(({ timer }) => timer.dueAt),
  ]
}

/** The earliest of these topics. Plan: for each topic a range of timer_topic_due, so that thousands of one topic do not hide another's. */
async function takeDue(db: Database, now: Date, topics: readonly string[], limit: number): Promise<DueTimer[]> {
  const rows = await db.query<{ topic: string; subject_id: string; due_at: Date }>({
    name: 'platform.timer.take',
    text: `update platform.timer t set leased_until = $2, attempts = t.attempts + 1
           from (select due.* from unnest($3::text[]) as asked(topic) cross join lateral (
                   select topic, subject_id, due_at from platform.timer
                   where topic = asked.topic and due_at <= $1 and (leased_until is null or leased_until < $1)
                   order by due_at limit $4 for update skip locked) due
                 order by due.due_at limit $4) due
           where t.topic = due.topic and t.subject_id = due.subject_id
           returning t.topic, t.subject_id, t.due_at`,
    values: [now, new Date(now.getTime() + leaseMs), topics, limit],
  })
  return rows
    .map((row) => ({ topic: row.topic, subjectId: row.subject_id, dueAt: row.due_at }))
    .sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime())
}
