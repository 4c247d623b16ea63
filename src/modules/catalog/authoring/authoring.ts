import type { Actor } from '../../../kernel/actor.ts'
import type { Sentence } from '../../../kernel/problem.ts'
import type { Difference } from '../rules/diff.ts'
import type { Finding } from '../rules/findings.ts'
import type { ProposalContent, ProposalKind, ProposalStatus, ReviewOffice } from '../schema/proposal.ts'
import type { StandardContent } from '../schema/standard.ts'
import type { ItemDefinition, ItemVersion } from '../schema.ts'
import type { OfficeItem, OwnClaim } from '../store-office.ts'

export type StaffActor = Extract<Actor, { kind: 'staff' }>

/** One proposal in a list. */
export interface ProposalLine {
  readonly id: string
  readonly kind: ProposalKind
  readonly subjectId: string | null
  readonly title: string
  readonly regionCode: string
  readonly departmentId: string
  readonly status: ProposalStatus
  readonly revision: number
  readonly practice: boolean
  readonly documentNumber: string | null
  /** `YYYY-MM-DD`, once it is published. */
  readonly effectiveOn: string | null
  readonly createdBy: string
  readonly createdAt: Date
  readonly changedBy: string
  readonly changedAt: Date
  /** Everybody who saved a revision: none of them reviews it. */
  readonly authors: readonly string[]
}

export interface ProposalReview {
  readonly revision: number
  readonly office: ReviewOffice
  readonly outcome: 'approve' | 'return'
  readonly opinion: string
  readonly departmentId: string
  readonly reviewedBy: string
  readonly reviewedAt: Date
}

/** A fault that keeps a proposal from being sent or published. `pointer` is RFC 6901 into the content that is edited. */
export interface ProposalFault {
  readonly pointer: string
  readonly code: string
  readonly sentence: Sentence
}

export type ProposalAct = 'save' | 'submit' | 'withdraw' | 'review' | 'publish'

/** A proposal as its reader may see it now. */
export interface Proposal extends ProposalLine {
  readonly content: ProposalContent
  /** Everybody's opinions, oldest first; only those on the present revision count. */
  readonly reviews: readonly ProposalReview[]
  /** Offices whose opinion on this revision is still needed. */
  readonly awaiting: readonly ReviewOffice[]
  readonly baseVersionId: string | null
  /** A version came into force since this was begun: what it changed must be looked at before publishing. */
  readonly overtaken: boolean
  /** What this reader may do now: the same function answers page, API and command. */
  readonly acts: readonly ProposalAct[]
  /** The office for which this reader would review. */
  readonly reviewsFor: ReviewOffice | undefined
}

/** What a proposal would make, and what stands against it. */
export interface ProposalCheck {
  /** Keep it from being sent; empty: it may be. */
  readonly faults: readonly ProposalFault[]
  /** Told and kept, and no reason to stop. */
  readonly findings: readonly Finding[]
  /** Field by field against the version in force; against nothing for a new one. */
  readonly differences: readonly Difference[]
  /** The version in force, in the shape of the content; undefined for a new one and for an adjustment. */
  readonly inForce: ProposalContent | undefined
  readonly reviews: readonly ReviewOffice[]
  /** The item as citizen and clerk will see it; undefined where nothing can be read (a suspension, a merger). */
  readonly preview: ItemDefinition | undefined
}

/** What publishing would touch inside the catalogue. Open cases are asked of `cases`. */
export interface ProposalImpact {
  /** Items that get a new version, at most `limit`; `more` when there are others. */
  readonly items: readonly {
    readonly itemId: string
    readonly name: string
    readonly regionCode: string
    readonly departmentName: string
    readonly findings: readonly Finding[]
  }[]
  readonly more: boolean
  /** Standards that localise this one. */
  readonly standards: readonly { readonly standardId: string; readonly name: string; readonly regionCode: string }[]
}

export interface StandardLine {
  readonly standardId: string
  readonly versionId: string
  readonly regionCode: string
  readonly code: string
  readonly name: string
}

export interface StandardVersion {
  readonly id: string
  readonly standardId: string
  readonly number: number
  readonly contentHash: string
  readonly publishedAt: Date
  readonly supersededAt: Date | null
  readonly content: StandardContent
}

export interface Adjustment {
  readonly id: string
  readonly kind: ProposalKind
  readonly documentNumber: string
  readonly effectiveOn: string
  readonly proposalId: string
  readonly recordedAt: Date
}

export interface Page<Line> {
  readonly lines: readonly Line[]
  /** For the next page; null on the last. */
  readonly next: string | null
}

