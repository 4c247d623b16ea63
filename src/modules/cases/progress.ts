import type { Actor } from '../../kernel/actor.ts'
import { partiesFor, standingOf } from './commands.ts'
import type { CasesContext } from './context.ts'
import type { LoadedCase } from './load.ts'
import { allowedActions } from './rules/actions.ts'
import type { CaseView } from './view.ts'

/** Where a case stands: what an act answers, and the head of a whole view. */
export type CaseProgress = Pick<
  CaseView,
  | 'caseId'
  | 'receiptNumber'
  | 'caseNumber'
  | 'sequence'
  | 'status'
  | 'awaiting'
  | 'awaitingAt'
  | 'awaitingSince'
  | 'outcome'
  | 'channel'
  | 'actions'
>

/** Where the case stands after an act, and what its actor may do now: from what the act itself knows, without reading the case again. */
export async function progressAfter(context: CasesContext, after: LoadedCase, actor: Actor): Promise<CaseProgress> {
  const { head, state } = after
  const standing = standingOf(context.platform.clock.now(), after, await partiesFor(context, after, actor))
  return {
    caseId: head.caseId,
    receiptNumber: head.receiptNumber,
    caseNumber: head.caseNumber,
    sequence: state.sequence,
    status: state.status,
    awaiting: state.awaiting,
    awaitingAt: state.awaitingAt,
    awaitingSince: state.awaitingSince,
    outcome: state.outcome,
    channel: state.channel,
    actions: allowedActions(standing, actor),
  }
}
