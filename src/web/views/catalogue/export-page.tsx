import { Button, useText, WorkbenchColumns, WorkbenchFrame, type WorkbenchFrameModel } from '../../ui/index.ts'

export interface CatalogueExportModel {
  region: string
  departments: readonly string[]
  types: readonly ('01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '09' | '10' | '20')[]
}

/** What leaves the catalogue: items as files that come back unchanged, and the tables of the national platform. */
export function CatalogueExport({ model, frame }: { model: CatalogueExportModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  const formats = (['xlsx', 'zip', 'json'] as const).map((format) => ({
    format,
    label: t(`catalogueImport.formats.${format}`),
  }))
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>
            {t('catalogueImport.export.title')} <span className="small">{model.region}</span>
          </h1>
          <div className="work-head-acts no-print">
            <a href="/catalogue/import">{t('catalogueImport.title')}</a>
          </div>
        </div>
        <form className="card form" method="get" action="/catalogue/export/items">
          <p>{t('catalogueImport.export.lead')}</p>
          <div className="field">
            <label htmlFor="q">{t('catalogueImport.export.text')}</label>
            <input id="q" name="q" className="input" maxLength={80} autoComplete="off" />
          </div>
          <div className="field">
            <label htmlFor="department">{t('catalogueImport.export.department')}</label>
            <select id="department" name="department" className="input" defaultValue="">
              <option value="">{t('catalogueImport.export.all')}</option>
              {model.departments.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor="type">{t('catalogueImport.export.type')}</label>
            <select id="type" name="type" className="input" defaultValue="">
              <option value="">{t('catalogueImport.export.all')}</option>
              {model.types.map((type) => (
                <option key={type} value={type}>
                  {t(`vocabulary.itemType.${type}`)}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor="format">{t('catalogueImport.export.format')}</label>
            <select id="format" name="format" className="input" defaultValue="xlsx">
              {formats.map(({ format, label }) => (
                <option key={format} value={format}>
                  {label}
                </option>
              ))}
            </select>
          </div>
          <div className="acts">
            <Button>{t('catalogueImport.export.take')}</Button>
            <Button look="quiet" formAction="/catalogue/export/upload-tables">
              {t('catalogueImport.export.tables')}
            </Button>
          </div>
          <p className="hint">{t('catalogueImport.export.tablesHint')}</p>
        </form>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}
