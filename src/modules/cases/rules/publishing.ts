import { maskName } from '../../../kernel/masking.ts'
import type { ItemDefinition } from '../../catalog/index.ts'
import type { Outcome, ResultEnd } from './events.ts'
import type { CaseState } from './state.ts'

/** 行政许可: of these the law has results published. */
const publishedType = '01'

/** How it was decided, or how what was granted has ended since. */
export type PublishedOutcome = Exclude<Outcome, 'denied'> | ResultEnd

/** Undefined for what is not published: no permit, refused, being decided anew, withheld by its item. */
export function publishedOutcome(
  {
    type,
    result,
  }: { readonly type: ItemDefinition['type']; readonly result: Pick<ItemDefinition['result'], 'withheld'> },
  state: Pick<CaseState, 'result' | 'outcome' | 'decidedAt'>,
): PublishedOutcome | undefined {
  if (type !== publishedType || result.withheld) return undefined
  if (state.result === null || !state.decidedAt || !state.outcome || state.outcome === 'denied') return undefined
  return state.result === 'in_force' ? state.outcome : state.result
}

export interface PublishedHolder {
  readonly holderKind: 'person' | 'organization'
  readonly holderName: string
}

/** An organisation by its full name; of a person the first character and at most two stars, so that a long name is not told by its length. */
export function publishedHolder(applicant: {
  readonly personName: string
  readonly organization: { readonly name: string } | null
}): PublishedHolder {
  return applicant.organization
    ? { holderKind: 'organization', holderName: applicant.organization.name }
    : { holderKind: 'person', holderName: maskName(applicant.personName) }
}
