import type { ProposalStatus } from '../../modules/catalog/index.ts'
import type { Visit } from '../visit.ts'
import { wayHref } from './entries.ts'

/** What was just done to a proposal as a whole, and the states in which that is still true: an old address says nothing false. */
const doneStates = {
  submitted: ['in_review'],
  withdrawn: ['withdrawn'],
  approved: ['in_review', 'approved'],
  returned: ['returned'],
  published: ['published', 'in_force'],
} as const satisfies Readonly<Record<string, readonly ProposalStatus[]>>

export type Done = keyof typeof doneStates

/** Where an act ends: the way of the proposal, which says what happened. */
export const doneHref = (id: string, done: Done) => `${wayHref(id)}?done=${done}`

export function doneWords(visit: Visit, status: ProposalStatus): string | undefined {
  const asked = visit.query('done')
  const done = (Object.keys(doneStates) as Done[]).find((one) => one === asked)
  if (!done || !(doneStates[done] as readonly ProposalStatus[]).includes(status)) return undefined
  return visit.t(`catalogueLists.done.${done}`)
}
