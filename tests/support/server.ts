import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { composeModules } from '../../src/composition.ts'
import { appUrlOf, createDatabase, migrationFolders } from '../../src/database.ts'
import { SettableClock } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { createPlatform } from '../../src/platform/create.ts'
import { startEmbedded } from '../../src/platform/db/embedded.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { ensurePartitions } from '../../src/platform/db/partitions.ts'
import { loadSecrets, type Secrets } from '../../src/platform/secrets.ts'
import { loadData } from '../../src/seed.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    server: { ownerUrl: string; dataDirectory: string }
  }
}

export const templateName = 'yimen_template'
/** The same with regions, bodies, items, people and seals of the demo. */
export const worldTemplate = 'yimen_world'

/** One real PostgreSQL for the whole run, with a migrated template from which each test file gets its own database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  mkdirSync('/tmp/yimen-tests', { recursive: true, mode: 0o755 })
  const dataDirectory = mkdtempSync('/tmp/yimen-tests/run-')
  const secrets = loadSecrets(dataDirectory)
  const server = await startEmbedded({
    directory: join('/tmp/yimen-tests', `pg-${process.pid}`),
    ownerPassword: secrets.ownerPassword,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
    log: () => {},
  })
  await createDatabase(server.urlOf('postgres'), templateName)
  await migrate({ ownerUrl: server.urlOf(templateName), appPassword: secrets.appPassword, folders: migrationFolders })
  await createDatabase(server.urlOf('postgres'), worldTemplate, templateName)
  await fillWorld(appUrlOf(server.urlOf(worldTemplate), secrets), dataDirectory, secrets)
  project.provide('server', { ownerUrl: server.urlOf('DATABASE'), dataDirectory })
  return async () => {
    await server.stop()
    // Hundreds of databases are half a million files, for whose going nobody needs to wait.
    spawn('rm', ['-rf', join('/tmp/yimen-tests', `pg-${process.pid}`)], { detached: true, stdio: 'ignore' }).unref()
    rmSync(dataDirectory, { recursive: true, force: true })
  }
}

async function fillWorld(databaseUrl: string, dataDirectory: string, secrets: Secrets): Promise<void> {
  const config = readConfig({ YIMEN_DATA: join(dataDirectory, 'world'), LOG_LEVEL: 'silent' })
  const platform = createPlatform({
    config,
    secrets,
    databaseUrl,
    clock: new SettableClock('2026-11-20T08:00:00+08:00'),
  })
  await ensurePartitions(platform.db, platform.clock)
  await loadData(platform, composeModules(platform))
  await platform.db.close()
}
