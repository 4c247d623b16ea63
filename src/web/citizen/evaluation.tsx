import type { CaseView } from '../../modules/cases/index.ts'
import { invitationDays } from '../../modules/evaluations/index.ts'
import { found } from '../faults.ts'
import type { Visit } from '../visit.ts'
import type { Web } from '../web.ts'
import { channelOf, deviceOf, type Evaluating, evaluated, evaluatingPage, givenOf, qrSource } from './evaluating.tsx'
import { ownCase } from './status.tsx'

/** 好差评 by whoever applied: once after the end, and once more after what was bad was dealt with. */
export function evaluationPages(web: Web): void {
  web.get('/cases/:caseId/evaluation', async (visit) => {
    const view = await endedCase(visit)
    const { caseId } = view
    if (await visit.modules.evaluations.isGiven({ caseId, node: 'concluded' })) return { redirect: `/cases/${caseId}` }
    return evaluatingPage(visit, ofEnd(visit, view))
  })
  web.post('/cases/:caseId/evaluation', async (visit) => evaluated(visit, ofEnd(visit, await endedCase(visit))))
  web.post('/cases/:caseId/evaluation/code', async (visit) => {
    const view = await endedCase(visit)
    const toEvaluate = found(await visit.modules.cases.findToEvaluate(view.caseId))
    const { token } = await visit.modules.evaluations.invite({ ...givenOf(toEvaluate), channel: 'qr' })
    return evaluatingPage(visit, ofEnd(visit, view, await qrSource(visit, token)))
  })
  web.get('/cases/:caseId/evaluation/again/:ticketId', async (visit) => evaluatingPage(visit, await ofAgain(visit)))
  web.post('/cases/:caseId/evaluation/again/:ticketId', async (visit) => evaluated(visit, await ofAgain(visit)))
}

async function endedCase(visit: Visit): Promise<CaseView> {
  const view = await ownCase(visit)
  return found(view.status === 'concluded' ? view : undefined)
}

function ofEnd(visit: Visit, view: CaseView, qr?: string): Evaluating {
  const href = `/cases/${view.caseId}`
  return {
    ...parts(visit, view),
    title: visit.t('evaluation.give.title'),
    lead: visit.t('evaluation.give.lead'),
    href: `${href}/evaluation`,
    action: `${href}/evaluation`,
    share: { target: visit.target(`${href}/evaluation/code`), days: invitationDays, qr },
    async give(evaluation) {
      const { evaluations, cases } = visit.modules
      const given = givenOf(found(await cases.findToEvaluate(view.caseId)))
      // Another person who acts for the organisation is the one to call.
      const contact = { ...given.contact, personId: visit.person.actor.personId }
      await evaluations.give({ ...given, contact, channel: channelOf(visit), device: deviceOf(visit) }, evaluation)
    },
  }
}

async function ofAgain(visit: Visit): Promise<Evaluating> {
  const view = await ownCase(visit)
  const { caseId } = view
  const ticketId = visit.parameter('ticketId')
  const tickets = await visit.modules.evaluations.ticketsOfCase(caseId)
  found(tickets.find((ticket) => ticket.ticketId === ticketId && ticket.state === 'invited'))
  const href = `/cases/${caseId}/evaluation/again/${ticketId}`
  return {
    ...parts(visit, view),
    title: visit.t('evaluation.own.againTitle'),
    lead: visit.t('evaluation.own.againLead'),
    href,
    action: href,
    thanks: 'good',
    give: (evaluation) => visit.modules.evaluations.rateAgain(caseId, ticketId, evaluation),
  }
}

function parts({ t }: Visit, { caseId, version }: CaseView) {
  const back = { href: `/cases/${caseId}`, label: t('status.looks.back') }
  return { itemName: version.definition.name, back, hidden: {}, after: back }
}
