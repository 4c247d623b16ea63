import { dayOf } from '../../kernel/calendar.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { MessageTemplate, NewMessage } from '../notifications/index.ts'
import type { CasesContext } from './context.ts'
import type { LoadedCase } from './load.ts'
import { allClocks, type ClockKind, currentClock, pendingClock, rectifyClock } from './rules/clock.ts'
import type { CaseEvent } from './rules/events.ts'
import { fold } from './rules/fold.ts'
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
    case 'pending_supplied':
    case 'pending_lapsed':
    case 'promise_broken':
    case 'promise_forgiven':
    case 'delivery_arranged':
    case 'reopened':
      return tell({ ...base, template: event.type, parameters: always })
    case 'withdrawn': {
      const template = event.data.by === 'lapse' ? ('withdrawn_by_lapse' as const) : ('withdrawn' as const)
      return tell({ ...base, template, parameters: always })
    }
    case 'mended':
      return tell({ ...base, template: 'corrected_on_the_spot', parameters: always })
    case 'correction_requested':
    case 'pending_extended':
    case 'extended':
      return tell({ ...base, template: event.type, parameters: { ...always, dueOn: dueAfter(loaded, event) } })
    case 'dates_moved':
      if (event.data.moved.length === 0) return []
      return tell({ ...base, template: event.type, parameters: { ...always, dueOn: dueAfter(loaded, event) } })
    case 'procedure_started':
      return tell({
        ...base,
        template: 'clock_stopped',
        parameters: { ...always, startedOn: dayOf(event.effectiveAt) },
      })
    case 'procedure_ended':
      return tell({ ...base, template: 'clock_resumed', parameters: { ...always, dueOn: dueAfter(loaded, event) } })
    case 'accepted': {
      const dueOn = dueAfter(loaded, event)
      if (event.data.by === 'window') return tell({ ...base, template: 'accepted', parameters: { ...always, dueOn } })
      return tell({
        ...base,
        template: 'accepted_by_silence',
        parameters: { ...always, receivedOn: dayOf(event.effectiveAt), dueOn },
      })
    }
    case 'accepted_with_pending':
      return tell({
        ...base,
        template: 'accepted_with_pending',
        parameters: { ...always, dueOn: dueAfter(loaded, event), pendingOn: dueAfter(loaded, event, 'pending') },
      })
    case 'promise_checked':
      if (event.data.finding === 'kept') return tell({ ...base, template: 'promise_kept', parameters: always })
      if (event.data.finding === 'false') return []
      return tell({
        ...base,
        template: 'promise_rectify',
        parameters: { ...always, dueOn: dueAfter(loaded, event, 'rectify') },
      })
    case 'decided': {
      const templates = { granted: 'decided_granted', denied: 'decided_denied', partly: 'decided_partly' } as const
      return tell({ ...base, template: templates[event.data.outcome], parameters: always })
    }
    case 'delivered':
      // What is shown and downloaded arrives with the message that it is ready.
      return event.data.way === 'electronic' ? [] : tell({ ...base, template: 'delivered', parameters: always })
    case 'concluded':
      return [
        ...tell({ ...base, template: 'concluded', parameters: always }),
        ...tell({ ...base, template: 'evaluation_invited', parameters: always }),
      ]
    case 'recalled':
    case 'annulled':
    case 'forfeited':
    case 'cancelled':
      return tell({ ...base, template: 'result_ended', parameters: always })
    // Inside the offices; and a promise is told when it is checked.
    case 'review_passed':
    case 'returned':
    case 'routed':
    case 'green_channel_opened':
    case 'opinion_requested':
    case 'opinion_given':
    case 'promise_made':
    case 'promise_lapsed':
      return []
  }
}

/** What the applicant is reminded of now: a paper that is missing, something to put right. */
export function remindersFor({ notifications }: CasesContext, loaded: LoadedCase): readonly Statement[] {
  const { state, calendar } = loaded
  const tell = (template: 'pending_reminder' | 'promise_reminder', dueOn: string | undefined) =>
    dueOn === undefined
      ? []
      : notifications.stageMessage({
          ...aboutOf(loaded),
          template,
          parameters: { ...alwaysOf(loaded), dueOn },
        })
  return [
    ...tell('pending_reminder', pendingClock(state, calendar)?.explained.day),
    ...tell('promise_reminder', rectifyClock(state, calendar)?.explained.day),
  ]
}

function aboutOf({ head: { personId, regionCode, caseId } }: LoadedCase) {
  return { personId, regionCode, caseId }
}

function alwaysOf({ head, version }: LoadedCase) {
  return { receiptNumber: head.receiptNumber, itemName: version.definition.name }
}

/** The date that ran after this event, not the one that runs now: messages may be written later. */
function dueAfter({ item, events, calendar }: LoadedCase, event: CaseEvent, kind?: ClockKind): string {
  const state = fold(
    item,
    events.filter(({ sequence }) => sequence <= event.sequence),
  )
  const clock = kind
    ? allClocks(item, state, calendar).find((one) => one.kind === kind)
    : event.type === 'pending_extended'
      ? pendingClock(state, calendar)
      : currentClock(item, state, calendar)
  return clock?.explained.day ?? dayOf(event.effectiveAt)
}
