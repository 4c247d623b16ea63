import { dayOf } from '../../kernel/calendar.ts'
import type { Keys } from '../../platform/keys.ts'
import type { NoticeOf } from '../seals/index.ts'
import { demandName, slipCode, type Telling } from './notice-parts.ts'
import { checklistOf } from './rules/checklist.ts'
import { currentClock, decisionClock } from './rules/clock.ts'

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

/** What was demanded, in the words of whoever asked; `again` and `late` name what was asked before and what comes too late. */
export function correctionNotice(
  { loaded, event, state, parts }: Telling,
  asked: { readonly again: readonly string[]; readonly late: readonly string[] },
): NoticeOf<'correction'> {
  const demands = loaded.payloadOf(event, 'demands')?.demands ?? []
  const standing = (about: string) => {
    if (asked.again.includes(about)) return 'again'
    if (asked.late.includes(about)) return 'late'
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

/** What was asked in an earlier request and is asked once more. */
export function askedBefore({ loaded, event }: Telling): string[] {
  return loaded.events
    .filter(({ type, sequence }) => type === 'correction_requested' && sequence < event.sequence)
    .flatMap((earlier) => loaded.payloadOf(earlier, 'demands')?.demands ?? [])
    .map(({ about }) => about)
}

export function acceptanceNotice({ loaded, event, state, parts }: Telling): NoticeOf<'acceptance'> {
  const { item, calendar } = loaded
  const clock = decisionClock('promised', item, state, calendar) ?? decisionClock('statutory', item, state, calendar)
  const acceptedDay = dayOf(state.acceptedAt ?? event.effectiveAt)
  return {
    kind: 'acceptance',
    ...parts,
    acceptedDay,
    limitDays: clock?.days ?? 0,
    limitUnit: clock?.unit === 'calendar' ? 'calendar_days' : 'working_days',
    decideBy: clock?.explained.day ?? acceptedDay,
  }
}

export function nonAcceptanceNotice({ loaded, event, parts, appeal }: Telling): NoticeOf<'non_acceptance'> {
  return { kind: 'non_acceptance', ...parts, reason: loaded.payloadOf(event, 'reason')?.reason ?? '', appeal }
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
