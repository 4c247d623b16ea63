import { ItemType } from '../../modules/catalog/index.ts'
import { CatalogueExport } from '../views/catalogue/export-page.tsx'
import type { Visit } from '../visit.ts'
import type { Web } from '../web.ts'
import { author, officeFrame } from './office.ts'

const formats = ['xlsx', 'zip', 'json'] as const

export function exportPages(web: Web): void {
  web.get('/catalogue/export', async (visit) => {
    const { regionCode } = author(visit).actor
    const [region, departments] = await Promise.all([
      visit.modules.organizations.getRegion(regionCode),
      visit.modules.organizations.departmentsOf(regionCode),
    ])
    const model = { region: region.name, departments: departments.map(({ name }) => name), types: ItemType.options }
    const page = <CatalogueExport model={model} frame={await officeFrame(visit, 'exchange')} />
    return { page, title: visit.t('catalogueImport.export.title') }
  })
  web.get('/catalogue/export/items', async (visit) => {
    const format = formats.find((one) => one === visit.query('format')) ?? 'xlsx'
    const { content, mediaType, extension } = await visit.modules.catalog.exporting.items(filterOf(visit), format)
    return {
      file: content,
      mediaType,
      fileName: `${visit.t('catalogueImport.export.fileName')} ${today(visit)}${extension}`,
    }
  })
  web.get('/catalogue/export/upload-tables', async (visit) => {
    const { content, mediaType, extension } = await visit.modules.catalog.exporting.uploadTables(filterOf(visit))
    return {
      file: content,
      mediaType,
      fileName: `${visit.t('catalogueImport.export.tablesName')} ${today(visit)}${extension}`,
    }
  })
  web.get('/catalogue/export/template', async (visit) => {
    author(visit)
    const format = visit.query('format') === 'zip' ? 'zip' : 'xlsx'
    const { content, mediaType, extension } = visit.modules.catalog.exporting.template(format)
    return { file: content, mediaType, fileName: `${visit.t('catalogueImport.export.templateName')}${extension}` }
  })
}

/** Own region only; a filter that was tampered with filters nothing. */
function filterOf(visit: Visit) {
  const { regionCode } = author(visit).actor
  const type = ItemType.safeParse(visit.query('type')).data
  const department = visit.query('department')
  const text = visit.query('q')?.slice(0, 80)
  return { regionCode, ...(type && { type }), ...(department && { department }), ...(text && { text }) }
}

function today(visit: Visit): string {
  return visit.modules.cases.today()
}
