import { join } from 'node:path'
import { type Clock, systemClock } from './clock.ts'
import type { Config } from './config.ts'
import { openDatabase } from './db/database.ts'
import { createDiskFiles } from './files.ts'
import { createJobs } from './jobs.ts'
import { createKeys } from './keys.ts'
import { createLog, type Log } from './log.ts'
import { createMailer } from './mail.ts'
import { createOutbox } from './outbox.ts'
import type { Platform } from './platform.ts'
import type { Secrets } from './secrets.ts'
import { createTimers } from './timers.ts'

const jobConcurrency = 2

/** Builds the platform on a migrated database. Nothing runs until outbox, timers and jobs are started. */
export function createPlatform(settings: {
  config: Config
  secrets: Secrets
  databaseUrl: string
  clock?: Clock
  log?: Log
}): Platform {
  const { config, secrets, databaseUrl } = settings
  const clock = settings.clock ?? systemClock
  const log = settings.log ?? createLog(config.logLevel)
  const db = openDatabase({
    url: databaseUrl,
    connectionsMax: config.databaseConnectionsMax,
    statementTimeoutMs: config.statementTimeoutMs,
  })
  return {
    config,
    clock,
    log,
    db,
    keys: createKeys(secrets.master),
    files: createDiskFiles(join(config.dataDirectory, 'files')),
    mail: createMailer({
      smtpUrl: config.smtpUrl,
      from: config.mailFrom,
      directory: join(config.dataDirectory, 'outgoing-mail'),
    }),
    outbox: createOutbox(db, log),
    timers: createTimers(db, clock, log),
    jobs: createJobs({ url: databaseUrl, concurrency: jobConcurrency, log }),
  }
}
