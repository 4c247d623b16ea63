import type { Action } from '../../modules/cases/index.ts'
import type { StepDuty } from '../../modules/catalog/index.ts'
import type { ButtonLook } from '../ui/index.ts'
import type { StaffAction } from '../views/workbench/act-panel.tsx'

interface ActRule {
  /** The sub-resource of the case that the act makes. */
  readonly noun: string
  /** The page that the act needs, as `?act=`; undefined: one press. */
  readonly page?: 'correction' | 'mending' | 'non-acceptance'
  readonly look: ButtonLook
  /** Keys may repeat where the two acts are never offered together. */
  readonly shortcut: string
  /** Whose review points the act asks back. */
  readonly points: readonly StepDuty[]
  readonly checklist: boolean
  /** Cannot be taken back: what goes out is shown once more before it goes. */
  readonly final?: true
  /** `may` or `must` carry words of the person. */
  readonly text?: 'may' | 'must'
}

const plain = { points: [], checklist: false } as const

/** One line an act: where it goes, its key, and what goes along. */
// biome-ignore format: a table reads in columns
export const actTable = {
  pre_review:         { ...plain, noun: 'pre-review',         look: 'main',  shortcut: 'p', checklist: true },
  accept_and_grant:   { ...plain, noun: 'acceptance',         look: 'main',  shortcut: 'p', checklist: true, points: ['decide'], text: 'may', final: true },
  accept:             { ...plain, noun: 'acceptance',         look: 'main',  shortcut: 'p', checklist: true },
  request_correction: { ...plain, noun: 'correction-request', look: 'quiet', shortcut: 'c', page: 'correction' },
  mend:               { ...plain, noun: 'mending',            look: 'quiet', shortcut: 'm', page: 'mending' },
  not_accept:         { ...plain, noun: 'non-acceptance',     look: 'stop',  shortcut: 'd', page: 'non-acceptance', final: true },
  pass_review:        { ...plain, noun: 'review',             look: 'main',  shortcut: 'p', points: ['review'], text: 'may' },
  review_and_grant:   { ...plain, noun: 'decision',           look: 'main',  shortcut: 'p', points: ['review', 'decide'], text: 'may', final: true },
  grant:              { ...plain, noun: 'decision',           look: 'main',  shortcut: 'p', points: ['decide'], text: 'may', final: true },
  advise_denial:      { ...plain, noun: 'review',             look: 'stop',  shortcut: 'd', points: ['review'], text: 'must' },
  return_to_review:   { ...plain, noun: 'return',             look: 'quiet', shortcut: 'r', text: 'must' },
  review_and_deny:    { ...plain, noun: 'decision',           look: 'stop',  shortcut: 'd', points: ['review', 'decide'], text: 'must', final: true },
  deny:               { ...plain, noun: 'decision',           look: 'stop',  shortcut: 'd', points: ['decide'], text: 'must', final: true },
  deliver:            { ...plain, noun: 'delivery',           look: 'main',  shortcut: 'p', final: true },
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