export type NewProposal =
  | {
      readonly kind: 'standard'
      readonly standardId?: string
      readonly content?: StandardContent
      readonly follows?: string
    }
  | { readonly kind: 'claim'; readonly standardId: string; readonly itemId?: string }
  | { readonly kind: 'item'; readonly itemId?: string; readonly content?: ItemDefinition }
  | Exclude<ProposalContent, { kind: 'standard' | 'claim' | 'item' }>

/**
 * Writing the catalogue: proposals, their reviews, and what comes of them. Every function answers `proposal_not_found` for what the
 * actor may not see: proposals of other offices, until they are sent to his for review.
 */
export interface Authoring {
  /** Begins a proposal from what is in force, or from nothing. `practice`: can be played to the end and is never published. */
  start(actor: StaffActor, asked: NewProposal, options?: { readonly practice?: boolean }): Promise<Proposal>
  getProposal(proposalId: string, actor: StaffActor): Promise<Proposal>
  /** One earlier revision's content. */
  getRevision(proposalId: string, revision: number, actor: StaffActor): Promise<ProposalContent>
  /** Who saved when, newest first, at most 200. */
  revisionsOf(
    proposalId: string,
    actor: StaffActor,
  ): Promise<readonly { readonly revision: number; readonly savedBy: string; readonly savedAt: Date }[]>
  /** Own office's proposals, or those that wait for this reader's review; newest first. */
  listProposals(
    actor: StaffActor,
    asked: { readonly show: 'open' | 'review' | 'done'; readonly limit?: number; readonly after?: string },
  ): Promise<Page<ProposalLine>>
  /**
   * Saves a new revision. Two officers at once: where the other one changed other parts, both changes stay; where he changed the same
   * part, `proposal_changed_meanwhile` and nothing is overwritten.
   */
  save(
    proposalId: string,
    actor: StaffActor,
    change: { readonly expected: number; readonly content: ProposalContent },
  ): Promise<Proposal>
  check(proposalId: string, actor: StaffActor): Promise<ProposalCheck>
  impact(proposalId: string, actor: StaffActor, limit?: number): Promise<ProposalImpact>
  submit(proposalId: string, actor: StaffActor, expected: number): Promise<Proposal>
  withdraw(proposalId: string, actor: StaffActor): Promise<Proposal>
  review(
    proposalId: string,
    actor: StaffActor,
    given: { readonly expected: number; readonly outcome: 'approve' | 'return'; readonly opinion: string },
  ): Promise<Proposal>
  /** Publishes from a day on, today at the earliest. Of today it is in force when this returns. */
  publish(
    proposalId: string,
    actor: StaffActor,
    given: { readonly expected: number; readonly documentNumber: string; readonly effectiveOn: string },
  ): Promise<Proposal>
  /** A standard's versions and content. Standards are public. */
  findStandard(standardId: string): Promise<StandardVersion | undefined>
  getStandardVersion(versionId: string): Promise<StandardVersion>
  standardVersionsOf(standardId: string): Promise<readonly Omit<StandardVersion, 'content'>[]>
  /** Standards of a region and of the regions above it, by name; `text` narrows. Those that the region's bodies may claim. */
  listStandards(asked: {
    readonly regionCode: string
    readonly text?: string
    /** `region`: only its own; `above`: only those of the levels above. */
    readonly of?: 'all' | 'region' | 'above'
    readonly limit?: number
    readonly after?: string
  }): Promise<Page<StandardLine>>
  /** Items that claim a standard, by region. */
  claimsOf(
    standardId: string,
    asked: { readonly limit?: number; readonly after?: string },
  ): Promise<
    Page<{
      readonly itemId: string
      readonly regionCode: string
      readonly name: string
      readonly departmentName: string
      readonly versionId: string
    }>
  >
  /** What was done to a standard or an item, newest first, at most 50. */
  adjustmentsOf(subjectId: string): Promise<readonly Adjustment[]>
  /** A region's items with their state, the abolished ones too, by name. `text`: part of the name, or how the code begins. */
  listItems(asked: {
    readonly regionCode: string
    readonly text?: string
    readonly departmentId?: string
    readonly status?: OfficeItem['status']
    /** True: only what follows a standard; false: only what is written whole. */
    readonly claimed?: boolean
    readonly limit?: number
    readonly after?: string
  }): Promise<Page<OfficeItem>>
  /** An item as it is in force, and the standard that it follows. */
  findItem(itemId: string): Promise<{ readonly version: ItemVersion; readonly standardId: string | null } | undefined>
  /** Which of these standards (at most 100) a region has claimed. */
  claimsIn(regionCode: string, standardIds: readonly string[]): Promise<readonly OwnClaim[]>
  /** Open proposals about a standard or an item that the actor may see, newest first, at most 20. */
  proposalsAbout(subjectId: string, actor: StaffActor): Promise<readonly ProposalLine[]>
}
