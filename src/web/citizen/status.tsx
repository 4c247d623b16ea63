import type { CaseView } from '../../modules/cases/index.ts'
import { statusReasonTexts } from '../../modules/certificates/index.ts'
import type { OwnTicket } from '../../modules/evaluations/index.ts'
import { type CaseMaterial, type CaseStatusModel, CaseStatusPage } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'
import { answerRows, askedSections } from './answers.ts'
import { endOfResult, promiseOf } from './course.ts'
import { documentsOf } from './documents.ts'
import { withQuery } from './items.ts'
import { chainOf, nextLines } from './next.ts'
import { standingOf } from './standing.ts'
import { stepsOf } from './timeline.ts'

const doneNotices = ['corrected', 'withdrawn', 'supplied'] as const
/** So many looks are counted on this page; the page of looks tells all. */
const looksCountedMax = 20

/** Who has it, since when, until when and why; what she has to do; every paper; who looked. */
export function statusPages(web: Web): void {
  web.get('/cases/:caseId', status)
}

/** Her case; the page stands on the site of the region that handles it. */
export async function ownCase(visit: Visit): Promise<CaseView> {
  const view = await visit.modules.cases.view(visit.parameter('caseId'), visit.person.actor)
  await visit.standIn(view.version.definition.regionCode)
  return view
}

export function applicantOf({ application }: CaseView): string {
  return application.applicant.organization?.name ?? application.applicant.personName
}

async function status(visit: Visit): Promise<Answer> {
  const view = await ownCase(visit)
  const { caseId, version } = view
  const href = `/cases/${caseId}`
  const [looks, certificate, evaluated, tickets, grounds, next, frame] = await Promise.all([
    visit.modules.accessLog.looksAtCase(caseId, { limit: looksCountedMax }),
    certificateOf(visit, view),
    view.status === 'concluded' ? visit.modules.evaluations.isGiven({ caseId, node: 'concluded' }) : false,
    visit.modules.evaluations.ticketsOfCase(caseId),
    groundsOf(visit, view),
    nextOf(visit, view),
    visit.frame(),
  ])
  const done = doneNotices.find((one) => one === visit.query('done'))
  return {
    title: version.definition.name,
    page: (
      <CaseStatusPage
        frame={frame}
        model={{
          itemName: version.definition.name,
          receiptNumber: view.receiptNumber,
          applicant: applicantOf(view),
          status: view.status,
          myCasesHref: '/cases',
          notice: done && visit.t(`course.done.${done}`),
          promise: promiseOf(view, visit),
          standing: standingOf(view, visit),
          grounds,
          next,
          steps: stepsOf(view, visit),
          datesHref: `${href}/dates.json`,
          todo: todoOf(view, href, evaluated, tickets),
          tickets,
          withdrawHref: view.actions.includes('withdraw') ? `${href}/withdrawal` : undefined,
          certificate,
          documents: documentsOf(view, visit),
          materials: materialsOf(view),
          answers: askedSections(version.definition.form, view.application.answers).flatMap(({ parts }) =>
            parts.flatMap(({ title, fields, answers }) =>
              answerRows(fields, answers, visit).map((row) =>
                title === undefined ? row : { ...row, label: `${title} · ${row.label}` },
              ),
            ),
          ),
          looks: { count: looks.length, atLeast: looks.length === looksCountedMax, href: `${href}/looks` },
        }}
      />
    ),
  }
}

function todoOf(
  view: CaseView,
  href: string,
  evaluated: boolean,
  tickets: readonly OwnTicket[],
): CaseStatusModel['todo'] {
  if (view.actions.includes('correct')) {
    const byDay = view.clock?.kind === 'correction' ? view.clock.explained.day : undefined
    return { kind: 'correct', count: view.openDemands.length, byDay, href: `${href}/correction` }
  }
  if (view.actions.includes('supply_pending')) {
    const { materials = [], due } = view.pending ?? {}
    return { kind: 'supply', count: materials.length, byDay: due?.explained.day, href: `${href}/pending` }
  }
  if (view.promise?.status === 'rectifying') return { kind: 'rectify', byDay: view.promise.due?.explained.day }
  const again = tickets.find(({ state }) => state === 'invited')
  if (again) return { kind: 'evaluate_again', href: `${href}/evaluation/again/${again.ticketId}` }
  if (view.status !== 'concluded') return null
  return evaluated ? { kind: 'evaluated' } : { kind: 'evaluate', href: `${href}/evaluation` }
}

