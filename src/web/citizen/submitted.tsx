import type { CaseView } from '../../modules/cases/index.ts'
import { qrSvg } from '../../platform/documents/qr.ts'
import { formatDay } from '../texts/format.ts'
import type { Step } from '../ui/index.ts'
import { SlipPage, Submitted } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'
import { officeName } from './course.ts'
import { withQuery } from './items.ts'
import { applicantOf, ownCase } from './status.tsx'

/** The receipt number, large; the slip to print, with a code that opens the public look-up. */
export function submittedPages(web: Web): void {
  web.get('/cases/:caseId/submitted', submitted)
  web.get('/cases/:caseId/slip', slip)
  web.get('/cases/:caseId/slip/qr.svg', async (visit) => {
    const view = await ownCase(visit)
    const svg = await qrSvg(lookUpAddress(visit, view))
    return { file: Buffer.from(svg), mediaType: 'image/svg+xml', fileName: 'qr.svg', inline: true }
  })
}

function lookUpAddress(visit: Visit, view: CaseView): string {
  const { config } = visit.platform
  const parameters = { receipt: view.receiptNumber, code: visit.modules.cases.slipCodeOf(view.caseId) }
  return `${config.baseUrl}${withQuery('/progress', parameters)}`
}

async function submitted(visit: Visit): Promise<Answer> {
  const view = await ownCase(visit)
  const { t, language } = visit
  const href = `/cases/${view.caseId}`
  const by = view.clock?.kind === 'acceptance' ? formatDay(view.clock.explained.day, language) : undefined
  return {
    title: t('apply.submitted.title'),
    page: (
      <Submitted
        frame={await visit.frame()}
        model={{
          itemName: view.version.definition.name,
          applicant: applicantOf(view),
          receiptNumber: view.receiptNumber,
          submittedAt: view.submittedAt,
          office: await officeOf(visit, view),
          statusHref: href,
          qrSrc: `${href}/slip/qr.svg`,
          slipHref: `${href}/slip`,
          steps: routeOf(view, visit),
          nextSentence: by ? t('course.next.by', { day: by }) : t('course.next.plain'),
        }}
      />
    ),
  }
}

/** The item's own route: sent, then each duty, then delivery. */
function routeOf(view: CaseView, { t }: Visit): Step[] {
  const duties = view.duties.map(({ duty }) => duty)
  const at = (duties as string[]).indexOf(view.awaiting ?? '')
  const steps = duties.map((duty, index): Step => {
    const state = index < at ? 'done' : index === at ? 'now' : 'next'
    return { label: t(`course.awaiting.${duty}`), state }
  })
  return [
    { label: t('course.steps.submit'), state: 'done' },
    ...steps,
    { label: t('course.steps.deliver'), state: 'next' },
  ]
}

async function officeOf(visit: Visit, view: CaseView): Promise<string> {
  if (view.handler) return officeName({ ...view.handler, postName: null })
  return (await visit.modules.organizations.findDepartment(view.departmentId))?.name ?? ''
}

async function slip(visit: Visit): Promise<Answer> {
  const view = await ownCase(visit)
  const { config } = visit.platform
  const href = `/cases/${view.caseId}`
  return {
    title: visit.t('personal.slip.title'),
    page: (
      <SlipPage
        frame={await visit.frame()}
        model={{
          itemName: view.version.definition.name,
          applicant: applicantOf(view),
          receiptNumber: view.receiptNumber,
          caseNumber: view.caseNumber,
          code: visit.modules.cases.slipCodeOf(view.caseId),
          submittedAt: view.submittedAt,
          office: await officeOf(visit, view),
          papers: view.checklist
            .filter(({ papers, handedIn }) => papers.length > 0 || handedIn)
            .map(({ name }) => name),
          qrSrc: `${href}/slip/qr.svg`,
          site: `${config.baseUrl}/progress`,
          caseHref: href,
          demo: config.demo,
        }}
      />
    ),
  }
}
