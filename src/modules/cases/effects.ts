import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/calendar.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { CasesContext } from './context.ts'
import { creditSubject } from './credit.ts'
import { caseProblem } from './errors.ts'
import type { LoadedCase } from './load.ts'
import { departmentAwaited } from './rules/actions.ts'
import { barredUntil } from './rules/bar.ts'
import type { CaseEvent } from './rules/events.ts'
import type { Applicant, Command } from './schema.ts'
import type { CaseHead } from './store.ts'

type Affected = Pick<LoadedCase, 'item' | 'state' | 'application'> & { readonly head: Pick<CaseHead, 'caseId'> }

/** What an act changes beside the case, in its own transaction: the certificate that falls, the note on a broken promise. */
export async function stageEffects(
  context: CasesContext,
  loaded: Affected,
  actor: Actor,
  events: readonly CaseEvent[],
): Promise<readonly Statement[]> {
  const staged = await Promise.all(events.map((event) => effectsOf(context, loaded, actor, event)))
  return staged.flat()
}

async function effectsOf(
  { certificates, credit, platform }: CasesContext,
  { head, item, state, application }: Affected,
  actor: Actor,
  event: CaseEvent,
): Promise<readonly Statement[]> {
  const { caseId } = head
  const subject = () => creditSubject(platform.keys, application.applicant)
  const at = event.effectiveAt
  switch (event.type) {
    case 'recalled':
    case 'annulled':
    case 'forfeited':
    case 'cancelled': {
      // A registration has no certificate; what falls is the entry, by the event itself.
      if (!state.certificateId) return []
      const status = event.type
      return certificates.stageStatus({
        identifier: state.certificateId,
        status,
        at,
        actor,
        reasonCode: event.data.ground,
      })
    }
    case 'promise_broken': {
      const until = barredUntil(item, dayOf(at))
      return [credit.stageNote({ subjectHash: subject(), caseId, kind: 'promise_broken', at, barredUntil: until })]
    }
    case 'pending_lapsed':
      return [credit.stageNote({ subjectHash: subject(), caseId, kind: 'pending_lapsed', at, barredUntil: null })]
    case 'promise_forgiven':
      return [credit.stageForgiven({ caseId, kind: 'promise_broken', at, actor, reasonCode: 'put_right' })]
    default:
      return []
  }
}

/** What an act asks of others before it is decided: credit for papers that come later, a post for whoever gets the case. */
export async function requireConditions(context: CasesContext, loaded: LoadedCase, command: Command): Promise<void> {
  if (command.action === 'accept_with_pending') {
    const level = await context.credit.levelFor(creditSubject(context.platform.keys, loaded.application.applicant))
    if (level !== 'sufficient') throw caseProblem('case.credit_insufficient')
  }
  if (command.action === 'request_opinion') {
    const named = loaded.item.consultations.find(({ id }) => id === command.consultation)
    const departmentId = named?.departmentId ?? command.departmentId
    if (departmentId && !(await context.organizations.findDepartment(departmentId)))
      throw caseProblem('case.opinion_unclear')
  }
  if (command.action === 'assign') {
    const { staffId, postId } = command
    const departmentId = departmentAwaited(loaded.state, loaded.head)
    const members = departmentId ? await context.identity.staffOfDepartment(departmentId) : []
    const holds = members.some((one) => one.staffId === staffId && one.postId === postId)
    if (!holds) throw caseProblem('case.assignee_unknown')
  }
}

/** Nobody promises again while barred for a false promise. Throws `credit.barred`, which says until when. */
export async function requireMayPromise(context: CasesContext, applicant: Applicant, now: Date): Promise<void> {
  await context.credit.requireUnbarred(creditSubject(context.platform.keys, applicant), dayOf(now))
}
