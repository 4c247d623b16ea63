import type { ClockKind } from '../../cases/index.ts'
import type { ActRule, LeftRule, OverRule, Rule, RuleSetContent } from '../schema.ts'
import type { Condition } from './facts.ts'

/** One edition of a region's rules, ready to be asked. */
export interface RuleSet extends RuleSetContent {
  /** The first digits of the regions that it is for; '' for all. */
  readonly regionPrefix: string
  readonly version: number
  readonly inForceFrom: Date
  readonly clockRules: ReadonlyMap<ClockKind, readonly ClockRule[]>
  readonly actRules: ReadonlyMap<string, readonly WatchedAct[]>
}

export type ClockRule = Rule & { readonly on: LeftRule | OverRule }
export interface WatchedAct {
  readonly rule: Rule & { readonly on: ActRule }
  readonly holds: Condition
}

/** Which set counts from when on, for one region; the first from the beginning of time. */
export interface InForce {
  readonly from: Date
  readonly set: RuleSet
}

/** What one region goes by: at each moment the edition in force of the nearest region that has one. */
export function inForceFor(sets: readonly RuleSet[], regionCode: string): readonly InForce[] {
  const candidates = sets.filter(({ regionPrefix }) => regionCode.startsWith(regionPrefix))
  const moments = [...new Set(candidates.map(({ inForceFrom }) => inForceFrom.getTime()))].sort((a, b) => a - b)
  const timeline: InForce[] = []
  for (const moment of moments) {
    const set = nearest(candidates.filter(({ inForceFrom }) => inForceFrom.getTime() <= moment))
    if (set && timeline.at(-1)?.set !== set) timeline.push({ from: new Date(moment), set })
  }
  return timeline
}

/** The set that counts at a moment; undefined before the first one. */
export function setAt(timeline: readonly InForce[], at: Date): RuleSet | undefined {
  return timeline.findLast(({ from }) => from <= at)?.set
}

function nearest(sets: readonly RuleSet[]): RuleSet | undefined {
  return sets.toSorted(
    (one, other) => other.regionPrefix.length - one.regionPrefix.length || other.version - one.version,
  )[0]
}

/** A rule of this form, with its `on`. */
export function rulesWith<Member extends string>(
  { rules }: RuleSetContent,
  member: Member,
): (Rule & { readonly on: Extract<Rule['on'], Readonly<Record<Member, unknown>>> })[] {
  return rules.filter((rule) => member in rule.on) as never
}
