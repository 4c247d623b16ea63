import { z } from 'zod'
import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { ProposalContent, ProposalKind, ProposalStatus, ReviewOffice } from './schema/proposal.ts'

const ProposalRow = z.strictObject({
  id: z.uuid(),
  kind: ProposalKind,
  subjectId: z.uuid().nullable(),
  baseVersionId: z.uuid().nullable(),
  regionCode: z.string(),
  departmentId: z.uuid(),
  title: z.string(),
  status: ProposalStatus,
  revision: z.int(),
  practice: z.boolean(),
  documentNumber: z.string().nullable(),
  effectiveOn: z.string().nullable(),
  createdBy: z.uuid(),
  createdAt: z.date(),
  changedBy: z.uuid(),
  changedAt: z.date(),
  authors: z.array(z.uuid()),
})
export type ProposalRow = z.infer<typeof ProposalRow>

const ContentRow = z.strictObject({ content: ProposalContent, savedBy: z.uuid(), savedAt: z.date() })
const RevisionLine = z.strictObject({ revision: z.int(), savedBy: z.uuid(), savedAt: z.date() })
const ReviewRow = z.strictObject({
  revision: z.int(),
  office: ReviewOffice,
  outcome: z.enum(['approve', 'return']),
  opinion: z.string(),
  departmentId: z.uuid(),
  reviewedBy: z.uuid(),
  reviewedAt: z.date(),
})
export type ReviewRow = z.infer<typeof ReviewRow>
const AdjustmentRow = z.strictObject({
  id: z.uuid(),
  kind: ProposalKind,
  documentNumber: z.string(),
  effectiveOn: z.string(),
  proposalId: z.uuid(),
  recordedAt: z.date(),
})

/** SQL of proposals. */
export function createProposalStore(db: Database) {
  const read = async <Row>(row: z.ZodType<Row>, statement: Statement): Promise<Row[]> =>
    z.array(row).parse(await db.query(statement))
  return {
    proposal: (id: string) => read(ProposalRow, statement('proposal', `${selectProposal} where id = $1`, id)),
    content: (id: string, revision: number) =>
      read(ContentRow, statement('proposal_content', selectContent, id, revision)),
    revisions: (id: string) =>
      read(
        RevisionLine,
        statement(
          'proposal_revisions',
          `select revision, saved_by as "savedBy", saved_at as "savedAt" from catalog.proposal_revision
           where proposal_id = $1 order by revision desc limit 200`,
          id,
        ),
      ),
    reviews: (id: string) => read(ReviewRow, statement('proposal_reviews', selectReviews, id)),
    /** Of an office, newest first. */
    ofOffice: (departmentId: string, statuses: readonly ProposalStatus[], before: string | null, limit: number) =>
      read(
        ProposalRow,
        statement('proposals_of_office', listOf('department_id'), departmentId, statuses, before, limit),
      ),
    /** Sent for review in a region, not for practice, newest first; an office that has spoken on the revision sees it no more. */
    toReview: (
      asked: { regionCode: string; departmentId: string; offices: readonly ReviewOffice[]; staffId: string },
      before: string | null,
      limit: number,
    ) =>
      read(
        ProposalRow,
        statement(
          'proposals_to_review',
          listToReview,
          asked.regionCode,
          asked.departmentId,
          asked.offices,
          asked.staffId,
          before,
          limit,
        ),
      ),
    openAbout: (subjectId: string) =>
      read(
        ProposalRow,
        statement(
          'proposals_about',
          `${selectProposal} where subject_id = $1 and status not in ('in_force', 'withdrawn') order by id desc limit 20`,
          subjectId,
        ),
      ),
    adjustmentsOf: (subjectId: string) =>
      read(
        AdjustmentRow,
        statement(
          'adjustments_of',
          `select id, kind, document_number as "documentNumber", effective_on as "effectiveOn", proposal_id as "proposalId",
             recorded_at as "recordedAt" from catalog.adjustment where subject_id = $1 order by id desc limit 50`,
          subjectId,
        ),
      ),
  }
}
export type ProposalStore = ReturnType<typeof createProposalStore>

