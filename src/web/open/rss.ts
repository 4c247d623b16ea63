export interface Feed {
  readonly title: string
  readonly link: string
  readonly description: string
  readonly entries: readonly FeedEntry[]
}

export interface FeedEntry {
  readonly title: string
  readonly description: string
  /** The same for ever; no address. */
  readonly id: string
  /** YYYY-MM-DD in Asia/Shanghai. */
  readonly day: string
}

/** RSS 2.0. */
export function rssOf({ title, link, description, entries }: Feed): string {
  const items = entries.map(
    (entry) =>
      `<item><title>${escaped(entry.title)}</title><description>${escaped(entry.description)}</description>` +
      `<link>${escaped(link)}</link><guid isPermaLink="false">${escaped(entry.id)}</guid>` +
      `<pubDate>${new Date(`${entry.day}T00:00:00+08:00`).toUTCString()}</pubDate></item>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>${escaped(title)}</title><link>${escaped(link)}</link><description>${escaped(description)}</description><language>zh-cn</language>
${items.join('\n')}
</channel></rss>
`
}

/** Without the characters that XML cannot hold. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
