import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'

/** One row of `evaluations.evaluation`. Blinded: the case is a keyed hash, the text is sealed. */
export interface EvaluationRow {
  readonly evaluationId: string
  readonly caseHash: string
  readonly regionCode: string
  readonly departmentId: string
  readonly itemId: string
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
             (evaluation_id, case_hash, region_code, department_id, item_id, grade, reasons, sealed_text, channel, evaluated_on)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      row.evaluationId,
      row.caseHash,
      row.regionCode,
      row.departmentId,
      row.itemId,
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
