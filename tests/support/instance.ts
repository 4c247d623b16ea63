import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The product as its owner starts it: a process of its own on a data directory of its own. For tests of starting and stopping. */
const root = resolve(import.meta.dirname, '../..')
const startTimeoutMs = 60_000

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** Both output streams. */
  readonly said: string
}

export interface Instance {
  readonly origin: string
  /** What was started: signals of a terminal or a service manager arrive here. */
  readonly wrapper: ChildProcess
  ended(): Promise<Ended>
  stop(): Promise<Ended>
}

/** A folder that the database server's user can reach. */
export function freshDirectory(): string {
  mkdirSync('/tmp/yimen-tests', { recursive: true, mode: 0o755 })
  const directory = mkdtempSync('/tmp/yimen-tests/instance-')
  chmodSync(directory, 0o755)
  return directory
}

/** Runs one entry to its end. */
export function runEntry(entry: string, args: readonly string[], environment: Record<string, string>): Promise<Ended> {
  return follow(launch(entry, args, environment)).ended
}

/** Starts the server on any free port and waits until it serves; throws with its output when it ends before. */
export async function startInstance(
  dataDirectory: string,
  environment: Record<string, string> = {},
): Promise<Instance> {
  return watchStart(launch('src/main.ts', [], { YIMEN_DATA: dataDirectory, PORT: '0', ...environment }))
}

/** The same through `npm start`: signals arrive at npm. */
export async function startWithNpm(dataDirectory: string): Promise<Instance> {
  return watchStart(spawnQuietly('npm', ['start'], { YIMEN_DATA: dataDirectory, PORT: '0' }))
}

async function watchStart(wrapper: ChildProcess): Promise<Instance> {
  const { ended, output } = follow(wrapper)
  let over = false
  void ended.then(() => {
    over = true
  })
  for (let waited = 0; waited < startTimeoutMs; waited += 50) {
    const origin = /listening on (http:\/\/[\d.:]+)/.exec(output())?.[1]
    if (origin) {
      const stop = () => {
        wrapper.kill('SIGTERM')
        return ended
      }
      return { origin, wrapper, ended: () => ended, stop }
    }
    if (over) throw new Error(`The server did not start:\n${output()}`)
    await new Promise((done) => setTimeout(done, 50))
  }
  wrapper.kill('SIGKILL')
  throw new Error(`The server did not start in time:\n${output()}`)
}

function launch(entry: string, args: readonly string[], environment: Record<string, string>): ChildProcess {
  return spawnQuietly(process.execPath, [join(root, 'scripts/run.mjs'), entry, ...args], environment)
}

function spawnQuietly(program: string, args: readonly string[], environment: Record<string, string>): ChildProcess {
  return spawn(program, args, {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '/', LANG: 'C.UTF-8', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

function follow(child: ChildProcess): { ended: Promise<Ended>; output: () => string } {
  let said = ''
  const collect = (chunk: Buffer) => {
    said += chunk.toString()
  }
  child.stdout?.on('data', collect)
  child.stderr?.on('data', collect)
  const ended = new Promise<Ended>((done) => child.on('exit', (code, signal) => done({ code, signal, said })))
  return { ended, output: () => said }
}

export interface RunningProcess {
  readonly pid: number
  readonly command: string
}

/** Every process that works on a data directory: it has it in its environment or its arguments. */
export function processesOn(dataDirectory: string): RunningProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({
      pid: Number(name),
      command: readProc(name, 'cmdline').replaceAll('\0', ' ').trim(),
      environment: readProc(name, 'environ'),
    }))
    .filter(
      ({ command, environment }) =>
        command !== '' &&
        (command.includes(`${dataDirectory}/`) || environment.split('\0').includes(`YIMEN_DATA=${dataDirectory}`)),
    )
}

/** The server itself, below its wrapper. */
export function serverProcess(dataDirectory: string): number {
  const found = processesOn(dataDirectory).find(
    ({ command }) => command.includes('src/main.ts') && !command.includes('run.mjs'),
  )
  if (!found) throw new Error('the server process was not found')
  return found.pid
}

/** A process may end between listing and reading. */
function readProc(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
