import { dayOf } from '../../kernel/calendar.ts'
import type { NoticeData, NoticeKind } from '../seals/index.ts'
import type { CasesContext } from './context.ts'
import words from './documents.texts.json' with { type: 'json' }
import * as course from './notice-course.ts'
import { conclusionNotice, decisionNotice, receiptNotice } from './notice-deciding.ts'
import { endOf } from './notice-ends.ts'
import type { Telling } from './notice-parts.ts'
import * as promises from './notice-promises.ts'
import * as receiving from './notice-receiving.ts'
import type { CaseEvent } from './rules/events.ts'

/** Which notice an event calls for; undefined where the law and the tier ask for none. Without its data it is the one that is usual. */
export function noticeKindOf(event: CaseEvent | Pick<CaseEvent, 'type'>, tier: string | null): NoticeKind | undefined {
  switch (event.type) {
    case 'submitted':
      return 'slip'
    case 'correction_requested':
      return 'correction'
    case 'accepted':
      return tier === 'simple' ? undefined : 'acceptance'
    case 'accepted_with_pending':
      return 'acceptance_with_pending'
    case 'not_accepted':
      return 'non_acceptance'
    case 'withdrawn':
      return 'data' in event && event.data.by === 'lapse' ? 'correction_lapsed' : 'withdrawal'
    case 'opinion_requested':
      return 'opinion_request'
    case 'procedure_started':
      return 'special_procedure_started'
    case 'procedure_ended':
      return 'special_procedure_ended'
    case 'extended':
      return 'extension'
    case 'decided':
      return tier === 'simple' ? 'receipt' : 'decision'
    case 'promise_made':
      return 'promise'
    case 'promise_checked':
      return 'data' in event && event.data.finding === 'rectify' ? 'rectification' : undefined
    case 'concluded':
      return tier === 'simple' ? undefined : 'conclusion'
    case 'pending_extended':
    case 'pending_lapsed':
    case 'promise_broken':
    case 'promise_forgiven':
    case 'recalled':
    case 'annulled':
    case 'forfeited':
    case 'cancelled':
    case 'reopened':
    case 'dates_moved':
      return event.type
    default:
      return undefined
  }
}

/** What is told of an event. Undefined where there is nothing to tell: no date moved, or no promise of the item. */
export async function noticeOf(
  context: CasesContext,
  telling: Telling,
  kind: NoticeKind,
): Promise<NoticeData | undefined> {
  const { event } = telling
  switch (event.type) {
    case 'submitted':
      return receiving.slipNotice(context.platform.keys, telling)
    case 'correction_requested':
      return receiving.correctionNotice(telling)
    case 'accepted':
      return receiving.acceptanceNotice(telling)
    case 'accepted_with_pending':
      return course.acceptanceWithPendingNotice(telling, event.data.pending)
    case 'pending_extended':
      return course.pendingExtendedNotice(telling, event.data.days)
    case 'pending_lapsed':
      return course.pendingLapsedNotice(telling)
    case 'not_accepted':
      return receiving.nonAcceptanceNotice(telling)
    case 'withdrawn':
      return kind === 'correction_lapsed'
        ? receiving.correctionLapsedNotice(telling)
        : receiving.withdrawalNotice(telling)
    case 'procedure_started':
      return course.specialProcedureStartedNotice(telling)
    case 'procedure_ended':
      return course.specialProcedureEndedNotice(telling)
    case 'extended':
      return course.extensionNotice(telling, event.data.days)
    case 'dates_moved':
      return event.data.moved.length > 0 ? course.datesMovedNotice(telling, event.data) : undefined
    case 'opinion_requested': {
      const { name } = await context.organizations.getDepartment(event.data.departmentId)
      return course.opinionRequestNotice(telling, { ...event.data, consultedBody: name })
    }
    case 'reopened':
      return course.reopenedNotice(telling, event.data)
    case 'decided':
      return kind === 'receipt' ? receiptNotice(telling) : decisionNotice(telling)
    case 'concluded':
      return conclusionNotice(telling)
    case 'promise_made':
      return event.data.kind === 'permit'
        ? promises.permitPromiseNotice(telling)
        : promises.proofPromiseNotice(telling, event.data.materials)
    case 'promise_checked':
      return promises.rectificationNotice(telling)
    case 'promise_broken':
      return promises.promiseBrokenNotice(telling)
    case 'promise_forgiven':
      return promises.promiseForgivenNotice(telling)
    case 'annulled': {
      const fault = faultsOfHolder.has(event.data.ground) ? ('holder' as const) : ('body' as const)
      return { kind: 'annulled', ...(await endedOf(context, telling, event.data.ground)), fault }
    }
    case 'recalled':
    case 'forfeited':
    case 'cancelled': {
      const effectiveDay = dayOf(event.effectiveAt)
      return { kind: event.type, ...(await endedOf(context, telling, event.data.ground)), effectiveDay }
    }
    default:
      return undefined
  }
}

/** 撤销: whose wrong it was decides whether gains are unprotected or a loss is made good (行政许可法 art. 69). */
const faultsOfHolder: ReadonlySet<string> = new Set(['obtained_by_deceit', 'promise_broken'])

async function endedOf(context: CasesContext, telling: Telling, ground: string) {
  const { caseId } = telling.loaded.head
  const certificate = telling.before.certificateId ? await context.certificates.findByCase(caseId) : undefined
  const sentences: Readonly<Record<string, string>> = words.grounds
  return endOf(telling, { ground: sentences[ground] ?? ground, resultNumber: certificate?.number })
}
