import type { CatalogImport } from '../../../modules/catalog/index.ts'
import { formatInstant } from '../../texts/format.ts'
import {
  Button,
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

export interface CatalogueImportsModel {
  target: FormTarget
  lines: readonly { found: CatalogImport; href: string }[]
  templates: { xlsx: string; zip: string }
  exportHref: string
  error: string | undefined
}

/** Sends a file in, and lists those that this office sent. */
export function CatalogueImports({ model, frame }: { model: CatalogueImportsModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  const language = useLanguage()
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>{t('catalogueImport.title')}</h1>
          <div className="work-head-acts no-print">
            <a href={model.exportHref}>{t('catalogueImport.export.title')}</a>
          </div>
        </div>
        <form className="card form" method="post" action={model.target.action} encType="multipart/form-data">
          {model.error && <Notice tone="red" title={model.error} />}
          <p>{t('catalogueImport.lead')}</p>
          <p>
            <a href={model.templates.xlsx}>{t('catalogueImport.templateXlsx')}</a>
            {' · '}
            <a href={model.templates.zip}>{t('catalogueImport.templateZip')}</a>
          </p>
          <div className="field">
            <label htmlFor="file">{t('catalogueImport.file')}</label>
            <p id="file-hint" className="hint">
              {t('catalogueImport.fileHint')}
            </p>
            <input id="file" type="file" name="file" accept=".xlsx,.csv,.zip,.json" aria-describedby="file-hint" />
          </div>
          <Button icon="upload">{t('catalogueImport.send')}</Button>
        </form>
        {model.lines.length > 0 && (
          <div className="card work-list">
            <Table
              caption={t('catalogueImport.sent')}
              rows={model.lines}
              rowKey={({ href }) => href}
              columns={[
                {
                  head: t('catalogueImport.columns.file'),
                  names: true,
                  cell: ({ found, href }) => (
                    <a href={href}>
                      <Published>{found.fileName}</Published>
                    </a>
                  ),
                },
                {
                  head: t('catalogueImport.columns.status'),
                  cell: ({ found }) => t(`catalogueImport.status.${found.status}`),
                },
                {
                  head: t('catalogueImport.columns.items'),
                  numeric: true,
                  cell: ({ found }) => found.report?.items ?? found.items ?? '',
                },
                {
                  head: t('catalogueImport.columns.at'),
                  cell: ({ found }) => formatInstant(found.createdAt, language),
                },
              ]}
            />
          </div>
        )}
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}
