import { checkRegionCode } from '../../../kernel/identifiers/regionCode.ts'

/**
 * Regions whose rates everybody may read, by how many evaluations each region's own bodies have. A region with fewer than `min` evaluations is masked; so is every other one from which the rates of fewer
 * could be told: what a published region has besides the published ones inside it is nothing at all, or `min` at least. Where it would be less, the
 * smallest published region inside is masked too, until it is not.
 *
 * Published regions lie in one another or apart, so all that adding and subtracting them gives is made of these rests (docs/decisions/
 * published-evaluations.md): whoever reads every page learns of no fewer than `min`.
 */
export function publishedRegions(own: ReadonlyMap<string, number>, min: number): ReadonlySet<string> {
  return new Set(treesOf(own).flatMap((top) => publishedWithin(top, min).flatMap(codesOf)))
}

/** A region, how many evaluations it has with all below it, and the regions directly below it. */
interface Branch {
  readonly code: string
  count: number
  readonly parts: Branch[]
}

/** Provinces with all below them of which a number is known; `own` has what each region's own bodies have. */
function treesOf(own: ReadonlyMap<string, number>): readonly Branch[] {
  const branches = new Map<string, Branch>()
  const tops: Branch[] = []
  const branchOf = (code: string): Branch => {
    const known = branches.get(code)
    if (known) return known
    const branch: Branch = { code, count: 0, parts: [] }
    branches.set(code, branch)
    const parent = parentOf(code)
    if (parent === undefined) tops.push(branch)
    else branchOf(parent).parts.push(branch)
    return branch
  }
  for (const [code, count] of own) {
    const checked = checkRegionCode(code)
    for (let at = checked.ok ? checked.region : undefined; at !== undefined; at = parentOf(at))
      branchOf(at).count += count
  }
  return tops
}

const nation = '000000000000'

/** The nation has no page of its own. */
function parentOf(code: string): string | undefined {
  const checked = checkRegionCode(code)
  return checked.ok && checked.parent !== nation ? checked.parent : undefined
}

/** A published region with the published ones directly inside it, those of masked regions between them included. */
interface Shown {
  readonly code: string
  readonly count: number
  readonly inside: readonly Shown[]
}

/** The outermost published regions of a region: itself, or where it is masked those inside it. */
function publishedWithin(region: Branch, min: number): readonly Shown[] {
  let inside = region.parts.flatMap((part) => publishedWithin(part, min))
  if (region.count < min) return inside
  while (isTelling(restOf({ count: region.count, inside }), min)) {
    const [first] = inside.toSorted(byUse)
    if (!first) break
    inside = inside.flatMap((one) => (one === first ? one.inside : [one]))
  }
  return [{ code: region.code, count: region.count, inside }]
}

const isTelling = (rest: number, min: number): boolean => rest !== 0 && rest < min

/** What a published region has besides the published ones inside it. */
function restOf({ count, inside }: Pick<Shown, 'count' | 'inside'>): number {
  return inside.reduce((rest, part) => rest - part.count, count)
}

/** The smallest first; last those that hide nothing, as all that they have is published inside them. Always in the same order, so that two answers agree. */
function byUse(one: Shown, other: Shown): number {
  const uselessness = (shown: Shown) => (restOf(shown) === 0 ? 1 : 0)
  return uselessness(one) - uselessness(other) || one.count - other.count || (one.code < other.code ? -1 : 1)
}

const codesOf = ({ code, inside }: Shown): string[] => [code, ...inside.flatMap(codesOf)]

/** A region's report and those of its bodies that show rates. */
export interface Reported {
  readonly region: boolean
  readonly bodies: ReadonlySet<string>
}

/**
 * Whose rates the reports of a region and of its bodies show, so that who reads all of them and all that is published learns of no fewer than `min`
 * either. `own` and `published` as above; `bodies`: how many evaluations each body of this region has.
 *
 * The rest of a published region is made of regions' own bodies. Of these some are shown by their reports, and what then is left of the rest is nothing,
 * or `min` at least; likewise with the bodies of a region that is shown. Bodies of one that is not show nothing: they would tell of it.
 */
export function reportedOf(
  own: ReadonlyMap<string, number>,
  published: ReadonlySet<string>,
  { regionCode, bodies }: { readonly regionCode: string; readonly bodies: ReadonlyMap<string, number> },
  min: number,
): Reported {
  const holderOf = (code: string) => linesOf(code).find((at) => published.has(at))
  const holder = holderOf(regionCode)
  const members = new Map(
    holder === undefined
      ? [...own].filter(([code]) => code === regionCode)
      : [...own].filter(([code]) => holderOf(code) === holder),
  )
  const region = shownOf(members, holder === undefined ? undefined : totalOf(members), min).has(regionCode)
  return { region, bodies: region ? shownOf(bodies, members.get(regionCode), min) : new Set() }
}

/** A region and those around it, itself first. */
function linesOf(code: string): readonly string[] {
  const checked = checkRegionCode(code)
  const lines: string[] = []
  for (let at = checked.ok ? checked.region : undefined; at !== undefined; at = parentOf(at)) lines.push(at)
  return lines
}

/** Parts that are shown beside a whole that is known, the smallest masked until nothing is told; undefined: no whole is known. */
function shownOf(parts: ReadonlyMap<string, number>, whole: number | undefined, min: number): ReadonlySet<string> {
  const shown = [...parts]
    .filter(([, count]) => count >= min)
    .toSorted(([one, few], [other, many]) => few - many || (one < other ? -1 : 1))
  while (whole !== undefined && shown.length > 0 && isTelling(whole - totalOf(shown), min)) shown.shift()
  return new Set(shown.map(([code]) => code))
}

const totalOf = (parts: Iterable<readonly [string, number]>): number =>
  [...parts].reduce((total, [, count]) => total + count, 0)
