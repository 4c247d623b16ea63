import { join } from 'node:path'
import pg from 'pg'
import { modules } from './modules.ts'
import type { Config } from './platform/config.ts'
import { startEmbedded } from './platform/db/embedded.ts'
import { appRole, migrate } from './platform/db/migrate.ts'
import type { Secrets } from './platform/secrets.ts'

const source = import.meta.dirname

/** Folders of migrations in the order of the map of modules. */
export const migrationFolders: readonly string[] = [
  join(source, 'platform/db/migrations'),
  ...modules.filter((entry) => !entry.planned).map((entry) => join(source, 'modules', entry.name, 'migrations')),
]

export interface PreparedDatabase {
  /** Connection of the application role, which can do only what the migrations granted. */
  readonly appUrl: string
  readonly ownerUrl: string
  stop(): Promise<void>
}

/**
 * The embedded server, or the one that DATABASE_URL names; migrated, and open to the application role. `claim` is called for the
 * embedded one before anything is changed; when it throws, the server is somebody else's and is left running.
 */
export async function prepareDatabase(
  config: Config,
  secrets: Secrets,
  say: (message: string) => void,
  claim: (ownerUrl: string) => Promise<void> = async () => {},
): Promise<PreparedDatabase> {
  if (config.databaseUrl) {
    await migrate({ ownerUrl: config.databaseUrl, appPassword: secrets.appPassword, folders: migrationFolders })
    return { ownerUrl: config.databaseUrl, appUrl: appUrlOf(config.databaseUrl, secrets), stop: async () => {} }
  }
  const server = await startEmbedded({
    directory: join(config.dataDirectory, 'postgresql'),
    ownerPassword: secrets.ownerPassword,
    log: say,
  })
  await createDatabase(server.urlOf('postgres'), 'yimen')
  const ownerUrl = server.urlOf('yimen')
  await claim(ownerUrl)
  try {
    await migrate({ ownerUrl, appPassword: secrets.appPassword, folders: migrationFolders })
  } catch (error) {
    await server.stop()
    throw error
  }
  return { ownerUrl, appUrl: appUrlOf(ownerUrl, secrets), stop: () => server.stop() }
}

/** The same server and database under the application role. */
export function appUrlOf(ownerUrl: string, secrets: Pick<Secrets, 'appPassword'>): string {
  return ownerUrl.replace(/^(postgres(?:ql)?:\/\/)[^@]*@/, `$1${appRole}:${secrets.appPassword}@`)
}

export async function createDatabase(adminUrl: string, name: string, template?: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rows.length > 0) return
    const from = template ? ` template ${pg.escapeIdentifier(template)}` : ''
    await client.query(`create database ${pg.escapeIdentifier(name)}${from}`)
  } finally {
    await client.end()
  }
}
