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

export interface Timers {
  /** Sets or moves the one timer of this topic and subject. */
  stage(timer: DueTimer): Statement
  /** Many at once, of different topics or subjects. */
  stageAll(timers: readonly DueTimer[]): Statement
  /** Given `dueAt`, ends it only if it was not moved since: the act of the old moment must not end the new one. */
  stageDone(timer: Pick<DueTimer, 'topic' | 'subjectId'> & Partial<Pick<DueTimer, 'dueAt'>>): Statement
  handle(topic: string, handler: TimerHandler): void
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

const batchSize = 50
const idleMs = 500
/** Another process may take a timer again when its handler has not ended in this time. */
const leaseMs = 60_000

export function createTimers(db: Database, clock: Clock, log: Log): Timers {
  const handlers = new Map<string, TimerHandler>()
  let running = false
  let loop: Promise<void> = Promise.resolve()

  async function runDue(): Promise<number> {
    const due = await takeDue(db, clock.now())
    for (const timer of due) {
      const handler = handlers.get(timer.topic)
      if (!handler) continue
      await handler(timer).catch((error: unknown) =>
        log.error({ err: error, topic: timer.topic, subject: timer.subjectId }, 'timer failed'),
      )
    }
    return due.length
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
    handle: (topic, handler) => void handlers.set(topic, handler),
    start() {
      running = true
      loop = (async () => {
        while (running) {
          const done = await runDue().catch((error: unknown) => {
            log.error({ err: error }, 'timer round failed')
            return 0
          })
          if (done < batchSize) await new Promise((resolve) => setTimeout(resolve, idleMs))
        }
      })()
    },
    async stop() {
      running = false
      await loop
    },
    runDue,
  }
}

async function takeDue(db: Database, now: Date): Promise<DueTimer[]> {
  const rows = await db.query<{ topic: string; subject_id: string; due_at: Date }>({
    name: 'platform.timer.take',
    text: `update platform.timer t set leased_until = $2, attempts = t.attempts + 1
           from (select topic, subject_id from platform.timer
                 where due_at <= $1 and (leased_until is null or leased_until < $1)
                 order by due_at limit ${batchSize} for update skip locked) due
           where t.topic = due.topic and t.subject_id = due.subject_id
           returning t.topic, t.subject_id, t.due_at`,
    values: [now, new Date(now.getTime() + leaseMs)],
  })
  return rows.map((row) => ({ topic: row.topic, subjectId: row.subject_id, dueAt: row.due_at }))
}