export interface AdjustmentWrite {
  readonly id: string
  readonly proposalId: string
  readonly kind: ProposalKind
  readonly subjectKind: 'standard' | 'item'
  readonly subjectId: string
  readonly regionCode: string
  readonly documentNumber: string
  readonly effectiveOn: string
  readonly recordedAt: Date
}

export const proposalStatements = {
  insert: (row: Omit<ProposalRow, 'documentNumber' | 'effectiveOn' | 'authors'>): Statement =>
    statement(
      'proposal_insert',
      `insert into catalog.proposal (id, kind, subject_id, base_version_id, region_code, department_id, title, status, revision,
         practice, created_by, created_at, changed_by, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      row.id,
      row.kind,
      row.subjectId,
      row.baseVersionId,
      row.regionCode,
      row.departmentId,
      row.title,
      row.status,
      row.revision,
      row.practice,
      row.createdBy,
      row.createdAt,
      row.changedBy,
      row.changedAt,
    ),
  /** The primary key is the expected version: the second of two with the same number breaks it. */
  revision: (row: {
    id: string
    revision: number
    content: ProposalContent
    savedBy: string
    savedAt: Date
  }): Statement =>
    statement(
      'proposal_revision_insert',
      `insert into catalog.proposal_revision (proposal_id, revision, content, saved_by, saved_at) values ($1, $2, $3, $4, $5)`,
      row.id,
      row.revision,
      JSON.stringify(row.content),
      row.savedBy,
      row.savedAt,
    ),
  saved: (row: {
    id: string
    revision: number
    title: string
    baseVersionId: string | null
    changedBy: string
    changedAt: Date
  }): Statement[] => [
    statement(
      'proposal_saved',
      `update catalog.proposal set revision = $2, title = $3, base_version_id = $4, changed_by = $5, changed_at = $6,
         -- Taken back from its reviewers it stays in their sight, and says that it is being changed.
         status = case when status = 'draft' then 'draft' else 'returned' end
       where id = $1 and revision = $2 - 1 and status in ('draft', 'returned', 'in_review', 'approved')`,
      row.id,
      row.revision,
      row.title,
      row.baseVersionId,
      row.changedBy,
      row.changedAt,
    ),
    requireRevision(row.id, row.revision),
  ],
  review: (id: string, row: ReviewRow): Statement =>
    statement(
      'proposal_review_insert',
      `insert into catalog.proposal_review (proposal_id, revision, office, outcome, opinion, department_id, reviewed_by, reviewed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      id,
      row.revision,
      row.office,
      row.outcome,
      row.opinion,
      row.departmentId,
      row.reviewedBy,
      row.reviewedAt,
    ),
  /** Moves on only from the state in which it was read. */
  status: (id: string, from: ProposalStatus, revision: number, to: ProposalStatus): Statement[] => [
    statement(
      'proposal_status',
      'update catalog.proposal set status = $4 where id = $1 and status = $2 and revision = $3',
      id,
      from,
      revision,
      to,
    ),
    requireStatus(id, to, revision),
  ],
  /** Two opinions at one moment meet here: the second one waits and then counts the first. */
  lock: (id: string, revision: number): Statement[] => [
    statement('proposal_lock', 'select 1 from catalog.proposal where id = $1 for update', id),
    requireStatus(id, 'in_review', revision),
  ],
  /** After an opinion: returned at once by one, approved when the last office agrees. */
  reviewed: (
    id: string,
    revision: number,
    outcome: 'approve' | 'return',
    offices: readonly ReviewOffice[],
  ): Statement =>
    statement(
      'proposal_reviewed',
      `update catalog.proposal p set status = case when $3 = 'return' then 'returned' else 'approved' end
       where id = $1 and status = 'in_review' and revision = $2 and ($3 = 'return' or not exists (
         select from unnest($4::text[]) as needed (office) where not exists (
           select from catalog.proposal_review r
           where r.proposal_id = $1 and r.revision = $2 and r.outcome = 'approve' and r.office = needed.office)))`,
      id,
      revision,
      outcome,
      offices,
    ),
  published: (row: {
    id: string
    revision: number
    documentNumber: string
    effectiveOn: string
    at: Date
  }): Statement[] => [
    statement(
      'proposal_published',
      `update catalog.proposal set status = 'published', document_number = $3, effective_on = $4, published_at = $5
       where id = $1 and revision = $2 and status = 'approved'`,
      row.id,
      row.revision,
      row.documentNumber,
      row.effectiveOn,
      row.at,
    ),
    requireStatus(row.id, 'published', row.revision),
  ],
  inForce: (row: { id: string; revision: number; subjectId: string; at: Date }): Statement[] => [
    statement(
      'proposal_in_force',
      `update catalog.proposal set status = 'in_force', in_force_at = $3, subject_id = coalesce(subject_id, $4)
       where id = $1 and revision = $2 and status = 'published'`,
      row.id,
      row.revision,
      row.at,
      row.subjectId,
    ),
    requireStatus(row.id, 'in_force', row.revision),
  ],
  adjustment: (row: AdjustmentWrite): Statement =>
    statement(
      'adjustment_insert',
      `insert into catalog.adjustment (id, proposal_id, kind, subject_kind, subject_id, region_code, document_number, effective_on, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      row.id,
      row.proposalId,
      row.kind,
      row.subjectKind,
      row.subjectId,
      row.regionCode,
      row.documentNumber,
      row.effectiveOn,
      row.recordedAt,
    ),
}

function requireRevision(id: string, revision: number): Statement {
  return statement(
    'proposal_require_revision',
    `select platform.require(exists (select from catalog.proposal where id = $1 and revision = $2), 'proposal_moved')`,
    id,
    revision,
  )
}

function requireStatus(id: string, status: ProposalStatus, revision: number): Statement {
  return statement(
    'proposal_require',
    `select platform.require(exists (select from catalog.proposal where id = $1 and status = $2 and revision = $3), 'proposal_moved')`,
    id,
    status,
    revision,
  )
}

function statement(name: string, text: string, ...values: unknown[]): Statement {
  return { name: `catalog.${name}`, text, values }
}

const proposalColumns = `id, kind, subject_id as "subjectId", base_version_id as "baseVersionId", region_code as "regionCode",
  department_id as "departmentId", title, status, revision, practice, document_number as "documentNumber",
  effective_on as "effectiveOn", created_by as "createdBy", created_at as "createdAt", changed_by as "changedBy",
  changed_at as "changedAt",
  array(select distinct saved_by from catalog.proposal_revision r where r.proposal_id = proposal.id) as authors`
const selectProposal = `select ${proposalColumns} from catalog.proposal`
const selectContent = `select content, saved_by as "savedBy", saved_at as "savedAt" from catalog.proposal_revision
  where proposal_id = $1 and revision = $2`
const selectReviews = `select revision, office, outcome, opinion, department_id as "departmentId", reviewed_by as "reviewedBy",
  reviewed_at as "reviewedAt" from catalog.proposal_review where proposal_id = $1 order by reviewed_at, office limit 200`

/** One ordered index scan for each status, then the newest of them. */
function listOf(column: 'department_id'): string {
  return `select p.* from unnest($2::text[]) as s (status) cross join lateral (
      ${selectProposal} where ${column} = $1 and proposal.status = s.status and ($3::uuid is null or id < $3)
      order by id desc limit $4
    ) p order by p.id desc limit $4`
}

const listToReview = `
  ${selectProposal} as proposal where proposal.region_code = $1 and proposal.status = 'in_review' and not proposal.practice and not exists (
      select from catalog.proposal_revision mine where mine.proposal_id = proposal.id and mine.saved_by = $4)
    and ($5::uuid is null or proposal.id < $5)
    and exists (
      select from unnest($3::text[]) as mine (office)
      where (mine.office <> 'own' or proposal.department_id = $2)
        and (mine.office = 'own') = (proposal.kind = 'claim')
        and not exists (select from catalog.proposal_review r
          where r.proposal_id = proposal.id and r.revision = proposal.revision and r.office = mine.office))
  order by proposal.id desc limit $6`
