import { found, submitting } from '../faults.ts'
import type { FieldError } from '../ui/index.ts'
import { WithdrawConfirm } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { ownCase } from './status.tsx'

const reasonMax = 500

/** 撤件 by the applicant: asked once more, and then done. */
export function withdrawalPages(web: Web): void {
  web.get('/cases/:caseId/withdrawal', async (visit) => page(visit, []))

  web.post('/cases/:caseId/withdrawal', async (visit) => {
    const { actor } = visit.person
    const caseId = visit.parameter('caseId')
    return submitting(
      visit.language,
      (errors) => page(visit, errors),
      async () => {
        const command = { action: 'withdraw' as const, reason: visit.field('reason').slice(0, reasonMax) }
        await visit.modules.cases.act({ caseId, actor, command, ...expectedSequence(visit) })
        return { redirect: `/cases/${caseId}?done=withdrawn` }
      },
    )
  })
}

/** What the person saw when she decided: the act is refused when the case has moved on since. */
export function expectedSequence(visit: Visit): { expectedSequence?: number } {
  const sequence = visit.field('sequence')
  return /^\d{1,6}$/.test(sequence) ? { expectedSequence: Number(sequence) } : {}
}

async function page(visit: Visit, errors: readonly FieldError[]): Promise<PageAnswer> {
  const view = await ownCase(visit)
  const open = view.actions.includes('withdraw') || errors.length > 0
  const href = found(open ? `/cases/${view.caseId}` : undefined)
  const model = {
    itemName: view.version.definition.name,
    caseHref: href,
    target: visit.target(`${href}/withdrawal`),
    errors,
    hidden: { sequence: String(view.sequence) },
  }
  return {
    title: visit.t('status.withdraw.title'),
    page: <WithdrawConfirm frame={await visit.frame()} model={model} />,
  }
}
