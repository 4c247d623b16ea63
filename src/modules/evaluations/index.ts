import type { Platform } from '../../platform/platform.ts'
import { caseHashOf, type EvaluationsContext, type EvaluationsUses } from './context.ts'
import { createFindings, type Findings } from './findings.ts'
import { type Giving, give, hashed } from './give.ts'
import { createInvitations, type Invitations } from './invitations.ts'
import { createLate, type Late } from './late.ts'
import type { EvaluatedCase, Evaluation } from './schema.ts'
import { hasEvaluation } from './store.ts'
import { createNumbers, type EvaluationNumbers } from './tally.ts'
import { createTickets, type Tickets } from './tickets.ts'

export type { Finding } from './findings.ts'
export type { Giving } from './give.ts'
export { type Invitation, type InvitationChannel, invitationDays } from './invitations.ts'
export { type Rates, ratesOf, type Sums } from './rules/rates.ts'
export { isBad, type ReasonCode, reasonCodes, reasonsFor, reasonWords } from './rules/reasons.ts'
export type { EvaluationMeasure } from './rules/tally.ts'
export { type Doubt, doubts, type TicketAct, type TicketStateName, ticketStates } from './rules/ticket.ts'
export {
  type Contact,
  type EvaluatedCase,
  Evaluation,
  type EvaluationChannel,
  type EvaluationNode,
  evaluationChannels,
  evaluationNodes,
  evaluationTexts,
  Grade,
  grades,
  type Link,
} from './schema.ts'
export type { LateRectification } from './store-late.ts'
export type { EvaluationQuestion, TallyGroup } from './store-tally.ts'
export type { BureauTicket, OfficeTicket, OwnTicket, TicketLine } from './ticket-views.ts'
export type { TicketActing } from './tickets.ts'

/** 好差评: kept apart from cases and blinded. A row leads to the body and the day, never to the person. */
export interface Evaluations extends Invitations, Tickets, Findings, Late, EvaluationNumbers {
  /** One evaluation a case or visit. Throws `evaluation.given_before`. */
  give(giving: Giving, evaluation: Evaluation): Promise<void>
  /** Whether it was evaluated: all that its own page may know. */
  isGiven(evaluated: Pick<EvaluatedCase, 'caseId' | 'node' | 'visitedOn'>): Promise<boolean>
}

export function createEvaluations(platform: Platform, uses: EvaluationsUses): Evaluations {
  const context: EvaluationsContext = { platform, ...uses }
  return {
    ...createInvitations(context),
    ...createTickets(context),
    ...createFindings(context),
    ...createLate(context),
    ...createNumbers(context),
    give: (giving, evaluation) => give(context, hashed(context, giving), evaluation),
    isGiven: (evaluated) => hasEvaluation(platform.db, caseHashOf(platform, evaluated)),
  }
}
