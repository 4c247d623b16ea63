import type { z } from 'zod'
import type { FieldFault } from '../../kernel/problem.ts'
import { fillSentence } from '../../kernel/problem.ts'
import { type ReadCondition, readCondition } from './conditions.ts'
import texts from './faults.texts.json' with { type: 'json' }
import { type ActFacts, factNames } from './rules/facts.ts'
import type { ClockRule, RuleSet, WatchedAct } from './rules/ruleSets.ts'
import { rulesWith } from './rules/ruleSets.ts'
import { RuleSetContent, ruleForms } from './schema.ts'

type FaultCode = keyof typeof texts

/** Rules out of a file or a page, or everything that is wrong with them, each fault with its place. */
export type ReadRules =
  | { readonly ok: true; readonly content: RuleSetContent }
  | { readonly ok: false; readonly faults: readonly FieldFault[] }

export function readRules(json: unknown): ReadRules {
  const parsed = RuleSetContent.safeParse(json)
  const faults = parsed.success
    ? faultsOf(parsed.data)
    : parsed.error.issues.flatMap((issue) => faultsOfIssue(issue, json))
  return parsed.success && faults.length === 0 ? { ok: true, content: parsed.data } : { ok: false, faults }
}

/** A stored set, ready to be asked. It was checked when it was published. */
export function preparedSet(
  place: Pick<RuleSet, 'regionPrefix' | 'version' | 'inForceFrom'>,
  content: RuleSetContent,
): RuleSet {
  const clockRules = new Map<string, ClockRule[]>()
  for (const rule of [...rulesWith(content, 'left'), ...rulesWith(content, 'over')]) {
    for (const kind of rule.on.clock) clockRules.set(kind, [...(clockRules.get(kind) ?? []), rule])
  }
  const actRules = new Map<string, WatchedAct[]>()
  for (const rule of rulesWith(content, 'acts')) {
    const read = readCondition(rule.on.when)
    if (!read.ok) throw new Error(`rule ${rule.number} of ${place.regionPrefix}/${place.version}: ${read.fault}`)
    for (const type of rule.on.acts) {
      actRules.set(type, [...(actRules.get(type) ?? []), { rule, holds: read.condition }])
    }
  }
  return { ...place, ...content, clockRules: clockRules as RuleSet['clockRules'], actRules }
}

/** What the shape alone does not say. */
function faultsOf(content: RuleSetContent): FieldFault[] {
  const faults: FieldFault[] = []
  const numbers = new Set<string>()
  for (const [place, { number, on }] of content.rules.entries()) {
    const field = `rules.${place}`
    if (numbers.has(number)) faults.push(fault(`${field}.number`, 'number_twice', { number }))
    numbers.add(number)
    if ('when' in on) faults.push(...faultsOfCondition(`${field}.on.when`, readCondition(on.when)))
    if (!('unanswered' in on)) continue
    const { level } = on.unanswered
    if (content.rules.some((rule) => rule.level === level && rule.answerDays !== null)) continue
    faults.push(fault(`${field}.on.unanswered`, 'answer_for_unanswered', { number, level }))
  }
  return faults
}

function faultsOfCondition(field: string, read: ReadCondition): FieldFault[] {
  if (read.ok) return []
  const names: readonly (keyof ActFacts)[] = factNames
  return [fault(field, read.fault, { name: 'name' in read ? read.name : '', names: names.join(', ') })]
}

type Issue = z.core.$ZodIssue

function faultsOfIssue(issue: Issue, json: unknown): FieldFault[] {
  const field = issue.path.join('.')
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => fault([...issue.path, key].join('.'), 'unknown'))
    case 'invalid_union':
      return faultsOfForm(issue.path, json)
    case 'too_big':
      return [fault(field, 'out_of_range', { what: `≤ ${issue.maximum}` })]
    case 'too_small':
      return [fault(field, 'out_of_range', { what: `≥ ${issue.minimum}` })]
    case 'invalid_type':
      if (valueAt(json, issue.path) === undefined) return [fault(field, 'missing')]
      return [fault(field, 'shape', { what: issue.expected })]
    case 'invalid_value':
      return [fault(field, 'shape', { what: issue.values.map(String).join(', ') })]
    default:
      return [fault(field, 'shape', { what: issue.code })]
  }
}

/** What a rule looks at is told by the member that only its form has; then that form says what is wrong. */
function faultsOfForm(path: Issue['path'], json: unknown): FieldFault[] {
  const on = valueAt(json, path)
  const named = Object.entries(ruleForms).find(([member]) => typeof on === 'object' && on !== null && member in on)
  if (!named) return [fault(path.join('.'), 'on_unknown')]
  const issues = named[1].safeParse(on).error?.issues ?? []
  return issues.flatMap((issue) => faultsOfIssue({ ...issue, path: [...path, ...issue.path] }, json))
}

function valueAt(json: unknown, path: Issue['path']): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], json)
}

function fault(field: string, code: FaultCode, parameters: Readonly<Record<string, string | number>> = {}): FieldFault {
  return { field, code, sentence: fillSentence(texts[code], { field, ...parameters }) }
}
