import { DeskHelp } from '../views/workbench/help-page.tsx'
import { SupervisionHelp } from '../views/workbench/supervision-help-page.tsx'
import type { Web } from '../web.ts'
import { deskFrame } from './desk.ts'

export function helpPage(web: Web): void {
  web.get('/desk/help', async (visit) => ({
    page: <DeskHelp frame={await deskFrame(visit, 'help')} />,
    title: visit.t('workbench.help.title'),
  }))
  web.get('/desk/help/supervision', async (visit) => ({
    page: <SupervisionHelp model={{ numbersHref: '/help/numbers' }} frame={await deskFrame(visit, 'help')} />,
    title: visit.t('supervisionHelp.title'),
  }))
}
