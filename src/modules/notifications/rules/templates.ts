import { fillSentence, type Sentence } from '../../../kernel/problem.ts'
import texts from '../messages.texts.json' with { type: 'json' }

/** What every message names; a day is `YYYY-MM-DD`. */
const always = ['receiptNumber', 'itemName'] as const

/** What a message names besides. None of it may be a personal value: it is stored in the clear and sent by e-mail. */
export const templateDays = {
  submitted: [],
  pre_reviewed: [],
  correction_requested: ['dueOn'],
  corrected: [],
  corrected_on_the_spot: [],
  accepted: ['dueOn'],
  accepted_by_silence: ['receivedOn', 'dueOn'],
  not_accepted: [],
  clock_stopped: ['startedOn'],
  clock_resumed: ['dueOn'],
  extended: ['dueOn'],
  decided_granted: [],
  decided_denied: [],
  result_issued: [],
  delivered: [],
  concluded: [],
  withdrawn: [],
  evaluation_invited: [],
  evaluation_again: [],
  accepted_and_granted: [],
  result_issued_and_concluded: [],
  delivered_and_concluded: [],
  decided_partly: [],
  accepted_with_pending: ['dueOn', 'pendingOn'],
  pending_supplied: [],
  pending_extended: ['dueOn'],
  pending_lapsed: [],
  pending_reminder: ['dueOn'],
  promise_kept: [],
  promise_rectify: ['dueOn'],
  promise_reminder: ['dueOn'],
  promise_broken: [],
  promise_forgiven: [],
  delivery_arranged: [],
  result_ended: [],
  reopened: [],
  dates_moved: ['dueOn'],
  withdrawn_by_lapse: [],
} as const satisfies Record<keyof (typeof texts)['templates'], readonly string[]>

export type Template = keyof typeof templateDays
export type Parameters<Name extends Template = Template> = Readonly<
  Record<(typeof always)[number] | (typeof templateDays)[Name][number], string>
>

/** Title and body as the person reads them. */
export function render(
  template: Template,
  parameters: Readonly<Record<string, string>>,
): { title: Sentence; body: Sentence } {
  const { title, body } = texts.templates[template]
  return { title: fillSentence(title, parameters), body: fillSentence(body, parameters) }
}
