import { spawn } from 'node:child_process'
import pg from 'pg'
import { appRole } from '../db/migrate.ts'

/** A database that is not ours to copy as files is dumped and loaded with PostgreSQL's own programs. */
export type DumpOutcome =
  | { readonly done: true }
  | { readonly done: false; readonly program: string; readonly reason: 'absent' | 'failed'; readonly said: string }

export function dumpDatabase(ownerUrl: string, file: string): Promise<DumpOutcome> {
  return runProgram('pg_dump', ['--format=custom', '--no-owner', `--file=${file}`, `--dbname=${ownerUrl}`])
}

/** The roles of a server are not in its dump: ours gets its password at the next start. */
export async function loadDump(ownerUrl: string, file: string): Promise<DumpOutcome> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [appRole])
    if (rowCount === 0) await client.query(`create role ${appRole} login nosuperuser nocreatedb nocreaterole`)
  } finally {
    await client.end()
  }
  return runProgram('pg_restore', ['--no-owner', '--exit-on-error', `--dbname=${ownerUrl}`, file])
}

export async function isEmptyDatabase(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query(`select from pg_namespace where nspname = 'platform'`)
    return rowCount === 0
  } finally {
    await client.end()
  }
}

function runProgram(program: string, args: readonly string[]): Promise<DumpOutcome> {
  return new Promise((done) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk
    })
    child.on('error', (error) => done({ done: false, program, reason: 'absent', said: error.message }))
    child.on('close', (code) =>
      done(code === 0 ? { done: true } : { done: false, program, reason: 'failed', said: said.trim() }),
    )
  })
}
