import { invitationDays } from '../../modules/evaluations/index.ts'
import { invitedHref, qrSource } from '../citizen/evaluating.tsx'
import { found } from '../faults.ts'
import { EvaluationInvitation, type EvaluationInvitationModel } from '../views/workbench/evaluation-invitation.tsx'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { deskFrame, staffWith } from './desk.ts'
import { caseHref } from './inbox.tsx'

/** 一次一评: the clerk opens it for whoever stands at the window, and does not see what becomes of it. */
export function evaluationInvitationPages(web: Web): void {
  web.get('/desk/cases/:id/evaluation', async (visit) => page(visit, undefined))
  web.post('/desk/cases/:id/evaluation', async (visit) => {
    const { actor } = staffWith(visit, 'accept', 'deliver')
    const { cases, evaluations } = visit.modules
    const { caseId } = await cases.view(visit.parameter('id'), actor)
    const { personId, regionCode, itemId, receiptNumber, itemName, name, phone } = found(
      await cases.findToEvaluate(caseId),
    )
    const visitedOn = cases.today()
    const invitation = {
      evaluated: { caseId, node: 'visit', visitedOn, regionCode, departmentId: actor.departmentId, itemId },
      contact: { personId, receiptNumber, itemName, name, phone },
      // The window is the device, whoever clears its cookies.
      terminal: `post:${actor.postId}`,
    } as const
    const tablet = await evaluations.invite({ ...invitation, channel: 'tablet' })
    const qr = await evaluations.invite({ ...invitation, channel: 'qr' })
    return page(visit, {
      code: tablet.token,
      tabletHref: invitedHref(tablet.token),
      tabletAddress: `${visit.platform.config.baseUrl}/evaluation/tablet`,
      qr: await qrSource(visit, qr.token),
    })
  })
}

async function page(visit: Visit, opened: EvaluationInvitationModel['opened']): Promise<PageAnswer> {
  const { actor } = staffWith(visit, 'accept', 'deliver')
  const { caseId, version } = await visit.modules.cases.view(visit.parameter('id'), actor)
  const model = {
    itemName: version.definition.name,
    caseHref: caseHref(caseId),
    target: visit.target(`${caseHref(caseId)}/evaluation`),
    days: invitationDays,
    opened,
  }
  return {
    title: visit.t('evaluation.invite.title'),
    page: <EvaluationInvitation model={model} frame={await deskFrame(visit, 'window')} />,
    scripts: ['workbench.js'],
  }
}
