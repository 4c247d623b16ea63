import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'

export const reportSteps = ['counted', 'listed', 'drawn', 'sealed'] as const
/** 已汇总数字 · 已列出扣分 · 已排版 · 已盖章 */
export type ReportStep = (typeof reportSteps)[number]

/** One row of `reports.report`. */
export interface ReportRow {
  readonly reportId: string
  readonly regionCode: string
  readonly departmentId: string | null
  readonly month: string
  readonly edition: number
  readonly makerId: string
  readonly year: number
  readonly serial: number
  readonly askedAt: Date
  readonly staffId: string
  readonly sealed: Buffer | null
}

export interface ReportFile {
  readonly pdfHash: string
  readonly pdfBytes: number
  readonly xlsxHash: string
  readonly xlsxBytes: number
  readonly madeAt: Date
}

/** With the next number of its maker; the edition is unique, so two who ask at once make one report. */
export function insertReport(row: Omit<ReportRow, 'serial'>): Statement {
  return {
    name: 'reports.report.insert',
    text: `with numbered as (
             insert into reports.serial as s (maker_id, year, last) values ($6, $7, 1)
             on conflict on constraint serial_pk do update set last = s.last + 1 returning last
           )
           insert into reports.report
             (report_id, region_code, department_id, month, edition, maker_id, year, asked_at, staff_id, sealed, serial)
           select $1::uuid, $2::text, $3::uuid, $4::text, $5::integer, $6::uuid, $7::integer, $8::timestamptz, $9::uuid, $10::bytea, last
           from numbered`,
    values: [
      ...[row.reportId, row.regionCode, row.departmentId, row.month, row.edition, row.makerId, row.year],
      ...[row.askedAt, row.staffId, row.sealed],
    ],
  }
}

const columns = `r.report_id as "reportId", r.region_code as "regionCode", r.department_id as "departmentId", r.month, r.edition,
  r.maker_id as "makerId", r.year, r.serial, r.asked_at as "askedAt", r.staff_id as "staffId", r.sealed`
type Row = ReportRow & Record<string, unknown>

export async function findReport(db: Database, reportId: string): Promise<ReportRow | undefined> {
  const [row] = await db.query<Row>({
    name: 'reports.report.find',
    text: `select ${columns} from reports.report r where r.report_id = $1`,
    values: [reportId],
  })
  return row
}

/** The newest edition. Plan: report_once. */
export async function newestReport(
  db: Database,
  { regionCode, departmentId, month }: Pick<ReportRow, 'regionCode' | 'departmentId' | 'month'>,
): Promise<ReportRow | undefined> {
  const [row] = await db.query<Row>({
    name: 'reports.report.newest',
    text: `select ${columns} from reports.report r
           where r.region_code = $1 and r.department_id is not distinct from $2::uuid and r.month = $3 order by r.edition desc limit 1`,
    values: [regionCode, departmentId, month],
  })
  return row
}

export interface ListedRow extends ReportRow {
  readonly madeAt: Date | null
}

/** Newest first. Plan: report_region, or report_department for a body's own. */
export async function listReports(
  db: Database,
  asked: { readonly regionPrefix: string } | { readonly departmentId: string },
  limit: number,
  before: string,
): Promise<ListedRow[]> {
  const byBody = 'departmentId' in asked
  return db.query<ListedRow & Record<string, unknown>>({
    name: `reports.report.list_${byBody ? 'body' : 'region'}`,
    text: `select ${columns}, f.made_at as "madeAt" from reports.report r left join reports.report_file f using (report_id)
           where ${byBody ? 'r.department_id = $1::uuid' : 'starts_with(r.region_code, $1)'} and r.report_id < $3::uuid
           order by r.report_id desc limit $2`,
    values: [byBody ? asked.departmentId : asked.regionPrefix, limit, before],
  })
}

export function insertStep(reportId: string, step: ReportStep, at: Date): Statement {
  return {
    name: 'reports.report_step.insert',
    text: `insert into reports.report_step (report_id, step, at) values ($1, $2, $3)
           on conflict on constraint report_step_pk do nothing`,
    values: [reportId, step, at],
  }
}

export async function stepsOf(db: Database, reportId: string): Promise<ReportStep[]> {
  const rows = await db.query<{ step: ReportStep }>({
    name: 'reports.report_step.of',
    text: 'select step from reports.report_step where report_id = $1',
    values: [reportId],
  })
  return rows.map(({ step }) => step)
}

/** Made twice by a job that was taken twice, the first stays. */
export function insertFile(reportId: string, file: ReportFile): Statement {
  return {
    name: 'reports.report_file.insert',
    text: `insert into reports.report_file (report_id, pdf_hash, pdf_bytes, xlsx_hash, xlsx_bytes, made_at)
           values ($1, $2, $3, $4, $5, $6) on conflict on constraint report_file_pk do nothing`,
    values: [reportId, file.pdfHash, file.pdfBytes, file.xlsxHash, file.xlsxBytes, file.madeAt],
  }
}

export async function findFile(db: Database, reportId: string): Promise<ReportFile | undefined> {
  const [row] = await db.query<ReportFile & Record<string, unknown>>({
    name: 'reports.report_file.find',
    text: `select pdf_hash as "pdfHash", pdf_bytes as "pdfBytes", xlsx_hash as "xlsxHash", xlsx_bytes as "xlsxBytes", made_at as "madeAt"
           from reports.report_file where report_id = $1`,
    values: [reportId],
  })
  return row
}
