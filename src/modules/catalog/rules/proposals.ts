import type { Actor, Duty } from '../../../kernel/actor.ts'
import type { ProposalAct, ProposalLine, ProposalReview } from '../authoring/authoring.ts'
import type { ProposalKind, ProposalStatus, ReviewOffice } from '../schema/proposal.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

/**
 * Two classes of change. What a definition says, and everything that begins, moves or ends an item, concerns the establishment and the
 * legal office. A claim fills only what the standard leaves open, so another officer of its own office is enough.
 */
export const reviewsOf = {
  standard: ['establishment', 'legal'],
  claim: ['own'],
  item: ['establishment', 'legal'],
  suspend: ['establishment', 'legal'],
  resume: ['establishment', 'legal'],
  abolish: ['establishment', 'legal'],
  delegate: ['establishment', 'legal'],
  take_over: ['establishment', 'legal'],
  merge: ['establishment', 'legal'],
  split: ['establishment', 'legal'],
} as const satisfies Record<ProposalKind, readonly ReviewOffice[]>

type Known = Pick<ProposalLine, 'kind' | 'status' | 'revision' | 'practice' | 'departmentId' | 'regionCode' | 'authors'>

/** In which states each act is possible at all. */
// biome-ignore format: a table
const states = {
  save:     ['draft', 'returned', 'in_review', 'approved'],
  submit:   ['draft', 'returned'],
  withdraw: ['draft', 'returned', 'in_review', 'approved', 'published'],
  review:   ['in_review'],
  publish:  ['approved'],
} as const satisfies Record<ProposalAct, readonly ProposalStatus[]>

/** Whether the actor may read it: his own office always, reviewers once it has been sent and is meant. */
export function maySee(proposal: Known, actor: Staff): boolean {
  if (isAuthor(proposal, actor)) return true
  if (proposal.practice || proposal.status === 'draft' || proposal.status === 'withdrawn') return false
  return reviewsOf[proposal.kind].some((office) => mayReviewFor(office, proposal, actor))
}

/** Offices whose opinion on the present revision is still missing. */
export function awaitingOf(
  proposal: Known,
  reviews: readonly Pick<ProposalReview, 'revision' | 'office'>[],
): readonly ReviewOffice[] {
  const given = new Set(reviews.filter(({ revision }) => revision === proposal.revision).map(({ office }) => office))
  return reviewsOf[proposal.kind].filter((office) => !given.has(office))
}

/** The office for which this actor would review now; undefined when it is not his turn. */
export function reviewOfficeOf(
  proposal: Known,
  reviews: readonly Pick<ProposalReview, 'revision' | 'office'>[],
  actor: Staff,
): ReviewOffice | undefined {
  if (proposal.status !== 'in_review') return undefined
  return awaitingOf(proposal, reviews).find((office) => mayReviewFor(office, proposal, actor))
}

/** The one answer to "may this actor do this now": page, API and command ask it. */
export function actsOf(
  proposal: Known,
  reviews: readonly Pick<ProposalReview, 'revision' | 'office'>[],
  actor: Staff,
): readonly ProposalAct[] {
  const acts: readonly ProposalAct[] = ['save', 'submit', 'withdraw', 'review', 'publish']
  return acts.filter((act) => {
    if (!(states[act] as readonly ProposalStatus[]).includes(proposal.status)) return false
    if (act === 'review') return reviewOfficeOf(proposal, reviews, actor) !== undefined
    return isAuthor(proposal, actor)
  })
}

function isAuthor(proposal: Known, actor: Staff): boolean {
  return actor.departmentId === proposal.departmentId && actor.duties.includes('catalogue')
}

const dutyOf = { establishment: 'establish', legal: 'legal', own: 'catalogue' } as const satisfies Record<
  ReviewOffice,
  Duty
>

/** Nobody reviews what he had a hand in; in practice one person plays all parts. */
function mayReviewFor(office: ReviewOffice, proposal: Known, actor: Staff): boolean {
  if (proposal.practice) return isAuthor(proposal, actor)
  if (!actor.duties.includes(dutyOf[office]) || proposal.authors.includes(actor.staffId)) return false
  return office === 'own' ? actor.departmentId === proposal.departmentId : actor.regionCode === proposal.regionCode
}
