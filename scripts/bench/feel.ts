import { existsSync, readFileSync } from 'node:fs'
import { date, dateAndTime, duration, evaluate, time } from 'feelin'
import { evaluateFeel } from '../../src/platform/feel/feel.ts'

/**
 * Runs the public cases of the DMN Technology Compatibility Kit (dmn-tck, levels 2 and 3) with the library alone and with our additions.
 * The cases are not shipped: two licences are named for them upstream. They are read from FEEL_CASES, from `data/feel/`, or from the path
 * behind the name of the bench.
 */
export async function benchFeel(): Promise<Readonly<Record<string, unknown>>> {
  const path = [process.argv[3], process.env.FEEL_CASES, 'data/feel/feel-cases.json'].find(
    (candidate) => candidate !== undefined && existsSync(candidate),
  )
  if (path === undefined) {
    console.log('No cases: set FEEL_CASES to a feel-cases.json, or give its path (npm run bench -- feel PATH).')
    return { bench: 'feel', cases: null }
  }
  const cases = JSON.parse(readFileSync(path, 'utf8')) as readonly FeelCase[]
  const kinds = Map.groupBy(cases, kindOf)
  const [values, nulls, errors] = (['value', 'null', 'error'] as const).map((kind) => runAll(kinds.get(kind) ?? []))
  print('Value cases', values!)
  print('Cases that expect null', nulls!)
  print('Error cases: null, or an error', errors!)
  for (const { id, got } of values!.refused) console.log(`refused ${id}: ${got}`)
  return {
    bench: 'feel',
    cases: cases.length,
    values: figures(values!),
    nulls: figures(nulls!),
    errors: figures(errors!),
  }
}

type Typed =
  | { readonly t: 'list'; readonly v: readonly Typed[] }
  | { readonly t: 'context'; readonly v: Readonly<Record<string, Typed>> }
  | { readonly t: 'boolean'; readonly v: boolean | string }
  | { readonly t: 'null' }
  | {
      readonly t: 'number' | 'string' | 'date' | 'time' | 'dateTime' | 'dayTimeDuration' | 'yearMonthDuration'
      readonly v: string
    }

interface FeelCase {
  readonly id: string
  readonly folder: string
  readonly expression: string
  readonly inputs: Readonly<Record<string, Typed>>
  readonly expected: Typed | { readonly error: true }
}

function kindOf({ expected }: FeelCase): 'value' | 'null' | 'error' {
  if ('error' in expected) return 'error'
  return expected.t === 'null' ? 'null' : 'value'
}

type Engine = (expression: string, names: Readonly<Record<string, unknown>>) => unknown
const engines = {
  library: (expression, names) => evaluate(expression, { ...names }).value,
  ours: evaluateFeel,
} satisfies Record<string, Engine>

interface Folder {
  cases: number
  library: number
  ours: number
}

interface Run {
  readonly folders: ReadonlyMap<string, Folder>
  readonly refused: readonly { readonly id: string; readonly got: string }[]
}

function runAll(cases: readonly FeelCase[]): Run {
  const folders = new Map<string, Folder>()
  const refused: { id: string; got: string }[] = []
  for (const one of cases) {
    const folder = folders.get(one.folder) ?? { cases: 0, library: 0, ours: 0 }
    folders.set(one.folder, folder)
    folder.cases += 1
    for (const name of ['library', 'ours'] as const) {
      const got = outcomeOf(engines[name], one)
      if (passes(got, one.expected)) folder[name] += 1
      else if (name === 'ours')
        refused.push({ id: one.id, got: got instanceof Error ? got.message : JSON.stringify(got) })
    }
  }
  return { folders, refused }
}

function outcomeOf(engine: Engine, { expression, inputs }: FeelCase): unknown {
  try {
    return engine(
      expression,
      Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, feelValue(value)])),
    )
  } catch (error) {
    return error
  }
}

function passes(got: unknown, expected: FeelCase['expected']): boolean {
  if ('error' in expected) return got instanceof Error || got === null || got === undefined
  if (got instanceof Error) return false
  try {
    return isSame(got ?? null, feelValue(expected))
  } catch {
    return false
  }
}

function feelValue(typed: Typed): unknown {
  switch (typed.t) {
    case 'number':
      return Number(typed.v)
    case 'boolean':
      return String(typed.v) === 'true'
    case 'date':
      return date(typed.v)
    case 'time':
      return time(typed.v)
    case 'dateTime':
      return dateAndTime(typed.v)
    case 'dayTimeDuration':
    case 'yearMonthDuration':
      return duration(typed.v)
    case 'list':
      return typed.v.map(feelValue)
    case 'context':
      return Object.fromEntries(Object.entries(typed.v).map(([name, value]) => [name, feelValue(value)]))
    case 'null':
      return null
    case 'string':
      return typed.v
  }
}

/** Numbers as near as the kit asks; dates and times by what they are called or by FEEL's own equality. */
function isSame(left: unknown, right: unknown): boolean {
  if (typeof left === 'number' && typeof right === 'number') return Math.abs(left - right) < 1e-8
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return left === right
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((member, at) => isSame(member, right[at]))
  }
  if (left.constructor !== right.constructor) return false
  if (left.constructor !== Object)
    return String(left) === String(right) || evaluate('left = right', { left, right }).value === true
  const [mine, other] = [new Map(Object.entries(left)), new Map(Object.entries(right))]
  return mine.size === other.size && [...mine].every(([name, value]) => isSame(value, other.get(name)))
}

function figures({ folders }: Run) {
  const sum = (part: keyof Folder) => [...folders.values()].reduce((total, folder) => total + folder[part], 0)
  const [cases, passed, library] = [sum('cases'), sum('ours'), sum('library')]
  return { cases, passed, failed: cases - passed, libraryPassed: library }
}

function print(title: string, run: Run): void {
  console.log(`\n${title}${' '.repeat(Math.max(48 - title.length, 1))}  cases  passed  failed  library alone`)
  const line = (name: string, folder: Folder) =>
    console.log(
      name.padEnd(48),
      String(folder.cases).padStart(6),
      String(folder.ours).padStart(7),
      String(folder.cases - folder.ours).padStart(7),
      String(folder.library).padStart(14),
    )
  for (const [name, folder] of [...run.folders].sort(([left], [right]) => left.localeCompare(right))) line(name, folder)
  const { cases, passed, libraryPassed } = figures(run)
  line('all', { cases, ours: passed, library: libraryPassed })
}
