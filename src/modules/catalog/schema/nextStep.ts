import { z } from 'zod'

/** After which end of a case something is offered. */
export const NextStepOutcome = z.enum(['granted', 'denied', 'any'])
export type NextStepOutcome = z.infer<typeof NextStepOutcome>

/** 后续事项: what usually comes after this item. Where it is done is found in the applicant's own region, or above. */
export const NextStep = z.strictObject({
  outcome: NextStepOutcome.describe('granted: after a yes · denied: after a no · any: either way'),
  name: z
    .string()
    .min(1)
    .max(200)
    .describe('事项名称, as people know it; finds the item where there is no code, and the one of several with it'),
  catalogCode: z.string().min(1).max(40).nullable().describe('基本编码; null: found by its name alone'),
  reason: z.string().min(1).max(200).describe('One sentence for the applicant: why now'),
})
export type NextStep = z.infer<typeof NextStep>
