import type { CaseView } from '../../modules/cases/index.ts'
import { formatDay, formatInstant } from '../texts/format.ts'
import { CaseFile, type CaseFileModel } from '../views/workbench/case-file.tsx'
import { wordOf } from '../views/workbench/words.ts'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer, Web } from '../web.ts'
import { fieldLabelsOf } from './answers.ts'
import { deskFrame, staffWith } from './desk.ts'
import { factsOf } from './facts.ts'
import { documentLinks } from './papers.ts'

/** 案卷: everything of a case on one page for the printer, for handlers and for supervisors alike. */
export function caseFilePages(web: Web): void {
  web.get('/desk/cases/:id/file', async (visit) => file(visit, '/desk/cases', visit.staff.actor))
  web.get('/supervision/cases/:id/file', async (visit) =>
    file(visit, '/supervision/cases', staffWith(visit, 'supervise').actor),
  )
  /** All dates for machines: the second verifier recomputes them. */
  web.get('/desk/cases/:id/dates', async (visit) => dates(visit, visit.staff.actor))
  web.get('/supervision/cases/:id/dates', async (visit) => dates(visit, staffWith(visit, 'supervise').actor))
}

async function dates(visit: Visit, actor: Visit['staff']['actor']): Promise<Answer> {
  const content = await visit.modules.cases.datesFile(visit.parameter('id'), actor)
  const text = `${JSON.stringify(content, null, 2)}\n`
  const fileName = `${visit.t('handling.clocks.file')} ${content.caseNumber}.json`
  return { file: Buffer.from(text, 'utf8'), mediaType: 'application/json; charset=utf-8', fileName }
}

async function file(visit: Visit, under: string, actor: Visit['staff']['actor']): Promise<PageAnswer> {
  const { t, language, modules, platform } = visit
  const view = await modules.cases.view(visit.parameter('id'), actor)
  const body = await modules.organizations.findDepartment(view.departmentId)
  const base = `${under}/${view.caseId}`
  const links = documentLinks(view, base, visit)
  const model: CaseFileModel = {
    view,
    back: { href: base, label: t('handling.file.back') },
    cover: coverOf(visit, view, body?.name ?? ''),
    facts: factsOf(view, view.sight.contact === 'all' ? 'handle' : 'supervise', t),
    fieldLabels: fieldLabelsOf(view.version.definition.form),
    papers: view.checklist.map((line) => ({
      id: line.materialId,
      name: line.name,
      lines: [
        ...(line.madeFromAnswers ? [t('workbench.acts.made')] : []),
        ...(line.handedIn ? [t('handling.file.paperIn')] : []),
        ...line.papers.map(({ name }) => name),
      ],
    })),
    documents: links.map((link) => {
      const made = view.documents.find(({ sequence }) => sequence === link.sequence)
      const when = made && t('handling.file.made', { instant: formatInstant(made.madeAt, language) })
      return { ...link, when }
    }),
    datesHref: `${base}/dates`,
    printed: t('handling.file.printed', { instant: formatInstant(platform.clock.now(), language) }),
  }
  const title = `${t('handling.file.title')} ${view.receiptNumber}`
  return { page: <CaseFile model={model} frame={await deskFrame(visit)} />, title, scripts: ['workbench.js'] }
}

function coverOf({ t, language }: Visit, view: CaseView, body: string): CaseFileModel['cover'] {
  const { applicant } = view.application
  const day = (instant: Date | null) => instant && formatInstant(instant, language)
  const outcome = view.outcome && t(`workbench.outcome.${view.outcome}`)
  const lines: readonly (readonly [string, string | null | undefined])[] = [
    [t('handling.file.item'), view.version.definition.name],
    [t('handling.file.receipt'), view.receiptNumber],
    [t('handling.file.number'), view.caseNumber],
    [t('handling.file.applicant'), [applicant.organization?.name, applicant.personName].filter(Boolean).join(' · ')],
    [t('handling.file.body'), body],
    [t('handling.file.submitted'), day(view.submittedAt)],
    [t('handling.file.accepted'), day(view.acceptedAt)],
    [t('handling.file.decided'), day(view.decidedAt)],
    [t('handling.file.ended'), day(view.endedAt)],
    [t('handling.file.state'), wordOf(t, 'states', view.status)],
    [t('handling.file.outcome'), outcome],
    [t('workbench.dueKind.promised'), view.promised && formatDay(view.promised.explained.day, language)],
  ]
  return lines.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}
