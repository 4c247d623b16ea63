import { problem } from './errors.ts'
import type { Announcement } from './schema.ts'
import { AnnouncementPosition, type SitesStore } from './store.ts'

/** One keyset page, newest first, of what has begun until that day; throws `site_cursor_invalid`. */
export async function announcementPage(
  store: SitesStore,
  regionCodes: readonly string[],
  begun: string,
  after: string | undefined,
  pageMax: number,
): Promise<{ readonly announcements: readonly Announcement[]; readonly next: string | null }> {
  const from = after === undefined ? null : readPosition(after)
  const rows = await store.announcements(regionCodes, begun, from, pageMax + 1)
  const announcements = rows.slice(0, pageMax)
  const last = rows.length > pageMax ? announcements.at(-1) : undefined
  return { announcements, next: last ? positionOf(last) : null }
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
