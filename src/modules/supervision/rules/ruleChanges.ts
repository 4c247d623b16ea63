import type { Rule, RuleSetContent } from '../schema.ts'
import { type InForce, setAt } from './ruleSets.ts'

/** What differs in one rule, or in what belongs to no rule. */
export interface RuleChange {
  readonly kind: 'added' | 'removed' | 'altered'
  /** Number of the rule; empty: samples and orders. */
  readonly number: string
  readonly before: Rule | undefined
  readonly after: Rule | undefined
  /** Of what was altered, each part with both values. */
  readonly parts: readonly ChangedPart[]
}

export interface ChangedPart {
  /** `points`, `sentence.zh`; `on` as a whole. */
  readonly path: string
  readonly before: unknown
  readonly after: unknown
}

/** How a new edition differs from another, rule by rule; the order in which rules stand says nothing. */
export function changesOf(before: RuleSetContent | undefined, after: RuleSetContent): readonly RuleChange[] {
  const earlier = new Map(before?.rules.map((rule) => [rule.number, rule]))
  const later = new Map(after.rules.map((rule) => [rule.number, rule]))
  const changes = [...later.values()].flatMap((rule): RuleChange[] => {
    const known = earlier.get(rule.number)
    const one = { number: rule.number, before: known, after: rule }
    if (!known) return [{ ...one, kind: 'added', parts: [] }]
    const parts = changedParts(rulePaths, known, rule)
    return parts.length === 0 ? [] : [{ ...one, kind: 'altered', parts }]
  })
  const removed = [...earlier.values()]
    .filter(({ number }) => !later.has(number))
    .map((rule) => ({ kind: 'removed', number: rule.number, before: rule, after: undefined, parts: [] }) as const)
  const general = changedParts(generalPaths, before, after)
  const rest = { kind: 'altered', number: '', before: undefined, after: undefined, parts: general } as const
  return [...changes, ...removed, ...(general.length > 0 ? [rest] : [])]
}

/** Whether these rules, published for that moment, would leave everything as it is from then on. */
export function changesNothing(timeline: readonly InForce[], content: RuleSetContent, from: Date): boolean {
  const later = timeline.filter((one) => one.from > from).map(({ set }) => set)
  const sets = [setAt(timeline, from), ...later]
  return sets.every((set) => set !== undefined && changesOf(set, content).length === 0)
}

const generalPaths = ['sample.permille', 'sample.answerDays', 'orderDays'] as const
const rulePaths = [
  ...['level', 'on', 'points', 'answerDays', 'responsible'],
  ...['sentence.zh', 'sentence.en', 'basis.zh', 'basis.en'],
] as const

function changedParts(paths: readonly string[], before: unknown, after: unknown): ChangedPart[] {
  return paths.flatMap((path) => {
    const values = { before: valueAt(before, path), after: valueAt(after, path) }
    return isSame(values.before, values.after) ? [] : [{ path, ...values }]
  })
}

function valueAt(from: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((inside, name) => (inside as Record<string, unknown> | null | undefined)?.[name] ?? null, from)
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

/** Members in one order, whatever the order in which they were written. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, inside]) => [name, sorted(inside)] as const)
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)))
}