function materialsOf({ caseId, checklist }: CaseView): CaseMaterial[] {
  return checklist.flatMap((line): CaseMaterial[] => {
    if (line.madeFromAnswers) return [{ name: line.name, from: 'generated' }]
    const papers = line.papers.map(({ uploadId, name }) => ({
      name: `${line.name}：${name}`,
      href: `/cases/${caseId}/papers/${uploadId}`,
      from: 'uploaded' as const,
    }))
    if (line.promised) return [{ name: line.name, from: 'promised' }]
    return line.handedIn ? [...papers, { name: line.name, from: 'paper' }] : papers
  })
}

async function certificateOf(visit: Visit, view: CaseView): Promise<CaseStatusModel['certificate']> {
  const certificate = view.certificateId ? await visit.modules.certificates.findByCase(view.caseId) : undefined
  if (!certificate) return undefined
  return {
    name: certificate.typeName,
    number: certificate.number,
    validUntil: certificate.validUntil ?? undefined,
    ...(certificate.status !== 'valid' && { ended: visit.t(`status.certificate.ended.${certificate.status}`) }),
    href: `/cases/${view.caseId}/certificate.pdf`,
    verifyHref: withQuery('/verify', { number: certificate.number }),
  }
}

/** What usually comes next, once it is known how the case ended; found in the region where it was handled, or above. */
async function nextOf(visit: Visit, view: CaseView): Promise<CaseStatusModel['next']> {
  const end = endOf(view)
  if (!end) return undefined
  const { definition } = view.version
  const { catalog, organizations } = visit.modules
  const chain = await chainOf(visit, await organizations.getRegion(definition.regionCode))
  const lines = nextLines(await catalog.nextSteps.after(definition, end, chain.codes), chain)
  return lines.length > 0 ? { end, lines } : undefined
}

/** Withdrawn is neither: whoever takes it back knows why. */
function endOf({ status, outcome }: CaseView): 'granted' | 'denied' | undefined {
  if (status === 'not_accepted') return 'denied'
  if (endOfResult(status)) return undefined
  return outcome === 'partly' ? 'granted' : (outcome ?? undefined)
}

/** Why it was refused, or no longer stands, in the words of the body, and what can be done against it. */
async function groundsOf(visit: Visit, view: CaseView): Promise<CaseStatusModel['grounds']> {
  // What was refused and is under way again has no grounds any more.
  const end = endOfResult(view.status)
  const adverse = end ?? (view.status === 'not_accepted' ? 'not_accepted' : view.outcome)
  if (!adverse || adverse === 'granted') return undefined
  const entry = view.timeline.findLast(
    ({ type }) => type === (adverse === 'denied' || adverse === 'partly' ? 'decided' : adverse),
  )
  if (!entry) return undefined
  const { t } = visit
  const appeal = await visit.modules.organizations.appealFor(view.departmentId)
  const ways = t('course.grounds.appeal', {
    body: appeal.reconsiderationBody,
    days: appeal.reconsiderationDays,
    court: appeal.court,
    months: appeal.litigationMonths,
  })
  const { granted, ground } = entry.details ?? {}
  const reason = end && ground ? statusReasonTexts[ground] : undefined
  return {
    title: t(`course.grounds.${adverse}`),
    paragraphs: [
      granted && t('course.grounds.granted', { granted }),
      reason && t('course.grounds.ground', { ground: reason[visit.language] }),
      adverse === 'partly' && entry.text ? t('course.grounds.notGranted', { reason: entry.text }) : entry.text,
      end && t('course.grounds.noLongerValid'),
      ways,
    ].filter((text): text is string => Boolean(text)),
  }
}
