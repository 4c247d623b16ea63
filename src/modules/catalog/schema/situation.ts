import { z } from 'zod'
import { FeelText } from './condition.ts'
import { StepDuty, TimeLimit } from './process.ts'

/**
 * 情形: what an item means for people in the same position. If an item has situations, exactly one holds for every complete set of
 * answers to its situation questions; the save proves it.
 */
export const Situation = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/),
  title: z.string().min(1).max(80).describe('情形名称, e.g. 夫妻一方户籍在本省、已怀孕'),
  when: FeelText.describe('When it holds, in FEEL'),
  note: z.string().max(600).nullable().default(null).describe('What is worth knowing in it'),
  refusal: z
    .string()
    .max(600)
    .nullable()
    .default(null)
    .describe('Why one cannot apply here in it, and where to go instead; null: one can'),
  statutory: TimeLimit.nullable().default(null).describe('法定办结时限 in it; null: as for the item'),
  promised: TimeLimit.nullable().default(null).describe('承诺办结时限 in it; null: as for the item'),
  windows: z
    .array(z.string().min(1).max(100))
    .min(1)
    .max(30)
    .nullable()
    .default(null)
    .describe('Names of the only windows that take it; null: all'),
  withoutSteps: z.array(StepDuty).max(6).default([]).describe('Steps of the route that are left out'),
})
export type Situation = z.infer<typeof Situation>
