import { submitting } from '../faults.ts'
import type { FieldError } from '../ui/index.ts'
import { ReportList, ReportPage } from '../views/supervision/reports.tsx'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { deskFrame, staffWith } from '../workbench/desk.ts'
import { reportFiles } from './report-files.ts'
import { reportLine, reportModel } from './report-models.ts'

const base = '/supervision/reports'

/** Monthly reports: asked for, made before one's eyes, downloaded, made anew with a reason. */
export function supervisedReportPages(web: Web): void {
  web.get(base, (visit) => listPage(visit, []))
  web.post(base, async (visit) => {
    const { actor } = staffWith(visit, 'supervise')
    return submitting(
      visit.language,
      (errors) => listPage(visit, errors),
      async () => {
        const departmentId = visit.field('department') || undefined
        const asked = { regionCode: actor.regionCode, month: visit.field('month'), departmentId }
        return { redirect: `${base}/${await visit.modules.reports.ask(actor, asked)}` }
      },
    )
  })
  web.get(`${base}/:reportId`, (visit) => reportPage(visit, []))
  web.post(`${base}/:reportId/edition`, async (visit) => {
    const { actor } = staffWith(visit, 'supervise')
    return submitting(
      visit.language,
      (errors) => reportPage(visit, errors),
      async () => {
        const { reports } = visit.modules
        const { regionCode, departmentId, month } = await reports.report(actor, visit.parameter('reportId'))
        const reason = visit.field('reason')
        const again = await reports.ask(actor, { regionCode, month, departmentId: departmentId ?? undefined, reason })
        return { redirect: `${base}/${again}` }
      },
    )
  })
  web.post(`${base}/:reportId/attempt`, async (visit) => {
    const { actor } = staffWith(visit, 'supervise')
    const reportId = visit.parameter('reportId')
    await visit.modules.reports.tryAgain(actor, reportId)
    return { redirect: `${base}/${reportId}` }
  })
  reportFiles(web, base, (visit) => staffWith(visit, 'supervise').actor)
}

async function listPage(visit: Visit, errors: readonly FieldError[]): Promise<PageAnswer> {
  const { actor } = staffWith(visit, 'supervise')
  const { reports, organizations } = visit.modules
  const after = visit.query('after')
  const [{ reports: listed, next }, months, departments] = await Promise.all([
    reports.list(actor, after),
    reports.months(actor.regionCode),
    organizations.departmentsOf(actor.regionCode),
  ])
  const whole = { value: '', label: visit.t('report.ask.all') }
  const model = {
    lead: visit.t('report.lead'),
    ask: {
      target: visit.target(base),
      months: months.map((month) => ({ value: month, label: month })),
      departments: [whole, ...departments.map(({ id, name }) => ({ value: id, label: name }))],
    },
    typed: { month: visit.field('month') || (months[0] ?? ''), department: visit.field('department') },
    errors,
    lines: await Promise.all(listed.map((report) => reportLine(visit, report, base))),
    paging: { previous: after && base, next: next && `${base}?after=${next}` },
  }
  const page = <ReportList model={model} frame={await deskFrame(visit, 'reports')} />
  return { page, title: visit.t('report.title'), scripts: ['workbench.js'] }
}

async function reportPage(visit: Visit, errors: readonly FieldError[]): Promise<PageAnswer> {
  const { actor } = staffWith(visit, 'supervise')
  const report = await visit.modules.reports.report(actor, visit.parameter('reportId'))
  const again = report.file ? visit.target(`${base}/${report.reportId}/edition`) : undefined
  const attempt = report.gaveUp ? visit.target(`${base}/${report.reportId}/attempt`) : undefined
  const model = await reportModel(visit, report, base, { again, attempt, errors })
  const page = <ReportPage model={model} frame={await deskFrame(visit, 'reports')} />
  return { page, title: report.number, scripts: ['workbench.js'] }
}
