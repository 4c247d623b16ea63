import type { TimelineEntry } from '../../../modules/cases/index.ts'
import { formatInstant } from '../../texts/format.ts'
import { Notice, useLanguage, useText } from '../../ui/index.ts'
import { aboutEntry, whoDid } from './history.tsx'

export interface ChangedModel {
  /** What others did since the page was opened, oldest first. */
  entries: readonly TimelineEntry[]
  /** The act that was tried is still open, so pressing again is possible. */
  stillOpen: boolean
  /** What the person had written, where no form on the page shows it any more. */
  written?: string | undefined
}

/** Somebody else was faster: says who did what, and gives back what was written. */
export function Changed({ model, labels }: { model: ChangedModel; labels: Readonly<Record<string, string>> }) {
  const t = useText()
  const language = useLanguage()
  return (
    <div className="case-done" data-focus="" tabIndex={-1} role="alert">
      <Notice title={t('workbench.changed.title')} tone="warn">
        <ul className="changes">
          {model.entries.map((entry) => (
            <li key={entry.sequence}>
              <b>{t(`workbench.events.${entry.type}`)}</b>{' '}
              <span className="small">
                {whoDid(entry, t)} · {formatInstant(entry.at, language)}
              </span>
              {aboutEntry(entry, t, labels).map((line) => (
                <div key={line}>{line}</div>
              ))}
            </li>
          ))}
        </ul>
        <p>{t(model.stillOpen ? 'workbench.changed.lead' : 'workbench.changed.cannot')}</p>
        {model.written && (
          <>
            <p className="small">{t('workbench.changed.yours')}</p>
            <blockquote className="written">{model.written}</blockquote>
          </>
        )}
      </Notice>
    </div>
  )
}
