import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/calendar.ts'
import { regionPrefixOf } from '../../kernel/identifiers/regionCode.ts'
import { isUuid, uuidV7 } from '../../kernel/ids.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import type { Platform } from '../../platform/platform.ts'
import type { ReportsContext, ReportsUses } from './context.ts'
import { problem } from './errors.ts'
import { jobName, makeReport } from './make.ts'
import { openReason, sealReason } from './reasons.ts'
import { mayMake, mayRead, type Staff } from './rules/access.ts'
import {
  findFile,
  findReport,
  insertReport,
  type ListedRow,
  listReports,
  newestReport,
  type ReportFile,
  type ReportRow,
  type ReportStep,
  reportSteps,
  stepsOf,
} from './store.ts'
import { numberInWords } from './words.ts'

export type { ReportStep } from './store.ts'

export interface AskedReport {
  readonly regionCode: string
  /** Absent: of the whole region. */
  readonly departmentId?: string | undefined
  readonly month: string
  /** A new edition of one that is there; without it, whatever is there already is the answer. */
  readonly reason?: string | undefined
}

export interface ListedReport extends Omit<ListedRow, 'sealed' | 'serial' | 'year' | 'staffId'> {
  /** 监察月报〔2026〕1号 */
  readonly number: string
}

export interface ShownReport extends ListedReport {
  readonly reason: string | null
  /** Steps of the job that are done, in their order. */
  readonly done: readonly ReportStep[]
  /** null: still being made. */
  readonly file: Pick<ReportFile, 'pdfBytes' | 'xlsxBytes' | 'madeAt'> | null
  /** It will not be made any more, unless somebody asks for it again. */
  readonly gaveUp: boolean
}

export type ReportFormat = 'pdf' | 'xlsx'

/** 监察月报: once a region or body and month, sealed, made by a job. Foreign reports answer `report.not_found`. */
export interface Reports {
  /** Asks for a report and answers with its id; made once, however often it is asked for. Throws `report.*`. */
  ask(actor: Actor, asked: AskedReport): Promise<string>
  report(actor: Actor, reportId: string): Promise<ShownReport>
  /** Makes the same report, with its number, whose job gave up; of one that is made or being made nothing happens. Throws `report.*`. */
  tryAgain(actor: Actor, reportId: string): Promise<void>
  /** Months that a region can have a report of, newest first: over, with published scores, not before its first case. */
  months(regionCode: string): Promise<readonly string[]>
  /** Of the region of a supervisor with all below it, or of the own body; newest first. */
  list(actor: Actor, after?: string): Promise<{ reports: ListedReport[]; next: string | undefined }>
  file(actor: Actor, reportId: string, format: ReportFormat): Promise<{ content: Buffer; name: string }>
}

const pageLines = 25
const reasonMin = 5
const reasonMax = 300
const highestId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

