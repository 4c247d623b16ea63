import {
  isMembers,
  keysOf,
  type Members,
  type Naming,
  namesOf,
  namingOf,
  pointerStep,
  sameContent,
} from './contents.ts'

export type Merged<Content> =
  | { readonly kind: 'merged'; readonly content: Content }
  /** Parts that both changed, and differently; pointers as in `Difference`. */
  | { readonly kind: 'conflict'; readonly pointers: readonly string[] }

/**
 * Two officers began from the same content and both changed it. What only one changed is as he wrote it; what both changed in the
 * same way is as they wrote it; anything else is a conflict. Who was first makes no difference.
 */
export function mergeContents<Content>(base: Content, mine: Content, theirs: Content): Merged<Content> {
  const conflicts: string[] = []
  const content = merge('', base, mine, theirs, conflicts)
  if (conflicts.length > 0) return { kind: 'conflict', pointers: conflicts }
  return { kind: 'merged', content: content as Content }
}

/**
 * Parts that mean something only as a whole: three working days and five calendar days are not three calendar days.
 */
const wholes: ReadonlySet<string> = new Set([
  'applyAbsentReason',
  'askedDespiteSupply',
  'condition',
  'delegation',
  'department',
  'promise',
  'promised',
  'promisedLimit',
  'repeat',
  'requiredWhen',
  'showWhen',
  'status',
  'statutory',
  'visits',
  'when',
])

function merge(pointer: string, base: unknown, mine: unknown, theirs: unknown, conflicts: string[]): unknown {
  if (sameContent(mine, theirs) || sameContent(base, theirs)) return mine
  if (sameContent(base, mine)) return theirs
  if (Array.isArray(base) && Array.isArray(mine) && Array.isArray(theirs)) {
    return mergeLists(pointer, base, mine, theirs, conflicts)
  }
  if (isMembers(base) && isMembers(mine) && isMembers(theirs) && sameKind(base, mine, theirs)) {
    return mergeMembers(pointer, base, mine, theirs, conflicts)
  }
  conflicts.push(pointer)
  return base
}

/** Variants of different kinds have nothing in common that could be mixed. */
function sameKind(base: Members, mine: Members, theirs: Members): boolean {
  return base.kind === mine.kind && base.kind === theirs.kind
}

