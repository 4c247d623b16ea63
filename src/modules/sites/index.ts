import { dayOf } from '../../kernel/day.ts'
import { isUuid } from '../../kernel/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { RevisionCache } from '../../platform/revisionCache.ts'
import type { Organizations, Region } from '../organizations/index.ts'
import { createKeeping } from './keeping.ts'
import { loadDemo } from './load.ts'
import { announcementPage } from './pages.ts'
import { effectiveSettings } from './rules/effective.ts'
import { type Announcement, type SiteSettings, unset } from './schema.ts'
import type { AnnouncementLine, Site, Sites } from './sites.ts'
import { createStore } from './store.ts'

export type { EffectiveSettings, Inherited } from './rules/effective.ts'
export * from './schema.ts'
export type * from './sites.ts'

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
      const page = await announcementPage(store, await codesOf(regionCode), today(), after, pageMax)
      return { lines: await Promise.all(page.announcements.map(lineOf)), next: page.next }
    },
    async findAnnouncement(id) {
      const [row] = isUuid(id) ? await cache.get(`announcement/${id}`, () => store.announcement(id)) : []
      return row && row.from <= today() ? lineOf(row) : undefined
    },
    keeping: createKeeping(platform, { store, organizations, readSite, forget: () => cache.forget() }),
    async loadDemo(dataDirectory) {
      await loadDemo(store, dataDirectory, platform.clock.now())
      cache.forget()
    },
  }

  async function readSite(regionCode: string, own?: SiteSettings): Promise<Site> {
    const region = await organizations.getRegion(regionCode)
    const path = await organizations.regionPath(regionCode)
    const rows = await store.sites(path.map(({ code }) => code))
    const rowOf = ({ code }: Region) => rows.find((row) => row.regionCode === code)
    const settings = own ?? rowOf(region)?.settings ?? unset
    const levels = path.map((one) => ({
      code: one.code,
      settings: one.code === regionCode ? settings : (rowOf(one)?.settings ?? unset),
    }))
    return {
      region,
      path,
      name: settings.name ?? region.name,
      settings: effectiveSettings(levels),
      stamp: path.map((one) => rowOf(one)?.number ?? 0).join('.'),
    }
  }
}
