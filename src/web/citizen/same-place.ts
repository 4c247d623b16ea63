import { localPath } from '../preferences.ts'
import type { Visit } from '../visit.ts'
import { withQuery } from './items.ts'

/**
 * Where the same thing stands in another region. A list or a search stays with its question and filters, an item becomes the same item
 * there, an announcement the list of them. What belongs to no region stays as it is.
 */
export async function samePlaceIn(visit: Visit, regionCode: string, back: string | undefined): Promise<string> {
  const home = `/${regionCode}`
  const path = localPath(back)
  const [, from, rest = ''] = /^\/(\d{12})((?:[/?].*)?)$/.exec(path) ?? []
  if (!from) return back && path !== '/' && !path.startsWith('/regions') ? path : home
  if (rest.startsWith('/regions')) return home
  if (rest.startsWith('/announcements')) return `${home}/announcements`
  const [, itemId, within = ''] = /^\/items\/([^/?]+)(.*)$/.exec(rest) ?? []
  return itemId ? sameItem(visit, regionCode, itemId, within) : home + (await sameQuestion(visit, regionCode, rest))
}

/** The item of the same code, of the region itself or of the nearest above that does it; else its name searched for. */
async function sameItem(visit: Visit, regionCode: string, itemId: string, within: string): Promise<string> {
  const { catalog, organizations } = visit.modules
  const home = `/${regionCode}`
  const here = await catalog.findCurrentVersion(itemId)
  if (!here) return home
  const path = await organizations.regionPath(regionCode)
  for (const { code } of path.toReversed()) {
    const there = await catalog.findByCode(code, here.definition.localCode)
    if (there) return `${home}/items/${there.itemId}${within}`
  }
  return withQuery(`${home}/search`, { q: here.definition.name })
}

/** The question and its filters go along; where one was in the list, and what only the other region has, do not. */
async function sameQuestion(visit: Visit, regionCode: string, rest: string): Promise<string> {
  const [path = '', query = ''] = rest.split('?')
  const asked = new URLSearchParams(query)
  asked.delete('after')
  const { department } = await visit.modules.catalog.browse(regionCode)
  for (const name of ['name', 'department']) {
    const wanted = asked.get(name)
    if (wanted !== null && !department.some(({ value }) => value === wanted)) asked.delete(name)
  }
  return asked.size === 0 ? path : `${path}?${asked}`
}
