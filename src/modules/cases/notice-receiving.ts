import { dayOf } from '../../kernel/calendar.ts'
import type { Keys } from '../../platform/keys.ts'
import type { NoticeOf } from '../seals/index.ts'
import { acceptedDay, demandName, limitOf, slipCode, type Telling } from './notice-parts.ts'
import { checklistOf } from './rules/checklist.ts'
import { currentClock } from './rules/clock.ts'

/** Notices of receiving and accepting, and of an application that ends before it was accepted. */
export function slipNotice(keys: Pick<Keys, 'hash'>, { loaded, state, parts }: Telling): NoticeOf<'slip'> {
  const { number: _, submittedDay: __, ...common } = parts
  return {
    kind: 'slip',
    ...common,
    receivedAt: shanghaiInstant(state.submittedAt),
    channel: state.channel,
    materials: checklistOf(loaded.item, loaded.application)
      .filter((line) => line.papers.length > 0 || line.handedIn)
      .map((line) => line.name),
    lookUpCode: slipCode(keys, loaded.head.caseId),
    ...answerBy(currentClock(loaded.item, state, loaded.calendar)?.explained.day),
  }
}

/** What was demanded, in the words of whoever asked; from the second time on with what was asked before and what comes too late. */
export function correctionNotice({ loaded, event, state, parts }: Telling): NoticeOf<'correction'> {
  const { again = [], late = [] } = event.type === 'correction_requested' ? event.data : {}
  const demands = loaded.payloadOf(event, 'demands')?.demands ?? []
  const standing = (about: string) => {
    if (again.includes(about)) return 'again'
    if (late.includes(about)) return 'late'
    return state.corrections > 1 ? 'changed' : 'first'
  }
  return {
    kind: 'correction',
    ...parts,
    round: state.corrections,
    demands: demands.map(({ about, text }) => ({ what: demandName(loaded, about), how: text, asked: standing(about) })),
    by: currentClock(loaded.item, state, loaded.calendar)?.explained.day ?? parts.submittedDay,
  }
}

export function acceptanceNotice(telling: Telling): NoticeOf<'acceptance'> {
  return { kind: 'acceptance', ...telling.parts, acceptedDay: acceptedDay(telling), ...limitOf(telling) }
}

export function nonAcceptanceNotice({ loaded, event, parts, appeal }: Telling): NoticeOf<'non_acceptance'> {
  return { kind: 'non_acceptance', ...parts, reason: loaded.payloadOf(event, 'reason')?.reason ?? '', appeal }
}

export function correctionLapsedNotice({
  loaded,
  event,
  before,
  parts,
  appeal,
}: Telling): NoticeOf<'correction_lapsed'> {
  return {
    kind: 'correction_lapsed',
    ...parts,
    requestedDay: dayOf(before.correctionRequestedAt ?? before.awaitingSince),
    by: currentClock(loaded.item, before, loaded.calendar)?.explained.day ?? parts.day,
    endedDay: dayOf(event.effectiveAt),
    appeal,
  }
}

export function withdrawalNotice({ loaded, event, parts }: Telling): NoticeOf<'withdrawal'> {
  const reason = loaded.payloadOf(event, 'reason')?.reason.trim()
  return { kind: 'withdrawal', ...parts, withdrawnDay: dayOf(event.effectiveAt), ...(reason && { reason }) }
}

function answerBy(day: string | undefined): { answerBy?: string } {
  return day ? { answerBy: day } : {}
}

/** RFC 3339 with the offset of Shanghai. */
function shanghaiInstant(instant: Date): string {
  return `${new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
}
