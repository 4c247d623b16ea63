import { type Actor, actorReference } from '../../kernel/actor.ts'
import { addDays, dayOf, isDay, startOfDay } from '../../kernel/day.ts'
import { regionPrefixOf } from '../../kernel/identifiers/regionCode.ts'
import { isUuid } from '../../kernel/ids.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { type EvaluationsContext, openLink, openText, ownerHashOf, sealText, system } from './context.ts'
import { problem } from './errors.ts'
import { limitTopic } from './give.ts'
import { measuresOf } from './rules/tally.ts'
import {
  decideTicket,
  evolveTicket,
  foldTicket,
  isOwnAnswer,
  type TicketCommand,
  type TicketStep,
} from './rules/ticket.ts'
import { type Evaluation, Evaluation as EvaluationSchema, type Link, StepText } from './schema.ts'
import { findSealedText } from './store.ts'
import { insertTally } from './store-tally.ts'
import {
  findTicket,
  insertStep,
  officeTickets,
  overdueTickets,
  type StoredStep,
  selectLink,
  stepsOf,
  type TicketRow,
  ticketsOfOwner,
  updateTicket,
  waitingTickets,
} from './store-tickets.ts'
import {
  type BureauTicket,
  bureauTicket,
  isBureauOf,
  isOfficeOf,
  type OfficeTicket,
  type OwnTicket,
  officeTicket,
  ownTicket,
  type StepTexts,
  type TicketLine,
  ticketLine,
} from './ticket-views.ts'

/** What the bureau or the office does, with what it writes. `told` is what somebody else reads, `note` stays with the bureau. */
export interface TicketActing {
  readonly command: TicketCommand
  readonly texts?: StepTexts
  /** The step that the actor saw last. */
  readonly sequence?: number
}

export interface Tickets {
  /** What waits for a call or a review of the actor's bureau, by date. */
  waitingTickets(actor: Actor, after?: string): Promise<{ tickets: TicketLine[]; next: string | undefined }>
  bureauTicket(ticketId: string, actor: Actor): Promise<BureauTicket>
  /** Case and contact, for the bureau alone; a line of the access log in the same transaction. */
  lookAtLink(ticketId: string, actor: Actor): Promise<Link>
  /** What an office was told of: what it must put right, and what is over. Facts only. */
  officeTickets(actor: Actor): Promise<{ open: OfficeTicket[]; over: OfficeTicket[] }>
  officeTicket(ticketId: string, actor: Actor): Promise<OfficeTicket>
  /** For a supervisor: over their limit, longest first; at most 100. */
  overdueTickets(actor: Actor): Promise<TicketLine[]>
  /** An act of bureau or office. Throws `evaluation.*` problems. */
  actOnTicket(ticketId: string, actor: Actor, acting: TicketActing): Promise<void>
  /** The tickets of a case, for the page of whoever applied; whether it is hers is asked by the page. */
  ticketsOfCase(caseId: string): Promise<OwnTicket[]>
  /** 二次评价, by whoever applied. */
  rateAgain(caseId: string, ticketId: string, evaluation: Evaluation): Promise<void>
}

const pageLines = 50
const overdueMax = 100

