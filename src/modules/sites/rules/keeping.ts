import type { Actor } from '../../../kernel/actor.ts'
import type { Region } from '../../organizations/index.ts'

/** 3 县. Bodies stand at this level or above. */
const countyLevel = 3

/**
 * The region's own catalogue officer keeps its site. Towns and villages have no bodies of their own: a street office carries the
 * code of its county, and the county's officer keeps their sites. Nobody keeps the site of a county or city for it.
 */
export function keepsSite(actor: Actor, path: readonly Region[]): boolean {
  if (actor.kind !== 'staff' || !actor.duties.includes('catalogue')) return false
  const region = path.at(-1)
  if (!region) return false
  if (region.code === actor.regionCode) return true
  const county = path.find(({ level }) => level === countyLevel)
  return region.level > countyLevel && county?.code === actor.regionCode
}
