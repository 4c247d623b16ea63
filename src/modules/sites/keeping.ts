import type { Actor } from '../../kernel/actor.ts'
import { isUuid, uuidV7 } from '../../kernel/ids.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Organizations, Region } from '../organizations/index.ts'
import { problem } from './errors.ts'
import { announcementPage } from './pages.ts'
import { effectiveSettings } from './rules/effective.ts'
import { announcementFaults, settingsFaults } from './rules/faults.ts'
import { keepsSite } from './rules/keeping.ts'
import { AnnouncementContent, type SiteChange, SiteSettings, unset } from './schema.ts'
import type { Keeping, KeptSite, Site } from './sites.ts'
import { type SitesStore, write } from './store.ts'

const changesMax = 30
const announcementsMax = 50
/** Later than any day that can be written. */
const endOfTime = '9999-12-31'
const highestNumber = 2_147_483_647

interface KeepingUses {
  readonly store: SitesStore
  readonly organizations: Organizations
  /** A site as it would be with these settings of its own. */
  readonly readSite: (regionCode: string, settings: SiteSettings) => Promise<Site>
  /** What is remembered is no longer so. */
  readonly forget: () => void
}

/** What the officer of a region does with its site. A region that she does not keep is not there for her. */
export function createKeeping({ clock }: Platform, { store, organizations, readSite, forget }: KeepingUses): Keeping {
  const pathOf = async (actor: Actor, code: string): Promise<readonly Region[]> => {
    const path = await organizations.regionPath(code)
    if (!keepsSite(actor, path)) throw problem('site_not_found')
    return path
  }

  const getAnnouncement: Keeping['getAnnouncement'] = async (actor, code, id) => {
    await pathOf(actor, code)
    const [announcement] = isUuid(id) ? await store.announcement(id) : []
    if (announcement?.regionCode !== code) throw problem('announcement_not_found')
    return announcement
  }

  const make = async (actor: Actor, code: string, what: Made): Promise<void> => {
    const change = {
      announcementId: what.announcementId,
      content: what.content,
      staffId: actor.kind === 'staff' ? actor.staffId : null,
      changedAt: clock.now(),
    }
    try {
      await store.write([
        write.site(code),
        write.lock(code),
        ...what.statements,
        write.change(code, change),
        write.nextRevision(),
      ])
    } catch (error) {
      if (/^change_/.test(violatedConstraint(error) ?? '')) throw problem('site_changed')
      throw error
    } finally {
      forget()
    }
  }

  return {
    async find(actor, code) {
      const path = await pathOf(actor, code)
      const rows = await store.sites(path.map((region) => region.code))
      const levels = path.map((region) => ({
        code: region.code,
        settings: rows.find(({ regionCode }) => regionCode === region.code)?.settings ?? unset,
      }))
      return {
        region: path.at(-1) as Region,
        path,
        settings: levels.at(-1)?.settings ?? unset,
        expected: rows.find(({ regionCode }) => regionCode === code)?.settingsNumber ?? 0,
        above: effectiveSettings(levels.slice(0, -1)),
      } satisfies KeptSite
    },
    async preview(actor, code, settings) {
      await pathOf(actor, code)
      return readSite(code, checkedSettings(settings))
    },
    async save(actor, code, expected, settings) {
      await pathOf(actor, code)
      const content = checkedSettings(settings)
      await make(actor, code, {
        announcementId: null,
        content,
        statements: [write.settings(code, expected, content)],
      })
    },
    async announcements(actor, code, after) {
      await pathOf(actor, code)
      return announcementPage(store, [code], endOfTime, after, announcementsMax)
    },
    getAnnouncement,
    async announce(actor, code, announcement) {
      await pathOf(actor, code)
      const content = checked(announcement)
      const id = uuidV7(clock.now().getTime())
      await make(actor, code, {
        announcementId: id,
        content,
        statements: [write.nextNumber(code, id, null), write.newAnnouncement(code, id, content)],
      })
      return id
    },
    async previewAnnouncement(actor, code, announcement) {
      await pathOf(actor, code)
      return { ...checked(announcement), id: uuidV7(clock.now().getTime()), regionCode: code, number: 0 }
    },
    async change(actor, code, id, expected, announcement) {
      await getAnnouncement(actor, code, id)
      const content = checked(announcement)
      await make(actor, code, {
        announcementId: id,
        content,
        statements: [write.nextNumber(code, id, expected), write.announcement(id, expected, content)],
      })
    },
    async remove(actor, code, id, expected) {
      await getAnnouncement(actor, code, id)
      await make(actor, code, {
        announcementId: id,
        content: null,
        statements: [write.nextNumber(code, id, expected), write.removal(id, expected)],
      })
    },
    async history(actor, code, below) {
      await pathOf(actor, code)
      const rows = await store.changes(code, Math.min(below ?? highestNumber, highestNumber), changesMax + 1)
      const shown = rows.slice(0, changesMax)
      const before = (change: SiteChange) =>
        store.changeBefore(code, change.number, change.announcementId).then(([one]) => one)
      // The one before is nearly always on the same page; what is not is asked for by key.
      const lines = await Promise.all(
        shown.map(async (change, at) => {
          const earlier = rows.slice(at + 1).find(({ announcementId }) => announcementId === change.announcementId)
          return { change, before: (earlier ?? (await before(change)))?.content ?? null }
        }),
      )
      return { lines, next: rows.length > changesMax ? (shown.at(-1)?.number ?? null) : null }
    },
  }
}

interface Made {
  readonly announcementId: string | null
  readonly content: SiteSettings | AnnouncementContent | null
  readonly statements: readonly Statement[]
}

function checkedSettings(settings: SiteSettings): SiteSettings {
  const faults = settingsFaults(settings)
  if (faults.length > 0) throw problem('site_invalid', {}, undefined, faults)
  return SiteSettings.parse(settings)
}

function checked(announcement: AnnouncementContent): AnnouncementContent {
  const faults = announcementFaults(announcement)
  if (faults.length > 0) throw problem('site_invalid', {}, undefined, faults)
  return AnnouncementContent.parse(announcement)
}
