import { dayOf } from '../../kernel/calendar.ts'
import { placeEvents } from './append.ts'
import { type Acting, decideOn } from './commands.ts'
import type { CasesContext } from './context.ts'
import { pinnedCalendar } from './load.ts'
import { allClocks } from './rules/clock.ts'
import type { CaseEvent } from './rules/events.ts'
import { evolve } from './rules/fold.ts'
import { type ShownClock, shownClock } from './shown-clock.ts'

/** What an act would come to. */
export interface Rehearsal {
  readonly events: readonly Pick<CaseEvent, 'type'>[]
  /** Every limit that the case would have afterwards. */
  readonly clocks: readonly ShownClock[]
}

export async function rehearse(context: CasesContext, acting: Omit<Acting, 'alongside'>): Promise<Rehearsal> {
  const { loaded, decided } = await decideOn(context, acting)
  const { caseId, actor } = acting
  const { sequence, recordedAt } = loaded.state
  const placed = placeEvents(
    context.platform,
    { caseId, key: loaded.key, actor, sequence, notBefore: recordedAt },
    decided,
  )
  const state = placed.reduce((before, { event }) => evolve(loaded.item, before, event), loaded.state)
  const calendar = await pinnedCalendar(context, loaded.head.regionCode, state)
  const today = dayOf(context.platform.clock.now())
  return {
    events: decided.map(({ type }) => ({ type })),
    clocks: allClocks(loaded.item, state, calendar).map((clock) => shownClock(clock, calendar, state, today)),
  }
}
