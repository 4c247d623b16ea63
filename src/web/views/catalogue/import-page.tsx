import type { CatalogImport, ImportNote, ImportReportOfFile } from '../../../modules/catalog/index.ts'
import { formatInstant } from '../../texts/format.ts'
import {
  Button,
  ButtonLink,
  Details,
  Form,
  type FormTarget,
  Notice,
  Published,
  Table,
  useLanguage,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'

export interface CatalogueImportModel {
  found: CatalogImport
  back: string
  self: string
  badRows: string
  proposals: string
  commit: FormTarget
  abandon: FormTarget
}

/** One file: how far it is read, what it would do, what is wrong with it, and the two things that one can do with it. */
export function CatalogueImport({ model, frame }: { model: CatalogueImportModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  const { found } = model
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>
            <Published>{found.fileName}</Published>
          </h1>
          <div className="work-head-acts no-print">
            <a href={model.back}>{t('catalogueImport.title')}</a>
          </div>
        </div>
        <Standing model={model} />
        {found.report && <Report report={found.report} />}
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function Standing({ model }: { model: CatalogueImportModel }) {
  const t = useText()
  const language = useLanguage()
  const { found } = model
  const { report, refusal, status } = found
  const good = (report?.created ?? 0) + (report?.revised ?? 0)
  return (
    <div className="card">
      {(status === 'reading' || status === 'committing') && (
        <Notice tone="info" title={t(`catalogueImport.status.${status}`)}>
          <p>{t('catalogueImport.one.progress', { done: found.itemsDone, items: found.items ?? '…' })}</p>
          <p>
            <a href={model.self}>{t('catalogueImport.one.refresh')}</a>
          </p>
        </Notice>
      )}
      {refusal && <Notice tone="red" title={refusal.sentence[language]} />}
      {status === 'abandoned' && <Notice tone="info" title={t('catalogueImport.one.abandoned')} />}
      {status === 'committed' && (
        <Notice tone="ok" title={t('catalogueImport.one.committed', { count: good })}>
          <p>
            <a href={model.proposals}>{t('catalogueImport.one.proposals')}</a>
          </p>
        </Notice>
      )}
      {report && (
        <p>
          {t('catalogueImport.one.counts', {
            items: report.items,
            created: report.created,
            revised: report.revised,
            unchanged: report.unchanged,
            bad: report.bad,
          })}
        </p>
      )}
      {found.hasBadRows && (
        <p>
          <ButtonLink look="quiet" href={model.badRows}>
            {t('catalogueImport.one.badRows')}
          </ButtonLink>
        </p>
      )}
      {status === 'ready' && good > 0 && (
        <Form target={model.commit}>
          <p className="hint">{t('catalogueImport.one.commitHint')}</p>
          <Button>{t('catalogueImport.one.commit', { count: good })}</Button>
        </Form>
      )}
      {status === 'ready' && good === 0 && <p>{t('catalogueImport.one.nothing')}</p>}
      {(status === 'ready' || status === 'refused') && (
        <Form target={model.abandon}>
          <Button look="stop">{t('catalogueImport.one.abandon')}</Button>
        </Form>
      )}
      <p className="hint">{t('catalogueImport.one.kept', { until: formatInstant(found.expiresAt, language) })}</p>
    </div>
  )
}

function Report({ report }: { report: ImportReportOfFile }) {
  const t = useText()
  const language = useLanguage()
  return (
    <>
      {report.sheets.length > 0 && (
        <div className="card work-list">
          <Table
            caption={t('catalogueImport.one.bySheet')}
            rows={report.sheets}
            rowKey={({ title }) => title.zh}
            columns={[
              { head: t('catalogueImport.columns.sheet'), names: true, cell: ({ title }) => title[language] },
              { head: t('catalogueImport.columns.rows'), numeric: true, cell: ({ rows }) => rows },
              { head: t('catalogueImport.columns.problems'), numeric: true, cell: ({ problems }) => problems },
              { head: t('catalogueImport.columns.findings'), numeric: true, cell: ({ findings }) => findings },
            ]}
          />
        </div>
      )}
      {report.problems.length > 0 && (
        <div className="card work-list">
          <Notes caption={t('catalogueImport.one.problems')} notes={report.problems} more={report.problemsMore} />
        </div>
      )}
      {report.findings.length > 0 && (
        <div className="card work-list">
          <Details summary={t('catalogueImport.one.findings', { count: report.findings.length + report.findingsMore })}>
            <Notes caption={t('catalogueImport.one.findingsKept')} notes={report.findings} more={report.findingsMore} />
          </Details>
        </div>
      )}
    </>
  )
}

function Notes({ caption, notes, more }: { caption: string; notes: readonly ImportNote[]; more: number }) {
  const t = useText()
  const language = useLanguage()
  const rows = notes.map((note, at) => ({ ...note, at }))
  return (
    <>
      <Table
        caption={caption}
        rows={rows}
        rowKey={({ at }) => String(at)}
        columns={[
          {
            head: t('catalogueImport.columns.item'),
            names: true,
            cell: ({ item }) => <Published>{item || '–'}</Published>,
          },
          { head: t('catalogueImport.columns.sheet'), cell: ({ sheetTitle }) => sheetTitle?.[language] ?? '–' },
          { head: t('catalogueImport.columns.row'), numeric: true, cell: ({ row }) => row ?? '–' },
          {
            head: t('catalogueImport.columns.column'),
            cell: ({ columnTitle, path }) => columnTitle?.[language] ?? path ?? '–',
          },
          { head: t('catalogueImport.columns.sentence'), cell: ({ sentence }) => sentence[language] },
        ]}
      />
      {more > 0 && <p>{t('catalogueImport.one.more', { count: more })}</p>}
    </>
  )
}