export function createTickets(context: EvaluationsContext): Tickets {
  const { platform } = context
  const { db, timers } = platform
  timers.handle(limitTopic, async ({ subjectId, dueAt }) => passLimit(context, subjectId, dueAt))

  async function forBureau(ticketId: string, actor: Actor): Promise<TicketRow> {
    const ticket = isUuid(ticketId) ? await findTicket(db, ticketId) : undefined
    if (!ticket || !isBureauOf(ticket, actor)) throw problem('evaluation.ticket_not_found')
    return ticket
  }
  async function forOffice(ticketId: string, actor: Actor): Promise<TicketRow> {
    const ticket = isUuid(ticketId) ? await findTicket(db, ticketId) : undefined
    if (!ticket || !isOfficeOf(ticket, actor)) throw problem('evaluation.ticket_not_found')
    return ticket
  }
  const opened = async (ticket: TicketRow) => {
    const steps = await stepsOf(db, ticket.ticketId)
    return steps.map((step) => ({ ...step, texts: textsOf(context, ticket.ticketId, step) }))
  }

  return {
    async waitingTickets(actor, after) {
      if (actor.kind !== 'staff' || !actor.duties.includes('callback')) throw problem('evaluation.ticket_not_found')
      const rows = await waitingTickets(db, {
        regionPrefix: regionPrefixOf(actor.regionCode),
        notOf: actor.departmentId,
        limit: pageLines + 1,
        after: placeOf(after),
      })
      const shown = rows.slice(0, pageLines)
      const last = rows.length > pageLines ? shown.at(-1) : undefined
      return { tickets: shown.map(ticketLine), next: last && `${last.dueOn}_${last.ticketId}` }
    },
    async bureauTicket(ticketId, actor) {
      const ticket = await forBureau(ticketId, actor)
      const text = openText(platform, ticket.evaluationId, await findSealedText(db, ticket.evaluationId))
      return bureauTicket(ticket, await opened(ticket), text, actor)
    },
    async lookAtLink(ticketId, actor) {
      const ticket = await forBureau(ticketId, actor)
      const { caseId } = openLink(platform, ticketId, ticket.sealedLink)
      const { accessLog } = context
      const regionCode = actor.kind === 'staff' ? actor.regionCode : ticket.regionCode
      const look = accessLog.stageLook({ actor, regionCode, caseId, purpose: 'callback', what: 'profile' })
      const [, result] = await step(context, ticket, actor, { command: { act: 'look' } }, [look, selectLink(ticketId)])
      return openLink(platform, ticketId, result?.rows[0]?.sealed_link as Buffer)
    },
    async officeTickets(actor) {
      if (actor.kind !== 'staff') throw problem('evaluation.ticket_not_found')
      const { departmentId } = actor
      const [open, over] = await Promise.all([
        officeTickets(db, departmentId, true, pageLines),
        officeTickets(db, departmentId, false, pageLines),
      ])
      const shown = (rows: readonly TicketRow[]) =>
        Promise.all(
          rows.filter((row) => isOfficeOf(row, actor)).map(async (row) => officeTicket(row, await opened(row))),
        )
      return { open: await shown(open), over: await shown(over) }
    },
    async officeTicket(ticketId, actor) {
      const ticket = await forOffice(ticketId, actor)
      return officeTicket(ticket, await opened(ticket))
    },
    async overdueTickets(actor) {
      if (actor.kind !== 'staff' || !actor.duties.includes('supervise')) throw problem('evaluation.ticket_not_found')
      const rows = await overdueTickets(db, regionPrefixOf(actor.regionCode), overdueMax)
      // Nobody who belongs to the judged office learns of a grade that it was not told of.
      return rows.filter(({ departmentId }) => departmentId !== actor.departmentId).map(ticketLine)
    },
    async actOnTicket(ticketId, actor, acting) {
      const isAnswer = acting.command.act === 'answer'
      const ticket = isAnswer ? await forOffice(ticketId, actor) : await forBureau(ticketId, actor)
      await step(context, ticket, actor, acting)
    },
    async ticketsOfCase(caseId) {
      const rows = await ticketsOfOwner(db, ownerHashOf(platform, caseId))
      return Promise.all(rows.map(async (row) => ownTicket(row, await opened(row))))
    },
    async rateAgain(caseId, ticketId, evaluation) {
      const ticket = isUuid(ticketId) ? await findTicket(db, ticketId) : undefined
      if (ticket?.ownerHash !== ownerHashOf(platform, caseId)) throw problem('evaluation.ticket_not_found')
      const { grade, reasons, text } = EvaluationSchema.parse(evaluation)
      const command = { act: 'rate', grade, reasons, by: 'person' } as const
      // Her case's page asks her; the step keeps nobody.
      await step(context, ticket, undefined, { command, texts: text === '' ? {} : { note: text } })
    },
  }
}

/** What has to be written at an act, and by whom it is read. */
const asked = {
  look: [],
  unreached: [],
  send: ['told'],
  explain: ['told'],
  doubt: ['note'],
  review: ['note'],
  answer: ['told'],
  rate: [],
} as const satisfies Record<TicketCommand['act'], readonly (keyof StepTexts)[]>

