import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import demoPeople from '../data/demo/people.json' with { type: 'json' }
import {
  freshDirectory,
  type Instance,
  processesOn,
  runEntry,
  serverProcess,
  startInstance,
  startWithNpm,
} from './support/instance.ts'
import { type Filed, fileInto, readFrom } from './support/stored-case.ts'

const root = resolve(import.meta.dirname, '..')
const timeoutMs = 90_000
const directory = freshDirectory()
const data = join(directory, 'data')
let instance: Instance
let filed: Filed

beforeAll(async () => {
  instance = await startInstance(data)
  filed = await fileInto(data)
}, timeoutMs)

afterAll(async () => {
  await instance?.stop()
  rmSync(directory, { recursive: true, force: true })
}, timeoutMs)

describe('a first start', () => {
  it('makes secrets that only their owner can read', () => {
    const secrets = join(data, 'secrets')
    expect(statSync(secrets).mode & 0o777).toBe(0o700)
    const names = readdirSync(secrets)
    expect(names.length).toBeGreaterThanOrEqual(4)
    for (const name of names) expect(statSync(join(secrets, name)).mode & 0o777, name).toBe(0o600)
  })

  it('a second one on the same data directory is refused with a sentence, and the first serves on', async () => {
    await expect(startInstance(data)).rejects.toThrow('Another process already serves this data directory')
    expect((await fetch(`${instance.origin}/health`)).status).toBe(200)
  }, 90_000)
})

describe('backup and restore', () => {
  const backup = join(directory, 'backup')
  const restored = join(directory, 'restored')
  const restore = (from: string, to: string, ...more: string[]) =>
    runEntry('src/cli/restore.ts', [from, ...more], { YIMEN_DATA: to })

  beforeAll(async () => {
    const { code, said } = await runEntry('src/cli/backup.ts', [backup], { YIMEN_DATA: data })
    expect(said).toContain('Backup complete')
    expect(said).toContain('keep it apart')
    expect(code).toBe(0)
  }, timeoutMs)

  it('the backup of a serving instance keeps the keys in a folder of their own, with a warning', () => {
    expect((statSync(join(backup, 'secrets')).mode & 0o777).toString(8)).toBe('700')
    expect(readFileSync(join(backup, 'secrets/READ-ME-FIRST.txt'), 'utf8')).toContain('keep it apart')
    const manifest = JSON.parse(readFileSync(join(backup, 'manifest.json'), 'utf8'))
    expect(manifest.database.kind).toBe('embedded')
    expect(manifest.database.migrations).toContain('cases/0001_cases.sql')
  })

  it('what was restored elsewhere, with the keys kept apart, is the same: rows, personal values and papers', async () => {
    const apart = join(directory, 'keys')
    const withoutKeys = join(directory, 'backup-without-keys')
    cpSync(backup, withoutKeys, { recursive: true })
    cpSync(join(backup, 'secrets'), apart, { recursive: true })
    rmSync(join(withoutKeys, 'secrets'), { recursive: true })
    const refused = await restore(withoutKeys, restored)
    expect(refused).toMatchObject({ code: 1 })
    expect(refused.said).toContain('--secrets')

    const { code, said } = await restore(withoutKeys, restored, '--secrets', apart)
    expect(said).toContain('Restored')
    expect(code).toBe(0)
    expect(processesOn(restored)).toEqual([])
    expect(await readFrom(restored, filed)).toEqual(await readFrom(data, filed))
    for (const name of readdirSync(join(restored, 'secrets'))) {
      expect(statSync(join(restored, 'secrets', name)).mode & 0o777, name).toBe(0o600)
    }
  }, 90_000)

  it('a restored instance serves', async () => {
    const second = await startInstance(restored)
    expect((await fetch(`${second.origin}/health`)).status).toBe(200)
    expect(await second.stop()).toMatchObject({ code: 0 })
  }, 90_000)

  it('a backup of the stopped instance starts the database for it, and leaves nothing running', async () => {
    const again = join(directory, 'backup-of-stopped')
    const { code, said } = await runEntry('src/cli/backup.ts', [again], { YIMEN_DATA: restored })
    expect(said).toContain('Backup complete')
    expect(code).toBe(0)
    expect(processesOn(restored)).toEqual([])
  }, 90_000)

  it('refuses to overwrite: a running instance, a used directory, a used backup folder', async () => {
    expect((await restore(backup, data)).said).toContain('A server is running')
    expect((await restore(backup, restored)).said).toContain('is not empty')
    expect((await runEntry('src/cli/backup.ts', [backup], { YIMEN_DATA: data })).said).toContain('is not empty')
  }, 90_000)

  it('refuses a damaged backup and names the file', async () => {
    const damaged = join(directory, 'damaged')
    cpSync(backup, damaged, { recursive: true })
    writeFileSync(join(damaged, 'database/PG_VERSION'), '17\n')
    const target = join(directory, 'never')
    const { code, said } = await restore(damaged, target)
    expect(code).toBe(1)
    expect(said).toContain('database/PG_VERSION')
    rmSync(join(damaged, 'manifest.json'))
    expect((await restore(damaged, target)).said).toContain('no finished backup')
  }, 90_000)

  it('says what is missing for a database that DATABASE_URL names', async () => {
    const ownerUrl = filed.ownerUrl
    const { code, said } = await runEntry('src/cli/backup.ts', [join(directory, 'dump')], {
      YIMEN_DATA: data,
      DATABASE_URL: ownerUrl,
      PATH: join(root, 'node_modules/.bin'),
    })
    expect(said).toContain('pg_dump')
    expect(said).toContain('Install the PostgreSQL client programs')
    expect(code).toBe(1)
  }, 90_000)
})

