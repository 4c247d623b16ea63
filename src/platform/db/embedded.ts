import { execFile, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync } from 'node:fs'
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { prepareBinaries, reachableDirectory, serverUser } from './embedded-files.ts'

/** A real PostgreSQL run by this process on a Unix socket in its own directory: no port, no other installation is touched. */
export interface EmbeddedServer {
  /** Connection of the owner to a database of this server. */
  urlOf(database: string): string
  /** Process id of the running server, or undefined while it is down. */
  processId(): Promise<number | undefined>
  /** Fast shutdown: running transactions are rolled back, the directory is left clean. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  readonly directory: string
  readonly ownerPassword: string
  /** Extra settings for postgresql.conf. Durability settings are never among them. */
  readonly settings?: Readonly<Record<string, string>>
  readonly log: (message: string) => void
}

const run = promisify(execFile)
const startTimeoutMs = 60_000
const watchMs = 200

/** Starts the server, or adopts the one that a crashed process left running in this directory. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const home = await reachableDirectory(options.directory)
  const data = join(home, 'data')
  const binaries = await prepareBinaries(home)
  if (!existsSync(join(data, 'PG_VERSION'))) await initialise(home, data, binaries, options.ownerPassword)
  await configure(home, data, options.settings ?? {})

  const urlOf = urlsOf(home, options.ownerPassword)
  let stopping = false

  // Detached: Ctrl-C reaches our process alone, which ends its requests before it stops the server.
  function launch(): void {
    // What it says before its own log is open (a wrong setting, an occupied directory) goes to start.log.
    const startLog = openSync(join(home, 'start.log'), 'a', 0o600)
    const child = spawn(join(binaries, 'bin/postgres'), ['-D', data], {
      ...serverUser(),
      detached: true,
      stdio: ['ignore', startLog, startLog],
      cwd: home,
    })
    closeSync(startLog)
    child.unref()
  }

  /** A server that was killed is started again; callers see failed statements in between. */
  async function watch(): Promise<void> {
    while (!stopping) {
      await sleep(watchMs, true)
      if (stopping || (await runningServer(data))) continue
      options.log('the database server has ended unexpectedly; starting it again')
      launch()
      await waitUntilReady(urlOf('postgres'), 1_000).catch(() => {})
    }
  }

  const left = await runningServer(data)
  if (left) options.log(`adopting the database server that an earlier process left running (pid ${left})`)
  else launch()
  await waitUntilReady(urlOf('postgres'))
  void watch()

  return {
    urlOf,
    processId: () => runningServer(data),
    async stop() {
      stopping = true
      const pid = await runningServer(data)
      if (!pid) return
      process.kill(pid, 'SIGINT')
      for (let waited = 0; waited < 30_000 && isAlive(pid); waited += 50) await sleep(50)
    },
  }
}

/** Made beside its place and moved there when complete: a start that is killed meanwhile leaves nothing half-made behind. */
async function initialise(home: string, data: string, binaries: string, password: string): Promise<void> {
  const fresh = `${data}.new`
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { recursive: true, mode: 0o700 })
  const user = serverUser()
  if (user.uid !== undefined) await chown(fresh, user.uid, user.gid ?? user.uid)
  const passwordFile = join(home, 'initial-password')
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (user.uid !== undefined) await chown(passwordFile, user.uid, user.gid ?? user.uid)
  try {
    await run(
      join(binaries, 'bin/initdb'),
      [
        '-D',
        fresh,
        '-U',
        'postgres',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '-E',
        'UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
      ],
      { ...user, cwd: home },
    )
  } finally {
    await rm(passwordFile, { force: true })
  }
  await rename(fresh, data)
}

async function configure(home: string, data: string, extra: Readonly<Record<string, string>>): Promise<void> {
  const settings = {
    listen_addresses: `''`,
    unix_socket_directories: `'${home}'`,
    unix_socket_permissions: '0700',
    max_connections: '120',
    shared_buffers: '256MB',
    effective_cache_size: '1GB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    jit: 'off',
    logging_collector: 'on',
    log_directory: `'log'`,
    log_filename: `'postgresql-%a.log'`,
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    ...extra,
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`)
  const file = join(data, 'yimen.conf')
  await writeFile(file, `${lines.join('\n')}\n`)
  await chmod(file, 0o644)
  const main = join(data, 'postgresql.conf')
  const text = await readFile(main, 'utf8')
  if (!text.includes(`include = 'yimen.conf'`)) await writeFile(main, `${text}\ninclude = 'yimen.conf'\n`)
}

/** The server that already runs for this directory, if one does; asking neither starts nor changes anything. */
export async function findEmbedded(
  options: Pick<EmbeddedOptions, 'directory' | 'ownerPassword'>,
): Promise<Pick<EmbeddedServer, 'urlOf'> | undefined> {
  const home = await reachableDirectory(options.directory)
  const pid = await runningServer(join(home, 'data'))
  return pid === undefined ? undefined : { urlOf: urlsOf(home, options.ownerPassword) }
}

function urlsOf(home: string, ownerPassword: string): EmbeddedServer['urlOf'] {
  return (database) => `postgresql://postgres:${ownerPassword}@${encodeURIComponent(home)}/${database}`
}

/** Process id of a server that lives in this data directory, or undefined. A stale file names a dead or foreign process. */
async function runningServer(data: string): Promise<number | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(text.split('\n')[0])
  if (!pid || !isAlive(pid)) return undefined
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return command === '' || command.includes(data) ? pid : undefined
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function waitUntilReady(url: string, timeoutMs = startTimeoutMs): Promise<void> {
  const giveUpAt = Date.now() + timeoutMs
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      await client.end().catch(() => {})
      if ((error as { code?: string }).code === '28P01') {
        throw new Error(
          'The database in this data directory was made with other secrets. Restore its secrets folder, or remove the database directory.',
        )
      }
      if (Date.now() > giveUpAt)
        throw new Error('The embedded database did not start; see start.log and data/log in its directory', {
          cause: error,
        })
      await sleep(30)
    }
  }
}

/** `quietly`: the wait alone does not keep the process alive. */
function sleep(milliseconds: number, quietly = false): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    if (quietly) timer.unref()
  })
}