/** One step with all that follows, in one transaction. `front` goes before; what it returned comes back. */
async function step(
  context: EvaluationsContext,
  ticket: TicketRow,
  actor: Actor | undefined,
  { command, texts = {}, sequence: seen }: TicketActing,
  front: readonly Statement[] = [],
) {
  const { platform, organizations } = context
  const { clock, config, db } = platform
  if (seen !== undefined && seen !== ticket.sequence) throw problem('evaluation.changed_meanwhile')
  for (const name of asked[command.act])
    if (!StepText.safeParse(texts[name]).success) throw problem('evaluation.text_missing')
  const before = await stepsOf(db, ticket.ticketId)
  const state = foldTicket(before)
  const isOwn = actor?.kind === 'staff' && isOwnAnswer(before, actor.staffId)
  if (command.act === 'rate' && isOwn) throw problem('evaluation.own_answer')
  const decided = decideTicket(command, state, {
    calendar: await organizations.calendarFor(ticket.regionCode),
    today: dayOf(clock.now()),
    rectifyDays: config.evaluationRectifyDays,
  })
  if (typeof decided === 'string') throw problem(`evaluation.${decided}`)
  const by = actor ? actorReference(actor) : system
  const statements = stored(context, ticket, before, decided, { by, at: clock.now(), texts })
  try {
    return await db.batch([...front, ...statements])
  } catch (error) {
    if (violatedConstraint(error) === 'ticket_step_pk') throw problem('evaluation.changed_meanwhile')
    throw error
  }
}

/** The step, the head of the ticket, what it adds to the sums, the timer of the limit, and the invitation to evaluate again. */
function stored(
  context: EvaluationsContext,
  ticket: TicketRow,
  before: readonly TicketStep[],
  taken: TicketStep,
  { by, at, texts }: { by: ReturnType<typeof actorReference>; at: Date; texts: StepTexts },
): Statement[] {
  const { platform, notifications } = context
  const { ticketId, evaluatedOn: day } = ticket
  const earlier = foldTicket(before)
  const after = evolveTicket(earlier, taken)
  const sequence = before.length + 1
  const written = Object.keys(texts).length === 0 ? '' : JSON.stringify(texts)
  const row: StoredStep = {
    ...taken,
    ...by,
    sequence,
    sealedText: sealText(platform, `${ticketId}/${sequence}`, written),
    at,
  }
  const counted = measuresOf(taken, before).map((measure) => ({ ...ticket, day, measure, amount: 1 }))
  const moved = after.dueOn !== earlier.dueOn
  const timer = { topic: limitTopic, subjectId: ticketId }
  const link = openLink(platform, ticketId, ticket.sealedLink)
  return [
    insertStep(ticketId, row),
    updateTicket(ticketId, sequence, after),
    ...(counted.length > 0 ? [insertTally(counted)] : []),
    ...(moved && after.dueOn === null ? [platform.timers.stageDone(timer)] : []),
    ...(moved && after.dueOn !== null
      ? [platform.timers.stage({ ...timer, dueAt: startOfDay(addDays(after.dueOn, 1)) })]
      : []),
    ...(after.state === 'invited' && earlier.state !== 'invited'
      ? notifications.stageMessage({
          personId: link.personId,
          regionCode: ticket.regionCode,
          caseId: link.caseId,
          template: 'evaluation_again',
          parameters: { receiptNumber: link.receiptNumber, itemName: link.itemName },
        })
      : []),
  ]
}

/** The day after the last one has begun: marked, dated by the rule. A limit that was met or moved meanwhile marks nothing. */
async function passLimit(context: EvaluationsContext, ticketId: string, dueAt: Date): Promise<void> {
  const { db, timers } = context.platform
  const done = timers.stageDone({ topic: limitTopic, subjectId: ticketId, dueAt })
  const ticket = await findTicket(db, ticketId)
  const before = ticket ? await stepsOf(db, ticketId) : []
  const { dueOn, overdue } = foldTicket(before)
  if (!ticket || dueOn === null || overdue || startOfDay(addDays(dueOn, 1)) > dueAt) {
    await db.batch([done])
    return
  }
  const taken: TicketStep = { type: 'overdue', data: { dueOn } }
  await db.batch([...stored(context, ticket, before, taken, { by: system, at: dueAt, texts: {} }), done])
}

function textsOf({ platform }: EvaluationsContext, ticketId: string, { sequence, sealedText }: StoredStep): StepTexts {
  const text = openText(platform, `${ticketId}/${sequence}`, sealedText)
  return text === '' ? {} : (JSON.parse(text) as StepTexts)
}

function placeOf(after: string | undefined): { dueOn: string; ticketId: string } {
  const [dueOn = '', ticketId = ''] = (after ?? '').split('_')
  const known = dueOn > '0001' && isDay(dueOn) && isUuid(ticketId)
  return known ? { dueOn, ticketId } : { dueOn: '0001-01-01', ticketId: '00000000-0000-0000-0000-000000000000' }
}
