import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AnnouncementContent, SiteSettings } from './schema.ts'
import { type SitesStore, write } from './store.ts'

const DemoSites = z.strictObject({
  note: z.string(),
  sites: z.array(z.strictObject({ regionCode: z.string(), settings: SiteSettings })).max(100),
  announcements: z
    .array(z.strictObject({ id: z.uuid(), regionCode: z.string(), ...AnnouncementContent.shape }))
    .max(200),
})

/** What is there already is left as it is: an officer may have changed it since. */
export async function loadDemo(store: SitesStore, dataDirectory: string, changedAt: Date): Promise<void> {
  const path = join(dataDirectory, 'demo/sites.json')
  if (!existsSync(path)) return
  const { sites, announcements } = DemoSites.parse(JSON.parse(readFileSync(path, 'utf8')))
  const shipped = { staffId: null, changedAt }
  for (const { regionCode, settings } of sites) {
    const [row] = await store.sites([regionCode])
    if ((row?.settingsNumber ?? 0) > 0) continue
    const change = { announcementId: null, content: settings, ...shipped }
    await store.write([
      write.site(regionCode),
      write.settings(regionCode, 0, settings),
      write.change(regionCode, change),
      write.nextRevision(),
    ])
  }
  for (const { id, regionCode, ...content } of announcements) {
    if (await store.isKnown(id)) continue
    await store.write([
      write.site(regionCode),
      write.nextNumber(regionCode, id, null),
      write.newAnnouncement(regionCode, id, content),
      write.change(regionCode, { announcementId: id, content, ...shipped }),
      write.nextRevision(),
    ])
  }
}
