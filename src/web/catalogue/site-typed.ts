import { type AnnouncementContent, type Block, blocks, type SiteSettings } from '../../modules/sites/index.ts'
import type { Visit } from '../visit.ts'

export const siteHref = (code: string) => `/catalogue/sites/${code}`
export const announcementHref = (code: string, id: string) => `${siteHref(code)}/announcements/${id}`

/** What she had seen when she began; what was tampered with is nothing that she can have seen. */
export function expectedOf(visit: Visit): number {
  const text = visit.field('expected')
  return /^\d{1,9}$/.test(text) ? Number(text) : 0
}

/** `1`, `0`, or nothing: as the region above has it. */
const choice = (text: string): boolean | null => (text === '1' ? true : text === '0' ? false : null)

/** The settings as they were typed. Nothing typed, nothing set. */
export function typedSettings(visit: Visit): SiteSettings {
  const set = blocks.flatMap((block): [Block, boolean][] => {
    const chosen = choice(visit.field(`block-${block}`))
    return chosen === null ? [] : [[block, chosen]]
  })
  return {
    name: visit.field('name') || null,
    welcome: visit.field('welcome') || null,
    hotline: visit.field('hotline') || null,
    elder: choice(visit.field('elder')),
    blocks: Object.fromEntries(set),
  }
}

export function typedAnnouncement(visit: Visit): AnnouncementContent {
  return {
    title: visit.field('title'),
    body: visit.field('body').replaceAll('\r\n', '\n'),
    from: visit.field('from'),
    until: visit.field('until') || null,
    pinned: visit.field('pinned') === 'yes',
  }
}
