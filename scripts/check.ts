import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'

/** `npm run check`: types, style, layers, our own rules and dead code, all at once; one report. Exit code 1 when one of them finds something. */
const root = resolve(import.meta.dirname, '..')
const bin = (name: string) => join(root, 'node_modules/.bin', name)

interface Check {
  readonly name: string
  readonly command: readonly string[]
}

const node = process.execPath
const checks: readonly Check[] = [
  { name: 'types', command: [bin('tsc'), '--noEmit', '--pretty', 'false'] },
  { name: 'style', command: [bin('biome'), 'check', '--error-on-warnings', '--max-diagnostics=50', '.'] },
  { name: 'rules', command: [node, '--import', 'tsx', join(root, 'scripts/checks/own-rules.ts')] },
  { name: 'dead code', command: [bin('knip'), '--no-progress'] },
]

interface Outcome {
  readonly name: string
  readonly passed: boolean
  readonly seconds: number
  readonly said: string
}

const outcomes = await Promise.all(checks.map(run))
for (const { name, passed, said } of outcomes) if (!passed) console.log(`\n── ${name}\n${said.trim()}`)
console.log()
for (const { name, passed, seconds } of outcomes) {
  console.log(`${passed ? 'ok    ' : 'failed'}  ${name.padEnd(10)} ${seconds.toFixed(1)} s`)
}
process.exit(outcomes.every(({ passed }) => passed) ? 0 : 1)

function run({ name, command: [program, ...args] }: Check): Promise<Outcome> {
  const startedAt = performance.now()
  const child = spawn(program as string, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code) => {
      const seconds = (performance.now() - startedAt) / 1000
      done({ name, passed: code === 0, seconds, said: Buffer.concat(said).toString() })
    })
  })
}
