import type { Action } from '../../modules/cases/index.ts'
import type { StepDuty } from '../../modules/catalog/index.ts'
import type { ButtonLook } from '../ui/index.ts'
import type { StaffAction } from '../views/workbench/act-panel.tsx'

/** Under which heading an act stands; `main`: the ordinary way of a case, which comes first and big. */
export type ActGroup = 'main' | 'time' | 'opinions' | 'pending' | 'office' | 'result'

interface ActRule {
  /** The sub-resource of the case that the act makes. */
  readonly noun: string
  /** The page that the act needs, as `?act=`; undefined: one press. The first three have views of their own, the others are forms. */
  readonly page?: 'correction' | 'mending' | 'non-acceptance' | (string & {})
  readonly group: ActGroup
  readonly look: ButtonLook
  /** Keys may repeat where the two acts are never offered together. Acts that are rare and heavy have none. */
  readonly shortcut?: string
  /** Whose review points the act asks back. */
  readonly points: readonly StepDuty[]
  readonly checklist: boolean
  /** Cannot be taken back: what goes out is shown once more before it goes. */
  readonly final?: true
  /** `may` or `must` carry words of the person. */
  readonly text?: 'may' | 'must'
}

const plain = { points: [], checklist: false, group: 'main' } as const
const final = true

/** One line an act: where it goes, its key, and what goes along. */
// biome-ignore format: a table reads in columns
export const actTable = {
  pre_review:          { ...plain, noun: 'pre-review',          look: 'main',  shortcut: 'p', checklist: true },
  accept_and_grant:    { ...plain, noun: 'acceptance',          look: 'main',  shortcut: 'p', checklist: true, points: ['decide'], text: 'may', final },
  accept:              { ...plain, noun: 'acceptance',          look: 'main',  shortcut: 'p', checklist: true },
  request_correction:  { ...plain, noun: 'correction-request',  look: 'quiet', shortcut: 'c', page: 'correction' },
  mend:                { ...plain, noun: 'mending',             look: 'quiet', shortcut: 'm', page: 'mending' },
  not_accept:          { ...plain, noun: 'non-acceptance',      look: 'stop',  shortcut: 'd', page: 'non-acceptance', final },
  pass_review:         { ...plain, noun: 'review',              look: 'main',  shortcut: 'p', points: ['review'], text: 'may' },
  review_and_grant:    { ...plain, noun: 'decision',            look: 'main',  shortcut: 'p', points: ['review', 'decide'], text: 'may', final },
  grant:               { ...plain, noun: 'decision',            look: 'main',  shortcut: 'p', points: ['decide'], text: 'may', final },
  grant_partly:        { ...plain, noun: 'decision',            look: 'quiet', shortcut: 't', page: 'partial-grant', points: ['decide'], text: 'may', final },
  advise_denial:       { ...plain, noun: 'review',              look: 'stop',  shortcut: 'd', points: ['review'], text: 'must' },
  return_to_review:    { ...plain, noun: 'return',              look: 'quiet', shortcut: 'r', text: 'must' },
  review_and_deny:     { ...plain, noun: 'decision',            look: 'stop',  shortcut: 'd', points: ['review', 'decide'], text: 'must', final },
  deny:                { ...plain, noun: 'decision',            look: 'stop',  shortcut: 'd', points: ['decide'], text: 'must', final },
  give_opinion:        { ...plain, noun: 'opinion',             look: 'main',  shortcut: 'p', page: 'opinion', text: 'must' },
  arrange_delivery:    { ...plain, noun: 'dispatch',            look: 'main',  shortcut: 'w', page: 'dispatch' },
  deliver:             { ...plain, noun: 'delivery',            look: 'main',  shortcut: 'p', final },
  end_procedure:       { ...plain, noun: 'procedure-end',       look: 'main',  shortcut: 'e', page: 'procedure-end', group: 'time', text: 'must' },
  start_procedure:     { ...plain, noun: 'procedure',           look: 'quiet', shortcut: 's', page: 'procedure',     group: 'time', text: 'must', final },
  extend:              { ...plain, noun: 'extension',           look: 'quiet', shortcut: 'x', page: 'extension',     group: 'time', text: 'must', final },
  open_green_channel:  { ...plain, noun: 'green-channel',       look: 'quiet', shortcut: 'g', page: 'green-channel', group: 'time', text: 'must' },
  request_opinion:     { ...plain, noun: 'opinion-request',     look: 'quiet', shortcut: 'q', page: 'opinion-request', group: 'opinions', text: 'may' },
  accept_with_pending: { ...plain, noun: 'acceptance',          look: 'quiet', shortcut: 'l', page: 'pending',           group: 'pending', checklist: true, final },
  receive_pending:     { ...plain, noun: 'pending-papers',      look: 'main',  shortcut: 'v', page: 'pending-papers',    group: 'pending' },
  extend_pending:      { ...plain, noun: 'pending-extension',   look: 'quiet', shortcut: 'y', page: 'pending-extension', group: 'pending', text: 'must', final },
  check_promise:       { ...plain, noun: 'promise-check',       look: 'main',  shortcut: 'h', page: 'promise-check',     group: 'pending', text: 'must', final },
  forgive_promise:     { ...plain, noun: 'promise-forgiveness', look: 'quiet',                page: 'promise-forgiveness', group: 'pending', text: 'must', final },
  assign:              { ...plain, noun: 'assignment',          look: 'quiet', shortcut: 'z', page: 'assignment', group: 'office' },
  recall:              { ...plain, noun: 'recall',              look: 'stop', page: 'recall',       group: 'result', text: 'must', final },
  annul:               { ...plain, noun: 'annulment',           look: 'stop', page: 'annulment',    group: 'result', text: 'must', final },
  forfeit:             { ...plain, noun: 'forfeiture',          look: 'stop', page: 'forfeiture',   group: 'result', text: 'must', final },
  cancel:              { ...plain, noun: 'cancellation',        look: 'stop', page: 'cancellation', group: 'result', text: 'must', final },
  reopen:              { ...plain, noun: 'reopening',           look: 'quiet', page: 'reopening',   group: 'result', text: 'must', final },
} as const satisfies Record<StaffAction, ActRule>

/** In the order in which they are offered. */
export const staffActions = Object.keys(actTable) as readonly StaffAction[]

export const nouns: readonly string[] = [...new Set(staffActions.map((action) => actTable[action].noun))]

export function ruleOf(action: StaffAction): ActRule {
  return actTable[action]
}

/** The acts of a case that are open to this person and have a button. */
export function openActs(actions: readonly Action[]): StaffAction[] {
  return staffActions.filter((action) => actions.includes(action))
}

/** The act that a form names, if it belongs to the address to which it was sent. */
export function actOf(noun: string, named: string): StaffAction | undefined {
  return staffActions.find((action) => action === named && actTable[action].noun === noun)
}
