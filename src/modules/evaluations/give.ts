import { addWorkingDays } from '../../kernel/calendar.ts'
import { addDays, dayOf, startOfDay } from '../../kernel/day.ts'
import { uuidV7 } from '../../kernel/ids.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import {
  caseHashOf,
  type EvaluationsContext,
  hourMs,
  linkOf,
  ownerHashOf,
  sealLink,
  sealText,
  system,
} from './context.ts'
import { problem } from './errors.ts'
import { isBad } from './rules/reasons.ts'
import { foldTicket, type TicketStep } from './rules/ticket.ts'
import { type Contact, type EvaluatedCase, Evaluation, type EvaluationChannel, type Link } from './schema.ts'
import { insertEvaluation } from './store.ts'
import { insertMark, lockDevice, noticeBulk } from './store-findings.ts'
import { insertTally, type TallyPlace } from './store-tally.ts'
import { insertStep, insertTicket } from './store-tickets.ts'

export interface Giving {
  readonly evaluated: EvaluatedCase
  /** Kept only for a bad grade, sealed. */
  readonly contact: Contact
  readonly channel: EvaluationChannel
  /** A cookie or a terminal's id; by a hash of the day it tells whether one device praises in bulk. */
  readonly device?: string | undefined
  /** Joins the transaction. */
  readonly alongside?: readonly Statement[]
}

/** What is evaluated, with the case already hashed: from a page, or from an invitation. */
export interface HashedGiving extends Omit<Giving, 'evaluated' | 'contact'> {
  readonly caseHash: string
  readonly place: Omit<TallyPlace, 'day' | 'channel'>
  readonly link: Link
}

export function hashed(context: EvaluationsContext, { evaluated, contact, ...rest }: Giving): HashedGiving {
  const { regionCode, departmentId, itemId, node } = evaluated
  return {
    ...rest,
    caseHash: caseHashOf(context.platform, evaluated),
    place: { regionCode, departmentId, itemId, node },
    link: linkOf(evaluated, contact),
  }
}

/** How long praise of one device is counted together. */
export const bulkWindowMs = hourMs

/** Everything that one evaluation brings about, in one transaction. Throws `evaluation.given_before`. */
export async function give(context: EvaluationsContext, giving: HashedGiving, given: Evaluation): Promise<void> {
  const { platform } = context
  const evaluation = Evaluation.parse(given)
  const { grade, reasons, text } = evaluation
  const day = dayOf(platform.clock.now())
  // An id with the day and no moment: neither it nor the order of ids points at a case.
  const evaluationId = uuidV7(startOfDay(day).getTime())
  const { caseHash, channel, alongside = [] } = giving
  const place: TallyPlace = { ...giving.place, channel, day }
  const row = {
    ...giving.place,
    channel,
    evaluationId,
    caseHash,
    grade,
    reasons,
    sealedText: sealText(platform, evaluationId, text),
    evaluatedOn: day,
  }
  const follows = isBad(grade)
    ? await ticketOf(context, giving, evaluationId, evaluation, place)
    : grade === 1
      ? bulkOf(context, giving, evaluationId, place)
      : []
  const counted = insertTally([{ ...place, measure: `grade_${grade}`, amount: 1 }])
  try {
    await platform.db.batch([...alongside, insertEvaluation(row), counted, ...follows])
  } catch (error) {
    if (violatedConstraint(error) === 'evaluation_once_a_case') throw problem('evaluation.given_before')
    throw error
  }
}

/** A bad grade opens a ticket; the bureau has until the end of the last day to call. */
async function ticketOf(
  context: EvaluationsContext,
  { link, place: { regionCode, departmentId, itemId, node }, channel }: HashedGiving,
  evaluationId: string,
  { grade, reasons }: Evaluation,
  place: TallyPlace,
): Promise<Statement[]> {
  const { platform, organizations } = context
  const calendar = await organizations.calendarFor(regionCode)
  const dueOn = addWorkingDays(calendar, place.day, platform.config.evaluationCallDays).day
  const at = startOfDay(place.day)
  const ticketId = uuidV7(at.getTime())
  const step: TicketStep = { type: 'opened', data: { dueOn } }
  const { state } = foldTicket([step])
  return [
    insertTicket({
      ticketId,
      evaluationId,
      ownerHash: ownerHashOf(platform, link.caseId),
      regionCode,
      departmentId,
      itemId,
      channel,
      node,
      grade,
      reasons,
      evaluatedOn: place.day,
      sealedLink: sealLink(platform, ticketId, link),
      state,
      sequence: 1,
      dueOn,
      isOverdue: false,
      isTold: false,
    }),
    insertStep(ticketId, { ...step, ...system, sequence: 1, sealedText: null, at }),
    insertTally([{ ...place, measure: 'ticket', amount: 1 }]),
    platform.timers.stage({ topic: limitTopic, subjectId: ticketId, dueAt: startOfDay(addDays(dueOn, 1)) }),
  ]
}

/** The timer of the limit that runs for a ticket. */
export const limitTopic = 'evaluations.limit'

function bulkOf(
  { platform }: EvaluationsContext,
  { device, place: { regionCode } }: HashedGiving,
  evaluationId: string,
  { day }: TallyPlace,
): Statement[] {
  if (device === undefined) return []
  const now = platform.clock.now()
  const deviceHash = platform.keys.hash('evaluation-device', `${day}/${regionCode}/${device}`)
  return [
    lockDevice(deviceHash),
    insertMark(deviceHash, evaluationId, now),
    noticeBulk({
      deviceHash,
      since: new Date(now.getTime() - bulkWindowMs),
      countMin: platform.config.evaluationBulkCount,
      findingId: uuidV7(startOfDay(day).getTime()),
      regionCode,
      foundOn: day,
    }),
  ]
}
