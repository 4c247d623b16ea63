/**
 * What diff and merge share: contents are plain JSON values; lists of named members are compared by name, so that an insertion at the top
 * does not change everything below it.
 */
export type Members = Readonly<Record<string, unknown>>

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Names of the members that are there; a member that is undefined is not. */
export function namesOf(...contents: readonly Members[]): readonly string[] {
  const names = contents.flatMap((content) => Object.keys(content).filter((name) => content[name] !== undefined))
  return [...new Set(names)]
}

export function sameContent(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((member, at) => sameContent(member, right[at]))
  }
  if (!isMembers(left) || !isMembers(right)) return false
  return namesOf(left, right).every((name) => sameContent(left[name], right[name]))
}

/** One step of an RFC 6901 pointer. */
export function pointerStep(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** The steps of a pointer as they were before escaping. */
export function stepsOf(pointer: string): readonly string[] {
  const steps = pointer.split('/').slice(1)
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/**
 * What may name a member in its list, the best first. The lasting ones stay when the member is rewritten; the others are what people call it
 * by, and may be changed like everything else.
 */
const lastingNames = ['id', 'itemId', 'value', 'code', 'duty'] as const
const callingNames = ['name', 'question', 'label'] as const

export interface Naming {
  readonly property: string
  readonly lasting: boolean
}

/** The property that names every member of all these lists, once in each; undefined: they are told apart by what they say. */
export function namingOf(...lists: readonly (readonly unknown[])[]): Naming | undefined {
  const property = [...lastingNames, ...callingNames].find((candidate) =>
    lists.every((list) => {
      const names = list.map((member) => nameOf(member, candidate))
      return !names.includes(undefined) && new Set(names).size === names.length
    }),
  )
  return property && { property, lasting: (lastingNames as readonly string[]).includes(property) }
}

function nameOf(member: unknown, property: string): string | undefined {
  const name = isMembers(member) ? member[property] : undefined
  return typeof name === 'string' ? name : undefined
}

/** What a step of a pointer means in a list: the member of that name, or the one at that place. */
export function findMember(list: readonly unknown[], step: string): unknown {
  const property = namingOf(list)?.property
  const named = property && list.find((member) => nameOf(member, property) === step)
  return named ?? (/^\d{1,6}$/.test(step) ? list[Number(step)] : undefined)
}

/** The name under which each member is compared. Equal ones without a name are counted: the second is another one than the first. */
export function keysOf(list: readonly unknown[], naming: Naming | undefined): readonly string[] {
  if (naming) return list.map((member) => nameOf(member, naming.property) ?? '')
  const seen = new Map<string, number>()
  return list.map((member) => {
    const content = canonical(member)
    const count = (seen.get(content) ?? 0) + 1
    seen.set(content, count)
    return `${count} ${content}`
  })
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (!isMembers(value)) return JSON.stringify(value) ?? 'null'
  const names = [...namesOf(value)].sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`
}

/** Places (in `numbers`) of a longest rising run: what keeps its order when the rest is moved. O(n log n). */
export function risingRun(numbers: readonly number[]): ReadonlySet<number> {
  const ends: number[] = []
  const before: number[] = []
  numbers.forEach((number, at) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (numbers[ends[middle]!]! < number) low = middle + 1
      else high = middle
    }
    before[at] = low > 0 ? ends[low - 1]! : -1
    ends[low] = at
  })
  const run = new Set<number>()
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]!) run.add(at)
  return run
}
