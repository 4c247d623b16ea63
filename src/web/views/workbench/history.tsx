import type { Demand, TimelineEntry } from '../../../modules/cases/index.ts'
import type { DiscretionTable } from '../../../modules/catalog/index.ts'
import { formatInstant, formatStamp } from '../../texts/format.ts'
import type { Language, Translate } from '../../texts/index.ts'
import { Icon, useLanguage, useText } from '../../ui/index.ts'
import { detailLines } from './entry-details.ts'

/** A made notice or the certificate, as a link to its PDF. */
export interface PaperLink {
  name: string
  href: string
  /** The event that it came of. */
  sequence?: number
  /** When the applicant first opened it. */
  readAt?: Date | undefined
}

/** What happened to the case, newest first: the last act is what the reader needs. */
export function History({
  entries,
  documents,
  labels = {},
  tables = [],
}: {
  entries: readonly TimelineEntry[]
  documents: readonly PaperLink[]
  /** Labels of form fields by id, for what was mended. */
  labels?: Readonly<Record<string, string>>
  /** Discretion tables of the item, for what was decided by them. */
  tables?: readonly DiscretionTable[]
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
          {entryLines(entry, t, language, { labels, tables }).map((line) => (
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

export function PdfLink({ document: { name, href, readAt } }: { document: PaperLink }) {
  const t = useText()
  return (
    <>
      <a className="pdf-link" href={href} target="_blank" rel="noopener">
        <Icon name="file-check" />
        {name}
      </a>
      {readAt && <span className="small"> {t('course.read', { at: formatStamp(readAt) })}</span>}
    </>
  )
}

/** People read offices, not names. */
export function whoDid({ by }: Pick<TimelineEntry, 'by'>, t: Translate): string {
  if (by.kind !== 'staff') return t(`workbench.by.${by.kind}`)
  return [by.departmentName, by.postName].filter(Boolean).join(' · ')
}

/** What each table said, on which facts, and why the act departs from it. */
function byTables({ discretion }: TimelineEntry, t: Translate, tables: readonly DiscretionTable[]): string[] {
  return tables.flatMap((table) => {
    const finding = discretion?.findings.find((candidate) => candidate.table === table.id)
    const use = discretion?.uses.find((candidate) => candidate.table === table.id)
    if (!finding) return []
    const outcome = table.outcomes.find(({ id }) => id === finding.outcome)?.label ?? t('workbench.discretion.open')
    const facts = table.facts.flatMap((fact) => {
      const value = use?.facts[fact.id]
      return value === undefined
        ? []
        : [t('workbench.discretion.fact', { label: fact.label, value: factWords(fact, value, t) })]
    })
    return [
      t('workbench.discretion.used', { title: table.title, outcome }),
      ...(facts.length > 0 ? [facts.join(' · ')] : []),
      ...(use?.departure ? [t('workbench.discretion.against', { reason: use.departure })] : []),
    ]
  })
}

function factWords(fact: DiscretionTable['facts'][number], value: string | number | boolean, t: Translate): string {
  if (typeof value === 'boolean') return t(value ? 'common.field.yes' : 'common.field.no')
  if (fact.kind === 'choice') return fact.values.find((choice) => choice.value === value)?.label ?? String(value)
  return `${value}${fact.kind === 'number' ? (fact.unit ?? '') : ''}`
}

/** Everything that an event says, one line each. */
export function entryLines(
  entry: TimelineEntry,
  t: Translate,
  language: Language,
  { labels, tables }: { labels: Readonly<Record<string, string>>; tables: readonly DiscretionTable[] },
): string[] {
  return [...detailLines(entry, t, language), ...aboutEntry(entry, t, labels), ...byTables(entry, t, tables)]
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
    ...(entry.situation
      ? [t(`situation.course.${entry.type === 'submitted' ? 'situation' : 'changed'}`, { title: entry.situation })]
      : []),
    ...(entry.acceptedBy === 'silence' ? [t('workbench.acceptedBySilence')] : []),
    ...(entry.demands ?? []).map((demand) => demandWords(entry, demand, t)),
    ...(mended.length > 0 ? [t('workbench.mendedFields', { fields: mended.join('、') })] : []),
    ...(entry.text ? [entry.text] : []),
  ]
}

/** A demand that could have been made the first time is a fault of the office, and stands marked. */
function demandWords({ details }: TimelineEntry, { about, text }: Demand, t: Translate): string {
  const mark = details?.late?.includes(about) ? 'late' : details?.again?.includes(about) ? 'again' : undefined
  return mark ? t('handling.entry.marked', { text, mark: t(`handling.entry.${mark}`) }) : text
}
