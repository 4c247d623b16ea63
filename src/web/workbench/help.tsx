import { DeskHelp } from '../views/workbench/help-page.tsx'
import type { Web } from '../web.ts'
import { deskFrame } from './desk.ts'

export function helpPage(web: Web): void {
  web.get('/desk/help', async (visit) => ({
    page: <DeskHelp frame={await deskFrame(visit, 'help')} />,
    title: visit.t('workbench.help.title'),
  }))
}
