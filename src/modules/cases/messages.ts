import { dayOf } from '../../kernel/calendar.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { CasesContext } from './context.ts'
import type { LoadedCase } from './load.ts'
import { currentClock, decisionClock } from './rules/clock.ts'
import type { CaseEvent } from './rules/events.ts'
import { fold } from './rules/state.ts'

/** What the applicant is told of an event; internal steps tell her nothing. */
export function messagesFor(context: CasesContext, loaded: LoadedCase, event: CaseEvent): readonly Statement[] {
  const { head, version } = loaded
  const base = { personId: head.personId, regionCode: head.regionCode, caseId: head.caseId }
  const always = { receiptNumber: head.receiptNumber, itemName: version.definition.name }
  const tell = context.notifications.stageMessage
  switch (event.type) {
    case 'submitted':
    case 'pre_reviewed':
    case 'corrected':
    case 'not_accepted':
    case 'result_issued':
    case 'withdrawn':
      return tell({ ...base, template: event.type, parameters: always })
    case 'mended':
      return tell({ ...base, template: 'corrected_on_the_spot', parameters: always })
    case 'correction_requested':
      return tell({
        ...base,
        template: 'correction_requested',
        parameters: { ...always, dueOn: dueAfter(loaded, event) },
      })
    case 'accepted': {
      const dueOn = dueAfter(loaded, event)
      if (event.data.by === 'window') return tell({ ...base, template: 'accepted', parameters: { ...always, dueOn } })
      return tell({
        ...base,
        template: 'accepted_by_silence',
        parameters: { ...always, receivedOn: dayOf(event.effectiveAt), dueOn },
      })
    }
    case 'decided': {
      const template = event.data.outcome === 'granted' ? ('decided_granted' as const) : ('decided_denied' as const)
      return tell({ ...base, template, parameters: always })
    }
    case 'delivered':
      // What is shown and downloaded arrives with the message that it is ready.
      return event.data.way === 'electronic' ? [] : tell({ ...base, template: 'delivered', parameters: always })
    case 'concluded':
      return [
        ...tell({ ...base, template: 'concluded', parameters: always }),
        ...tell({ ...base, template: 'evaluation_invited', parameters: always }),
      ]
    case 'review_passed':
    case 'returned':
      return []
  }
}

/** The date that ran after this event, not the one that runs now: messages may be written later. */
function dueAfter({ item, events, calendar }: LoadedCase, event: CaseEvent): string {
  const state = fold(
    item,
    events.filter(({ sequence }) => sequence <= event.sequence),
  )
  const clock =
    event.type === 'accepted'
      ? (decisionClock('promised', item, state, calendar) ?? decisionClock('statutory', item, state, calendar))
      : undefined
  return (clock ?? currentClock(item, state, calendar))?.explained.day ?? dayOf(event.effectiveAt)
}
