import { z } from 'zod'

/** A field's name inside its form, e.g. `siteAddress`. Unique in the form; answers are kept under it. */
export const FieldId = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/)
export type FieldId = z.infer<typeof FieldId>

/** A condition in FEEL over the questions of the situation section. What it may say: rules/situations/compile.ts. */
export const FeelText = z.string().min(1).max(600)
export type FeelText = z.infer<typeof FeelText>

/**
 * One simple question to one earlier answer, or FEEL over the questions of the situation section. `equals` compares with a choice's
 * value or a yes/no; `in` is true when the answer, or with several choices at least one of them, is in the list.
 */
export const Condition = z.union([
  z.strictObject({ field: FieldId, equals: z.union([z.string().max(60), z.boolean()]) }),
  z.strictObject({ field: FieldId, in: z.array(z.string().max(60)).min(1).max(30) }),
  z.strictObject({ feel: FeelText }),
])
export type Condition = z.infer<typeof Condition>
