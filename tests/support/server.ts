import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { createDatabase, migrationFolders } from '../../src/database.ts'
import { startEmbedded } from '../../src/platform/db/embedded.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { loadSecrets } from '../../src/platform/secrets.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    server: { ownerUrl: string; dataDirectory: string }
  }
}

export const templateName = 'yimen_template'

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
  project.provide('server', { ownerUrl: server.urlOf('DATABASE'), dataDirectory })
  return async () => {
    await server.stop()
    rmSync(join('/tmp/yimen-tests', `pg-${process.pid}`), { recursive: true, force: true })
    rmSync(dataDirectory, { recursive: true, force: true })
  }
}
