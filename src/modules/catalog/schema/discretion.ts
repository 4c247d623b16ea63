import { z } from 'zod'

const id = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/)

/** What the officer establishes about a case: one of several values, yes or no, or a number in bounds. */
export const DiscretionFact = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('choice'),
    id,
    label: z.string().min(1).max(80),
    values: z
      .array(z.strictObject({ value: id, label: z.string().min(1).max(60) }))
      .min(2)
      .max(12),
  }),
  z.strictObject({ kind: z.literal('yesNo'), id, label: z.string().min(1).max(80) }),
  z.strictObject({
    kind: z.literal('number'),
    id,
    label: z.string().min(1).max(80),
    unit: z.string().max(10).nullable(),
    min: z.number().describe('Smallest possible value; the table is checked between min and max'),
    max: z.number(),
    whole: z.boolean().describe('Only whole numbers occur, so that 5 and 6 leave no gap between them'),
  }),
])
export type DiscretionFact = z.infer<typeof DiscretionFact>

/** What a row asks of one fact. A fact that a row does not name may be anything. */
export const FactTest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('oneOf'), values: z.array(id).min(1).max(12) }),
  z.strictObject({ kind: z.literal('is'), value: z.boolean() }),
  z.strictObject({
    kind: z.literal('between'),
    from: z.number().nullable().describe('null: from the smallest'),
    fromIncluded: z.boolean(),
    to: z.number().nullable().describe('null: to the largest'),
    toIncluded: z.boolean(),
  }),
])
export type FactTest = z.infer<typeof FactTest>

export const DiscretionRow = z.strictObject({
  when: z.record(id, FactTest).describe('By fact id'),
  outcome: id,
  basis: z.string().max(400).nullable(),
})
export type DiscretionRow = z.infer<typeof DiscretionRow>

/** 裁量基准: facts of the case → outcome, so that the same facts have the same outcome whoever decides. */
export const DiscretionTable = z.strictObject({
  id,
  title: z.string().min(1).max(100),
  basis: z.string().max(400).nullable(),
  facts: z.array(DiscretionFact).min(1).max(8),
  outcomes: z
    .array(
      z.strictObject({
        id,
        label: z.string().min(1).max(200),
        decision: z.enum(['grant', 'deny']),
      }),
    )
    .min(2)
    .max(12),
  rows: z.array(DiscretionRow).min(1).max(60),
})
export type DiscretionTable = z.infer<typeof DiscretionTable>