function mergeMembers(pointer: string, base: Members, mine: Members, theirs: Members, conflicts: string[]): Members {
  const merged = namesOf(base, mine, theirs).flatMap((name) => {
    const step = pointer + pointerStep(name)
    const parts = [base[name], mine[name], theirs[name]] as const
    const value = wholes.has(name) ? mergeWhole(step, ...parts, conflicts) : merge(step, ...parts, conflicts)
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(merged)
}

function mergeWhole(pointer: string, base: unknown, mine: unknown, theirs: unknown, conflicts: string[]): unknown {
  if (sameContent(mine, theirs) || sameContent(base, theirs)) return mine
  if (!sameContent(base, mine)) conflicts.push(pointer)
  return theirs
}

type List = readonly unknown[]

function mergeLists(pointer: string, base: List, mine: List, theirs: List, conflicts: string[]): List {
  const naming = namingOf(base, mine, theirs)
  if (!naming) return mergeSequence(pointer, base, mine, theirs, conflicts)
  const [before, left, right] = [base, mine, theirs].map((list) => byKey(list, naming)) as [Named, Named, Named]
  const order = mergeOrder([...before.keys()], [...left.keys()], [...right.keys()])
  if (!order) {
    conflicts.push(pointer)
    return base
  }
  return order.flatMap((key) => {
    const step = pointer + pointerStep(key)
    const member = merge(step, before.get(key), left.get(key), right.get(key), conflicts)
    return member === undefined ? [] : [member]
  })
}

type Named = ReadonlyMap<string, unknown>

function byKey(list: List, naming: Naming): Named {
  const keys = keysOf(list, naming)
  return new Map(list.map((member, at) => [keys[at]!, member]))
}

/** One order that keeps both; undefined when both changed the order of what was there, and differently. */
function mergeOrder(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): readonly string[] | undefined {
  const common = base.filter((key) => mine.includes(key) && theirs.includes(key))
  const [left, right] = [mine, theirs].map((keys) => keys.filter((key) => common.includes(key))) as [string[], string[]]
  if (!sameContent(left, right) && !sameContent(left, common) && !sameContent(right, common)) return undefined
  const leads = sameContent(left, common) ? right : left
  // After each member that stays: what either has behind it. Where both put something new, its name decides, not who was first.
  const followers = (keys: readonly string[]) => groupAfter(keys, new Set(common))
  const [ofMine, ofTheirs] = [followers(mine), followers(theirs)]
  return [undefined, ...leads].flatMap((key) => [
    ...(key === undefined ? [] : [key]),
    ...interleave(ofMine.get(key) ?? [], ofTheirs.get(key) ?? []),
  ])
}

type Groups = ReadonlyMap<string | undefined, readonly string[]>

/** Keys that are not among the fixed ones, by the fixed one before them; undefined for those at the top. */
function groupAfter(keys: readonly string[], fixed: ReadonlySet<string>): Groups {
  const groups = new Map<string | undefined, string[]>([[undefined, []]])
  let last: string | undefined
  for (const key of keys) {
    if (fixed.has(key)) {
      last = key
      groups.set(key, [])
    } else groups.get(last)!.push(key)
  }
  return groups
}

function interleave(left: readonly string[], right: readonly string[]): readonly string[] {
  if (left.length === 0 || right.length === 0) return left.length === 0 ? right : left
  const [first, second] = left.join('\n') < right.join('\n') ? [left, right] : [right, left]
  return [...new Set([...first, ...second])]
}

/** Lists of sentences: what stands between members that all three share is merged as one piece. */
function mergeSequence(pointer: string, base: List, mine: List, theirs: List, conflicts: string[]): List {
  const keys = [base, mine, theirs].map((list) => list.map((member) => keysOf([member], undefined)[0]!))
  const [before, left, right] = keys as [string[], string[], string[]]
  const inMine = alignment(before, left)
  const inTheirs = alignment(before, right)
  const merged: unknown[] = []
  let [atBase, atMine, atTheirs] = [0, 0, 0]
  for (let at = 0; at <= base.length; at++) {
    const end = at === base.length
    const toMine = end ? mine.length : inMine.get(at)
    const toTheirs = end ? theirs.length : inTheirs.get(at)
    if (toMine === undefined || toTheirs === undefined) continue
    const pieces = [base.slice(atBase, at), mine.slice(atMine, toMine), theirs.slice(atTheirs, toTheirs)] as const
    merged.push(...mergePiece(pointer, ...pieces, conflicts))
    if (!end) merged.push(base[at])
    ;[atBase, atMine, atTheirs] = [at + 1, toMine + 1, toTheirs + 1]
  }
  return merged
}

function mergePiece(pointer: string, base: List, mine: List, theirs: List, conflicts: string[]): List {
  if (sameContent(mine, theirs) || sameContent(base, theirs)) return mine
  if (sameContent(base, mine)) return theirs
  if (base.length === mine.length && base.length === theirs.length) {
    const clash: string[] = []
    const merged = base.map((member, at) => merge(pointer, member, mine[at], theirs[at], clash))
    if (clash.length === 0) return merged
  }
  if (!conflicts.includes(pointer)) conflicts.push(pointer)
  return base
}

/** Longest common subsequence: place in `before` → place in `after`. Lists have at most a few hundred members. */
function alignment(before: readonly string[], after: readonly string[]): ReadonlyMap<number, number> {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1))
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      lengths[i]![j] =
        before[i] === after[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
    }
  }
  const places = new Map<number, number>()
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    if (before[i] === after[j]) places.set(i++, j++)
    else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i++
    else j++
  }
  return places
}
