import { z } from 'zod'
import texts from './evaluations.texts.json' with { type: 'json' }
import { type ReasonCode, reasonCodes, reasonsFor } from './rules/reasons.ts'

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

/** What of a case is evaluated: a visit at a window (一次一评) or, after the end, the whole (一事一评). */
export const evaluationNodes = ['visit', 'concluded'] as const
export type EvaluationNode = (typeof evaluationNodes)[number]

/** Where it was said, in the order of GB/T 39046. Short messages are not offered: nothing here sends them. `other` are rows from before. */
export const evaluationChannels = ['pc', 'mobile', 'qr', 'tablet', 'terminal', 'phone', 'other'] as const
export type EvaluationChannel = (typeof evaluationChannels)[number]

const Text = z.string().trim().max(500)

export const Evaluation = z
  .strictObject({
    grade: Grade,
    reasons: z.array(z.enum(reasonCodes as readonly [ReasonCode, ...ReasonCode[]])).max(8),
    text: Text,
  })
  .refine(({ grade, reasons }) => reasons.every((code) => reasonsFor(grade).includes(code)), {
    path: ['reasons'],
    message: 'a reason that is not one of this grade',
  })
export type Evaluation = z.infer<typeof Evaluation>

/** What is evaluated. The body is the one that is judged: at a visit that of the window, else the one that decides. */
export interface EvaluatedCase {
  readonly caseId: string
  readonly node: EvaluationNode
  /** Of a visit: its day. One evaluation a case and day. */
  readonly visitedOn?: string
  readonly regionCode: string
  readonly departmentId: string
  readonly itemId: string
}

/** Who may be called back about a bad grade; sealed, and only kept for one. */
export const Contact = z.strictObject({
  personId: z.uuid(),
  receiptNumber: z.string().max(40),
  itemName: z.string().max(200),
  name: z.string().max(120),
  phone: z.string().max(20).nullable(),
})
export type Contact = z.infer<typeof Contact>

/** The sealed way from a ticket or an invitation to the person. */
export const Link = Contact.extend({ caseId: z.uuid(), regionCode: z.string().length(12) })
export type Link = z.infer<typeof Link>

/** What somebody of an office writes at a step of a ticket. */
export const StepText = z.string().trim().min(1).max(1000)

export const evaluationTexts = {
  grades: texts.grades,
  reasons: texts.reasons,
  channels: texts.channels,
  nodes: texts.nodes,
  rates: texts.rates,
} as const
