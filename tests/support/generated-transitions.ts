import type { Action, Point } from '../../src/modules/cases/rules/actionTable.ts'
import type { CaseEventType } from '../../src/modules/cases/rules/events.ts'

/** `type@point` → how often it happened. What is rare so far is drawn more often. */
export type Coverage = Map<string, number>

/** Which events each action brings. What was granted on a false promise is annulled as well; `annul` counts for it. */
export const eventsOf = {
  pre_review: ['pre_reviewed'],
  request_correction: ['correction_requested'],
  mend: ['mended'],
  open_green_channel: ['green_channel_opened'],
  accept: ['accepted'],
  accept_with_pending: ['accepted_with_pending'],
  not_accept: ['not_accepted'],
  accept_and_grant: ['accepted', 'decided'],
  assign: ['routed'],
  request_opinion: ['opinion_requested'],
  give_opinion: ['opinion_given'],
  start_procedure: ['procedure_started'],
  end_procedure: ['procedure_ended'],
  extend: ['extended'],
  pass_review: ['review_passed'],
  advise_denial: ['review_passed'],
  return_to_review: ['returned'],
  review_and_grant: ['review_passed', 'decided'],
  review_and_deny: ['review_passed', 'decided'],
  grant: ['decided'],
  grant_partly: ['decided'],
  deny: ['decided'],
  receive_pending: ['pending_supplied'],
  extend_pending: ['pending_extended'],
  check_promise: ['promise_checked', 'promise_broken'],
  forgive_promise: ['promise_forgiven'],
  arrange_delivery: ['delivery_arranged'],
  deliver: ['delivered', 'concluded'],
  recall: ['recalled'],
  annul: ['annulled'],
  forfeit: ['forfeited'],
  cancel: ['cancelled'],
  reopen: ['reopened'],
  correct: ['corrected'],
  supply_pending: ['pending_supplied'],
  withdraw: ['withdrawn'],
  accept_by_silence: ['accepted'],
  lapse_correction: ['withdrawn'],
  lapse_pending: ['pending_lapsed'],
  lapse_promise: ['promise_lapsed', 'promise_broken'],
  issue: ['result_issued', 'delivered', 'concluded'],
  move_dates: ['dates_moved'],
} as const satisfies Record<Action, readonly CaseEventType[]>

export const transition = (type: CaseEventType, from: Point): string => `${type}@${from}`
