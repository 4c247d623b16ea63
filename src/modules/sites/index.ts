import { dayOf } from '../../kernel/day.ts'
import { isUuid } from '../../kernel/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { RevisionCache } from '../../platform/revisionCache.ts'
import type { Organizations, Region } from '../organizations/index.ts'
import { problem } from './errors.ts'
import { createKeeping } from './keeping.ts'
import { loadDemo } from './load.ts'
import { effectiveSettings } from './rules/effective.ts'
import { type Announcement, unset } from './schema.ts'
import type { AnnouncementLine, Site, Sites } from './sites.ts'
import { AnnouncementPosition, createStore } from './store.ts'

export { type EffectiveSettings, effectiveSettings, type Inherited } from './rules/effective.ts'
export * from './schema.ts'
export type * from './sites.ts'
export type { AnnouncementPosition } from './store.ts'

const pageMax = 20
/** Among so many of the newest of each region the home looks for what still holds: however many are over, the work stays the same. */
const currentAmong = 200

export function createSites(platform: Platform, lower: { readonly organizations: Organizations }): Sites {
  const { organizations } = lower
  const store = createStore(platform.db)
  const cache = new RevisionCache(() => store.revision())
  const today = () => dayOf(platform.clock.now())

  const lineOf = async (announcement: Announcement): Promise<AnnouncementLine> => ({
    announcement,
    region: await organizations.getRegion(announcement.regionCode),
    holds: announcement.until === null || announcement.until >= today(),
  })
  const codesOf = async (regionCode: string) => (await organizations.regionPath(regionCode)).map(({ code }) => code)

  return {
    siteOf: (regionCode) => cache.get(`site/${regionCode}`, () => readSite(regionCode)),
    async currentAnnouncements(regionCode, limit) {
      const begun = today()
      const rows = await cache.get(`current/${regionCode}/${begun}`, async () =>
        store.announcements(await codesOf(regionCode), begun, null, currentAmong),
      )
      const holding = rows.filter(({ until }) => until === null || until >= begun)
      const first = [...holding.filter(({ pinned }) => pinned), ...holding.filter(({ pinned }) => !pinned)]
      return Promise.all(first.slice(0, limit).map(lineOf))
    },
    async announcements(regionCode, after) {
      const from = after === undefined ? null : readPosition(after)
      const rows = await store.announcements(await codesOf(regionCode), today(), from, pageMax + 1)
      const shown = rows.slice(0, pageMax)
      const last = rows.length > pageMax ? shown.at(-1) : undefined
      return { lines: await Promise.all(shown.map(lineOf)), next: last ? positionOf(last) : null }
    },
    async findAnnouncement(id) {
      const [row] = isUuid(id) ? await cache.get(`announcement/${id}`, () => store.announcement(id)) : []
      return row && row.from <= today() ? lineOf(row) : undefined
    },
    keeping: createKeeping(platform, { store, organizations, forget: () => cache.forget() }),
    async loadDemo(dataDirectory) {
      await loadDemo(store, dataDirectory, platform.clock.now())
      cache.forget()
    },
  }

  async function readSite(regionCode: string): Promise<Site> {
    const region = await organizations.getRegion(regionCode)
    const path = await organizations.regionPath(regionCode)
    const rows = await store.sites(path.map(({ code }) => code))
    const rowOf = ({ code }: Region) => rows.find((row) => row.regionCode === code)
    const levels = path.map((one) => ({ code: one.code, settings: rowOf(one)?.settings ?? unset }))
    return {
      region,
      path,
      name: rowOf(region)?.settings.name ?? region.name,
      settings: effectiveSettings(levels),
      stamp: path.map((one) => rowOf(one)?.number ?? 0).join('.'),
    }
  }
}

function positionOf({ from, id }: Announcement): string {
  return Buffer.from(JSON.stringify({ from, id } satisfies AnnouncementPosition)).toString('base64url')
}

function readPosition(text: string): AnnouncementPosition {
  try {
    return AnnouncementPosition.parse(JSON.parse(Buffer.from(text.slice(0, 200), 'base64url').toString('utf8')))
  } catch {
    throw problem('site_cursor_invalid')
  }
}
