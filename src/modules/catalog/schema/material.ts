import { z } from 'zod'
import { Condition } from './condition.ts'

/** 材料必要性, with the four values that real guides carry: 必要 · 非必要 · 容缺后补 · 信用免交、信用后补. */
export const Necessity = z.enum(['required', 'optional', 'deferrable', 'credit_deferrable'])
export type Necessity = z.infer<typeof Necessity>

/** 材料性质: 申请表 · 证照 · 证明材料 · 其他. */
export const MaterialNature = z.enum(['application_form', 'certificate', 'proof', 'other'])
export type MaterialNature = z.infer<typeof MaterialNature>

/** 材料类型: 原件 · 复印件 · 原件和复印件 · 原件或复印件. */
export const MaterialType = z.enum(['original', 'copy', 'original_and_copy', 'original_or_copy'])
export type MaterialType = z.infer<typeof MaterialType>

/** 材料形式: 纸质 · 电子 · 纸质和电子 · 纸质或电子. */
export const MaterialForm = z.enum(['paper', 'electronic', 'paper_and_electronic', 'paper_or_electronic'])
export type MaterialForm = z.infer<typeof MaterialForm>

/** 材料来源: 申请人自备 · 政府部门核发 · 其他. */
export const MaterialOrigin = z.enum(['applicant', 'government', 'other'])
export type MaterialOrigin = z.infer<typeof MaterialOrigin>

/** 免提交方式: 无 · 由模板生成 · 电子证照代替 · 证照信息核验 · 取自个人中心. */
export const ExemptBy = z.enum(['none', 'template', 'electronic_certificate', 'certificate_check', 'personal_vault'])
export type ExemptBy = z.infer<typeof ExemptBy>

/** 提交方式: 现场 · 网上 · 都可. */
export const SubmitWay = z.enum(['window', 'online', 'both'])
export type SubmitWay = z.infer<typeof SubmitWay>

/** File types that may be uploaded; what a file is, is sniffed from its content. */
export const UploadType = z.enum(['application/pdf', 'image/jpeg', 'image/png'])
export type UploadType = z.infer<typeof UploadType>

/** N7: what the government already has is asked for only with a recorded reason and an end. */
export const AskedDespiteSupply = z.strictObject({
  reason: z.string().min(10).max(500),
  until: z.iso.date().describe('Last day on which it may still be asked for'),
})
export type AskedDespiteSupply = z.infer<typeof AskedDespiteSupply>

const text = z.string().max(4000).nullable()

export const Material = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]{0,39}$/)
    .describe('Stable inside the item; uploads are kept under it'),
  code: z.string().max(32).nullable().describe('材料编码, e.g. M0001310240000102; null where the source has none'),
  name: z.string().min(1).max(200).describe('As published'),
  shortName: z.string().max(40).optional().describe('For lists and checklists, where the published name is long'),
  standardCode: z.string().max(20).nullable().describe('标准材料编码 of the province, e.g. L2000016'),
  standardName: z.string().max(100).nullable(),
  nature: MaterialNature.nullable(),
  type: MaterialType.nullable(),
  form: MaterialForm.nullable(),
  necessity: Necessity,
  requiredWhen: z
    .strictObject({
      condition: Condition,
      text: z
        .string()
        .min(1)
        .max(200)
        .describe('The condition in words, for the guide page: 经营场所与营业执照住所不同时'),
    })
    .optional()
    .describe('Asked exactly when the condition holds; it then counts as required'),
  madeFromAnswers: z
    .boolean()
    .default(false)
    .describe('The platform writes this paper from the answers; nothing is uploaded'),
  source: z.strictObject({ origin: MaterialOrigin.nullable(), note: text }),
  exemptBy: ExemptBy.nullable(),
  submitWay: SubmitWay.nullable(),
  copies: z.int().min(0).max(99).nullable(),
  paperSpec: z.string().max(200).nullable(),
  acceptStandard: text.describe('受理标准'),
  fillNotes: text.describe('填报须知'),
  legalBasis: text,
  templates: z
    .array(z.string().max(200))
    .max(10)
    .describe('空白表格: names of blank forms that the source lists; the files are not ours to ship'),
  samples: z.array(z.string().max(200)).max(10).default([]).describe('示例样表: names of filled-in samples'),
  issuer: z
    .string()
    .max(100)
    .nullable()
    .default(null)
    .describe('出具单位: who issues it, where that is not the applicant'),
  evidenceType: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]{0,39}$/)
    .nullable()
    .default(null)
    .describe('The shared evidence type that it is; null: not linked, or linked by its name in the vocabulary'),
  deferDays: z
    .int()
    .min(1)
    .max(365)
    .nullable()
    .default(null)
    .describe('容缺: working days after acceptance within which it may come; null: not published'),
  promise: z
    .strictObject({
      text: z.string().min(1).max(1000).describe('What the applicant promises instead'),
      consequence: z.string().max(1000).nullable().describe('What follows if it is not true'),
      legalBasis: z.string().max(400).nullable(),
    })
    .nullable()
    .default(null)
    .describe('告知承诺: the promise that may stand in its place'),
  askedDespiteSupply: AskedDespiteSupply.nullable()
    .default(null)
    .describe('Why it is asked for although a registered supplier gives it, and until when'),
  accept: z.array(UploadType).min(1).default(['application/pdf', 'image/jpeg', 'image/png']),
  maxBytes: z
    .int()
    .min(1024)
    .max(50 * 1024 * 1024)
    .default(10 * 1024 * 1024)
    .describe('Bytes of one file'),
  filesMax: z.int().min(1).max(20).default(5).describe('Files of this material in one case'),
})
export type Material = z.infer<typeof Material>
