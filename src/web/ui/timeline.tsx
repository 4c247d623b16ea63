import type { ReactNode } from 'react'
import { useText } from './language.tsx'
import { Tag } from './tag.tsx'

export interface TimelineEntry {
  title: string
  about?: ReactNode
  /** The day in words, left out for what has not happened. */
  when?: string | undefined
  /** The same as `YYYY-MM-DD` or RFC 3339, for machines. */
  dateTime?: string | undefined
  state: 'done' | 'now' | 'next'
}

/** What happened, what happens now, what comes. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const t = useText()
  return (
    <ol className="timeline">
      {entries.map((entry, index) => (
        // Entries are a fixed history in order; two of them can carry the same words.
        // biome-ignore lint/suspicious/noArrayIndexKey: see the line above
        <li key={index} className={entry.state}>
          <div>
            <b>{entry.title}</b> {entry.state === 'now' && <Tag>{t('common.timeline.now')}</Tag>}
            {entry.state === 'next' && <span className="unseen">{t('common.timeline.next')}</span>}
            {entry.about && <div className="small">{entry.about}</div>}
          </div>
          {entry.when && <time dateTime={entry.dateTime}>{entry.when}</time>}
        </li>
      ))}
    </ol>
  )
}
