import type { Actor, Duty } from '../../../kernel/actor.ts'
import { mayBeOnePerson, type StepDuty } from '../../catalog/index.ts'
import type { Awaiting, CaseItem, CaseState } from './state.ts'

/** Who a case belongs to, for the question who may act. */
export interface CaseParties {
  readonly personId: string
  readonly organizationId: string | null
  readonly departmentId: string
  readonly windowDepartmentId: string
  /** Organisations that the acting person may represent now. */
  readonly representedBy?: readonly string[]
}

export const actions = [
  'pre_review',
  'request_correction',
  'mend',
  'accept',
  'not_accept',
  'accept_and_grant',
  'pass_review',
  'advise_denial',
  'return_to_review',
  'review_and_grant',
  'review_and_deny',
  'grant',
  'deny',
  'deliver',
  'correct',
  'withdraw',
  'accept_by_silence',
  'issue',
] as const
export type Action = (typeof actions)[number]

interface ActionRule {
  readonly by: 'staff' | 'applicant' | 'system'
  /** What the case must be waiting for. */
  readonly awaiting: readonly Awaiting[]
  /** The duty that the post must carry; `deliver` is part of the window's duty to accept and hand out. */
  readonly duties: readonly Duty[]
  readonly only?: (item: CaseItem, state: CaseState) => boolean
}

const openBeforeDecision: readonly Awaiting[] = ['pre_review', 'accept', 'correct', 'review', 'decide']
const isSimple = (item: CaseItem) => item.tier === 'simple'
const isGeneral = (item: CaseItem) => item.tier === 'general'
const isComplex = (item: CaseItem) => item.tier === 'complex'
const hasSilence = (item: CaseItem) => item.limits.acceptanceBySilence

/** The heart of the lifecycle: which action is open at which point of the route, to which duty. */
// biome-ignore format: the table is read by column
const actionTable = {
  pre_review:         { by: 'staff',     awaiting: ['pre_review'],           duties: ['accept'] },
  request_correction: { by: 'staff',     awaiting: ['pre_review', 'accept'], duties: ['accept'] },
  mend:               { by: 'staff',     awaiting: ['pre_review', 'accept'], duties: ['accept'] },
  accept:             { by: 'staff',     awaiting: ['accept'],               duties: ['accept'] },
  not_accept:         { by: 'staff',     awaiting: ['pre_review', 'accept'], duties: ['accept'] },
  accept_and_grant:   { by: 'staff',     awaiting: ['accept'],               duties: ['accept', 'decide'], only: isSimple },
  pass_review:        { by: 'staff',     awaiting: ['review'],               duties: ['review'],           only: isComplex },
  advise_denial:      { by: 'staff',     awaiting: ['review'],               duties: ['review'],           only: isComplex },
  review_and_grant:   { by: 'staff',     awaiting: ['review'],               duties: ['review', 'decide'], only: isGeneral },
  review_and_deny:    { by: 'staff',     awaiting: ['review'],               duties: ['review', 'decide'], only: isGeneral },
  return_to_review:   { by: 'staff',     awaiting: ['decide'],               duties: ['decide'],           only: isComplex },
  grant:              { by: 'staff',     awaiting: ['decide'],               duties: ['decide'] },
  deny:               { by: 'staff',     awaiting: ['decide'],               duties: ['decide'] },
  deliver:            { by: 'staff',     awaiting: ['deliver'],              duties: ['deliver'] },
  correct:            { by: 'applicant', awaiting: ['correct'],              duties: [] },
  withdraw:           { by: 'applicant', awaiting: openBeforeDecision,       duties: [] },
  accept_by_silence:  { by: 'system',    awaiting: ['pre_review', 'accept'], duties: [],                   only: hasSilence },
  issue:              { by: 'system',    awaiting: ['issue'],                duties: [] },
} as const satisfies Record<Action, ActionRule>

/** Why an actor may not act: `absent` answers as if there were no case, `duty` and `separation` name the reason. */
export type Refusal = 'absent' | 'state' | 'duty' | 'separation'

