import { z } from 'zod'
import { dayOf } from '../../kernel/calendar.ts'
import { uuidV7 } from '../../kernel/ids.ts'
import { problemFamily } from '../../kernel/problem.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import type { Platform } from '../../platform/platform.ts'
import texts from './evaluations.texts.json' with { type: 'json' }
import { hasEvaluation, insertEvaluation } from './store.ts'

/** 1 非常满意 … 5 非常不满意 (GB/T 39046-2020 A.8). */
export const grades = [1, 2, 3, 4, 5] as const
export const Grade = z.union(
  grades.map((grade) => z.literal(grade)) as [
    z.ZodLiteral<1>,
    z.ZodLiteral<2>,
    z.ZodLiteral<3>,
    z.ZodLiteral<4>,
    z.ZodLiteral<5>,
  ],
)
export type Grade = z.infer<typeof Grade>

/** What was good or bad; words in evaluations.texts.json. */
export const reasonCodes = Object.keys(texts.reasons) as readonly (keyof typeof texts.reasons)[]
export const evaluationTexts = { grades: texts.grades, reasons: texts.reasons }

export const Evaluation = z.strictObject({
  grade: Grade,
  reasons: z.array(z.enum(reasonCodes as [keyof typeof texts.reasons, ...(keyof typeof texts.reasons)[]])).max(8),
  text: z.string().trim().max(500),
})
export type Evaluation = z.infer<typeof Evaluation>

export interface EvaluatedCase {
  readonly caseId: string
  readonly regionCode: string
  readonly departmentId: string
  readonly itemId: string
  readonly channel: 'online' | 'window'
}

/** 好差评: kept apart from cases and blinded. A row leads to the body and the day, never to the person. */
export interface Evaluations {
  /** One evaluation a case. Throws `evaluation.given_before`. */
  give(evaluated: EvaluatedCase, evaluation: Evaluation): Promise<void>
  /** Whether the case was evaluated: all that its own page may know. */
  isGiven(caseId: string): Promise<boolean>
}

const problem = problemFamily({ 'evaluation.given_before': 'conflict' }, texts.problems)

export function createEvaluations({ db, clock, keys }: Platform): Evaluations {
  const caseHash = (caseId: string) => keys.hash('evaluation', caseId)
  return {
    async give(evaluated, given) {
      const { grade, reasons, text } = Evaluation.parse(given)
      const now = clock.now()
      const evaluationId = uuidV7(now.getTime())
      const sealed = text === '' ? null : keys.seal(keys.purposeKey('evaluation-text'), evaluationId, text)
      try {
        const row = {
          evaluationId,
          caseHash: caseHash(evaluated.caseId),
          regionCode: evaluated.regionCode,
          departmentId: evaluated.departmentId,
          itemId: evaluated.itemId,
          grade,
          reasons,
          sealedText: sealed,
          channel: evaluated.channel,
          evaluatedOn: dayOf(now),
        }
        await db.batch([insertEvaluation(row)])
      } catch (error) {
        if (violatedConstraint(error) === 'evaluation_once_a_case') throw problem('evaluation.given_before')
        throw error
      }
    },
    isGiven: (caseId) => hasEvaluation(db, caseHash(caseId)),
  }
}
