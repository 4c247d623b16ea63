import './web/production.ts'
import { join } from 'node:path'
import { buildClient } from '../scripts/build-client.ts'
import { composeModules } from './composition.ts'
import { prepareDatabase } from './database.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import { type Config, readConfig } from './platform/config.ts'
import { createPlatform } from './platform/create.ts'
import { createInstanceLock } from './platform/db/instance-lock.ts'
import { ensurePartitions } from './platform/db/partitions.ts'
import { clearUnfinishedUploads } from './platform/files.ts'
import { isWorkersLoss } from './platform/jobs.ts'
import { createLog, type Log } from './platform/log.ts'
import { loadSecrets, type Secrets } from './platform/secrets.ts'
import { loadData } from './seed.ts'
import { createServer } from './server.ts'

const nodeMajorMin = 24

/** Config → database → platform → modules → server → listen; and the same way back on SIGTERM or Ctrl-C. A story brings its own clock. */
export async function main(clock: Clock = systemClock): Promise<void> {
  const major = Number(process.versions.node.split('.')[0])
  if (major < nodeMajorMin)
    throw new Error(
      `Node ${nodeMajorMin} or newer is needed, this is ${process.version}. \`npm start\` brings its own.`,
    )
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  const secrets = loadSecrets(config.dataDirectory)
  const say = (message: string) => log.info(message)
  const lock = createInstanceLock(say)
  const database = await prepareDatabase(config, secrets, say, lock.take)
  const stopDatabase = async () => {
    await lock.release()
    await database.stop()
  }
  try {
    await serve({ config, secrets, log, clock, databaseUrl: database.appUrl, stopDatabase })
  } catch (error) {
    // Started detached, it would outlive us.
    await stopDatabase()
    throw error
  }
}

interface Ground {
  readonly config: Config
  readonly secrets: Secrets
  readonly log: Log
  readonly clock: Clock
  readonly databaseUrl: string
  readonly stopDatabase: () => Promise<void>
}

async function serve({ config, secrets, log, clock, databaseUrl, stopDatabase }: Ground): Promise<void> {
  const platform = createPlatform({ config, secrets, databaseUrl, clock, log })
  await ensurePartitions(platform.db, platform.clock)
  await clearUnfinishedUploads(join(config.dataDirectory, 'files'))

  const modules = composeModules(platform)
  await modules.startHousekeeping()
  await loadData(platform, modules)
  await buildClient()
  const server = await createServer(platform, modules, secrets.cookie)
  modules.search.start()
  await server.listen({ host: config.host, port: config.port })
  platform.outbox.start()
  platform.timers.start()
  await platform.jobs.start()
  log.info(`ready: ${config.baseUrl} (listening on ${server.listeningOrigin})`)

  // That passes, and the worker is started again; anything else that nobody awaited ends the process.
  process.on('unhandledRejection', (error) => {
    if (!isWorkersLoss(error)) throw error
    log.warn({ err: error }, 'the job worker lost its database')
  })

  let stopping = false
  const stop = async (signal: string) => {
    if (stopping) return
    stopping = true
    log.info(`${signal}: finishing what is under way`)
    await server.close()
    await Promise.all([modules.search.stop(), platform.outbox.stop(), platform.timers.stop(), platform.jobs.stop()])
    await platform.db.close()
    await stopDatabase()
    log.info('stopped')
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop('SIGTERM'))
  process.on('SIGINT', () => void stop('SIGINT'))
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  })
}
