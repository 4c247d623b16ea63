import { isMembers, keysOf, namesOf, namingOf, pointerStep, risingRun, sameContent } from './contents.ts'

/** One place in which two contents differ. */
export interface Difference {
  /**
   * RFC 6901 pointer; members of lists are named by their `id` where they have one, e.g. `/materials/idCard/copies`. Without any name it is
   * the place in the list: in the earlier content for what was removed, otherwise in the later one.
   */
  readonly pointer: string
  readonly kind: 'added' | 'removed' | 'changed' | 'moved'
  /** Undefined for what was added. Of what was moved: its earlier place in the list, from 0. */
  readonly before: unknown
  /** Undefined for what was removed. Of what was moved: its later place in the list, from 0. */
  readonly after: unknown
}

/** More than anybody reads: an item rewritten from end to end has some 1,500. */
export const differencesMax = 2_000

/**
 * Field by field what differs between two contents: items, standards, claims. Empty exactly when both say the same. What was added or
 * removed as a whole is told as a whole. At most `differencesMax`; the rest is left out.
 */
export function differencesOf(before: unknown, after: unknown): readonly Difference[] {
  const differences: Difference[] = []
  compare('', before, after, differences)
  return differences.slice(0, differencesMax)
}

function compare(pointer: string, before: unknown, after: unknown, found: Difference[]): void {
  if (found.length >= differencesMax || sameContent(before, after)) return
  if (Array.isArray(before) && Array.isArray(after)) compareLists(pointer, before, after, found)
  else if (isMembers(before) && isMembers(after)) {
    for (const name of namesOf(before, after)) compare(pointer + pointerStep(name), before[name], after[name], found)
  } else found.push({ pointer, kind: kindOf(before, after), before, after })
}

function kindOf(before: unknown, after: unknown): Difference['kind'] {
  if (before === undefined) return 'added'
  return after === undefined ? 'removed' : 'changed'
}

function compareLists(
  pointer: string,
  before: readonly unknown[],
  after: readonly unknown[],
  found: Difference[],
): void {
  const naming = namingOf(before, after)
  const { pairs, removed, added } = pairUp(keysOf(before, naming), keysOf(after, naming), naming?.lasting ?? false)
  const stepOf = (list: readonly unknown[], at: number) =>
    pointerStep(naming ? keysOf([list[at]], naming)[0]! : String(at))
  for (const at of removed) {
    found.push({ pointer: pointer + stepOf(before, at), kind: 'removed', before: before[at], after: undefined })
  }
  for (const { from, to, moved } of pairs) {
    const member = pointer + stepOf(after, to)
    if (moved) found.push({ pointer: member, kind: 'moved', before: from, after: to })
    compare(member, before[from], after[to], found)
  }
  for (const at of added) {
    found.push({ pointer: pointer + stepOf(after, at), kind: 'added', before: undefined, after: after[at] })
  }
}

interface Pair {
  readonly from: number
  readonly to: number
  readonly moved: boolean
}

interface Pairing {
  readonly pairs: readonly Pair[]
  readonly removed: readonly number[]
  readonly added: readonly number[]
}

/** Which member of the earlier list is which of the later one, by key. */
function pairUp(before: readonly string[], after: readonly string[], lasting: boolean): Pairing {
  const places = new Map(after.map((key, at) => [key, at]))
  const known = before.flatMap((key, from) => {
    const to = places.get(key)
    return to === undefined ? [] : [{ from, to }]
  })
  const still = risingRun(known.map(({ to }) => to))
  const same = known.map((pair, at) => ({ ...pair, moved: !still.has(at) }))
  const rewritten = lasting ? [] : pairRewritten(before.length, after.length, same)
  const pairs = [...same, ...rewritten].sort((left, right) => left.to - right.to)
  const from = new Set(pairs.map((pair) => pair.from))
  const to = new Set(pairs.map((pair) => pair.to))
  return {
    pairs,
    removed: [...before.keys()].filter((at) => !from.has(at)),
    added: [...after.keys()].filter((at) => !to.has(at)),
  }
}

/** Members without a lasting name that stand between the same neighbours are the same one, rewritten. */
function pairRewritten(beforeLength: number, afterLength: number, same: readonly Pair[]): readonly Pair[] {
  const still = same.filter(({ moved }) => !moved)
  const gone = gaps(beforeLength, same, still, 'from')
  const come = gaps(afterLength, same, still, 'to')
  return gone.flatMap((places, gap) =>
    places.flatMap((from, at) => {
      const to = come[gap]?.[at]
      return to === undefined ? [] : [{ from, to, moved: false }]
    }),
  )
}

/** The unpaired places of one side, by the gap between still members in which they stand. */
function gaps(
  length: number,
  same: readonly Pair[],
  still: readonly Pair[],
  side: 'from' | 'to',
): readonly (readonly number[])[] {
  const paired = new Set(same.map((pair) => pair[side]))
  const fixed = new Set(still.map((pair) => pair[side]))
  const gaps: number[][] = [[]]
  for (let at = 0; at < length; at++) {
    if (fixed.has(at)) gaps.push([])
    else if (!paired.has(at)) gaps.at(-1)!.push(at)
  }
  return gaps
}
