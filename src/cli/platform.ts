import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { prepareDatabase } from '../database.ts'
import { type Config, readConfig } from '../platform/config.ts'
import { createPlatform } from '../platform/create.ts'
import { reachableDirectory } from '../platform/db/embedded-files.ts'
import { createLog } from '../platform/log.ts'
import type { Platform } from '../platform/platform.ts'
import { loadSecrets } from '../platform/secrets.ts'

/** The platform for one command. A server that already runs belongs to the running product, and is left running. */
export async function withPlatform<Result>(work: (platform: Platform) => Promise<Result>): Promise<Result> {
  const config = readConfig(process.env)
  const secrets = loadSecrets(config.dataDirectory)
  const inUse = config.databaseUrl === undefined && (await embeddedRuns(config))
  const database = await prepareDatabase(config, secrets, () => {})
  const platform = createPlatform({ config, secrets, databaseUrl: database.appUrl, log: createLog('warn') })
  try {
    return await work(platform)
  } finally {
    await platform.db.close()
    if (!inUse) await database.stop()
  }
}

async function embeddedRuns(config: Config): Promise<boolean> {
  const path = join(await reachableDirectory(join(config.dataDirectory, 'postgresql')), 'data', 'postmaster.pid')
  if (!existsSync(path)) return false
  try {
    process.kill(Number(readFileSync(path, 'utf8').split('\n')[0]), 0)
    return true
  } catch {
    return false
  }
}
