import { reportFiles } from '../supervision/report-files.ts'
import { reportLine, reportModel } from '../supervision/report-models.ts'
import { ReportList, ReportPage } from '../views/supervision/reports.tsx'
import type { PageAnswer, Web } from '../web.ts'
import { deskFrame, staffWith } from './desk.ts'

const base = '/desk/reports'
const handling = ['accept', 'review', 'decide', 'deliver'] as const

/** The own body's monthly reports, to read. */
export function ownReportPages(web: Web): void {
  web.get(base, async (visit): Promise<PageAnswer> => {
    const { actor } = staffWith(visit, ...handling)
    const after = visit.query('after')
    const { reports, next } = await visit.modules.reports.list(actor, after)
    const model = {
      lead: visit.t('report.deskLead'),
      ask: undefined,
      typed: { month: '', department: '' },
      errors: [],
      lines: await Promise.all(reports.map((report) => reportLine(visit, report, base))),
      paging: { previous: after && base, next: next && `${base}?after=${next}` },
    }
    const page = <ReportList model={model} frame={await deskFrame(visit, 'reports')} />
    return { page, title: visit.t('report.title'), scripts: ['workbench.js'] }
  })
  web.get(`${base}/:reportId`, async (visit): Promise<PageAnswer> => {
    const { actor } = staffWith(visit, ...handling)
    const report = await visit.modules.reports.report(actor, visit.parameter('reportId'))
    const model = await reportModel(visit, report, base, { again: undefined, attempt: undefined, errors: [] })
    const page = <ReportPage model={model} frame={await deskFrame(visit, 'reports')} />
    return { page, title: report.number, scripts: ['workbench.js'] }
  })
  reportFiles(web, base, (visit) => staffWith(visit, ...handling).actor)
}
