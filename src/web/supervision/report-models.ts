import type { ListedReport, ShownReport } from '../../modules/reports/index.ts'
import { formatBytes } from '../texts/format.ts'
import type { ReportLine, ReportModel } from '../views/supervision/reports.tsx'
import type { Visit } from '../visit.ts'

/** After so long the page says that it is slow: a report takes seconds. */
const slowMs = 5 * 60_000

export async function reportLine(
  { modules, t }: Visit,
  { reportId, number, month, edition, regionCode, departmentId, madeAt }: ListedReport,
  base: string,
): Promise<ReportLine> {
  const { organizations } = modules
  const region = (await organizations.getRegion(regionCode)).name
  const body = departmentId === null ? undefined : await organizations.findDepartment(departmentId)
  return {
    ...{ reportId, number, month, edition, madeAt },
    about: body?.name ?? `${region} · ${t('report.ask.all')}`,
    href: `${base}/${reportId}`,
  }
}

export async function reportModel(
  visit: Visit,
  report: ShownReport,
  base: string,
  rest: Pick<ReportModel, 'again' | 'attempt' | 'errors'>,
): Promise<ReportModel> {
  const { file, done, reason, askedAt, gaveUp } = report
  const href = `${base}/${report.reportId}`
  const link = (format: 'pdf' | 'xlsx', bytes: number) => ({
    ...{ format, href: `${href}/file.${format}`, size: formatBytes(bytes) },
  })
  return {
    line: await reportLine(visit, report, base),
    ...{ done, reason, gaveUp, ...rest },
    files: file === null ? [] : [link('pdf', file.pdfBytes), link('xlsx', file.xlsxBytes)],
    isSlow: file === null && visit.platform.clock.now().getTime() - askedAt.getTime() > slowMs,
    progressHref: `${href}/progress`,
    backHref: base,
    typed: visit.field('reason'),
  }
}
