import type { Duty } from '../../../kernel/actor.ts'
import { materialsThatMayComeLater } from './checklist.ts'
import { extensionDaysMax, mayStillExtend, opinionsAwaited } from './clock.ts'
import { proceduresOf } from './procedures.ts'
import type { Standing } from './standing.ts'
import { type Awaiting, type CaseState, runningProcedure } from './state.ts'
import { type TimedAct, timedActs } from './timed.ts'

export const actions = [
  'pre_review',
  'request_correction',
  'mend',
  'open_green_channel',
  'accept',
  'accept_with_pending',
  'not_accept',
  'accept_and_grant',
  'assign',
  'request_opinion',
  'give_opinion',
  'start_procedure',
  'end_procedure',
  'extend',
  'pass_review',
  'advise_denial',
  'return_to_review',
  'review_and_grant',
  'review_and_deny',
  'grant',
  'grant_partly',
  'deny',
  'receive_pending',
  'extend_pending',
  'check_promise',
  'forgive_promise',
  'arrange_delivery',
  'deliver',
  'recall',
  'annul',
  'forfeit',
  'cancel',
  'reopen',
  'correct',
  'supply_pending',
  'withdraw',
  'accept_by_silence',
  'lapse_correction',
  'lapse_pending',
  'lapse_promise',
  'issue',
  'move_dates',
] as const
export type Action = (typeof actions)[number]

/**
 * Where a case can stand, one letter each, in the order of the columns below: P pre_review · A accept · C correct · R review · D decide ·
 * I issue · H deliver (hand out) · K check of a promise · G ended, and what was granted stands · E ended otherwise.
 */
export type Point = 'P' | 'A' | 'C' | 'R' | 'D' | 'I' | 'H' | 'K' | 'G' | 'E'

const pointOfAwaiting: Readonly<Record<Awaiting, Point>> = {
  pre_review: 'P',
  accept: 'A',
  correct: 'C',
  review: 'R',
  decide: 'D',
  issue: 'I',
  deliver: 'H',
  check: 'K',
}

export function pointOf({ awaiting, result }: Pick<CaseState, 'awaiting' | 'result'>): Point {
  if (awaiting) return pointOfAwaiting[awaiting]
  return result === 'in_force' ? 'G' : 'E'
}

/**
 * Why an actor may not act. `absent` answers as if there were no case; `state`, `duty` and `separation` are said of the table; the rest
 * of what the case itself waits for.
 */
export type Refusal = 'absent' | 'state' | 'duty' | 'separation' | Hindrance
/** A procedure runs · opinions are not in yet · a paper is still missing · the limit is over. */
export type Hindrance = 'procedure' | 'opinions' | 'pending' | 'late'

export interface ActionRule {
  readonly by: 'staff' | 'applicant' | 'system'
  /** At which points of the case, a letter in each column. */
  readonly at: string
  /** Duties that the post must carry, all of them; `own`: the duty that the case waits for. */
  readonly duties: readonly (Duty | 'own')[]
  /** Who: the body whose turn it is and, for acceptance and handing out, its window (`awaited`); the competent body; a body that was asked. */
  readonly place: 'awaited' | 'competent' | 'consulted'
  readonly unless?: (standing: Standing) => Hindrance | 'state' | undefined
}

/** So many opinions are asked for in one case. */
const opinionsMax = 20

/** The heart of the lifecycle: state × action × duty. Nothing reaches a state by another way; page, API and jobs ask this table. */
// biome-ignore format: the table is read by column
export const actionTable = {
  //                              PACRDIHKGE
  pre_review:          staff('    P.........', ['accept']),
  request_correction:  staff('    PA........', ['accept']),
  mend:                staff('    PA........', ['accept']),
  open_green_channel:  staff('    PA........', ['accept'],                      once((state) => state.greenChannel)),
  accept:              staff('    .A........', ['accept']),
  accept_with_pending: staff('    .A........', ['accept'],                      mayComeLater),
  not_accept:          staff('    PA........', ['accept']),
  accept_and_grant:    staff('    .A........', ['accept', 'decide'],            ofTier('simple')),
  assign:              staff('    PA.RD.HK..', ['own']),
  request_opinion:     competent('...RD.....', ['own'],                         both(once((state) => state.opinions.length >= opinionsMax), freeToProceed)),
  give_opinion:        consulted('...RD.....', ['review']),
  start_procedure:     competent('...RD.....', ['own'],                         mayStop),
  end_procedure:       competent('...RD.....', ['own'],                         once((state) => !runningProcedure(state))),
  extend:              competent('...RD.....', ['decide'],                      inTime),
  pass_review:         competent('...R......', ['review'],                      both(ofTier('complex'), freeToProceed)),
  advise_denial:       competent('...R......', ['review'],                      both(ofTier('complex'), freeToProceed)),
  return_to_review:    competent('....D.....', ['decide'],                      both(ofTier('complex'), freeToProceed)),
  review_and_grant:    competent('...R......', ['review', 'decide'],            both(ofTier('general'), complete)),
  review_and_deny:     competent('...R......', ['review', 'decide'],            both(ofTier('general'), answered)),
  grant:               competent('....D.....', ['decide'],                      complete),
  grant_partly:        competent('....D.....', ['decide'],                      both(divisible, complete)),
  deny:                competent('....D.....', ['decide'],                      answered),
  receive_pending:     staff('    ...RD.....', ['accept'],                      paperMissing),
  extend_pending:      competent('...RD.....', ['decide'],                      both(paperMissing, once((state) => state.pending?.extended === true))),
  check_promise:       competent('...RD.HKG.', ['review'],                      promiseOpen),
  forgive_promise:     competent('...RD.HKGE', ['decide'],                      once((state) => state.promise?.status !== 'broken')),
  arrange_delivery:    staff('    ......H...', ['deliver'],                     byPost),
  deliver:             staff('    ......H...', ['deliver']),
  recall:              competent('......HKG.', ['decide']),
  annul:               competent('......HKG.', ['decide']),
  forfeit:             competent('......HKG.', ['decide']),
  cancel:              competent('......HKGE', ['decide'],                      once((state) => !state.result || state.result === 'cancelled')),
  reopen:              competent('.........E', ['decide'],                      refusedBefore),
  correct:             applicant('..C.......'),
  supply_pending:      applicant('...RD.....',                                  paperMissing),
  withdraw:            applicant('PACRD.....'),
  accept_by_silence:   system('   PA........',                                  untilDue('accept_by_silence')),
  lapse_correction:    system('   ..C.......',                                  untilDue('lapse_correction')),
  lapse_pending:       system('   ...RD.....',                                  untilDue('lapse_pending')),
  lapse_promise:       system('   ...RD.HKG.',                                  untilDue('lapse_promise')),
  issue:               system('   .....I....'),
  move_dates:          system('   PACRD.....'),
} as const satisfies Record<Action, ActionRule>

