import { dayOf } from '../../kernel/calendar.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { MessageTemplate, NewMessage } from '../notifications/index.ts'
import type { CasesContext } from './context.ts'
import type { LoadedCase } from './load.ts'
import { currentClock, decisionClock } from './rules/clock.ts'
import type { CaseEvent } from './rules/events.ts'
import { fold } from './rules/state.ts'
import { jointTemplate } from './rules/telling.ts'

/** What the applicant is told of the events of one act: one message wherever one can say it all. */
export function messagesFor(
  context: CasesContext,
  loaded: LoadedCase,
  act: readonly CaseEvent[],
): readonly Statement[] {
  const parts = act.flatMap((event) => tellingsOf(context, loaded, event))
  const joint = jointTemplate(parts.map(({ template }) => template))
  if (!joint) return parts.flatMap(({ stage }) => stage())
  return context.notifications.stageMessage({ ...aboutOf(loaded), template: joint, parameters: alwaysOf(loaded) })
}

/** A message that an event calls for, not yet staged: perhaps another one says the same. */
interface Telling {
  readonly template: MessageTemplate
  stage(): readonly Statement[]
}

/** Internal steps tell the applicant nothing. */
function tellingsOf({ notifications }: CasesContext, loaded: LoadedCase, event: CaseEvent): readonly Telling[] {
  const base = aboutOf(loaded)
  const always = alwaysOf(loaded)
  const tell = <Name extends MessageTemplate>(message: NewMessage<Name>): Telling[] => [
    { template: message.template, stage: () => notifications.stageMessage(message) },
  ]
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

function aboutOf({ head: { personId, regionCode, caseId } }: LoadedCase) {
  return { personId, regionCode, caseId }
}

function alwaysOf({ head, version }: LoadedCase) {
  return { receiptNumber: head.receiptNumber, itemName: version.definition.name }
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
