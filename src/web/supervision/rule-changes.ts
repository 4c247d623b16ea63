import type { RuleSetContent } from '../../modules/supervision/index.ts'
import type { RuleChange } from '../views/supervision/rule-edit.tsx'

/** How a new edition differs from the one in force, rule by rule. */
export function changesOf(before: RuleSetContent | undefined, after: RuleSetContent): RuleChange[] {
  const earlier = new Map(before?.rules.map((rule) => [rule.number, rule]))
  const numbers = new Set(after.rules.map(({ number }) => number))
  const same = (one: unknown, other: unknown) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
  const changes = after.rules.flatMap((rule): RuleChange[] => {
    const known = earlier.get(rule.number)
    if (!known) return [{ kind: 'added', number: rule.number }]
    return same(known, rule) ? [] : [{ kind: 'altered', number: rule.number }]
  })
  const removed = [...earlier.keys()].filter((number) => !numbers.has(number))
  const general =
    before && same([before.sample, before.orderDays], [after.sample, after.orderDays])
      ? []
      : [{ kind: 'altered', number: '' } as const]
  return [...changes, ...removed.map((number) => ({ kind: 'removed', number }) as const), ...general]
}

/** Members in one order, whatever the order in which they were written. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, inside]) => [name, sorted(inside)] as const)
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)))
}
