import type { CaseView, ShownClock } from '../../../modules/cases/index.ts'
import { explanationLines } from '../../explanation.ts'
import { formatDay, formatInstant } from '../../texts/format.ts'
import {
  Button,
  Published,
  useLanguage,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { CaseContent, type FactGroup } from './case-content.tsx'
import { clockName } from './case-panels.tsx'
import { entryLines, type PaperLink, PdfLink, whoDid } from './history.tsx'

export interface CaseFileModel {
  view: CaseView
  back: { href: string; label: string }
  cover: readonly { label: string; value: string }[]
  facts: readonly FactGroup[]
  fieldLabels: Readonly<Record<string, string>>
  papers: readonly { id: string; name: string; lines: readonly string[] }[]
  documents: readonly (PaperLink & { when?: string | undefined })[]
  datesHref: string
  printed: string
}

/** 案卷: cover, course from the beginning, dates with their calculation, answers, papers, documents. Made for paper. */
export function CaseFile({ model, frame }: { model: CaseFileModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <div className="case-file">
          <div className="past-head no-print">
            <a href={model.back.href}>{model.back.label}</a>
            <Button type="button" look="quiet" icon="printer" print>
              {t('handling.file.print')}
            </Button>
          </div>
          <h1>{t('handling.file.title')}</h1>
          <dl className="case-facts">
            {model.cover.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <Published>{value}</Published>
                </dd>
              </div>
            ))}
          </dl>
          <Course model={model} />
          <Dates view={model.view} href={model.datesHref} />
          <section>
            <h2>{t('handling.file.answers')}</h2>
            <CaseContent groups={model.facts} headings="h3" />
          </section>
          <Papers model={model} />
          <Documents model={model} />
          <p className="small">{model.printed}</p>
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function Course({ model: { view, fieldLabels } }: { model: CaseFileModel }) {
  const t = useText()
  const language = useLanguage()
  const tables = view.version.definition.discretion
  return (
    <section>
      <h2>{t('handling.file.timeline')}</h2>
      <ol className="file-course">
        {view.timeline.map((entry) => (
          <li key={entry.sequence}>
            <time dateTime={entry.at.toISOString()}>{formatInstant(entry.at, language)}</time>{' '}
            <b>
              {t(`workbench.events.${entry.type}`)}
              {entry.outcome && ` · ${t(`workbench.outcome.${entry.outcome}`)}`}
              {entry.advice && ` · ${t('workbench.outcome.advice_deny')}`}
            </b>{' '}
            <span className="small">{whoDid(entry, t)}</span>
            {entryLines(entry, t, language, { labels: fieldLabels, tables }).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Dates({ view, href }: { view: CaseView; href: string }) {
  const t = useText()
  const language = useLanguage()
  const clocks = clocksOfFile(view)
  return (
    <section>
      <h2>{t('handling.file.dates')}</h2>
      <a className="no-print" href={href}>
        {t('handling.clocks.download')}
      </a>
      {clocks.length === 0 && <p>{t('handling.file.noDates')}</p>}
      {clocks.map((clock) => (
        <div key={`${clock.kind} ${clock.of ?? ''}`} className="file-date">
          <h3>
            {t('handling.clocks.explained', {
              kind: clockName(view, clock, t),
              day: formatDay(clock.explained.day, language),
            })}
          </h3>
          <ol className="calculation">
            {explanationLines(clock.explained, language).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  )
}

/** A file keeps the limits of the decision when nothing runs any more. */
function clocksOfFile({ clocks, promised, statutory }: CaseView): ShownClock[] {
  const kept = [promised, statutory].filter((clock) => clock !== undefined)
  return [...kept.filter(({ kind }) => !clocks.some((clock) => clock.kind === kind)), ...clocks]
}

function Papers({ model: { papers } }: { model: CaseFileModel }) {
  const t = useText()
  return (
    <section>
      <h2>{t('handling.file.papers')}</h2>
      {papers.length === 0 && <p>{t('handling.file.noPapers')}</p>}
      <ol>
        {papers.map(({ id, name, lines }) => (
          <li key={id}>
            <Published>{name}</Published>{' '}
            <span className="small">
              <Published>
                {lines.length > 0 ? lines.join(t('common.listComma')) : t('workbench.acts.missing')}
              </Published>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Documents({ model: { documents } }: { model: CaseFileModel }) {
  const t = useText()
  return (
    <section>
      <h2>{t('handling.file.documents')}</h2>
      {documents.length === 0 && <p>{t('handling.file.noDocuments')}</p>}
      <ul>
        {documents.map((document) => (
          <li key={document.href}>
            <PdfLink document={document} /> <span className="small">{document.when}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
