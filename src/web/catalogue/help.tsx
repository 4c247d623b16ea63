import { CatalogueHelp } from '../views/catalogue/help-page.tsx'
import type { Web } from '../web.ts'
import { officeFrame } from './office.ts'

export function catalogueHelpPage(web: Web): void {
  web.get('/catalogue/help', async (visit) => ({
    page: <CatalogueHelp frame={await officeFrame(visit, 'help')} />,
    title: visit.t('catalogue.help.title'),
  }))
}
