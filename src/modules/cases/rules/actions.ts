import type { Actor, Duty } from '../../../kernel/actor.ts'
import { mayBeOnePerson, type StepDuty } from '../../catalog/index.ts'
import { type Action, type ActionRule, actions, actionTable, pointOf, type Refusal } from './actionTable.ts'
import type { CaseParties, Standing } from './standing.ts'
import type { CaseItem, CaseState } from './state.ts'

type StaffActor = Extract<Actor, { kind: 'staff' }>

export { type Action, actions, type Refusal } from './actionTable.ts'
export type { CaseParties, Standing } from './standing.ts'

/** The one function that page, API and job ask. Undefined: the actor may. */
export function refusalOf(action: Action, standing: Standing, actor: Actor): Refusal | undefined {
  const rule: ActionRule = actionTable[action]
  const { item, state, parties } = standing
  if (!mayKnow(partiesNow(parties, state), actor)) return 'absent'
  if (rule.by !== sideOf(actor)) return 'duty'
  // Whose act it never is hears that, and not that it has been done.
  if (actor.kind === 'staff' && !isEverTheirs(rule, parties, actor)) return 'duty'
  if (!rule.at.includes(pointOf(state))) return 'state'
  const hindrance = rule.unless?.(standing)
  if (hindrance === 'state') return 'state'
  if (actor.kind === 'staff') {
    if (!isAtPlace(rule, state, parties, actor.departmentId)) return 'duty'
    if (rule.duties.includes('own') && !carries(actor.duties, ownDuty(state))) return 'duty'
    if (meetsItself(action, item, state, actor.staffId)) return 'separation'
  }
  return hindrance
}

/** The actions that are open to this actor now, in the order of the table. */
export function allowedActions(standing: Standing, actor: Actor): Action[] {
  return actions.filter((action) => refusalOf(action, standing, actor) === undefined)
}

/** Duties in a case. Whoever in the same body only writes or reviews the catalogue has nothing to do with its cases. */
const handlingDuties: ReadonlySet<Duty> = new Set(['accept', 'review', 'decide', 'deliver', 'supervise'])

/** Those who may know a case, with the bodies that were asked for an opinion. */
export interface Knowing extends CaseParties {
  readonly consulted?: readonly string[]
}

export function partiesNow(parties: CaseParties, { opinions }: Pick<CaseState, 'opinions'>): Knowing {
  return { ...parties, consulted: opinions.map(({ departmentId }) => departmentId) }
}

/** The applicant and those who represent it; posts of the bodies that handle it or were asked; jobs. Everybody else is told nothing. */
export function mayKnow(parties: Knowing, actor: Actor): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'staff') {
    const { departmentId, windowDepartmentId, consulted = [] } = parties
    const concerned = [departmentId, windowDepartmentId, ...consulted].includes(actor.departmentId)
    return concerned && actor.duties.some((duty) => handlingDuties.has(duty))
  }
  if (actor.personId === parties.personId) return true
  return parties.organizationId !== null && (parties.representedBy ?? []).includes(parties.organizationId)
}

function sideOf(actor: Actor): ActionRule['by'] {
  if (actor.kind === 'person') return 'applicant'
  return actor.kind === 'staff' ? 'staff' : 'system'
}

/** What holds of a post in every state of a case: its duties, and whether its body decides. */
function isEverTheirs(rule: ActionRule, parties: CaseParties, { duties, departmentId }: StaffActor): boolean {
  if (duties.includes('supervise')) return false // supervision never handles, whatever else a post carries
  if (!rule.duties.every((duty) => duty === 'own' || carries(duties, duty))) return false
  if (rule.place === 'competent' || rule.duties.includes('decide')) return departmentId === parties.departmentId
  return true
}

/** Accepting and handing out may be done at the window that has the case and at the competent body's own; deciding only at the latter. */
function isAtPlace(rule: ActionRule, state: CaseState, parties: CaseParties, departmentId: string): boolean {
  if (rule.place === 'consulted') {
    return state.opinions.some((one) => one.departmentId === departmentId && one.givenAt === null)
  }
  if (departmentId === parties.departmentId) return true
  if (departmentId !== parties.windowDepartmentId) return false
  // A paper that was still missing is handed in where the case was accepted.
  return rule === actionTable.receive_pending || departmentAwaited(state, parties) === parties.windowDepartmentId
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

/** The duty of the step that the case waits for. */
function ownDuty({ awaiting }: CaseState): Duty {
  switch (awaiting) {
    case 'review':
    case 'check':
      return 'review'
    case 'decide':
      return 'decide'
    case 'deliver':
      return 'deliver'
    default:
      return 'accept'
  }
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
  pre_review: 'pre_review',
  request_correction: 'accept',
  mend: 'accept',
  open_green_channel: 'accept',
  not_accept: 'accept',
  accept: 'accept',
  accept_with_pending: 'accept',
  pass_review: 'review',
  advise_denial: 'review',
  return_to_review: 'decide',
  review_and_grant: 'decide',
  review_and_deny: 'decide',
  grant: 'decide',
  grant_partly: 'decide',
  deny: 'decide',
  reopen: 'decide',
}