/** The one function that page, API and job ask. Undefined: the actor may. */
export function refusalOf(
  action: Action,
  item: CaseItem,
  state: CaseState,
  parties: CaseParties,
  actor: Actor,
): Refusal | undefined {
  const rule: ActionRule = actionTable[action]
  if (!mayKnow(parties, actor)) return 'absent'
  if (rule.by !== sideOf(actor)) return 'duty'
  if (!state.awaiting || !rule.awaiting.includes(state.awaiting)) return 'state'
  if (rule.only && !rule.only(item, state)) return 'state'
  if (actor.kind !== 'staff') return undefined
  if (actor.duties.includes('supervise')) return 'duty' // supervision never handles, whatever else a post carries
  if (!isAtPlace(rule, state, parties, actor.departmentId)) return 'duty'
  if (!rule.duties.every((duty) => carries(actor.duties, duty))) return 'duty'
  return meetsItself(action, item, state, actor.staffId) ? 'separation' : undefined
}

/** The actions that are open to this actor now, in the order of the table. */
export function allowedActions(item: CaseItem, state: CaseState, parties: CaseParties, actor: Actor): Action[] {
  return actions.filter((action) => refusalOf(action, item, state, parties, actor) === undefined)
}

/** Duties in a case. Whoever in the same body only writes or reviews the catalogue has nothing to do with its cases. */
const handlingDuties: ReadonlySet<Duty> = new Set(['accept', 'review', 'decide', 'deliver', 'supervise'])

/** The applicant and those who represent it; posts of the two bodies that handle it; jobs. Everybody else is told nothing. */
export function mayKnow(parties: CaseParties, actor: Actor): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'staff') {
    const concerned = actor.departmentId === parties.departmentId || actor.departmentId === parties.windowDepartmentId
    return concerned && actor.duties.some((duty) => handlingDuties.has(duty))
  }
  if (actor.personId === parties.personId) return true
  return parties.organizationId !== null && (parties.representedBy ?? []).includes(parties.organizationId)
}

function sideOf(actor: Actor): ActionRule['by'] {
  if (actor.kind === 'person') return 'applicant'
  return actor.kind === 'staff' ? 'staff' : 'system'
}

/** Accepting and handing out may be done at the window that has the case and at the competent body's own; deciding only at the latter. */
function isAtPlace(rule: ActionRule, state: CaseState, parties: CaseParties, departmentId: string): boolean {
  if (departmentId === parties.departmentId) return true
  if (rule.duties.includes('decide')) return false
  return departmentId === parties.windowDepartmentId && departmentAwaited(state, parties) === parties.windowDepartmentId
}

/** The body whose turn it is; null when it is the applicant's, the platform's or nobody's. */
export function departmentAwaited(
  state: Pick<CaseState, 'awaiting' | 'awaitingAt'>,
  parties: Pick<CaseParties, 'departmentId' | 'windowDepartmentId'>,
): string | null {
  if (state.awaitingAt === 'department') return parties.departmentId
  if (state.awaitingAt !== 'window') return null
  return state.awaiting === 'decide' ? parties.departmentId : parties.windowDepartmentId
}

function carries(duties: readonly Duty[], duty: Duty): boolean {
  return duties.includes(duty) || (duty === 'deliver' && duties.includes('accept'))
}

/** C4: acceptance, review and decision are separate, unless the tier puts them into one pair of hands. */
function meetsItself(action: Action, item: CaseItem, state: CaseState, staffId: string): boolean {
  const taking = stepOf[action]
  if (!taking || !item.tier) return false
  const tier = item.tier
  const taken = Object.entries(state.staffOf).filter(([, who]) => who.includes(staffId))
  return taken.some(([earlier]) => !mayBeOnePerson(tier, earlier as StepDuty, taking))
}

const stepOf: Readonly<Partial<Record<Action, StepDuty>>> = {
  accept: 'accept',
  pass_review: 'review',
  advise_denial: 'review',
  return_to_review: 'decide',
  review_and_grant: 'decide',
  review_and_deny: 'decide',
  grant: 'decide',
  deny: 'decide',
}
