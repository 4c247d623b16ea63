import { addDays, dayOf } from '../../kernel/calendar.ts'
import type { NoticeOf } from '../seals/index.ts'
import words from './documents.texts.json' with { type: 'json' }
import type { LoadedCase } from './load.ts'
import type { Telling } from './notice-parts.ts'
import { factsOf } from './printed.ts'

/** Notices of what a case came to. */
export function decisionNotice({ loaded, event, state, parts, appeal }: Telling): NoticeOf<'decision'> {
  const { result } = loaded.version.definition
  const outcome = state.outcome ?? 'denied'
  const opinion = loaded.payloadOf(event, 'opinion')
  const grounds = loaded.payloadOf(event, 'reason')?.reason || opinion?.opinion || words.grounds_met
  const portions = { granted: opinion?.granted ?? '', denied: opinion?.reason ?? '' }
  return {
    kind: 'decision',
    ...parts,
    outcome,
    acceptedDay: dayOf(state.acceptedAt ?? event.effectiveAt),
    ...(outcome === 'partly' ? { parts: portions } : { grounds }),
    ...(outcome !== 'denied' &&
      result.name && { result: { name: result.name, ...termOf(result, dayOf(event.effectiveAt)) } }),
    appeal,
  }
}

export function conclusionNotice({ loaded, event, state, parts }: Telling): NoticeOf<'conclusion'> {
  const result = loaded.version.definition.result.name ?? words.no_result
  return {
    kind: 'conclusion',
    ...parts,
    concludedDay: dayOf(event.effectiveAt),
    outcome: words.outcomes[state.outcome ?? 'denied'].replace('{result}', result),
    delivery: words.delivery[state.deliveryWay],
  }
}

export function receiptNotice({ loaded, event, state, parts }: Telling): NoticeOf<'receipt'> {
  const { submittedDay: _, ...common } = parts
  return {
    kind: 'receipt',
    ...common,
    handledDay: dayOf(event.effectiveAt),
    outcome: words.handled[state.outcome ?? 'denied'],
    facts: factsOf(loaded).slice(0, 12),
  }
}

/** How long the result is valid, as its certificate says it; nothing for results that have no term. */
function termOf(
  { kind, validYears }: LoadedCase['version']['definition']['result'],
  day: string,
): { validFrom?: string; validUntil?: string } {
  if (kind !== 'certificate') return {}
  if (validYears === null) return { validFrom: day }
  return {
    validFrom: day,
    validUntil: addDays(`${Number(day.slice(0, 4)) + validYears}${day.slice(4)}`.replace('-02-29', '-03-01'), -1),
  }
}
