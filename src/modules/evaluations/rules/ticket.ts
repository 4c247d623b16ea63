import type { ActorReference } from '../../../kernel/actor.ts'
import { addWorkingDays, type WorkCalendar } from '../../../kernel/calendar.ts'
import type { Grade } from '../schema.ts'
import type { ReasonCode } from './reasons.ts'

/** 待回访 · 待复核 · 整改中 · 等二次评价 · 已结束 · 已撤销 */
export const ticketStates = ['calling', 'reviewing', 'rectifying', 'invited', 'closed', 'withdrawn'] as const
export type TicketStateName = (typeof ticketStates)[number]

/** Why the bureau asks that a grade be taken out of the rate. */
export const doubts = ['mistaken', 'malicious'] as const
export type Doubt = (typeof doubts)[number]

interface StepData {
  opened: { readonly dueOn: string }
  /** The bureau opened case and contact. */
  looked: object
  /** A call that reached nobody. */
  unreached: object
  sent: { readonly dueOn: string }
  explained: object
  doubted: { readonly doubt: Doubt; readonly staffId: string }
  withdrawn: object
  upheld: object
  answered: { readonly inTime: boolean }
  overdue: { readonly dueOn: string }
  rated_again: { readonly grade: Grade; readonly reasons: readonly ReasonCode[]; readonly by: 'person' | 'phone' }
}

/** One step of a ticket, as it is kept. What people wrote is sealed beside it. */
export type TicketStep = {
  [Type in keyof StepData]: { readonly type: Type; readonly data: StepData[Type] }
}[keyof StepData]

export interface TicketState {
  readonly state: TicketStateName
  /** Last day of the limit that runs: of the call, or of the rectification. */
  readonly dueOn: string | null
  readonly overdue: boolean
  /** The office was told of it. */
  readonly told: boolean
  /** Who asked for the withdrawal that waits for review. */
  readonly doubtedBy: string | null
}

const begun: TicketState = { state: 'calling', dueOn: null, overdue: false, told: false, doubtedBy: null }

export function foldTicket(steps: readonly TicketStep[]): TicketState {
  return steps.reduce(evolveTicket, begun)
}

export function evolveTicket(state: TicketState, step: TicketStep): TicketState {
  switch (step.type) {
    case 'opened':
      return { ...begun, dueOn: step.data.dueOn }
    case 'looked':
    case 'unreached':
      return state
    case 'sent':
      return { ...state, state: 'rectifying', dueOn: step.data.dueOn, overdue: false, told: true, doubtedBy: null }
    case 'explained':
      return { ...state, state: 'invited', dueOn: null, overdue: false }
    case 'doubted':
      return { ...state, state: 'reviewing', doubtedBy: step.data.staffId }
    case 'upheld':
      return { ...state, state: 'calling', doubtedBy: null }
    case 'withdrawn':
      return { ...state, state: 'withdrawn', dueOn: null, overdue: false }
    case 'answered':
      return { ...state, state: 'invited', dueOn: null, overdue: false }
    case 'overdue':
      return { ...state, overdue: true }
    case 'rated_again':
      return { ...state, state: 'closed' }
  }
}

/** What the bureau, the office and the person do with a ticket. Texts are sealed by whoever stores the step. */
export type TicketCommand =
  | { readonly act: 'look' }
  | { readonly act: 'unreached' }
  | { readonly act: 'send' }
  | { readonly act: 'explain' }
  | { readonly act: 'doubt'; readonly doubt: Doubt; readonly staffId: string }
  | { readonly act: 'review'; readonly withdraw: boolean; readonly staffId: string }
  | { readonly act: 'answer' }
  | ({ readonly act: 'rate' } & StepData['rated_again'])
export type TicketAct = TicketCommand['act']

const openIn = {
  look: ['calling', 'reviewing', 'rectifying', 'invited'],
  unreached: ['calling'],
  send: ['calling'],
  explain: ['calling'],
  doubt: ['calling'],
  review: ['reviewing'],
  answer: ['rectifying'],
  rate: ['invited'],
} as const satisfies Record<TicketAct, readonly TicketStateName[]>

/** The acts that the ticket's state leaves open; who may do them is asked elsewhere. */
export function isOpen(act: TicketAct, { state }: Pick<TicketState, 'state'>): boolean {
  return (openIn[act] as readonly TicketStateName[]).includes(state)
}

export type TicketFault = 'not_now' | 'second_person'

export interface TicketTime {
  readonly calendar: WorkCalendar
  readonly today: string
  readonly rectifyDays: number
}

/** Nobody writes down how his own answer was received, in whatever body he is now. */
export function isOwnAnswer(steps: readonly (Pick<TicketStep, 'type'> & ActorReference)[], staffId: string): boolean {
  return steps.some(
    ({ type, actorKind, actorId }) => type === 'answered' && actorKind === 'staff' && actorId === staffId,
  )
}

/** Pure: the step that a command comes to, or why it cannot be done. */
export function decideTicket(command: TicketCommand, state: TicketState, time: TicketTime): TicketStep | TicketFault {
  if (!isOpen(command.act, state)) return 'not_now'
  switch (command.act) {
    case 'look':
      return { type: 'looked', data: {} }
    case 'unreached':
      return { type: 'unreached', data: {} }
    case 'send':
      // The day of the act is not counted.
      return { type: 'sent', data: { dueOn: addWorkingDays(time.calendar, time.today, time.rectifyDays).day } }
    case 'explain':
      return { type: 'explained', data: {} }
    case 'doubt':
      return { type: 'doubted', data: { doubt: command.doubt, staffId: command.staffId } }
    case 'review':
      if (command.staffId === state.doubtedBy) return 'second_person'
      return command.withdraw ? { type: 'withdrawn', data: {} } : { type: 'upheld', data: {} }
    case 'answer':
      return { type: 'answered', data: { inTime: state.dueOn !== null && time.today <= state.dueOn } }
    case 'rate': {
      const { grade, reasons, by } = command
      return { type: 'rated_again', data: { grade, reasons, by } }
    }
  }
}
