import { Logger, type Runner, run, runOnce, type TaskList } from 'graphile-worker'
import pg from 'pg'
import { joinable, type Statement } from './db/statement.ts'
import { isConnectionLoss } from './http/problem-status.ts'
import type { Log } from './log.ts'
import { createPressure } from './pressure.ts'

/** Work that leaves the transaction: PDF making, mail. At least once; handlers are idempotent. */
export interface Jobs {
  /** Part of a batch: the job exists when the change does. `key` makes a repeated request one job. */
  stage(name: string, payload: Record<string, unknown>, options?: { readonly key?: string }): Statement
  /** The same unless the job of this key runs at this moment: one that waits is run at once, one that gave up begins anew. */
  stageAgain(name: string, payload: Record<string, unknown>, key: string): Statement
  /** Answers one row, `gaveUp`: nobody performs the job of this key any more, nor will: it was tried as often as it may be, or is gone. */
  gaveUp(key: string): Statement
  register(name: string, handler: JobHandler): void
  start(): Promise<void>
  /** Performs every job that is ready: for tests and stories. */
  runOnce(): Promise<void>
  /** Lets running jobs finish. */
  stop(): Promise<void>
}

export type JobHandler = (payload: Record<string, unknown>) => Promise<void>

/**
 * True for what the job library rejects with in the background when its database goes away: it shuts down a pool whose last worker died and
 * waits for nobody. Its own frames are in the stack; the same fault of a statement of ours is not meant.
 */
export function isWorkersLoss(error: unknown): boolean {
  if (!(error instanceof Error) || !error.stack?.includes('/graphile-worker/')) return false
  return error instanceof AggregateError ? error.errors.some(isConnectionLoss) : isConnectionLoss(error)
}

const attemptsMax = 12
/**
 * The library holds a job for its worker until it can say how it ended. Where the database was away just then it never says so, goes on with
 * others, and the job would wait four hours: what nobody here performs is free again after so long.
 */
const heldMs = 30_000
const relaunchMs = 1_000
/** Papers may be this late while people keep the process busy; their page says that they are being made. */
const patienceMs = 60_000

interface NewJob {
  readonly name: string
  readonly payload: string
  readonly key: string | null
}

/** Of those of one key the last counts, as if they had been added one after the other. */
function addJobs(jobs: readonly NewJob[]): Statement {
  const last = [...new Map(jobs.map((job, place) => [job.key ?? place, job])).values()]
  return {
    name: 'platform.job.add',
    text: `select count(*) from graphile_worker.add_jobs(array(
             select row(asked.name, asked.payload, null, null, ${attemptsMax}, asked.key, null, null)::graphile_worker.job_spec
             from unnest($1::text[], $2::json[], $3::text[]) as asked(name, payload, key)))`,
    values: [last.map(({ name }) => name), last.map(({ payload }) => payload), last.map(({ key }) => key)],
  }
}

export function createJobs(settings: { url: string; concurrency: number; log: Log; heldMs?: number }): Jobs {
  const tasks: TaskList = {}
  const pressure = createPressure()
  let runner: Runner | undefined
  let pool: pg.Pool | undefined
  let stopping = false
  let freeing: NodeJS.Timeout | undefined
  /** Ids of the jobs that are performed at this moment. */
  const performed = new Set<string>()
  const held = settings.heldMs ?? heldMs
  const logger = new Logger(() => (level, message) => {
    if (level === 'error') settings.log.error({ jobs: message })
  })
  const common = { logger }

  function openPool(): pg.Pool {
    const opened = new pg.Pool({ connectionString: settings.url, max: settings.concurrency + 2 })
    // A connection that breaks while idle is replaced; without a listener the process would end.
    opened.on('error', () => {})
    opened.on('connect', (client) => client.on('error', () => {}))
    return opened
  }

  /** A worker that loses the database gives up for good; it is started again until the database is back. */
  async function launch(from: pg.Pool): Promise<void> {
    // Jobs that a killed worker held would wait four hours; handlers are idempotent, so they are free at once.
    await from.query(
      'update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_by is not null',
    )
    const options = { concurrency: settings.concurrency, pollInterval: 1000, noHandleSignals: true }
    const started = await run({ ...common, ...options, pgPool: from, taskList: tasks })
    runner = started
    started.promise.catch((error: unknown) => {
      settings.log.warn({ err: error }, 'the job worker ended and is started again')
      void relaunch(from)
    })
  }

  /** A second process that performs one of them for longer does it twice: handlers are idempotent. */
  async function freeHeld(from: pg.Pool): Promise<void> {
    await from.query(
      `update graphile_worker._private_jobs set locked_at = null, locked_by = null
       where locked_at < now() - $1::integer * interval '1 millisecond' and not id = any($2::bigint[])`,
      [held, [...performed]],
    )
  }

  async function relaunch(from: pg.Pool): Promise<void> {
    while (!stopping) {
      await new Promise((resolve) => setTimeout(resolve, relaunchMs))
      const up =
        stopping ||
        (await launch(from).then(
          () => true,
          () => false,
        ))
      if (up) return
    }
  }

  return {
    stage: (name, payload, { key = null } = {}) => joinable(addJobs, [{ name, payload: JSON.stringify(payload), key }]),
    // Replaced while it runs, a job is not tried again by the library when it fails, and a second one runs beside it.
    stageAgain: (name, payload, key) => ({
      name: 'platform.job.add_again',
      text: `select case when exists (select from graphile_worker._private_jobs where key = $3 and locked_at is not null) then 0
             else (select 1 from graphile_worker.add_job($1, $2::json, max_attempts => ${attemptsMax}, job_key => $3)) end`,
      values: [name, JSON.stringify(payload), key],
    }),
    gaveUp: (key) => ({
      name: 'platform.job.gave_up',
      text: `select not exists (select from graphile_worker._private_jobs
               where key = $1 and (attempts < max_attempts or locked_at is not null)) as "gaveUp"`,
      values: [key],
    }),
    register(name, handler) {
      tasks[name] = async (payload, { job }) => {
        performed.add(job.id)
        try {
          if (runner) await pressure.calm(patienceMs)
          await handler(payload as Record<string, unknown>)
        } catch (error) {
          settings.log.warn({ err: error, job: name }, 'job failed, will be tried again')
          throw error
        } finally {
          performed.delete(job.id)
        }
      }
    },
    async start() {
      pool = openPool()
      stopping = false
      await launch(pool)
      const from = pool
      // Where the database is away there is nothing to free, and the next time is soon.
      freeing = setInterval(() => void freeHeld(from).catch(() => {}), held / 2).unref()
    },
    async runOnce() {
      const once = openPool()
      try {
        await runOnce({ ...common, pgPool: once, taskList: tasks, noHandleSignals: true })
      } finally {
        await once.end()
      }
    },
    async stop() {
      stopping = true
      clearInterval(freeing)
      await runner?.stop().catch(() => {})
      await pool?.end()
      runner = undefined
    },
  }
}