describe('ending', () => {
  it('a crashed process leaves the database running; the next start adopts it and has every case', async () => {
    process.kill(serverProcess(data), 'SIGKILL')
    await instance.ended()
    expect(processesOn(data).some(({ command }) => command.includes('postgres'))).toBe(true)
    instance = await startWithNpm(data)
    expect((await fetch(`${instance.origin}/health`)).status).toBe(200)
    expect((await readFrom(data, filed)).view.status).toBe('submitted')
  }, 90_000)

  it('SIGTERM to npm start: a request under way and one that follows on its connection get their answers, the database stops, no process is left', async () => {
    const { heard, ended } = await hearAcrossStop(instance)
    expect(heard.match(/(?<=HTTP\/1\.1 )\d{3}/g), heard).toEqual(['100', '200', '200'])
    expect(heard).toContain('"token_type":"Bearer"')
    expect(ended).toMatchObject({ code: 0 })
    expect(processesOn(data)).toEqual([])
    expect(readdirSync(join(data, 'postgresql/data'))).not.toContain('postmaster.pid')
  }, 90_000)

  it('demo accounts outside demo mode: the start is refused and leaves no database behind', async () => {
    await expect(startInstance(data, { YIMEN_DEMO: 'false' })).rejects.toThrow('demo accounts')
    expect(processesOn(data)).toEqual([])
  }, 90_000)

  it('a port that is taken: the start is refused and leaves no database behind', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((done) => other.once('listening', done))
    const { port } = other.address() as { port: number }
    await expect(startInstance(data, { PORT: String(port) })).rejects.toThrow(String(port))
    other.close()
    expect(processesOn(data)).toEqual([])
  }, 90_000)
})

describe('a Node that is too old', () => {
  it('is told in one sentence, when the project has none of its own for this machine', () => {
    const copy = join(directory, 'old-node')
    mkdirSync(join(copy, 'scripts'), { recursive: true })
    for (const file of ['run.mjs', 'node-flags.mjs']) cpSync(join(root, 'scripts', file), join(copy, 'scripts', file))
    const pretend = `for (const [object, key, value] of [[process, 'version', 'v20.20.2'], [process.versions, 'node', '20.20.2']])
      Object.defineProperty(object, key, { value })`
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, 'scripts/run.mjs', 'src/main.ts'],
      { cwd: copy, encoding: 'utf8' },
    )
    expect(stderr).toContain('Node 24 or newer is needed, this is v20.20.2')
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(status).toBe(1)
  })
})

/**
 * What one connection hears across a stop: the signal is sent when the server has read the head of a request ("100 Continue"), its body and a
 * second request come after that.
 */
async function hearAcrossStop(running: Instance) {
  const [client] = demoPeople.clients
  const form = `grant_type=client_credentials&client_id=${client!.id}&client_secret=${client!.secret}`
  const head = [
    'POST /oauth/token HTTP/1.1',
    'host: 127.0.0.1',
    'content-type: application/x-www-form-urlencoded',
    `content-length: ${form.length}`,
    'expect: 100-continue',
  ]
  const connection = connect({ host: '127.0.0.1', port: Number(new URL(running.origin).port) })
  connection.setEncoding('utf8')
  let heard = ''
  connection.on('data', (chunk: string) => {
    heard += chunk
  })
  const closed = once(connection, 'close')
  connection.write(`${head.join('\r\n')}\r\n\r\n`)
  while (!heard.includes('100 Continue')) await once(connection, 'data')
  const ended = running.stop()
  await pause(700)
  connection.write(`${form}GET /health HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`)
  await closed
  return { heard, ended: await ended }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds))
}