export function createReports(platform: Platform, uses: ReportsUses): Reports {
  const context: ReportsContext = { platform, ...uses }
  const { db, files, clock, keys, jobs } = platform
  jobs.register(jobName, async ({ reportId }) => makeReport(context, String(reportId)))

  async function known(actor: Actor, reportId: string): Promise<ReportRow> {
    const row = isUuid(reportId) ? await findReport(db, reportId) : undefined
    if (!row || !mayRead(actor, row)) throw problem('report.not_found')
    return row
  }

  return {
    async ask(actor, asked) {
      const maker = await checkedMaker(context, actor, asked)
      const { regionCode, month } = asked
      const place = { regionCode, month, departmentId: asked.departmentId ?? null }
      const newest = await newestReport(db, place)
      const reason = asked.reason?.trim()
      if (newest && reason === undefined) return newest.reportId
      if (newest && (reason ?? '').length < reasonMin) throw problem('report.reason')
      if ((reason ?? '').length > reasonMax) throw problem('report.reason')
      // Without a seal nothing can be made: said now, and not by a job that fails again and again.
      await context.seals.sealImage(maker.departmentId)
      const now = clock.now()
      const reportId = uuidV7(now.getTime())
      const row = {
        ...{ reportId, ...place, edition: (newest?.edition ?? 0) + 1, makerId: maker.departmentId },
        ...{ year: Number(dayOf(now).slice(0, 4)), askedAt: now, staffId: maker.staffId },
        sealed: newest && reason ? sealReason(keys, reportId, reason) : null,
      }
      try {
        await db.batch([insertReport(row), jobs.stage(jobName, { reportId }, { key: jobKey(reportId) })])
        return reportId
      } catch (error) {
        if (violatedConstraint(error) !== 'report_once') throw error
        const theirs = await newestReport(db, place)
        if (!theirs || newest) throw problem('report.overtaken')
        return theirs.reportId
      }
    },
    async report(actor, reportId) {
      const row = await known(actor, reportId)
      // The job first: it ends after the file is there.
      const [job] = await db.query<{ gaveUp: boolean }>(jobs.gaveUp(jobKey(reportId)))
      const [steps, file] = await Promise.all([stepsOf(db, reportId), findFile(db, reportId)])
      return {
        ...listed({ ...row, madeAt: file?.madeAt ?? null }),
        reason: openReason(keys, row),
        done: reportSteps.filter((step) => steps.includes(step)),
        file: file ?? null,
        gaveUp: file === undefined && job?.gaveUp === true,
      }
    },
    async tryAgain(actor, reportId) {
      const { regionCode } = await known(actor, reportId)
      if (!mayMake(actor, regionCode)) throw problem('report.not_duty')
      if (await findFile(db, reportId)) return
      const [job] = await db.query<{ gaveUp: boolean }>(jobs.gaveUp(jobKey(reportId)))
      if (job?.gaveUp) await db.batch([jobs.stageAgain(jobName, { reportId }, jobKey(reportId))])
    },
    months: (regionCode) => monthsOf(context, regionCode),
    async list(actor, after) {
      if (actor.kind !== 'staff') throw problem('report.not_found')
      const rows = await listReports(
        db,
        listedOf(actor),
        pageLines + 1,
        isUuid(after ?? '') ? (after ?? '') : highestId,
      )
      const shown = rows.slice(0, pageLines)
      return { reports: shown.map(listed), next: rows.length > pageLines ? shown.at(-1)?.reportId : undefined }
    },
    async file(actor, reportId, format) {
      const row = await known(actor, reportId)
      const file = await findFile(db, reportId)
      if (!file) throw problem('report.not_found')
      const content = await files.read(format === 'pdf' ? file.pdfHash : file.xlsxHash)
      return { content, name: `${numberInWords(row)}.${format}` }
    },
  }
}

const jobKey = (reportId: string): string => `report/${reportId}`

async function monthsOf({ cases, supervision }: ReportsContext, regionCode: string): Promise<readonly string[]> {
  const [months, first] = await Promise.all([supervision.scores.publishedMonths(), cases.firstDayOfWork(regionCode)])
  return first === undefined ? [] : months.filter((month) => month >= first.slice(0, 'YYYY-MM'.length))
}

const listedOf = (actor: Staff) =>
  actor.duties.includes('supervise')
    ? { regionPrefix: regionPrefixOf(actor.regionCode) }
    : { departmentId: actor.departmentId }

function listed({ sealed: _, serial, year, staffId: __, ...row }: ListedRow): ListedReport {
  return { ...row, number: numberInWords({ serial, year }) }
}

/** Whoever makes it, where region, body and month can have a report. */
async function checkedMaker(context: ReportsContext, actor: Actor, asked: AskedReport): Promise<Staff> {
  const { organizations } = context
  const { regionCode, departmentId, month } = asked
  if (!mayMake(actor, regionCode)) throw problem('report.not_duty')
  if (departmentId !== undefined) {
    const bodies = await organizations.departmentsOf(regionCode)
    if (!bodies.some(({ id }) => id === departmentId)) throw problem('report.department')
  }
  if (!(await monthsOf(context, regionCode)).includes(month)) throw problem('report.month')
  return actor
}
