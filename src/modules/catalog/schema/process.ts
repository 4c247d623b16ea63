import { z } from 'zod'
import { FeelText, FieldId } from './condition.ts'
import { DayUnit } from './vocabulary.ts'

/** 预审 pre_review · 受理 accept · 审查 review · 决定 decide, in the order in which an item may have them. */
export const StepDuty = z.enum(['pre_review', 'accept', 'review', 'decide'])
export type StepDuty = z.infer<typeof StepDuty>

/** One step of the route. Which posts may take it: rules/duties.ts. */
export const DutyStep = z.strictObject({
  duty: StepDuty,
  by: z
    .enum(['window', 'department'])
    .describe('window: a post at a service counter; department: a post of the competent body'),
  postName: z.string().max(40).optional().describe('For people to read, e.g. 综合窗口'),
  limitDays: z.int().min(0).max(365).optional().describe('环节时限 in working days; absent: only the whole limit'),
  when: FeelText.optional().describe(
    'Taken only when this holds, in FEEL over the situation questions; absent: always',
  ),
})
export type DutyStep = z.infer<typeof DutyStep>

export const TimeLimit = z.strictObject({
  days: z.int().min(0).max(1000),
  unit: DayUnit.nullable().describe(
    'null where the source gives a number without its unit; never so where one can apply',
  ),
  note: z.string().max(1500).nullable(),
})
export type TimeLimit = z.infer<typeof TimeLimit>

/** 听证 · 招标 · 拍卖 · 检验 · 检测 · 检疫 · 鉴定 · 专家评审 (行政许可法 art. 45) · 其他, which needs a legal basis of its own. */
export const ProcedureKind = z.enum([
  'hearing',
  'tender',
  'auction',
  'inspection',
  'testing',
  'quarantine',
  'appraisal',
  'expert_review',
  'other',
])
export type ProcedureKind = z.infer<typeof ProcedureKind>

/** 特别程序: what may stop the decision clock, with its longest duration. */
export const SpecialProcedure = z.strictObject({
  kind: ProcedureKind.default('other'),
  name: z.string().min(1).max(40),
  days: z.int().min(0).max(1000).nullable(),
  unit: DayUnit.nullable(),
  legalBasis: z.string().max(400).nullable(),
})
export type SpecialProcedure = z.infer<typeof SpecialProcedure>

export const Limits = z.strictObject({
  statutory: TimeLimit.nullable().describe('法定办结时限, from acceptance to decision'),
  promised: TimeLimit.nullable().describe('承诺办结时限; only ever stricter'),
  acceptanceDays: z
    .int()
    .min(0)
    .max(30)
    .default(5)
    .describe('Working days to accept or ask for corrections; 行政许可法 art. 32'),
  acceptanceBySilence: z
    .boolean()
    .describe('True where silence over acceptanceDays means accepted as of receipt (permits)'),
  correctionDays: z
    .int()
    .min(1)
    .max(365)
    .nullable()
    .describe('Working days the applicant has to correct; null: not published'),
  extensionDays: z
    .int()
    .min(0)
    .max(365)
    .nullable()
    .describe('Working days by which the head of the body may extend once'),
  extensionBasis: z.string().max(400).nullable(),
  extensionApprover: z
    .string()
    .max(100)
    .nullable()
    .default(null)
    .describe('Who approves an extension, e.g. 本行政机关负责人'),
  deliveryDays: z
    .int()
    .min(0)
    .max(60)
    .nullable()
    .describe('Working days from decision to delivery; 行政许可法 art. 44 says ten'),
  specialProcedures: z.array(SpecialProcedure).max(10),
})
export type Limits = z.infer<typeof Limits>

/** 征求意见: another body that is asked in the course of the review, and by when it answers. */
export const Consultation = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/),
  departmentId: z.uuid().nullable().describe('The body in organizations; null: chosen by the reviewer'),
  departmentName: z.string().min(1).max(100),
  question: z.string().min(2).max(300).describe('What it is asked'),
  days: z.int().min(1).max(90).describe('Working days to answer'),
  legalBasis: z.string().max(400).nullable(),
})
export type Consultation = z.infer<typeof Consultation>

/** 许可告知承诺: the permit is granted on a promise to meet the conditions, and checked afterwards. */
export const PermitPromise = z.strictObject({
  text: z.string().min(1).max(1000).describe('What the applicant promises'),
  conditions: z.array(z.string().min(1).max(300)).min(1).max(30).describe('The conditions, as the notice tells them'),
  consequence: z.string().min(1).max(1000).describe('What follows if it is not true'),
  legalBasis: z.string().max(400).nullable(),
  checkDays: z.int().min(1).max(365).describe('Working days after the decision within which the body checks'),
  rectifyDays: z.int().min(1).max(365).describe('Working days to put right what the check found'),
  barredMonths: z.int().min(0).max(120).describe('How long nobody may promise again after a false promise'),
})
export type PermitPromise = z.infer<typeof PermitPromise>

/** 证照 certificate · 告知书 notice · 回执 receipt · 内部登记 record (nothing is handed out). */
export const ResultKind = z.enum(['certificate', 'notice', 'receipt', 'record'])
export type ResultKind = z.infer<typeof ResultKind>

export const Result = z.strictObject({
  kind: ResultKind.nullable(),
  name: z.string().max(100).nullable(),
  certificateType: z
    .string()
    .regex(/^[0-9A-Z]{18}\d{3}$/)
    .nullable()
    .describe('证照类型代码: credit code of the defining authority and three digits'),
  content: z
    .array(
      z.strictObject({
        label: z.string().min(1).max(40).describe('As printed, e.g. 经营场所'),
        fields: z.array(FieldId).min(1).max(4).describe('Form fields; the first that was answered is printed'),
      }),
    )
    .max(30)
    .default([])
    .describe('What the certificate or receipt prints of the answers, in order'),
  samples: z.array(z.string().max(200)).max(10).default([]).describe('结果样本: names of sample results'),
  validYears: z.int().min(1).max(100).nullable().describe('Years from the decision; null: no end or not published'),
  mayBePartial: z.boolean().default(false).describe('True where a part of what was applied for may be granted'),
  withheld: z
    .boolean()
    .optional()
    .describe('True where decisions are not published: secrets of the state, of a business, of a life'),
})
export type Result = z.infer<typeof Result>

/** 审查要点: what the holder of a duty looks at, one sentence each. */
export const ReviewPoint = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/),
  duty: StepDuty,
  text: z.string().min(1).max(300),
  legalBasis: z.string().max(300).nullable(),
})
export type ReviewPoint = z.infer<typeof ReviewPoint>

/** 常用意见: a sentence that an officer may put in and change. */
export const StockOpinion = z.strictObject({
  duty: StepDuty,
  outcome: z.enum(['pass', 'return', 'not_accept', 'grant', 'deny']),
  text: z.string().min(1).max(300),
})
export type StockOpinion = z.infer<typeof StockOpinion>

/** 补正理由: a ready demand for one material, one answer, or the application as a whole. */
export const CorrectionReason = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/),
  about: z.union([
    z.strictObject({ material: z.string().max(40) }),
    z.strictObject({ field: z.string().max(40) }),
    z.strictObject({ whole: z.literal(true) }),
  ]),
  text: z.string().min(1).max(300).describe('Says what to do, not only what is wrong'),
})
export type CorrectionReason = z.infer<typeof CorrectionReason>
