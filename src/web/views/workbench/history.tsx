import type { TimelineEntry } from '../../../modules/cases/index.ts'
import { formatInstant } from '../../texts/format.ts'
import type { Translate } from '../../texts/index.ts'
import { Icon, useLanguage, useText } from '../../ui/index.ts'

/** A made notice or the certificate, as a link to its PDF. */
export interface PaperLink {
  name: string
  href: string
  /** The event that it came of. */
  sequence?: number
}

/** What happened to the case, newest first: the last act is what the reader needs. */
export function History({
  entries,
  documents,
  labels = {},
}: {
  entries: readonly TimelineEntry[]
  documents: readonly PaperLink[]
  /** Labels of form fields by id, for what was mended. */
  labels?: Readonly<Record<string, string>>
}) {
  const t = useText()
  const language = useLanguage()
  return (
    <ol className="history">
      {entries.toReversed().map((entry) => (
        <li key={entry.sequence}>
          <div>
            <b>{t(`workbench.events.${entry.type}`)}</b>
            {entry.outcome && <> · {t(`workbench.outcome.${entry.outcome}`)}</>}
            {entry.advice && <> · {t('workbench.outcome.advice_deny')}</>}
            <span className="small"> {whoDid(entry, t)}</span>
          </div>
          <time className="small" dateTime={entry.at.toISOString()}>
            {formatInstant(entry.at, language)}
          </time>
          {aboutEntry(entry, t, labels).map((line) => (
            <p key={line}>{line}</p>
          ))}
          {documents
            .filter(({ sequence }) => sequence === entry.sequence)
            .map((document) => (
              <PdfLink key={document.href} document={document} />
            ))}
        </li>
      ))}
    </ol>
  )
}

export function PdfLink({ document: { name, href } }: { document: PaperLink }) {
  return (
    <a className="pdf-link" href={href} target="_blank" rel="noopener">
      <Icon name="file-check" />
      {name}
    </a>
  )
}

/** People read offices, not names. */
export function whoDid({ by }: Pick<TimelineEntry, 'by'>, t: Translate): string {
  if (by.kind !== 'staff') return t(`workbench.by.${by.kind}`)
  return [by.departmentName, by.postName].filter(Boolean).join(' · ')
}

/** What was asked, written or put right, one line each. */
export function aboutEntry(
  entry: TimelineEntry,
  t: Translate,
  labels: Readonly<Record<string, string>> = {},
): string[] {
  const mended = (entry.mendedFields ?? []).map((field) => labels[field] ?? field)
  return [
    ...(entry.channel ? [t(`workbench.channel.${entry.channel}`)] : []),
    ...(entry.acceptedBy === 'silence' ? [t('workbench.acceptedBySilence')] : []),
    ...(entry.demands ?? []).map((demand) => demand.text),
    ...(mended.length > 0 ? [t('workbench.mendedFields', { fields: mended.join('、') })] : []),
    ...(entry.text ? [entry.text] : []),
  ]
}
