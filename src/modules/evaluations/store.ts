import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'

/** One row of `evaluations.evaluation`. Blinded: what was evaluated is a keyed hash, the text is sealed. */
export interface EvaluationRow {
  readonly evaluationId: string
  readonly caseHash: string
  readonly regionCode: string
  readonly departmentId: string
  readonly itemId: string
  readonly node: string
  readonly grade: number
  readonly reasons: readonly string[]
  readonly sealedText: Buffer | null
  readonly channel: string
  readonly evaluatedOn: string
}

export function insertEvaluation(row: EvaluationRow): Statement {
  return {
    name: 'evaluations.evaluation.insert',
    text: `insert into evaluations.evaluation
             (evaluation_id, case_hash, region_code, department_id, item_id, node, grade, reasons, sealed_text, channel, evaluated_on)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      row.evaluationId,
      row.caseHash,
      row.regionCode,
      row.departmentId,
      row.itemId,
      row.node,
      row.grade,
      row.reasons,
      row.sealedText,
      row.channel,
      row.evaluatedOn,
    ],
  }
}

export async function hasEvaluation(db: Database, caseHash: string): Promise<boolean> {
  const rows = await db.query({
    name: 'evaluations.evaluation.is_given',
    text: 'select 1 from evaluations.evaluation where case_hash = $1',
    values: [caseHash],
  })
  return rows.length > 0
}

export async function findSealedText(db: Database, evaluationId: string): Promise<Buffer | null> {
  const [row] = await db.query<{ sealed_text: Buffer | null }>({
    name: 'evaluations.evaluation.text',
    text: 'select sealed_text from evaluations.evaluation where evaluation_id = $1',
    values: [evaluationId],
  })
  return row?.sealed_text ?? null
}

/** One row of `evaluations.invitation`. */
export interface InvitationRow {
  readonly tokenHash: string
  readonly caseHash: string
  readonly regionCode: string
  readonly departmentId: string
  readonly itemId: string
  readonly node: string
  readonly channel: string
  readonly terminal: string | null
  readonly sealed: Buffer
  readonly expiresAt: Date
}

export function insertInvitation(row: InvitationRow): Statement {
  return {
    name: 'evaluations.invitation.insert',
    text: `insert into evaluations.invitation
             (token_hash, case_hash, region_code, department_id, item_id, node, channel, terminal, sealed, expires_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      row.tokenHash,
      row.caseHash,
      row.regionCode,
      row.departmentId,
      row.itemId,
      row.node,
      row.channel,
      row.terminal,
      row.sealed,
      row.expiresAt,
    ],
  }
}

export async function findInvitation(db: Database, tokenHash: string, now: Date): Promise<InvitationRow | undefined> {
  const [row] = await db.query<InvitationRow & Record<string, unknown>>({
    name: 'evaluations.invitation.find',
    text: `select token_hash as "tokenHash", case_hash as "caseHash", region_code as "regionCode", department_id as "departmentId",
             item_id as "itemId", node, channel, terminal, sealed, expires_at as "expiresAt"
           from evaluations.invitation where token_hash = $1 and expires_at > $2`,
    values: [tokenHash, now],
  })
  return row
}

export function deleteInvitation(tokenHash: string): Statement {
  return {
    name: 'evaluations.invitation.delete',
    text: 'delete from evaluations.invitation where token_hash = $1',
    values: [tokenHash],
  }
}

/** Invitations past their time, and device marks past the hour that is counted. */
export function deleteExpired(now: Date, marksBefore: Date): Statement[] {
  return [
    {
      name: 'evaluations.invitation.delete_expired',
      text: 'delete from evaluations.invitation where expires_at <= $1',
      values: [now],
    },
    {
      name: 'evaluations.device_mark.delete_old',
      text: 'delete from evaluations.device_mark where marked_at < $1',
      values: [marksBefore],
    },
  ]
}
