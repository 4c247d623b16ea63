import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { runMigrations as migrateJobs } from 'graphile-worker'
import pg from 'pg'

/** Application role: owns nothing; each migration grants it what its module needs and no more. */
export const appRole = 'yimen_app'

export interface MigrationSettings {
  /** Connection of the owner of the database. */
  readonly ownerUrl: string
  readonly appPassword: string
  /** Folders of numbered .sql files, in the order in which they are applied. */
  readonly folders: readonly string[]
}

/**
 * Applies every migration that the database has not seen, each in a transaction, under one advisory lock. A file that was
 * applied and has changed since is refused: released migrations are history.
 */
export async function migrate(settings: MigrationSettings): Promise<{ applied: readonly string[] }> {
  const client = new pg.Client({ connectionString: settings.ownerUrl })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('yimen/migrate'))`)
    await prepare(client, settings.appPassword)
    const seen = new Map<string, string>()
    const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from platform.migration')
    for (const row of rows) seen.set(row.name, row.hash)
    const applied: string[] = []
    for (const file of settings.folders.flatMap(sqlFiles)) {
      const sql = readFileSync(file.path, 'utf8')
      const hash = createHash('sha256').update(sql).digest('hex')
      const before = seen.get(file.name)
      if (before === hash) continue
      if (before)
        throw new Error(`Migration ${file.name} was changed after it had been applied. Add a new file instead.`)
      await apply(client, file.name, hash, sql)
      applied.push(file.name)
    }
    await migrateJobs({ connectionString: settings.ownerUrl })
    await grantJobs(client)
    return { applied }
  } finally {
    await client.end()
  }
}

async function prepare(client: pg.Client, appPassword: string): Promise<void> {
  const { rows } = await client.query('select 1 from pg_roles where rolname = $1', [appRole])
  const password = pg.escapeLiteral(appPassword)
  const verb = rows.length === 0 ? 'create' : 'alter'
  await client.query(`${verb} role ${appRole} login nosuperuser nocreatedb nocreaterole password ${password}`)
  await client.query(`
    create schema if not exists platform;
    grant usage on schema platform to ${appRole};
    create table if not exists platform.migration (
      name       text        not null constraint migration_pk primary key,
      hash       text        not null,
      applied_at timestamptz not null default clock_timestamp()
    );
    grant select on platform.migration to ${appRole};`)
}

async function apply(client: pg.Client, name: string, hash: string, sql: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into platform.migration (name, hash) values ($1, $2)', [name, hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error })
  }
}

/** The queue's tables have row-level security for their owner alone; the application adds and takes jobs under its own role. */
async function grantJobs(client: pg.Client): Promise<void> {
  await client.query(`
    do $policies$
    declare name text;
    begin
      for name in
        select c.relname from pg_class c where c.relnamespace = 'graphile_worker'::regnamespace and c.relrowsecurity
      loop
        execute format('drop policy if exists ${appRole} on graphile_worker.%I', name);
        execute format('create policy ${appRole} on graphile_worker.%I to ${appRole} using (true) with check (true)', name);
      end loop;
    end $policies$;
    grant usage on schema graphile_worker to ${appRole};
    grant select, insert, update, delete on all tables in schema graphile_worker to ${appRole};
    grant usage on all sequences in schema graphile_worker to ${appRole};
    grant execute on all functions in schema graphile_worker to ${appRole};`)
}

function sqlFiles(folder: string): { name: string; path: string }[] {
  const owner = basename(join(folder, '..'))
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name: `${owner}/${name}`, path: join(folder, name) }))
}