type Unless = NonNullable<ActionRule['unless']>

function staff(at: string, duties: ActionRule['duties'], unless?: Unless): ActionRule {
  return rule('staff', at, duties, 'awaited', unless)
}

function competent(at: string, duties: ActionRule['duties'], unless?: Unless): ActionRule {
  return rule('staff', at, duties, 'competent', unless)
}

function consulted(at: string, duties: ActionRule['duties'], unless?: Unless): ActionRule {
  return rule('staff', at, duties, 'consulted', unless)
}

function applicant(at: string, unless?: Unless): ActionRule {
  return rule('applicant', at, [], 'awaited', unless)
}

function system(at: string, unless?: Unless): ActionRule {
  return rule('system', at, [], 'awaited', unless)
}

function rule(
  by: ActionRule['by'],
  at: string,
  duties: ActionRule['duties'],
  place: ActionRule['place'],
  unless?: Unless,
): ActionRule {
  return { by, at: at.trim(), duties, place, ...(unless && { unless }) }
}

function once(done: (state: CaseState) => boolean): Unless {
  return ({ state }) => (done(state) ? 'state' : undefined)
}

function both(first: Unless, second: Unless): Unless {
  return (standing) => first(standing) ?? second(standing)
}

function ofTier(tier: 'simple' | 'general' | 'complex'): Unless {
  return ({ item }) => (item.tier === tier ? undefined : 'state')
}

/** What happens by itself happens at its moment and not before; where nothing is due, never. */
function untilDue(action: TimedAct['action']): Unless {
  return ({ item, state, calendar, now }) =>
    timedActs(item, state, calendar).some((act) => act.action === action && act.dueAt <= now) ? undefined : 'state'
}

/** While a hearing or a test is going on, nothing is decided and nothing else begun. */
function freeToProceed({ state }: Standing): Hindrance | undefined {
  return runningProcedure(state) ? 'procedure' : undefined
}

/** Every opinion is in, or its last day is over. */
function answered(standing: Standing): Hindrance | undefined {
  return freeToProceed(standing) ?? (opinionsAwaited(standing).length > 0 ? 'opinions' : undefined)
}

/** What is granted is granted on all papers. */
function complete(standing: Standing): Hindrance | undefined {
  const { pending } = standing.state
  return answered(standing) ?? (pending && pending.status !== 'supplied' ? 'pending' : undefined)
}

function mayComeLater({ item, state }: Standing): 'state' | undefined {
  return materialsThatMayComeLater(item).length > 0 && !state.pending ? undefined : 'state'
}

function paperMissing({ state }: Standing): 'state' | undefined {
  return state.pending && state.pending.status !== 'supplied' ? undefined : 'state'
}

function mayStop(standing: Standing): Hindrance | 'state' | undefined {
  if (proceduresOf(standing.item).length === 0) return 'state'
  return freeToProceed(standing)
}

function inTime(standing: Standing): Hindrance | 'state' | undefined {
  if (extensionDaysMax(standing.item) === 0 || standing.state.extensionDays > 0) return 'state'
  return mayStillExtend(standing) ? undefined : 'late'
}

function divisible({ item }: Standing): 'state' | undefined {
  return item.result.mayBePartial ? undefined : 'state'
}

function promiseOpen({ state }: Standing): 'state' | undefined {
  const status = state.promise?.status
  return status === 'made' || status === 'rectifying' ? undefined : 'state'
}

function byPost({ state }: Standing): 'state' | undefined {
  return state.deliveryWay === 'post' && !state.delivery ? undefined : 'state'
}

/** What was refused can be taken up again after an appeal; what was granted has its own ends. */
function refusedBefore({ state }: Standing): 'state' | undefined {
  return state.status === 'not_accepted' || (state.outcome === 'denied' && state.status === 'concluded')
    ? undefined
    : 'state'
}
