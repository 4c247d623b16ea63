import type { Actor } from '../../kernel/actor.ts'
import type { Region } from '../organizations/index.ts'
import type { EffectiveSettings } from './rules/effective.ts'
import type { Announcement, AnnouncementContent, SiteChange, SiteSettings } from './schema.ts'

/** A region's site as everybody sees it. */
export interface Site {
  readonly region: Region
  /** From the province down to the region itself. */
  readonly path: readonly Region[]
  /** Its own name, else that of the region. */
  readonly name: string
  readonly settings: EffectiveSettings
  /** Another one whenever something of the site, of the ones above it, or of their announcements has changed. */
  readonly stamp: string
}

export interface AnnouncementLine {
  readonly announcement: Announcement
  readonly region: Region
  /** Still holds today. */
  readonly holds: boolean
}

export interface AnnouncementPage {
  readonly lines: readonly AnnouncementLine[]
  /** For the next page; null on the last. */
  readonly next: string | null
}

/** What regions say on their own sites. Every region of every level has one. */
export interface Sites {
  /** Throws `region_not_found`. */
  siteOf(regionCode: string): Promise<Site>
  /** What holds today, of the region and those above it: pinned first, then the newest. */
  currentAnnouncements(regionCode: string, limit: number): Promise<readonly AnnouncementLine[]>
  /** Everything that has begun, also what is over, newest first; throws `site_cursor_invalid`. */
  announcements(regionCode: string, after?: string): Promise<AnnouncementPage>
  /** One that has begun and was not taken away. */
  findAnnouncement(id: string): Promise<AnnouncementLine | undefined>
  readonly keeping: Keeping
  /** Sites and announcements of the demo. A second run changes nothing, and nothing that an officer changed. */
  loadDemo(dataDirectory: string): Promise<void>
}

export interface KeptSite {
  readonly region: Region
  readonly path: readonly Region[]
  readonly settings: SiteSettings
  /** To be given back with the change. */
  readonly expected: number
  /** What holds where the site sets nothing. */
  readonly above: EffectiveSettings
}

/**
 * For the officer who keeps a region's site; everybody else meets `site_not_found`. What is wrong in the typed is `site_invalid` with
 * fields; what somebody else changed meanwhile is `site_changed`.
 */
export interface Keeping {
  find(actor: Actor, code: string): Promise<KeptSite>
  /** The site as it would be; nothing is kept. */
  preview(actor: Actor, code: string, settings: SiteSettings): Promise<Site>
  save(actor: Actor, code: string, expected: number, settings: SiteSettings): Promise<void>
  /** Also those of later days. */
  announcements(
    actor: Actor,
    code: string,
    after?: string,
  ): Promise<{ readonly announcements: readonly Announcement[]; readonly next: string | null }>
  getAnnouncement(actor: Actor, code: string, id: string): Promise<Announcement>
  announce(actor: Actor, code: string, announcement: AnnouncementContent): Promise<string>
  /** The announcement as it would be; nothing is kept. */
  previewAnnouncement(actor: Actor, code: string, announcement: AnnouncementContent): Promise<Announcement>
  change(actor: Actor, code: string, id: string, expected: number, announcement: AnnouncementContent): Promise<void>
  remove(actor: Actor, code: string, id: string, expected: number): Promise<void>
  /** Newest first, each beside what was before it. */
  history(
    actor: Actor,
    code: string,
    below?: number,
  ): Promise<{
    readonly lines: readonly { readonly change: SiteChange; readonly before: SiteChange['content'] }[]
    readonly next: number | null
  }>
}
