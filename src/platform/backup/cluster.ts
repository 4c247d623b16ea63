import { chown, copyFile, mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { reachableDirectory, serverUser } from '../db/embedded-files.ts'
import { copyTree, listTree } from './trees.ts'

/** What a copy must not have, or has no use for (PostgreSQL manual, "Making an Exclusive Low-Level Backup", files that can be omitted). */
const contentLeftOut =
  /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans|log)\/./
const filesLeftOut =
  /(^|\/)(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|pgsql_tmp[^/]*|pg_internal\.init[^/]*)$/

/**
 * Copies the data directory of a running server so that it starts again from the copy, as of the end of the copying. A temporary
 * replication slot keeps the log that the copy needs; it ends with the connection.
 */
export async function copyCluster(ownerUrl: string, home: string, target: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`select pg_create_physical_replication_slot('yimen_backup', true, true)`)
    await client.query(`select pg_backup_start('yimen', true)`)
    const data = join(home, 'data')
    await copyTree(data, target, (path) => contentLeftOut.test(path) || filesLeftOut.test(path))
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)')
    await writeFile(join(target, 'backup_label'), rows[0]?.labelfile ?? '', { mode: 0o600 })
    await copyLog(join(data, 'pg_wal'), join(target, 'pg_wal'))
  } finally {
    await client.end()
  }
}

/** Segments of the write-ahead log, and histories of time lines; nothing else of that folder. */
async function copyLog(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 })
  for (const name of await readdir(from)) {
    if (/^[0-9A-F]{24}$|\.history$/.test(name)) await copyFile(join(from, name), join(to, name))
  }
}

/** Puts a copied data directory where the embedded server of this directory looks for it. */
export async function placeCluster(source: string, directory: string): Promise<void> {
  const home = await reachableDirectory(directory)
  const fresh = join(home, 'data.new')
  await copyTree(source, fresh)
  for (const folder of ['pg_wal/archive_status', 'pg_wal/summaries'])
    await mkdir(join(fresh, folder), { recursive: true, mode: 0o700 })
  const { uid, gid } = serverUser()
  if (uid !== undefined)
    for (const path of ['.', ...(await listTree(fresh))]) await chown(join(fresh, path), uid, gid ?? uid)
  await rename(fresh, join(home, 'data'))
}

export interface DatabaseFacts {
  /** As the server says it, such as `18.4`. */
  readonly version: string
  /** Names of the applied migrations, in order. */
  readonly migrations: string[]
}

export async function databaseFacts(ownerUrl: string): Promise<DatabaseFacts> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const version = await client.query<{ server_version: string }>('show server_version')
    const migrations = await client.query<{ name: string }>('select name from platform.migration order by name')
    return { version: version.rows[0]?.server_version ?? '', migrations: migrations.rows.map(({ name }) => name) }
  } finally {
    await client.end()
  }
}
