import { fileURLToPath } from 'node:url'
import { dayOf } from '../../kernel/calendar.ts'
import type { Json } from '../../platform/documents/documents.ts'
import { collectNumbers, collectPoints, collectScores } from './collect.ts'
import type { ReportsContext } from './context.ts'
import { type Collected, reportBlocks } from './page.ts'
import { openReason } from './reasons.ts'
import texts from './reports.texts.json' with { type: 'json' }
import { findFile, findReport, insertFile, insertStep, type ReportRow, type ReportStep } from './store.ts'
import { dayInChinese, fill, monthInWords, numberInWords } from './words.ts'
import { reportWorkbook } from './workbook.ts'

export const jobName = 'reports.make'
const template = fileURLToPath(new URL('./report.typ', import.meta.url))
const fileBytesMax = 20_000_000

/** The job: collects, draws, seals, keeps. Taken twice, or begun anew after a fall, it comes to one file. */
export async function makeReport(context: ReportsContext, reportId: string): Promise<void> {
  const { db, files, clock } = context.platform
  const report = await findReport(db, reportId)
  if (!report || (await findFile(db, reportId))) return
  const done = (step: ReportStep) => db.batch([insertStep(reportId, step, clock.now())])
  const [numbers, scores] = await Promise.all([collectNumbers(context, report), collectScores(context, report)])
  await done('counted')
  const points = await collectPoints(context, report)
  await done('listed')
  const collected = { numbers, scores, points }
  const workbook = await files.put(reportWorkbook(collected), { bytesMax: fileBytesMax })
  await done('drawn')
  const sealed = await files.put(await sealedPdf(context, report, collected), { bytesMax: fileBytesMax })
  const file = { pdfHash: sealed.hash, pdfBytes: sealed.bytes, xlsxHash: workbook.hash, xlsxBytes: workbook.bytes }
  await db.batch([insertStep(reportId, 'sealed', clock.now()), insertFile(reportId, { ...file, madeAt: clock.now() })])
}

async function sealedPdf(context: ReportsContext, report: ReportRow, collected: Collected): Promise<Buffer> {
  const { organizations, seals, platform } = context
  const { regionCode, departmentId, month, edition, makerId } = report
  const region = (await organizations.getRegion(regionCode)).name
  const department = departmentId === null ? null : (await organizations.getDepartment(departmentId)).name
  const maker = await organizations.getDepartment(makerId)
  const reason = openReason(platform.keys, report)
  const again = reason === null ? '' : fill(texts.edition, { edition, reason })
  const { demo } = platform.config
  const now = platform.clock.now()
  const page = {
    title: texts.title,
    bodyName: maker.name,
    number: numberInWords(report),
    subject:
      department === null
        ? fill(texts.subject.region, { region, month: monthInWords(month) })
        : fill(texts.subject.department, { department, month: monthInWords(month) }),
    blocks: reportBlocks(fill(texts.scope, { region }) + again, collected),
    day: dayInChinese(dayOf(now)),
    foot: texts.foot + (demo ? texts.demo : ''),
    demo,
  }
  const data = { page: page as unknown as Json }
  return seals.renderSealed({ organizationId: makerId, template, data, reason: texts.reason, at: now })
}
