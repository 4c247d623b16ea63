import { dayOf } from '../../kernel/calendar.ts'
import type { NoticeOf } from '../seals/index.ts'
import words from './documents.texts.json' with { type: 'json' }
import type { Telling } from './notice-parts.ts'

/** What 撤回, 撤销, 吊销 and 注销 have in common. `ground` is the case of the law in its words. */
export function endOf(
  { parts, before, event, loaded, appeal }: Telling,
  { ground, resultNumber }: { readonly ground: string; readonly resultNumber: string | undefined },
): Omit<NoticeOf<'annulled'>, 'kind' | 'fault'> {
  const { name } = loaded.version.definition.result
  return {
    ...parts,
    grantedDay: dayOf(before.decidedAt ?? event.effectiveAt),
    ...(name && { result: { name, ...(resultNumber && { number: resultNumber }) } }),
    // What followed a promise by itself has no words of an officer: nothing was put right in time.
    facts: loaded.payloadOf(event, 'reason')?.reason ?? words.rectification_lapsed,
    ground,
    appeal,
  }
}
