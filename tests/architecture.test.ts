import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkLayers } from '../scripts/checks/layers.ts'
import { checkSources } from '../scripts/checks/sources.ts'
import { modules } from '../src/modules.ts'

const root = resolve(import.meta.dirname, '..')

/** One file with one fault, and the name of the rule that must find it. */
interface Planted {
  readonly rule: string
  readonly path: string
  readonly source: string
}

const plantedImports: readonly Planted[] = [
  { rule: 'kernel-imports-nothing', path: 'src/kernel/planted-1.ts', source: `import '../platform/clock.ts'` },
  { rule: 'kernel-imports-nothing', path: 'src/kernel/planted-2.ts', source: `import 'zod'` },
  { rule: 'platform-knows-no-module', path: 'src/platform/planted.ts', source: `import '../modules/ledger/index.ts'` },
  { rule: 'modules-know-no-surface', path: 'src/modules/ledger/planted-1.ts', source: `import '../../web/render.tsx'` },
  { rule: 'module-ledger', path: 'src/modules/ledger/planted-2.ts', source: `import '../cases/index.ts'` },
  { rule: 'module-ledger', path: 'src/modules/ledger/planted-3.ts', source: `import type {} from '../cases/index.ts'` },
  { rule: 'module-cases', path: 'src/modules/cases/planted.ts', source: `import '../catalog/store.ts'` },
  { rule: 'api-and-web-are-apart', path: 'src/api/planted-1.ts', source: `import '../web/render.tsx'` },
  { rule: 'web-and-api-are-apart', path: 'src/web/planted-1.ts', source: `import '../api/planted-2.ts'` },
  { rule: 'front-doors-only', path: 'src/api/planted-2.ts', source: `import '../modules/cases/store.ts'` },
  { rule: 'surfaces-know-no-root', path: 'src/web/planted-2.ts', source: `import '../seed.ts'` },
  { rule: 'views-draw-only', path: 'src/web/views/planted.ts', source: `import '../../platform/clock.ts'` },
  { rule: 'browser-code-is-pure', path: 'src/web/client/planted.ts', source: `import 'pg'` },
  { rule: 'rules-use-no-node', path: 'src/modules/cases/rules/planted-1.ts', source: `import 'node:fs'` },
  { rule: 'rules-are-pure', path: 'src/modules/cases/rules/planted-2.ts', source: `import '../store.ts'` },
  { rule: 'no-development-package', path: 'src/platform/planted-dev.ts', source: `import 'fast-check'` },
  { rule: 'no-tests-in-product', path: 'src/planted-1.ts', source: `import '../tests/support/world.ts'` },
  { rule: 'resolvable', path: 'src/planted-2.ts', source: `import './nowhere.ts'` },
  {
    rule: 'no-cycle',
    path: 'src/planted-3.ts',
    source: `import { b } from './planted-4.ts'\nexport const a = () => b`,
  },
]

const plantedSources: readonly Planted[] = [
  {
    rule: 'sql-in-stores',
    path: 'src/modules/cases/planted-5.ts',
    source: 'export const text = `select case_id\n from cases.case_head where true`',
  },
  { rule: 'sql-in-stores', path: 'src/api/planted-5.ts', source: `export const text = 'delete from cases.case_head'` },
  {
    rule: 'wording-in-texts',
    path: 'src/modules/cases/planted-6.ts',
    source: `export const sentence = { zh: '请先登录' }`,
  },
  {
    rule: 'wording-in-texts',
    path: 'src/web/views/planted-6.tsx',
    source: 'export const View = () => <p>请先登录</p>',
  },
  { rule: 'one-clock', path: 'src/modules/cases/planted-7.ts', source: 'export const now = new Date()' },
  {
    rule: 'no-chance-in-rules',
    path: 'src/modules/cases/rules/planted-8.ts',
    source: 'export const chance = Math.random()',
  },
  { rule: 'length', path: 'src/planted-9.ts', source: '\n'.repeat(401) },
]

const innocent: readonly string[] = [
  `/** 受理: the case is taken in. */\nexport const accepted = 'accepted'`,
  `export const field = z.string().describe('Receipt number (受理编号)')`,
  `export const birthday = new Date('2026-01-01')`,
  `export const sentence = 'Select one of the lists below'`,
]

/** The other half of the planted cycle: one finding names both. */
const otherHalf = {
  path: 'src/planted-4.ts',
  source: `import { a } from './planted-3.ts'\nexport const b = () => a`,
}

let copy: string

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'yimen-architecture-'))
  for (const folder of ['src', 'tests']) cpSync(join(root, folder), join(copy, folder), { recursive: true })
  for (const file of ['package.json', 'tsconfig.json']) cpSync(join(root, file), join(copy, file))
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  for (const { path, source } of [...plantedImports, ...plantedSources, otherHalf]) plant(path, source)
  for (const [index, source] of innocent.entries()) plant(`src/modules/cases/innocent-${index}.ts`, source)
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

function plant(path: string, source: string): void {
  mkdirSync(dirname(join(copy, path)), { recursive: true })
  writeFileSync(join(copy, path), `${source}\n`)
}

describe('the dependency check bites', () => {
  let findings: readonly string[]
  beforeAll(async () => {
    findings = (await checkLayers(copy, modules, ['src', 'tests'])).findings
  })
  it.each(plantedImports)('$rule finds $path', ({ rule, path }) => {
    expect(findings.filter((finding) => finding.startsWith(`${path} →`)).join('\n')).toContain(`(${rule})`)
  })
  it('every rule of a written module can be broken', () => {
    const named = new Set(findings.map((finding) => /\((\S+)\)$/.exec(finding)?.[1]))
    const proven = ['module-ledger', 'module-cases', ...plantedImports.map(({ rule }) => rule)]
    expect([...new Set(proven)].filter((rule) => !named.has(rule))).toEqual([])
  })
})

describe('the check of sources bites', () => {
  let findings: readonly string[]
  beforeAll(() => {
    findings = checkSources(copy, ['src']).findings
  })
  it.each(plantedSources)('$rule finds $path', ({ rule, path }) => {
    expect(findings.filter((finding) => finding.startsWith(`${path}:`)).join('\n')).toContain(`(${rule})`)
  })
  it('comments, descriptions, given dates and plain English are not found', () => {
    expect(findings.filter((finding) => finding.includes('/innocent-'))).toEqual([])
  })
})

describe('the map of modules', () => {
  it('points downwards only: a module stands below those that use it', () => {
    const names = modules.map(({ name }) => name)
    for (const [index, { name, uses }] of modules.entries()) {
      for (const used of uses) expect(names.indexOf(used), `${name} uses ${used}`).toBeLessThan(index)
      expect(new Set(uses).size).toBe(uses.length)
    }
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('dependencies', () => {
  it('each has its reason, one line in docs/decisions/dependencies.md, and nothing else has', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const wanted = ['dependencies', 'optionalDependencies', 'devDependencies'].flatMap((key) =>
      Object.keys(manifest[key]),
    )
    const lines = readFileSync(join(root, 'docs/decisions/dependencies.md'), 'utf8').split('\n')
    const reasons = lines.flatMap((line) => /^\| `([^`]+)` \| .{20,} \|$/.exec(line)?.[1] ?? [])
    expect([...reasons].sort()).toEqual([...wanted].sort())
  })
})
