import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
import type { FileStore } from './files.ts'
import type { Jobs } from './jobs.ts'
import type { Keys } from './keys.ts'
import type { Log } from './log.ts'
import type { Mailer } from './mail.ts'
import type { Outbox } from './outbox.ts'
import type { Timers } from './timers.ts'

/** Everything a module may use from below. Built once in `main.ts`; tests build it with a fixed clock and their own database. */
export interface Platform {
  readonly config: Config
  readonly clock: Clock
  readonly log: Log
  readonly db: Database
  readonly keys: Keys
  readonly files: FileStore
  readonly mail: Mailer
  readonly outbox: Outbox
  readonly timers: Timers
  readonly jobs: Jobs
}
