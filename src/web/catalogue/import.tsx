import { Problem } from '../../kernel/problem.ts'
import { statusOfKind } from '../../platform/http/problem-status.ts'
import { CatalogueImport } from '../views/catalogue/import-page.tsx'
import { CatalogueImports } from '../views/catalogue/imports-page.tsx'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'
import { author, officeFrame } from './office.ts'

/** While a file is read the page asks again after so many seconds, without any script. */
const refreshSeconds = '2'
const root = '/catalogue/import'

export function importPages(web: Web): void {
  web.get(root, (visit) => listPage(visit))
  web.post(root, receive)
  web.get(`${root}/:import`, async (visit) => {
    const { actor } = author(visit)
    const found = await visit.modules.catalog.imports.get(visit.parameter('import'), actor)
    if (found.status === 'reading' || found.status === 'committing') visit.reply.header('refresh', refreshSeconds)
    const at = `${root}/${found.id}`
    const model = {
      found,
      back: root,
      self: at,
      badRows: `${at}/bad-rows`,
      proposals: '/catalogue',
      commit: visit.target(`${at}/commitment`),
      abandon: visit.target(`${at}/abandonment`),
    }
    const page = <CatalogueImport model={model} frame={await officeFrame(visit, 'exchange')} />
    return { page, title: visit.t('catalogueImport.one.title', { name: found.fileName }) }
  })
  web.post(`${root}/:import/commitment`, async (visit) => {
    const { id } = await visit.modules.catalog.imports.commit(visit.parameter('import'), author(visit).actor)
    return { redirect: `${root}/${id}` }
  })
  web.post(`${root}/:import/abandonment`, async (visit) => {
    const { id } = await visit.modules.catalog.imports.abandon(visit.parameter('import'), author(visit).actor)
    return { redirect: `${root}/${id}` }
  })
  web.get(`${root}/:import/bad-rows`, async (visit) => {
    const { actor } = author(visit)
    const { content, mediaType, fileName } = await visit.modules.catalog.imports.badRows(
      visit.parameter('import'),
      actor,
    )
    return { file: content, mediaType, fileName }
  })
}

async function listPage(visit: Visit, error?: string): Promise<Extract<Answer, { page: unknown }>> {
  const { actor } = author(visit)
  const imports = await visit.modules.catalog.imports.list(actor)
  const model = {
    target: visit.fileTarget(root),
    lines: imports.map((found) => ({ found, href: `${root}/${found.id}` })),
    templates: { xlsx: '/catalogue/export/template?format=xlsx', zip: '/catalogue/export/template?format=zip' },
    exportHref: '/catalogue/export',
    error,
  }
  return {
    page: <CatalogueImports model={model} frame={await officeFrame(visit, 'exchange')} />,
    title: visit.t('catalogueImport.title'),
  }
}

/** What is refused is read to its end, so that the browser shows our sentence and not a broken connection. */
async function receive(visit: Visit): Promise<Answer> {
  const { actor } = author(visit)
  const file = visit.request.isMultipart() ? await visit.request.file() : undefined
  if (!file || file.filename === '') {
    file?.file.resume()
    return { ...(await listPage(visit, visit.t('catalogueImport.noFile'))), status: 422 }
  }
  try {
    const { id } = await visit.modules.catalog.imports.begin(actor, { name: file.filename, content: file.file })
    return { redirect: `${root}/${id}` }
  } catch (error) {
    file.file.resume()
    if (!(error instanceof Problem)) throw error
    return { ...(await listPage(visit, error.sentence[visit.language])), status: statusOfKind[error.kind] }
  }
}
