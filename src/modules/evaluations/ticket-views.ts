import type { Actor, Duty } from '../../kernel/actor.ts'
import { regionContains } from '../../kernel/identifiers/regionCode.ts'
import type { ReasonCode } from './rules/reasons.ts'
import { isOpen, isOwnAnswer, type TicketAct, type TicketStateName, ticketStates } from './rules/ticket.ts'
import type { Grade } from './schema.ts'
import type { StoredStep, TicketRow } from './store-tickets.ts'

/** What was written at a step: `told` is for the other side, `note` stays with whoever wrote it. */
export interface StepTexts {
  readonly told?: string
  readonly note?: string
}

export type OpenedStep = StoredStep & { readonly texts: StepTexts }

/** A line of a list: no text and nobody. */
export interface TicketLine {
  readonly ticketId: string
  readonly regionCode: string
  readonly departmentId: string
  readonly itemId: string
  readonly evaluatedOn: string
  readonly grade: Grade
  readonly state: TicketStateName
  readonly dueOn: string | null
  readonly overdue: boolean
}

/** For the service bureau: everything but case and contact, which are a look of their own. */
export interface BureauTicket extends TicketLine {
  readonly channel: string
  readonly node: string
  readonly reasons: readonly ReasonCode[]
  readonly text: string
  readonly steps: readonly OpenedStep[]
  readonly sequence: number
  readonly acts: readonly TicketAct[]
  readonly again: Grade | undefined
}

/** For the judged office: the facts that the bureau let out, and no more. Not even the grade, the channel or a moment. */
export interface OfficeTicket {
  readonly ticketId: string
  readonly itemId: string
  readonly evaluatedOn: string
  readonly reasons: readonly ReasonCode[]
  readonly told: string
  readonly state: TicketStateName
  readonly dueOn: string | null
  readonly overdue: boolean
  readonly answer: string | undefined
  readonly again: Grade | undefined
  readonly sequence: number
}

/** For whoever applied: how far it is, and what was done. */
export interface OwnTicket {
  readonly ticketId: string
  readonly node: string
  readonly evaluatedOn: string
  readonly grade: Grade
  readonly state: TicketStateName
  readonly dueOn: string | null
  readonly overdue: boolean
  readonly answer: string | undefined
  readonly explanation: string | undefined
  readonly again: Grade | undefined
}

const handling: readonly Duty[] = ['accept', 'review', 'decide', 'deliver']

/** The bureau of the region or of one above; never of the body that is judged. */
export function isBureauOf(ticket: TicketRow, actor: Actor): boolean {
  return (
    actor.kind === 'staff' &&
    actor.duties.includes('callback') &&
    actor.departmentId !== ticket.departmentId &&
    regionContains(actor.regionCode, ticket.regionCode)
  )
}

/** The judged body, once it was told. */
export function isOfficeOf(ticket: TicketRow, actor: Actor): boolean {
  return (
    actor.kind === 'staff' &&
    ticket.isTold &&
    actor.departmentId === ticket.departmentId &&
    actor.duties.some((duty) => handling.includes(duty))
  )
}

export function ticketLine(row: TicketRow): TicketLine {
  const { ticketId, regionCode, departmentId, itemId, evaluatedOn, dueOn, isOverdue: overdue } = row
  return { ticketId, regionCode, departmentId, itemId, evaluatedOn, dueOn, overdue, ...knownOf(row) }
}

const bureauActs = ['unreached', 'send', 'explain', 'doubt', 'review', 'rate'] as const

export function bureauTicket(row: TicketRow, steps: readonly OpenedStep[], text: string, actor: Actor): BureauTicket {
  const { channel, node, sequence } = row
  const state = knownOf(row)
  const doubted = steps.findLast((step) => step.type === 'doubted')
  const staffId = actor.kind === 'staff' ? actor.staffId : ''
  const own = {
    review: doubted?.type === 'doubted' && doubted.data.staffId === staffId,
    rate: isOwnAnswer(steps, staffId),
  }
  const acts = bureauActs.filter((act) => isOpen(act, state) && !(act in own && own[act as keyof typeof own]))
  return {
    ...ticketLine(row),
    channel,
    node,
    reasons: reasonsOf(row),
    text,
    steps,
    sequence,
    acts,
    again: againOf(steps),
  }
}

export function officeTicket(row: TicketRow, steps: readonly OpenedStep[]): OfficeTicket {
  const { ticketId, itemId, evaluatedOn, dueOn, isOverdue: overdue, sequence } = row
  const { state } = knownOf(row)
  return {
    ticketId,
    itemId,
    evaluatedOn,
    reasons: reasonsOf(row),
    told: toldAt(steps, 'sent') ?? '',
    state,
    dueOn,
    overdue,
    answer: toldAt(steps, 'answered'),
    again: againOf(steps),
    sequence,
  }
}

export function ownTicket(row: TicketRow, steps: readonly OpenedStep[]): OwnTicket {
  const { ticketId, node, evaluatedOn, dueOn, isOverdue: overdue } = row
  return {
    ticketId,
    node,
    evaluatedOn,
    dueOn,
    overdue,
    ...knownOf(row),
    answer: toldAt(steps, 'answered'),
    explanation: toldAt(steps, 'explained'),
    again: againOf(steps),
  }
}

function toldAt(steps: readonly OpenedStep[], type: StoredStep['type']): string | undefined {
  return steps.findLast((step) => step.type === type)?.texts.told
}

function againOf(steps: readonly OpenedStep[]): Grade | undefined {
  const step = steps.findLast(({ type }) => type === 'rated_again')
  return step?.type === 'rated_again' ? step.data.grade : undefined
}

/** As the table lets them in. */
function knownOf({ state, grade }: TicketRow): { state: TicketStateName; grade: Grade } {
  return { state: ticketStates.find((one) => one === state) ?? 'calling', grade: grade === 4 ? 4 : 5 }
}

const reasonsOf = ({ reasons }: TicketRow): readonly ReasonCode[] => reasons as readonly ReasonCode[]
