import type { Problem } from '../../../kernel/problem.ts'
import { caseProblem } from '../errors.ts'
import type { Command } from '../schema.ts'
import { type Refusal, refusalOf } from './actions.ts'
import type { CaseContext } from './context.ts'
import * as acceptance from './decideAcceptance.ts'
import * as afterwards from './decideAfterwards.ts'
import * as promises from './decidePromises.ts'
import * as review from './decideReview.ts'
import type { NewEvent } from './events.ts'

export type { CaseContext } from './context.ts'

/** `decide(command, state) → events`. Pure; throws a problem that says what to do instead. */
export function decide(command: Command, context: CaseContext): NewEvent[] {
  const refusal = refusalOf(command.action, context, context.actor)
  if (refusal) throw refused(refusal)
  const decision = decisions[command.action] as Decision<Command>
  return decision(command, context)
}

type Decision<Of extends Command> = (command: Of, context: CaseContext) => NewEvent[]

/** What each act comes to. Whether it may be done at all is asked before. */
const decisions: { readonly [Of in Command['action']]: Decision<Extract<Command, { action: Of }>> } = {
  pre_review: acceptance.preReview,
  request_correction: acceptance.requestCorrection,
  mend: acceptance.mend,
  open_green_channel: acceptance.openGreenChannel,
  accept: acceptance.accept,
  accept_with_pending: acceptance.acceptWithPending,
  not_accept: acceptance.notAccept,
  accept_and_grant: review.acceptAndGrant,
  assign: review.assign,
  request_opinion: review.requestOpinion,
  give_opinion: review.giveOpinion,
  start_procedure: review.startProcedure,
  end_procedure: review.endProcedure,
  extend: review.extend,
  pass_review: review.passReview,
  advise_denial: review.adviseDenial,
  return_to_review: review.returnToReview,
  review_and_grant: review.reviewAndDecide,
  review_and_deny: review.reviewAndDecide,
  grant: review.grant,
  grant_partly: review.grantPartly,
  deny: review.deny,
  receive_pending: promises.receivePending,
  extend_pending: promises.extendPending,
  check_promise: promises.checkPromise,
  forgive_promise: promises.forgivePromise,
  arrange_delivery: afterwards.arrangeDelivery,
  deliver: afterwards.deliver,
  recall: afterwards.endResult('recalled'),
  annul: afterwards.endResult('annulled'),
  forfeit: afterwards.endResult('forfeited'),
  cancel: afterwards.endResult('cancelled'),
  reopen: afterwards.reopen,
  correct: acceptance.correct,
  supply_pending: promises.supplyPending,
  withdraw: afterwards.withdraw,
  accept_by_silence: acceptance.acceptBySilence,
  lapse_correction: acceptance.lapseCorrection,
  lapse_pending: promises.lapsePending,
  lapse_promise: promises.lapsePromise,
  issue: afterwards.issue,
  move_dates: afterwards.moveDates,
}

function refused(refusal: Refusal): Problem {
  switch (refusal) {
    case 'absent':
      return caseProblem('case.not_found')
    case 'state':
      return caseProblem('case.state')
    case 'duty':
      return caseProblem('case.duty')
    case 'separation':
      return caseProblem('case.separation')
    case 'procedure':
      return caseProblem('case.procedure_runs')
    case 'opinions':
      return caseProblem('case.opinions_open')
    case 'pending':
      return caseProblem('case.pending_open')
    case 'late':
      return caseProblem('case.limit_over')
  }
}
