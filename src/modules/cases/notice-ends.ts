import { dayOf } from '../../kernel/calendar.ts'
import type { NoticeOf } from '../seals/index.ts'
import type { Telling } from './notice-parts.ts'

/** What the four ends of a granted result have in common. `ground` is the case of the law in its words, not its code. */
export interface Ended {
  readonly ground: string
  readonly facts: string
  readonly heard?: string
  readonly resultNumber: string | null
}

/** 撤回 · 吊销 · 注销: it no longer stands from a day on. */
export function endNotice<Kind extends 'recalled' | 'forfeited' | 'cancelled'>(
  kind: Kind,
  telling: Telling,
  ended: Ended & { readonly effectiveDay: string },
): { kind: Kind } & Omit<NoticeOf<'recalled'>, 'kind'> {
  return { kind, ...endOf(telling, ended), effectiveDay: ended.effectiveDay }
}

/** 撤销: it should not have been granted; whose fault it was decides what follows. */
export function annulledNotice(
  telling: Telling,
  ended: Ended & { readonly fault: 'holder' | 'body' },
): NoticeOf<'annulled'> {
  return { kind: 'annulled', ...endOf(telling, ended), fault: ended.fault }
}

function endOf({ parts, state, event, loaded, appeal }: Telling, { ground, facts, heard, resultNumber }: Ended) {
  const { name } = loaded.version.definition.result
  return {
    ...parts,
    grantedDay: dayOf(state.decidedAt ?? event.effectiveAt),
    ...(name && { result: { name, ...(resultNumber && { number: resultNumber }) } }),
    facts,
    ground,
    ...(heard && { heard }),
    appeal,
  }
}
